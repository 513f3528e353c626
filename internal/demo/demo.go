package demo

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/ops"
	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Demo is the demonstration, wired: a desk, a post office and the web chat over one store.
type Demo struct {
	Books  *storage.Books
	Desk   *bot.Desk
	Office *bot.Office
	Web    *web.Server
	Clock  Clock

	cast Cast
}

// takeOver is how soon a demonstration that was killed speaks again after it is started anew.
const takeOver = 2 * time.Second

// Options are what a demonstration is made of.
type Options struct {
	Store   storage.Store
	Log     *slog.Logger
	Begin   time.Time        // where a new demonstration's clock begins; zero: now
	Metrics *ops.Metrics     // may be nil
	Machine func() time.Time // the machine's clock; nil: the real one
	Year    bool             // a new demonstration begins with a year of its past, which is played first
}

// New opens a demonstration. Its office does not run yet.
func New(ctx context.Context, o Options) (*Demo, error) {
	store := o.Store
	clock, err := storage.NewClock(ctx, store, o.Machine)
	if err != nil {
		return nil, fmt.Errorf("open the demonstration: %w", err)
	}
	if o.Year {
		o.Begin = year.LewishamBegins
	}
	if !o.Begin.IsZero() {
		if err := clock.SetOut(ctx, store, o.Begin); err != nil {
			return nil, fmt.Errorf("open the demonstration: %w", err)
		}
	}
	books := storage.NewBooks(store, clock, o.Log)
	books.Terms = ReadTerms
	t, err := Seed(ctx, books)
	if err != nil {
		return nil, err
	}
	where, err := time.LoadLocation(t.Zone)
	if err != nil {
		return nil, fmt.Errorf("open the demonstration: %w", err)
	}
	d := &Demo{Books: books, cast: Cast{Terms: t}}
	d.Desk = &bot.Desk{Books: books, All: everything(t), Log: o.Log, Stranger: stranger(t)}
	d.Clock = Clock{Books: books, Where: where, Drain: func(ctx context.Context) bool { return d.Office.Drain(ctx) }}
	d.Web = web.New(web.Options{
		Book: Book, Partnership: t.Title, Clerk: t.Short + " clerk (automated)", Tour: tour, Desk: d.Desk, Cast: d.cast,
		Clock: d.Clock, Store: store, Blob: store.Blob, Log: o.Log,
	})
	d.Office = bot.NewOffice(books, commands.Script(), o.Log, d.Web)
	d.Office.Lease = takeOver
	d.Desk.Acted = d.Office.Wake
	if o.Year {
		if err := d.playYear(ctx); err != nil {
			return nil, err
		}
	}
	if o.Metrics != nil {
		d.Desk.Count, d.Office.Count, books.Appended = o.Metrics.Command, o.Metrics.Notice, o.Metrics.Append
	}
	return d, nil
}

// tour is one meeting's whole cycle, as a newcomer might click through it.
var tour = []web.Step{
	{Person: "p-lewisham-college", Does: "suggests an item"},
	{Person: string(Officer), Does: "talks it through, puts it on the draft agenda and sends that to the chair"},
	{Person: "p-mayor", Does: "agrees the agenda, or has it done by the private secretary"},
	{Person: string(Officer), Does: "issues it"},
	{Person: "p-lewisham-college", Does: "reads it, and sends a deputy"},
}
