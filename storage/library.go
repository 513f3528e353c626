package storage

import (
	"context"
	"fmt"
	"sync"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// library keeps the terms files that books have adopted, read once, by hash.
type library struct {
	mu    sync.Mutex
	files map[string]file
}

type file struct {
	terms    *terms.Terms
	calendar *calendar.Calendar
}

// prepare fetches the file that an event puts in force, so that folding it needs no store.
func (l *library) prepare(ctx context.Context, store Store, e partnership.Event) error {
	adopted, ok := e.(partnership.TermsAdopted)
	if !ok {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.files[adopted.Hash]; ok {
		return nil
	}
	data, err := store.Blob(ctx, adopted.Hash)
	if err != nil {
		return fmt.Errorf("fetch terms %s: %w", adopted.Hash, err)
	}
	t, err := terms.Read("terms.yaml", data)
	if err != nil {
		return fmt.Errorf("read terms %s: %w", adopted.Hash, err)
	}
	c, err := calendar.New(t.Zone, t.Holidays)
	if err != nil {
		return fmt.Errorf("read terms %s: %w", adopted.Hash, err)
	}
	if l.files == nil {
		l.files = map[string]file{}
	}
	l.files[adopted.Hash] = file{terms: t, calendar: c}
	return nil
}

func (l *library) find(hash string) (*terms.Terms, *calendar.Calendar) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.files[hash]
	return f.terms, f.calendar
}
