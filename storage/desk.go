package storage

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// deskLife is how long names and typed words are kept in memory: what is erased or taken down anywhere is gone
// everywhere by then.
const deskLife = 5 * time.Second

// deskSize bounds the words kept in memory, per book.
const deskSize = 2048

// desk holds what was lately fetched from beside the book.
type desk struct {
	mu      sync.Mutex
	people  map[string]Person
	fetched time.Time
	words   map[string]string
	began   time.Time
}

func (d *desk) learn(a Append) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(a.People) > 0 {
		d.people = nil
	}
	if d.words == nil || len(d.words) > deskSize {
		d.words, d.began = map[string]string{}, time.Now()
	}
	for _, t := range a.Texts {
		d.words[t.ID] = t.Words
	}
}

// forget drops from memory what others have changed beside the book, as soon as its line is read: whatever is drawn from then on
// shows how it is now.
func (d *desk) forget(e partnership.Event) {
	switch e := e.(type) {
	case partnership.PeopleListed:
		d.forgetPeople()
	case partnership.WordsTakenDown:
		d.forgetWords(e.Texts)
	case partnership.PersonErased:
		d.forgetPeople()
		d.forgetWords(e.Texts)
	case partnership.HoldReleased:
		d.forgetWords(e.Texts)
	default: // nothing else is kept in memory
	}
}

func (d *desk) forgetWords(ids []partnership.TextID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, id := range ids {
		delete(d.words, string(id))
	}
}

func (d *desk) forgetPeople() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.people = nil
}

// People is the register, by id.
func (b *Book) People(ctx context.Context) (map[string]Person, error) {
	d := &b.desk
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.people != nil && time.Since(d.fetched) < deskLife {
		return d.people, nil
	}
	list, err := b.books.Store.People(ctx, b.ID)
	if err != nil {
		return nil, fmt.Errorf("read the register of %s: %w", b.ID, err)
	}
	people := make(map[string]Person, len(list))
	for _, p := range list {
		people[p.ID] = p
	}
	d.people, d.fetched = people, time.Now()
	return people, nil
}

// PutPerson writes a register entry and forgets what was in memory.
func (b *Book) PutPerson(ctx context.Context, p Person) error {
	if err := b.books.Store.PutPerson(ctx, b.ID, p); err != nil {
		return fmt.Errorf("write a register entry of %s: %w", b.ID, err)
	}
	b.desk.mu.Lock()
	defer b.desk.mu.Unlock()
	b.desk.people = nil
	return nil
}

// Erase removes a person's entry and accounts for good.
func (b *Book) Erase(ctx context.Context, person string) error {
	if err := b.books.Store.Erase(ctx, b.ID, person); err != nil {
		return fmt.Errorf("erase a person from %s: %w", b.ID, err)
	}
	b.desk.forgetPeople()
	return nil
}

// Redact removes words for good. Whoever else keeps them in memory does so for a short while only.
func (b *Book) Redact(ctx context.Context, ids []string) error {
	if err := b.books.Store.Redact(ctx, b.ID, ids); err != nil {
		return fmt.Errorf("remove words from %s: %w", b.ID, err)
	}
	b.desk.mu.Lock()
	defer b.desk.mu.Unlock()
	for _, id := range ids {
		delete(b.desk.words, id)
	}
	return nil
}

// Words are what was typed, by id. What has been taken down is absent.
func (b *Book) Words(ctx context.Context, ids []string) (map[string]string, error) {
	d := &b.desk
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.words == nil || time.Since(d.began) > deskLife || len(d.words) > deskSize {
		d.words, d.began = map[string]string{}, time.Now()
	}
	var missing []string
	for _, id := range ids {
		if _, ok := d.words[id]; !ok {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		found, err := b.books.Store.Texts(ctx, b.ID, missing)
		if err != nil {
			return nil, fmt.Errorf("read typed words of %s: %w", b.ID, err)
		}
		maps.Copy(d.words, found)
	}
	out := make(map[string]string, len(ids))
	for _, id := range ids {
		if w, ok := d.words[id]; ok {
			out[id] = w
		}
	}
	return out, nil
}
