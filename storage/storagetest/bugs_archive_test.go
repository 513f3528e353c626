package storagetest_test

import (
	"context"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

type sieve struct{ storage.Store }

func (b sieve) Copy(ctx context.Context, book storage.BookID, each func(storage.Piece) error) error {
	return b.Store.Copy(ctx, book, func(p storage.Piece) error {
		if p.Kind == storage.PieceNotice {
			return nil
		}
		return each(p)
	})
}

type premature struct{ storage.Store }

func (b premature) Restore(ctx context.Context, book storage.BookID) (storage.Restoring, error) {
	r, err := b.Store.Restore(ctx, book)
	return &rushed{Restoring: r}, err
}

// rushed makes a book of the first batch.
type rushed struct {
	storage.Restoring
	committed bool
}

func (r *rushed) Put(ctx context.Context, pieces []storage.Piece) error {
	if r.committed {
		return nil
	}
	err := r.Restoring.Put(ctx, pieces)
	if err == nil {
		r.committed = true
		err = r.Restoring.Commit(ctx, time.Now())
	}
	return err
}

func (r *rushed) Commit(context.Context, time.Time) error { return nil }
