package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Copy hands over everything that is kept of a book, all of it as at one moment.
func (s *Store) Copy(ctx context.Context, book storage.BookID, each func(storage.Piece) error) error {
	if err := book.Check(); err != nil {
		return err
	}
	_, err := read(ctx, s, func(tx *bbolt.Tx) (struct{}, error) {
		if s.hidden(book) || empty(tx, book) {
			return struct{}{}, fmt.Errorf("copy %s: %w", book, storage.ErrNotFound)
		}
		c := copying{ctx: ctx, tx: tx, book: book, each: each}
		for _, kind := range storage.PieceKinds {
			if err := c.all(kind); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}

// copying is a book on its way out.
type copying struct {
	ctx  context.Context
	tx   *bbolt.Tx
	book storage.BookID
	each func(storage.Piece) error
}

// kept says in which bucket lies what is kept by name and goes out as it is.
var kept = map[storage.PieceKind][]byte{
	storage.PieceText: texts, storage.PieceNotice: notices, storage.PieceReceipt: receipts, storage.PiecePosted: posted, storage.PieceMet: met,
}

func (c copying) all(kind storage.PieceKind) error {
	switch kind {
	case storage.PieceRecord:
		return c.walk(logs, func(_ string, line []byte) error { return c.each(storage.Piece{Kind: kind, Data: line}) })
	case storage.PieceAttempt:
		return c.walk(attempts, func(name string, n []byte) error { return c.each(numberPiece(kind, name, decode(n))) })
	case storage.PieceCursor:
		return c.each(numberPiece(kind, "", number(c.tx, cursors, []byte(c.book))))
	case storage.PiecePerson:
		return c.people()
	case storage.PieceMessage:
		return c.messages()
	default:
		return c.walk(kept[kind], func(name string, data []byte) error {
			return c.each(storage.Piece{Kind: kind, Name: name, Data: data})
		})
	}
}

func numberPiece(kind storage.PieceKind, name string, n int64) storage.Piece {
	return storage.Piece{Kind: kind, Name: name, Data: strconv.AppendInt(nil, n, 10)}
}

// walk goes through what a book has in a bucket, until an error.
func (c copying) walk(bucket []byte, fn func(name string, v []byte) error) error {
	start, cursor := prefix(c.book), c.tx.Bucket(bucket).Cursor()
	for k, v := cursor.Seek(start); bytes.HasPrefix(k, start); k, v = cursor.Next() {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if err := fn(string(k[len(start):]), v); err != nil {
			return err
		}
	}
	return nil
}

func (c copying) people() error {
	register, err := register(c.tx, c.book)
	if err != nil {
		return err
	}
	for _, p := range register {
		entry, err := json.Marshal(p)
		if err != nil {
			return fmt.Errorf("encode person: %w", err)
		}
		if err := c.each(storage.Piece{Kind: storage.PiecePerson, Name: p.ID, Data: entry}); err != nil {
			return err
		}
	}
	return nil
}

// messages go out in the order in which they were said; they are kept in the order of their keys.
func (c copying) messages() error {
	type said struct {
		number int64
		key    string
	}
	var order []said
	err := c.walk(messages, func(name string, data []byte) error {
		var m struct{ Number int64 }
		if err := json.Unmarshal(data, &m); err != nil {
			return fmt.Errorf("decode message %s: %w", name, err)
		}
		order = append(order, said{m.Number, name})
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(order, func(a, b said) int { return int(a.number - b.number) })
	for _, m := range order {
		data := c.tx.Bucket(messages).Get(key(c.book, m.key))
		if err := c.each(storage.Piece{Kind: storage.PieceMessage, Name: m.key, Data: data}); err != nil {
			return err
		}
	}
	return nil
}

func empty(tx *bbolt.Tx, book storage.BookID) bool {
	k, _ := tx.Bucket(logs).Cursor().Seek(prefix(book))
	return !bytes.HasPrefix(k, prefix(book))
}
