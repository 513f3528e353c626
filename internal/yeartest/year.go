// Package yeartest has the year of Lewisham as it was played, for tests that read what a year leaves behind: its state on
// any day, whoever looks, with the names and the words.
package yeartest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// Year is what the year left behind.
type Year struct {
	Records []partnership.Record
	People  map[partnership.PersonID]bot.Person
	Store   storage.Store
}

var played = sync.OnceValues(play)

// Played plays the year, once in a test binary: some five seconds.
func Played(t testing.TB) *Year {
	t.Helper()
	y, err := played()
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// still is a store whose clock stands: the script moves the book's.
type still struct{ storage.Store }

func (still) Now(context.Context) (time.Time, error) { return begins(), nil }

func begins() time.Time { return time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC) }

func play() (*Year, error) {
	store, err := opened()
	if err != nil {
		return nil, err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a year leaves much behind
	ctx := context.Background()
	d, err := demo.New(ctx, demo.Options{Store: still{store}, Log: slog.New(slog.DiscardHandler), Machine: begins})
	if err != nil {
		return nil, fmt.Errorf("open the year: %w", err)
	}
	defer d.Web.Close()
	script, err := year.Lewisham()
	if err != nil {
		return nil, err
	}
	if _, err := year.Play(ctx, d.World(), script); err != nil {
		return nil, fmt.Errorf("play the year: %w", err)
	}
	return read(ctx, d, store)
}

// opened is a store in a file that nobody else can find any more, and that is gone with the process.
func opened() (*bolt.Store, error) {
	dir, err := os.MkdirTemp("", "year.")
	if err != nil {
		return nil, fmt.Errorf("open the year: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	store, err := bolt.Open(filepath.Join(dir, "book.db"))
	if err != nil {
		return nil, fmt.Errorf("open the year: %w", err)
	}
	return store, nil
}

func read(ctx context.Context, d *demo.Demo, store storage.Store) (*Year, error) {
	y := &Year{Store: store, People: map[partnership.PersonID]bot.Person{}}
	people, err := store.People(ctx, demo.Book)
	if err != nil {
		return nil, fmt.Errorf("read the register: %w", err)
	}
	for _, p := range people {
		y.People[partnership.PersonID(p.ID)] = p
	}
	err = d.Books.Open(demo.Book).Turn(ctx, func(t *storage.Turn) error {
		y.Records, err = t.Since(ctx, 0)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the book: %w", err)
	}
	return y, nil
}

// At is a moment of the year as somebody sees it; "" is everybody. When is a wall clock in London: 2027-03-10 12:00.
func (y *Year) At(t testing.TB, when string, who partnership.PersonID) partnership.View {
	t.Helper()
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02 15:04", when, london)
	if err != nil {
		t.Fatal(err)
	}
	s := partnership.NewState(y.library(t))
	for _, r := range y.Records {
		if r.At.After(now) {
			break
		}
		partnership.Evolve(s, r)
	}
	return partnership.View{State: s, Who: who, Now: now}
}

// library reads a terms file when it is asked for.
func (y *Year) library(t testing.TB) partnership.Library {
	t.Helper()
	return func(hash string) (*terms.Terms, *calendar.Calendar) {
		data, err := y.Store.Blob(t.Context(), hash)
		if err != nil {
			t.Fatal(err)
		}
		file, err := terms.Read("terms.yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		days, err := calendar.New(file.Zone, file.Holidays, file.Closed...)
		if err != nil {
			t.Fatal(err)
		}
		return file, days
	}
}

// Reader reads what was typed and what people are called. Its dates carry their year, as in a document.
func (y *Year) Reader(t testing.TB) ui.Reader {
	t.Helper()
	return ui.Reader{
		Name: func(id string) string {
			if p, ok := y.People[partnership.PersonID(id)]; ok {
				return p.Called()
			}
			return bot.Departed
		},
		Typed: func(id string) (string, bool) {
			words, err := y.Store.Texts(t.Context(), demo.Book, []string{id})
			if err != nil {
				t.Fatal(err)
			}
			found, ok := words[id]
			return found, ok
		},
		Today: "0001-01-01",
	}
}

// Person is who does something in the script under a name: officer, chair, college.
func (y *Year) Person(t testing.TB, name string) partnership.PersonID {
	t.Helper()
	script, err := year.Lewisham()
	if err != nil {
		t.Fatal(err)
	}
	id, ok := script.People[name]
	if !ok {
		t.Fatalf("nobody is called %q in the script of the year", name)
	}
	return partnership.PersonID(id)
}
