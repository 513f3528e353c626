package storage_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

const (
	book     storage.BookID         = "lsp"
	officer  partnership.PersonID   = "officer"
	mayor    partnership.PersonID   = "mayor"
	hospital partnership.PersonID   = "hospital"
	full     partnership.BodyID     = "full"
	meeting  partnership.MeetingRef = "FULL-2999-03"
)

// aFile is a store in a file that goes with the test.
func aFile(t *testing.T) *storagetest.FlakyStore {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return storagetest.Flaky(store)
}

// office is one replica: its own cache over a store that it may share.
type office struct {
	t     *testing.T
	store *storagetest.FlakyStore
	books *storage.Books
	book  *storage.Book
}

// replica opens a store's book afresh.
func replica(t *testing.T, store *storagetest.FlakyStore) *office {
	t.Helper()
	clock, err := storage.NewClock(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	books := storage.NewBooks(store, clock, slog.New(slog.DiscardHandler))
	return &office{t: t, store: store, books: books, book: books.Open(book)}
}

// found opens a store's book and founds a partnership in it, with a meeting far ahead.
func found(t *testing.T, store *storagetest.FlakyStore) *office {
	t.Helper()
	o := replica(t, store)
	hash, err := store.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range []struct {
		by partnership.PersonID
		c  partnership.Command
	}{
		{"", partnership.AdoptTerms{Hash: hash}},
		{"", partnership.AppointOfficer{Person: officer}},
		{officer, partnership.FillPlace{Seat: "full/mayor", Person: mayor}},
		{officer, partnership.FillPlace{Seat: "full/lewisham-and-greenwich-nhs-trust", Person: hospital}},
		{officer, partnership.ScheduleMeeting{
			Body: full, Day: calendar.Date{Year: 2999, Month: 3, Day: 18}, From: "14:00", Until: "16:00",
		}},
	} {
		o.must(fmt.Sprintf("founding-%d", i), step.by, step.c)
	}
	return o
}

func (o *office) ctx() context.Context { return o.t.Context() }

// do gives one order in a turn of its own.
func (o *office) do(request string, by partnership.PersonID, c partnership.Command) (done storage.Done, err error) {
	err = o.book.Turn(o.ctx(), func(turn *storage.Turn) error {
		var failed error
		done, failed = turn.Do(o.ctx(), partnership.Order{Request: request, By: by, How: partnership.ByButton, Command: c})
		return failed
	})
	return done, err
}

// must gives an order from which something follows.
func (o *office) must(request string, by partnership.PersonID, c partnership.Command) storage.Done {
	o.t.Helper()
	done, err := o.do(request, by, c)
	if err != nil || len(done.Events) == 0 {
		o.t.Fatalf("%s, %T: %+v, %v", request, c, done, err)
	}
	return done
}

// refused says that an order was refused by the rules.
func (o *office) refused(request string, by partnership.PersonID, c partnership.Command) {
	o.t.Helper()
	var refusal *partnership.Refusal
	if done, err := o.do(request, by, c); !errors.As(err, &refusal) {
		o.t.Fatalf("%s, %T: %+v, %v; want a refusal", request, c, done, err)
	}
}

// suggests is a member's item.
func suggests(title string) partnership.SubmitItem {
	text := partnership.Text{ID: partnership.TextID("t-" + title), Words: title}
	return partnership.SubmitItem{Body: full, Title: text, Wants: partnership.ToDiscuss}
}

// look reads the state as a handler would: fresh.
func (o *office) look(fn func(s *partnership.State, at storage.Position)) {
	o.t.Helper()
	err := o.book.Turn(o.ctx(), func(turn *storage.Turn) error {
		if err := turn.Refresh(o.ctx()); err != nil {
			return err
		}
		fn(turn.State(), turn.At())
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

// log is what the store has, read past every cache.
func (o *office) log() []storage.Record {
	o.t.Helper()
	tail, err := o.store.Tail(o.ctx(), book, storage.Position{})
	if err != nil {
		o.t.Fatal(err)
	}
	return tail.Records
}

// times is how many records a request has made.
func (o *office) times(request string) int {
	o.t.Helper()
	n := 0
	for _, r := range o.log() {
		if r.Request == request {
			n++
		}
	}
	return n
}
