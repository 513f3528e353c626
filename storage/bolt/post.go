package bolt

import (
	"bytes"
	"context"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Outbox reads everything of one book that is pending or open.
func (s *Store) Outbox(ctx context.Context, book storage.BookID) (storage.Outbox, error) {
	if err := book.Check(); err != nil {
		return storage.Outbox{}, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) (storage.Outbox, error) {
		out := storage.Outbox{
			Cursor:   number(tx, cursors, []byte(book)),
			Receipts: make(map[string]storage.Receipt),
			Attempts: make(map[string]int),
		}
		pending, err := all[storage.Notice](tx, notices, prefix(book))
		if err != nil {
			return storage.Outbox{}, err
		}
		slices.SortFunc(pending, storage.ByRecord)
		out.Notices = pending
		open, err := all[storage.Receipt](tx, receipts, prefix(book))
		for _, r := range open {
			out.Receipts[r.Key] = r
		}
		each(tx, attempts, prefix(book), func(k, v []byte) {
			out.Attempts[string(bytes.TrimPrefix(k, prefix(book)))] = int(decode(v))
		})
		return out, err
	})
}

// Expand turns records into pending notices.
func (s *Store) Expand(
	ctx context.Context, book storage.BookID, token int64, from, to int64, added []storage.Notice,
) error {
	if err := book.Check(); err != nil {
		return err
	}
	if err := storage.CheckStep(from, to, added); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		if err := fence(tx, book, token); err != nil {
			return err
		}
		if number(tx, cursors, []byte(book)) != from {
			return nil // done already
		}
		for _, n := range added {
			if err := put(tx, notices, key(book, n.Key), n); err != nil {
				return err
			}
		}
		return tx.Bucket(cursors).Put([]byte(book), encode(to))
	})
}

// Divide puts parts in the place of pending notices.
func (s *Store) Divide(ctx context.Context, book storage.BookID, token int64, parts map[string][]storage.Notice) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		if err := fence(tx, book, token); err != nil {
			return err
		}
		for whole, added := range parts {
			if tx.Bucket(notices).Get(key(book, whole)) == nil {
				continue
			}
			if err := remove(tx, notices, book, []string{whole}); err != nil {
				return err
			}
			for _, n := range added {
				if err := put(tx, notices, key(book, n.Key), n); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Begin comes before every external effect of a delivery.
func (s *Store) Begin(
	ctx context.Context, book storage.BookID, token int64, delivery string, at storage.Position,
) (storage.Begun, error) {
	if err := book.Check(); err != nil {
		return storage.Begun{}, err
	}
	return change(ctx, s, func(tx *bbolt.Tx) (storage.Begun, error) {
		if err := fence(tx, book, token); err != nil {
			return storage.Begun{}, err
		}
		k := key(book, delivery)
		if sent, found, err := get[storage.Receipt](tx, receipts, k); err != nil {
			return storage.Begun{}, err
		} else if found {
			return storage.Begun{Receipt: &sent}, nil
		}
		tail, err := since(tx, book, at)
		if err != nil {
			return storage.Begun{}, err
		}
		if tail.Regressed || len(tail.Records) > 0 {
			return storage.Begun{Moved: true, Tail: tail}, nil
		}
		attempt := number(tx, attempts, k) + 1
		return storage.Begun{Attempt: int(attempt)}, tx.Bucket(attempts).Put(k, encode(attempt))
	})
}

// Delivered records a receipt.
func (s *Store) Delivered(ctx context.Context, book storage.BookID, r storage.Receipt) (storage.Receipt, error) {
	if err := book.Check(); err != nil {
		return storage.Receipt{}, err
	}
	return change(ctx, s, func(tx *bbolt.Tx) (storage.Receipt, error) {
		k := key(book, r.Key)
		kept, found, err := get[storage.Receipt](tx, receipts, k)
		if err != nil || found && kept.Version > r.Version {
			return kept, err
		}
		if err := put(tx, receipts, k, r); err != nil {
			return storage.Receipt{}, err
		}
		if len(r.Shows) > 0 {
			if err := put(tx, posted, k, r); err != nil {
				return storage.Receipt{}, err
			}
		}
		if r.Meets() {
			if err := meet(tx, book, r.Place); err != nil {
				return storage.Receipt{}, err
			}
		}
		return r, tx.Bucket(attempts).Delete(k)
	})
}

func meet(tx *bbolt.Tx, book storage.BookID, place string) error {
	return tx.Bucket(met).Put(key(book, storage.MetIn(place)), []byte("1"))
}

// Meet says that somebody knows us in a place.
func (s *Store) Meet(ctx context.Context, book storage.BookID, place string) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error { return meet(tx, book, place) })
}

// Unmet says in which places nobody has met us yet.
func (s *Store) Unmet(ctx context.Context, book storage.BookID, in []string) ([]string, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) (unmet []string, err error) {
		for _, place := range in {
			if tx.Bucket(met).Get(key(book, storage.MetIn(place))) == nil {
				unmet = append(unmet, place)
			}
		}
		return unmet, nil
	})
}

// Posted reads where something was ever shown.
func (s *Store) Posted(ctx context.Context, book storage.BookID, shows []string) ([]storage.Receipt, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) ([]storage.Receipt, error) {
		everything, err := all[storage.Receipt](tx, posted, prefix(book))
		found := slices.DeleteFunc(everything, func(r storage.Receipt) bool { return !r.Showed(shows) })
		return storage.InOrderOfTime(found), err
	})
}

// Defer moves a pending notice's NotBefore.
func (s *Store) Defer(ctx context.Context, book storage.BookID, token int64, notice string, notBefore time.Time) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		if err := fence(tx, book, token); err != nil {
			return err
		}
		n, found, err := get[storage.Notice](tx, notices, key(book, notice))
		if err != nil || !found {
			return err
		}
		n.NotBefore = notBefore
		return put(tx, notices, key(book, notice), n)
	})
}

// Finish removes what is done.
func (s *Store) Finish(ctx context.Context, book storage.BookID, token int64, done, closed []string) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		if err := fence(tx, book, token); err != nil {
			return err
		}
		if err := remove(tx, notices, book, done); err != nil {
			return err
		}
		if err := remove(tx, receipts, book, closed); err != nil {
			return err
		}
		return remove(tx, attempts, book, closed)
	})
}
