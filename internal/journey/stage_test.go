package journey_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/redis"
)

// The people of the stories.
const (
	officer   = "p-officer"
	colleague = "p-policy-officer"
	mayor     = "p-mayor"
	office    = "p-private-secretary"
	college   = "p-lewisham-college"
	hospital  = "p-lewisham-and-greenwich-nhs-trust"
	deputy    = "p-college-deputy"
	presenter = "p-presenter"
	newcomer  = "p-newcomer"
)

// The meetings of the stories, all of which begin on Monday 11 January 2027.
const (
	full = "FULL-2027-03" // Thursday 18 March
	psg  = "PSG-2027-02"  // Tuesday 23 February
)

// dated is a store whose clock says that the stories begin now, whatever the year is.
type dated struct{ storage.Store }

func inJanuary(s storage.Store) storage.Store { return dated{s} }

// Now is the stories' time.
func (d dated) Now(ctx context.Context) (time.Time, error) {
	if _, err := d.Store.Now(ctx); err != nil {
		return time.Time{}, err
	}
	return storyTime(), nil
}

var started = time.Now()

// storyTime is what the machine's clock says in a story.
func storyTime() time.Time {
	return time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC).Add(time.Since(started))
}

func openBolt(t *testing.T) storage.Store {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // a test may have closed it
	return s
}

func openRedis(t *testing.T, address string) storage.Store {
	t.Helper()
	s, err := redis.Open(t.Context(), redis.Options{URL: "redis://" + address})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// onBothStores runs a test over the embedded store and over a real Redis.
func onBothStores(t *testing.T, test func(*testing.T, storage.Store)) {
	t.Helper()
	for _, here := range []setting{embedded, overRedis} {
		t.Run(here.name, func(t *testing.T) {
			t.Parallel()
			test(t, here.store(t))
		})
	}
}

func newDemo(t *testing.T, store storage.Store) *demo.Demo {
	t.Helper()
	return newDemoLogging(t, store, quiet)
}

func newDemoLogging(t *testing.T, store storage.Store, log *slog.Logger) *demo.Demo {
	t.Helper()
	d, err := demo.New(t.Context(), demo.Options{Store: inJanuary(store), Log: log, Machine: storyTime})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	return d
}

var quiet = slog.New(slog.DiscardHandler)

// world is a demonstration as a stage takes it.
func world(d *demo.Demo) bottest.World {
	return bottest.World{
		Book: demo.Book, Books: d.Books, Desk: d.Desk, Office: d.Office,
		Jump: func(ctx context.Context) (string, error) {
			deadline, err := d.Clock.Jump(ctx)
			return deadline.What, err
		},
	}
}

// evidence is what is left in a store that nobody uses any more.
func evidence(d *demo.Demo, acknowledged ...string) bottest.Evidence {
	return bottest.Evidence{
		Store: d.Books.Store, Book: demo.Book, Script: commands.Script(), Clock: d.Books.Clock, Acknowledged: acknowledged,
		Replicas: []*storage.Books{d.Books},
	}
}
