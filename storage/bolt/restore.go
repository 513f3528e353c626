package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// restoreMark begins the names, among what the file knows of itself, of the books that are on their way in. What is put of such
// a book lies where it will stay; only this process has the file, and it hides the book until the mark is gone. A process
// that dies leaves the mark, and the next one that opens the file sweeps up.
var restoreMark = []byte("restoring/")

// errRestoring is the answer to an append to a book that is on its way in.
var errRestoring = errors.New("it is being restored")

// sweepPart is how many keys one transaction removes.
const sweepPart = 5000

// Restore begins a book that the file does not have.
func (s *Store) Restore(ctx context.Context, book storage.BookID) (storage.Restoring, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	if _, taken := s.restoring.LoadOrStore(book, true); taken {
		return nil, fmt.Errorf("restore %s: %w", book, storage.ErrExists)
	}
	r := &restoring{store: s, book: book}
	err := s.do(ctx, func(tx *bbolt.Tx) error {
		if !empty(tx, book) {
			return fmt.Errorf("restore %s: %w", book, storage.ErrExists)
		}
		return tx.Bucket(meta).Put(mark(book), nil)
	})
	if err != nil {
		s.restoring.Delete(book)
		return nil, err
	}
	// Something may be kept beside a book that was never begun.
	return r, s.sweep(ctx, book)
}

func mark(book storage.BookID) []byte { return append(bytes.Clone(restoreMark), book...) }

// hidden says whether a book is on its way in.
func (s *Store) hidden(book storage.BookID) bool {
	_, hidden := s.restoring.Load(book)
	return hidden
}

// restoring is a book on its way in.
type restoring struct {
	store  *Store
	book   storage.BookID
	length int64 // of the log so far
	over   bool
}

// Put adds pieces.
func (r *restoring) Put(ctx context.Context, pieces []storage.Piece) error {
	own := make([]storage.Piece, len(pieces)) // bbolt keeps the slices until the commit
	for i, p := range pieces {
		if err := p.Check(); err != nil {
			return err
		}
		own[i] = storage.Piece{Kind: p.Kind, Name: p.Name, Data: bytes.Clone(p.Data)}
	}
	length, err := change(ctx, r.store, func(tx *bbolt.Tx) (int64, error) {
		at := r.length
		for _, p := range own {
			if p.Kind == storage.PieceRecord {
				at++
			}
			if err := r.put(tx, p, at-1); err != nil {
				return 0, err
			}
		}
		return at, nil
	})
	if err != nil {
		return fmt.Errorf("restore %s: %w", r.book, err)
	}
	r.length = length
	return nil
}

func (r *restoring) put(tx *bbolt.Tx, p storage.Piece, index int64) error {
	n, _ := p.Number() // checked where it is one
	switch p.Kind {
	case storage.PieceRecord:
		log := tx.Bucket(logs)
		log.FillPercent = 0.9
		return log.Put(numbered(prefix(r.book), index), p.Data)
	case storage.PieceCursor:
		return tx.Bucket(cursors).Put([]byte(r.book), encode(n))
	case storage.PieceAttempt:
		return tx.Bucket(attempts).Put(key(r.book, p.Name), encode(n))
	case storage.PiecePerson:
		var person storage.Person
		if err := json.Unmarshal(p.Data, &person); err != nil {
			return err
		}
		for _, a := range person.Accounts {
			if err := tx.Bucket(accounts).Put(key(r.book, a.String()), []byte(p.Name)); err != nil {
				return err
			}
		}
		return tx.Bucket(people).Put(key(r.book, p.Name), p.Data)
	case storage.PieceMessage:
		return r.putMessage(tx, p)
	default:
		return tx.Bucket(kept[p.Kind]).Put(key(r.book, p.Name), p.Data)
	}
}

func (r *restoring) putMessage(tx *bbolt.Tx, p storage.Piece) error {
	var m storage.WebMessage
	if err := json.Unmarshal(p.Data, &m); err != nil {
		return err
	}
	if err := tx.Bucket(numbers).Put([]byte(r.book), encode(m.Number)); err != nil {
		return err
	}
	if err := tx.Bucket(places).Put(numbered(inPlace(r.book, m.Place), m.Number), []byte(p.Name)); err != nil {
		return err
	}
	return tx.Bucket(messages).Put(key(r.book, p.Name), p.Data)
}

// Commit makes the pieces a book.
func (r *restoring) Commit(ctx context.Context, look time.Time) error {
	if r.over {
		return fmt.Errorf("restore %s: it is over", r.book)
	}
	err := r.store.do(ctx, func(tx *bbolt.Tx) error {
		if err := tx.Bucket(meta).Delete(mark(r.book)); err != nil {
			return err
		}
		return lookBy(tx, r.book, look.UnixMilli())
	})
	if err != nil {
		return fmt.Errorf("restore %s: %w", r.book, err)
	}
	r.over = true
	r.store.restoring.Delete(r.book)
	return nil
}

// Discard forgets the pieces.
func (r *restoring) Discard(ctx context.Context) error {
	if r.over {
		return nil
	}
	if err := r.store.sweep(ctx, r.book); err != nil {
		return err
	}
	err := r.store.do(ctx, func(tx *bbolt.Tx) error { return tx.Bucket(meta).Delete(mark(r.book)) })
	if err == nil {
		r.over = true
		r.store.restoring.Delete(r.book)
	}
	return err
}

// ofBooks are the buckets in which books have keys of their own.
var ofBooks = [][]byte{logs, texts, people, accounts, notices, receipts, attempts, posted, met, messages, places}

// sweep removes everything that lies under a book's name, a part at a time, but for half-filled forms.
func (s *Store) sweep(ctx context.Context, book storage.BookID) error {
	for left := true; left; {
		var err error
		left, err = change(ctx, s, func(tx *bbolt.Tx) (bool, error) { return sweepSome(tx, book) })
		if err != nil {
			return fmt.Errorf("clear %s: %w", book, err)
		}
	}
	return nil
}

func sweepSome(tx *bbolt.Tx, book storage.BookID) (left bool, err error) {
	for _, bucket := range ofBooks {
		var found [][]byte
		cursor, start := tx.Bucket(bucket).Cursor(), prefix(book)
		for k, _ := cursor.Seek(start); bytes.HasPrefix(k, start) && len(found) < sweepPart; k, _ = cursor.Next() {
			found = append(found, bytes.Clone(k))
		}
		for _, k := range found {
			if err := tx.Bucket(bucket).Delete(k); err != nil {
				return false, err
			}
		}
		if len(found) == sweepPart {
			return true, nil
		}
	}
	for _, bucket := range [][]byte{cursors, numbers} {
		if err := tx.Bucket(bucket).Delete([]byte(book)); err != nil {
			return false, err
		}
	}
	return false, nil
}

// sweepUp clears away the books that another process had not finished restoring.
func (s *Store) sweepUp(ctx context.Context) error {
	unfinished, err := read(ctx, s, func(tx *bbolt.Tx) (books []storage.BookID, err error) {
		each(tx, meta, restoreMark, func(k, _ []byte) {
			books = append(books, storage.BookID(strings.TrimPrefix(string(k), string(restoreMark))))
		})
		return books, nil
	})
	for _, book := range unfinished {
		s.restoring.Store(book, true)
		err = errors.Join(err, (&restoring{store: s, book: book}).Discard(ctx))
	}
	return err
}
