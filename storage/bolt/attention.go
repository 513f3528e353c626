package bolt

import (
	"context"
	"time"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Claim takes the lease on the book that is longest overdue.
func (s *Store) Claim(ctx context.Context, now time.Time, span time.Duration) (storage.Claim, error) {
	at := now.UnixMilli()
	// Workers ask once in a while for nothing; that must not cost a commit.
	first, err := read(ctx, s, func(tx *bbolt.Tx) (storage.Claim, error) { return overdue(tx, at), nil })
	if err != nil || first.Book == "" {
		return first, err
	}
	return change(ctx, s, func(tx *bbolt.Tx) (storage.Claim, error) {
		for {
			claim := overdue(tx, at)
			if claim.Book == "" {
				return claim, nil
			}
			l, _, err := get[lease](tx, leases, []byte(claim.Book))
			if err != nil {
				return storage.Claim{}, err
			}
			if !l.live() {
				l = l.taken(span)
				claim.Token, claim.Misses = l.Token, l.Misses
				return claim, l.put(tx, claim.Book, at+l.Span)
			}
			// Somebody looks already. Come back when that lease ends, so that the next round finds another book.
			if err := l.put(tx, claim.Book, at+l.left()); err != nil {
				return storage.Claim{}, err
			}
		}
	})
}

// overdue finds the book that is due and has waited longest, else when the next one is due.
func overdue(tx *bbolt.Tx, now int64) storage.Claim {
	k, _ := tx.Bucket(due).Cursor().First()
	switch {
	case k == nil:
		return storage.Claim{}
	case decode(k) > now:
		return storage.Claim{Next: stamp(decode(k))}
	}
	return storage.Claim{Book: storage.BookID(k[8:])}
}

// Settle ends a claim whose work is done.
func (s *Store) Settle(
	ctx context.Context, book storage.BookID, token int64, folded storage.Position, next time.Time,
) (storage.Tail, bool, error) {
	if err := book.Check(); err != nil {
		return storage.Tail{}, false, err
	}
	// The answer is one value, because whoever stops waiting must not look at what the writer may still be writing.
	type outcome struct {
		tail    storage.Tail
		settled bool
	}
	o, err := change(ctx, s, func(tx *bbolt.Tx) (outcome, error) {
		l, _, err := get[lease](tx, leases, []byte(book))
		if err != nil {
			return outcome{}, err
		}
		if token == 0 || l.Token != token {
			return outcome{}, storage.ErrLeaseLost
		}
		tail, err := since(tx, book, folded)
		if err != nil {
			return outcome{}, err
		}
		moved := tail.Regressed || len(tail.Records) > 0
		switch {
		case moved && l.End == 0:
			return outcome{}, storage.ErrLeaseLost
		case moved:
			renewed := l.renewed()
			return outcome{tail: tail}, renewed.put(tx, book, l.Look+renewed.End-l.End)
		case l.End == 0: // the answer to the first try was lost
			return outcome{tail, true}, nil
		}
		l.End, l.Misses = 0, 0
		return outcome{tail, true}, l.put(tx, book, next.UnixMilli())
	})
	return o.tail, o.settled, err
}

// Look asks that a book be looked at by when.
func (s *Store) Look(ctx context.Context, book storage.BookID, when time.Time) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error { return lookBy(tx, book, when.UnixMilli()) })
}

// lookBy brings attention forward, where nobody looks already.
func lookBy(tx *bbolt.Tx, book storage.BookID, when int64) error {
	l, known, err := get[lease](tx, leases, []byte(book))
	if err != nil || known && (l.live() || l.Look <= when) {
		return err
	}
	return l.put(tx, book, when)
}
