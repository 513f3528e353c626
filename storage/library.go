package storage

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// library keeps the terms files that books have adopted, or that were proposed to them, read once, by hash.
type library struct {
	mu    sync.Mutex
	files map[string]file
}

type file struct {
	terms    *terms.Terms
	calendar *calendar.Calendar
}

// prepare fetches the file that an event speaks of, so that folding it needs no store. A book cannot be read without the
// terms that it adopted. A proposal stops nobody: what a newer release has proposed, in a language that this one does
// not know yet, is simply not shown here.
func (l *library) prepare(ctx context.Context, books *Books, e partnership.Event) error {
	switch e := e.(type) {
	case partnership.TermsAdopted:
		return l.fetch(ctx, books, e.Hash)
	case partnership.GroupEstablished:
		return l.fetchCharter(ctx, books, e.Charter)
	case partnership.TermsProposed:
		err := l.fetch(ctx, books, e.Hash)
		var problems terms.Problems
		if errors.As(err, &problems) || errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	default:
		return nil
	}
}

func (l *library) fetch(ctx context.Context, books *Books, hash string) error {
	return l.read(ctx, books, hash, books.readTerms)
}

func (l *library) read(ctx context.Context, books *Books, hash string, read func([]byte) (file, error)) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.files[hash]; ok {
		return nil
	}
	data, err := books.Store.Blob(ctx, hash)
	if err != nil {
		return fmt.Errorf("fetch terms %s: %w", hash, err)
	}
	f, err := read(data)
	if err != nil {
		return fmt.Errorf("read terms %s: %w", hash, err)
	}
	if l.files == nil {
		l.files = map[string]file{}
	}
	l.files[hash] = f
	return nil
}

// fetchCharter fetches the charter of a group that a meeting set up.
func (l *library) fetchCharter(ctx context.Context, books *Books, hash string) error {
	return l.read(ctx, books, hash, func(data []byte) (file, error) {
		t, err := partnership.ReadCharter(data)
		return file{terms: t}, err
	})
}

func (b *Books) readTerms(data []byte) (file, error) {
	read := b.Terms
	if read == nil {
		read = func(data []byte) (*terms.Terms, error) { return terms.Read("terms.yaml", data) }
	}
	t, err := read(data)
	if err != nil {
		return file{}, err
	}
	c, err := calendar.New(t.Zone, t.Holidays, t.Closed...)
	return file{terms: t, calendar: c}, err
}

func (l *library) find(hash string) (*terms.Terms, *calendar.Calendar) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.files[hash]
	return f.terms, f.calendar
}

// Keep lays a file among the blobs, where an event can name it by its hash.
func (b *Book) Keep(ctx context.Context, data []byte) (string, error) {
	hash, err := b.books.Store.PutBlob(ctx, data)
	if err != nil {
		return "", fmt.Errorf("keep a file of %s: %w", b.ID, err)
	}
	return hash, nil
}
