package storagetest_test

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

type endless struct{ storage.Store }

func (b endless) Claim(ctx context.Context, now time.Time, _ time.Duration) (storage.Claim, error) {
	return b.Store.Claim(ctx, now, 10_000*time.Hour)
}

type leaseless struct{ storage.Store }

func (b leaseless) Claim(ctx context.Context, now time.Time, _ time.Duration) (storage.Claim, error) {
	return b.Store.Claim(ctx, now, time.Millisecond)
}

type missless struct{ storage.Store }

func (b missless) Claim(ctx context.Context, now time.Time, lease time.Duration) (storage.Claim, error) {
	claim, err := b.Store.Claim(ctx, now, lease)
	claim.Misses = 0
	return claim, err
}

type tokenless struct {
	storage.Store
	newest atomic.Int64
}

func (b *tokenless) Claim(ctx context.Context, now time.Time, lease time.Duration) (storage.Claim, error) {
	claim, err := b.Store.Claim(ctx, now, lease)
	if claim.Token > 0 {
		b.newest.Store(claim.Token)
	}
	return claim, err
}

func (b *tokenless) Begin(
	ctx context.Context, book storage.BookID, _ int64, delivery string, at storage.Position,
) (storage.Begun, error) {
	return b.Store.Begin(ctx, book, b.newest.Load(), delivery, at)
}

type hasty struct{ storage.Store }

func (b hasty) Settle(
	ctx context.Context, book storage.BookID, token int64, folded storage.Position, next time.Time,
) (storage.Tail, bool, error) {
	tail, err := b.Tail(ctx, book, folded)
	if err != nil {
		return tail, false, err
	}
	return b.Store.Settle(ctx, book, token, tail.Head, next)
}

type rash struct{ storage.Store }

func (b rash) Begin(
	ctx context.Context, book storage.BookID, token int64, delivery string, at storage.Position,
) (storage.Begun, error) {
	tail, err := b.Tail(ctx, book, at)
	if err != nil {
		return storage.Begun{}, err
	}
	return b.Store.Begin(ctx, book, token, delivery, tail.Head)
}

type repeating struct{ storage.Store }

func (b repeating) Begin(
	ctx context.Context, book storage.BookID, token int64, delivery string, at storage.Position,
) (storage.Begun, error) {
	begun, err := b.Store.Begin(ctx, book, token, delivery, at)
	if begun.Receipt != nil {
		return b.Store.Begin(ctx, book, token, delivery+"-again", at)
	}
	return begun, err
}

type doubling struct{ storage.Store }

func (b doubling) Expand(
	ctx context.Context, book storage.BookID, token int64, from, to int64, notices []storage.Notice,
) error {
	out, err := b.Outbox(ctx, book)
	if err != nil {
		return err
	}
	if out.Cursor == to {
		from = out.Cursor
	}
	return b.Store.Expand(ctx, book, token, from, to, notices)
}

type reviving struct{ storage.Store }

func (b reviving) Divide(ctx context.Context, book storage.BookID, token int64, parts map[string][]storage.Notice) error {
	out, err := b.Outbox(ctx, book)
	if err != nil {
		return err
	}
	for whole, added := range parts {
		err = errors.Join(err, b.Expand(ctx, book, token, out.Cursor, out.Cursor, added), b.Finish(ctx, book, token, []string{whole}, nil))
	}
	return err
}

type ageless struct{ storage.Store }

func (b ageless) Delivered(ctx context.Context, book storage.BookID, r storage.Receipt) (storage.Receipt, error) {
	kept, err := b.Store.Delivered(ctx, book, r)
	if kept.Version > r.Version {
		r.Version = kept.Version
		return b.Store.Delivered(ctx, book, r)
	}
	return kept, err
}

type lingering struct{ storage.Store }

func (b lingering) Outbox(ctx context.Context, book storage.BookID) (storage.Outbox, error) {
	out, err := b.Store.Outbox(ctx, book)
	for key := range out.Receipts {
		out.Attempts[key] = 1
	}
	return out, err
}

type shy struct{ storage.Store }

func (shy) Unmet(_ context.Context, _ storage.BookID, places []string) ([]string, error) {
	return places, nil
}
