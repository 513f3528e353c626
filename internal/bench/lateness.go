package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	lateBooks = 3_000
	lateEvery = time.Millisecond      // a thousand fall due in a second
	lateGoal  = 20 * time.Millisecond // of 99 in 100
	lateStart = 2 * time.Second       // before which a post office that sleeps has heard of them
)

// lateness says how late a post office comes to partnerships of which a thousand fall due a second.
func lateness(ctx context.Context, s *server, r *report) (err error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // the office has stopped
	clock, err := storage.NewClock(ctx, store, nil)
	if err != nil {
		return err
	}
	hash, err := store.PutBlob(ctx, examples.Lewisham)
	if err != nil {
		return err
	}
	watched := &watch{Store: store, clock: clock, due: map[storage.BookID]time.Time{}}
	books := storage.NewBooks(watched, clock, silent)
	_, err = drive(dueWorkers, lateBooks, func(_, i int) error {
		return books.Open(dueBook(i)).Turn(ctx, func(t *storage.Turn) error {
			return give(ctx, t, "", requestID("adopt", i), partnership.AdoptTerms{Hash: hash})
		})
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	office := bot.NewOffice(books, nothingToSay, silent)
	ran := make(chan error, 1)
	go func() { ran <- office.Run(ctx) }()
	defer func() {
		stop()
		if broke := <-ran; err == nil {
			err = broke
		}
	}()
	if _, err := watched.await(ctx, clock.Now(), 0); err != nil { // when it starts, it looks at all
		return err
	}
	if !office.Drain(ctx) {
		return errors.New("look at all partnerships: the post office did not finish")
	}
	took, err := watched.await(ctx, clock.Now().Add(lateStart), lateEvery)
	if err != nil {
		return err
	}
	r.atMost("late-at-1000-a-second-p99-of-20ms", 1, float64(slowest(took))/float64(lateGoal))
	r.close()
	return nil
}

// nothingToSay is what a post office says that only looks.
var nothingToSay = bot.Script{
	Due: func(*partnership.State, time.Time) (orders []partnership.MarkMoment, next time.Time) {
		return nil, next
	},
	Expand: func(*partnership.State, partnership.Record) []bot.Told { return nil },
}

// watch is a store that notes how late books are claimed.
type watch struct {
	storage.Store
	clock *storage.Clock

	mu   sync.Mutex
	due  map[storage.BookID]time.Time
	took []time.Duration
	all  chan struct{}
}

// Claim notes a book that was waited for.
func (w *watch) Claim(ctx context.Context, now time.Time, lease time.Duration) (storage.Claim, error) {
	c, err := w.Store.Claim(ctx, now, lease)
	w.mu.Lock()
	defer w.mu.Unlock()
	if at, waited := w.due[c.Book]; waited {
		w.took = append(w.took, w.clock.Now().Sub(at))
		delete(w.due, c.Book)
		if len(w.due) == 0 {
			close(w.all)
		}
	}
	return c, err
}

// await lets one book after another fall due, waits for all, and says how late each was claimed.
func (w *watch) await(ctx context.Context, from time.Time, every time.Duration) ([]time.Duration, error) {
	w.mu.Lock()
	w.all, w.took = make(chan struct{}), nil
	for i := range lateBooks {
		w.due[dueBook(i)] = from.Add(time.Duration(i) * every)
	}
	w.mu.Unlock()
	for i := range lateBooks {
		if err := w.Look(ctx, dueBook(i), from.Add(time.Duration(i)*every)); err != nil {
			return nil, err
		}
	}
	select {
	case <-w.all:
		return w.took, nil
	case <-time.After(lateStart + 10*lateBooks*lateEvery):
		return nil, errors.New("wait until all partnerships are looked at: some never were")
	}
}
