package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Archive copies whole books out and in: for backups, and to move from one store to another.
type Archive interface {
	// Copy hands over everything that is kept of a book, piece by piece, kind after kind in the order of PieceKinds; the
	// records in the order of the log, the messages of the web chat in theirs. The log, the register and what is pending are as
	// they were at one moment, while the book may go on; what was typed, posted and said since may be there and may not be.
	// Half-filled forms and leases stay behind. A book without records is ErrNotFound.
	//
	// The piece's data must not be kept, and each must not call the store. Its error ends the copying and is returned.
	Copy(ctx context.Context, book BookID, each func(Piece) error) error

	// Restore begins a book that the store does not have; one that it has is ErrExists. Until Commit nobody sees anything of it,
	// and if Commit never comes nothing is left of it, at the latest a day after the last Put or when the store is next opened.
	Restore(ctx context.Context, book BookID) (Restoring, error)
}

// Restoring is a book on its way in. It belongs to one goroutine.
type Restoring interface {
	// Put adds pieces, in the order of Copy. A call that failed may be repeated, before any other.
	Put(ctx context.Context, pieces []Piece) error
	// Commit makes them a book, all at once, and asks attention to look at it at look. Where somebody else has begun the book
	// meanwhile it is ErrExists, and theirs is untouched.
	Commit(ctx context.Context, look time.Time) error
	// Discard forgets them. After Commit it does nothing.
	Discard(ctx context.Context) error
}

// ErrExists says that there is such a book already.
var ErrExists = errors.New("storage: there is such a book already")

// PieceKind says what a piece is.
type PieceKind string

// The kinds of pieces, and what the data of each is.
const (
	PieceRecord  PieceKind = "record"  // as EncodeRecord writes it
	PieceText    PieceKind = "text"    // the words, by id
	PiecePerson  PieceKind = "person"  // Person in JSON, by id, with the accounts that lead to them
	PieceCursor  PieceKind = "cursor"  // a decimal number
	PieceNotice  PieceKind = "notice"  // Notice in JSON, by key
	PieceReceipt PieceKind = "receipt" // Receipt in JSON, by key
	PieceAttempt PieceKind = "attempt" // a decimal number, by key of the delivery
	PiecePosted  PieceKind = "posted"  // Receipt in JSON, by key: where something was ever shown
	PieceMet     PieceKind = "met"     // nothing more, by name of a place: see MetIn
	PieceMessage PieceKind = "message" // WebMessage in JSON, by key
)

// PieceKinds are all of them, in the order in which they come.
var PieceKinds = []PieceKind{
	PieceRecord, PieceText, PiecePerson, PieceCursor, PieceNotice, PieceReceipt, PieceAttempt, PiecePosted, PieceMet, PieceMessage,
}

// Piece is one thing that a store keeps of a book.
type Piece struct {
	Kind PieceKind
	Name string // what it is kept under; empty for records and the cursor
	Data []byte
}

// Check says what is wrong with a piece that no store could take.
func (p Piece) Check() error {
	err := p.check()
	if err != nil {
		return fmt.Errorf("check %s %s: %w", p.Kind, clip([]byte(p.Name)), err)
	}
	return nil
}

func (p Piece) check() error {
	if unnamed := p.Kind == PieceRecord || p.Kind == PieceCursor; unnamed != (p.Name == "") {
		return errors.New("a name too many or too few")
	}
	switch p.Kind {
	case PieceRecord:
		_, err := DecodeRecord(p.Data)
		return err
	case PieceText, PieceMet:
		return nil
	case PieceCursor, PieceAttempt:
		_, err := p.Number()
		return err
	case PiecePerson:
		return isNamed(p, func(v Person) string { return v.ID })
	case PieceNotice:
		return isNamed(p, func(v Notice) string { return v.Key })
	case PieceReceipt, PiecePosted:
		return isNamed(p, func(v Receipt) string { return v.Key })
	case PieceMessage:
		return isNamed(p, func(v WebMessage) string { return v.Key })
	}
	return errors.New("no such kind")
}

// Number is the data of a cursor or of an attempt.
func (p Piece) Number() (int64, error) {
	n, err := strconv.ParseInt(string(p.Data), 10, 64)
	if err == nil && n < 0 {
		err = errors.New("below zero")
	}
	return n, err
}

// isNamed checks that what is kept says of itself what it is kept under.
func isNamed[T any](p Piece, name func(T) string) error {
	var v T
	if err := json.Unmarshal(p.Data, &v); err != nil {
		return err
	}
	if says := name(v); says != p.Name {
		return fmt.Errorf("calls itself %q", says)
	}
	return nil
}
