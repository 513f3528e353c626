package storagetest

import (
	"context"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

var lifeChecks = []Check{
	{"the store tells the time of day, in UTC", func(t T, s storage.Store) {
		now, err := s.Now(t.Context())
		noError(t, err)
		if skew := time.Since(now).Abs(); skew > 10*time.Second || now.Location() != time.UTC {
			t.Errorf("now: got %s, %s from ours", now, skew)
		}
	}},
	{"the demonstration's clock only moves forward", func(t T, s storage.Store) {
		var want time.Duration
		for _, d := range []time.Duration{0, time.Hour, 0, 31 * 24 * time.Hour} {
			want += d
			offset, err := s.Advance(t.Context(), d)
			noError(t, err)
			same(t, "offset", offset, want)
		}
		_, err := s.Advance(t.Context(), -time.Second)
		is(t, err, storage.ErrBackwards)
		offset, err := s.Advance(t.Context(), 0)
		noError(t, err)
		same(t, "offset after a step back", offset, want)
	}},
	{"the demonstration sets out on any day, once", func(t T, s storage.Store) {
		for _, wish := range []time.Duration{-400 * 24 * time.Hour, time.Hour, 0} {
			offset, err := s.SetOut(t.Context(), wish)
			noError(t, err)
			same(t, "offset", offset, -400*24*time.Hour)
		}
		offset, err := s.Advance(t.Context(), time.Hour)
		noError(t, err)
		same(t, "offset moved on", offset, -400*24*time.Hour+time.Hour)
	}},
	{"a clock that has been moved does not set out again", func(t T, s storage.Store) {
		_, err := s.Advance(t.Context(), time.Hour)
		noError(t, err)
		offset, err := s.SetOut(t.Context(), -time.Hour)
		noError(t, err)
		same(t, "offset", offset, time.Hour)
	}},
	{"the store's own clock does not move with the demonstration's", func(t T, s storage.Store) {
		_, err := s.Advance(t.Context(), 1000*time.Hour)
		noError(t, err)
		now, err := s.Now(t.Context())
		noError(t, err)
		if skew := time.Since(now).Abs(); skew > 10*time.Second {
			t.Errorf("now is %s from ours", skew)
		}
	}},
	{"a store that can be written to is ready", func(t T, s storage.Store) {
		noError(t, s.Ready(t.Context()))
	}},
	{"who no longer waits is not kept waiting, and nothing is done for them", func(t T, s storage.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := s.Append(ctx, entry("q1", zero, "r1"))
		is(t, err, context.Canceled)
		_, err = s.Tail(ctx, one, zero)
		is(t, err, context.Canceled)
		same(t, "log", ids(desk{t, s}.log(one)), []string{})
	}},
	{"a name that is no book's is an error everywhere", func(t T, s storage.Store) {
		for _, bad := range []storage.BookID{"", "LSP", "a:b", "a/b", "{a}"} {
			a := entry("q1", zero, "r1")
			a.Book = bad
			_, appendErr := s.Append(t.Context(), a)
			_, tailErr := s.Tail(t.Context(), bad, zero)
			_, outboxErr := s.Outbox(t.Context(), bad)
			for _, err := range []error{appendErr, tailErr, outboxErr, s.Look(t.Context(), bad, begin)} {
				if err == nil {
					t.Errorf("%q was taken for a book", bad)
				}
			}
		}
	}},
	{"a closed store says so", func(t T, s storage.Store) {
		desk{t, s}.append(entry("q1", zero, "r1"))
		noError(t, s.Close())
		_, err := s.Append(t.Context(), entry("q2", after(1, "r1"), "r2"))
		is(t, err, storage.ErrClosed)
		_, err = s.Tail(t.Context(), one, zero)
		is(t, err, storage.ErrClosed)
		is(t, s.Ready(t.Context()), storage.ErrClosed)
		is(t, s.Close(), storage.ErrClosed)
	}},
}
