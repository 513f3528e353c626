package site_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/site"
)

// shelfBook is a minute book in memory: the year of Lewisham, and what happens to it in a test.
type shelfBook struct {
	state  *partnership.State
	now    time.Time
	people map[partnership.PersonID]site.Person
	typed  func(id string) (string, bool)
	blobs  map[string][]byte
	head   int
	broken error

	gone              map[string]bool // words that were taken down
	looks, read, took int
}

func newBook(t testing.TB, when string, public func(*partnership.State) []partnership.Public) *shelfBook {
	t.Helper()
	s, w := yearSite(t, when, public)
	return &shelfBook{state: s.State, now: s.Now, people: s.People, typed: w.Typed, blobs: map[string][]byte{}, gone: map[string]bool{}}
}

// happens appends to the book.
func (b *shelfBook) happens(events ...partnership.Event) {
	for _, e := range events {
		b.head++
		partnership.Evolve(b.state, partnership.Record{ID: fmt.Sprint("r", b.head), At: b.now, Event: e})
	}
}

func (b *shelfBook) Read(_ context.Context, fresh bool, fn func(string, site.Site) error) error {
	if fresh {
		b.looks++
	}
	if b.broken != nil {
		return b.broken
	}
	b.read++
	return fn(fmt.Sprint(b.head), site.New(b.state, b.now, b.people))
}

func (b *shelfBook) Words(_ context.Context, ids []string) (map[string]string, error) {
	b.took++
	words := map[string]string{}
	for _, id := range ids {
		if w, ok := b.typed(id); ok && !b.gone[id] {
			words[id] = w
		}
	}
	return words, nil
}

func (b *shelfBook) Blob(_ context.Context, hash string) ([]byte, error) {
	if data, ok := b.blobs[hash]; ok {
		return data, nil
	}
	return nil, site.ErrNoFile
}

var errDown = errors.New("the store does not answer")

// says gives words a place beside the book.
func (b *shelfBook) says(id, words string) partnership.TextID {
	before := b.typed
	b.typed = func(asked string) (string, bool) {
		if asked == id {
			return words, true
		}
		return before(asked)
	}
	return partnership.TextID(id)
}

// reader reads as the year does.
func reader(t testing.TB) site.Words { return wordsOf(yeartest.Played(t).Reader(t)) }
