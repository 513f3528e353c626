package main

import (
	"context"
	"runtime"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// weigh says how much memory the state of a book's first events takes, without the terms.
func weigh(ctx context.Context, book *storage.Book) (uint64, error) {
	states := make([]*partnership.State, openBooks)
	before := heap()
	for i := range states {
		err := book.Turn(ctx, func(turn *storage.Turn) error {
			records, err := turn.Since(ctx, 0)
			if err != nil {
				return err
			}
			inForce := turn.State()
			states[i] = partnership.NewState(func(string) (*terms.Terms, *calendar.Calendar) { return inForce.Terms, inForce.Calendar })
			for _, r := range records[:openEvents] {
				partnership.Evolve(states[i], r)
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	each := (heap() - before) / openBooks
	runtime.KeepAlive(states)
	return each, nil
}

// heap is what is in use after everything else was collected.
func heap() uint64 {
	runtime.GC()
	runtime.GC() // what had a finaliser goes only now
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
