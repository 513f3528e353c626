package bot_test

import (
	"context"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

const theBook storage.BookID = "lsp"

var quiet = slog.New(slog.DiscardHandler)

// theOffice is a post office with one kind of thing to tell: words that somebody wrote, to the team, Ann and Bob.
type theOffice struct {
	t      *testing.T
	flaky  *storagetest.FlakyStore
	clock  *storage.Clock
	books  *storage.Books
	office *bot.Office
	door   *door
	terms  string // their hash
	said   int

	hold, until time.Duration                 // after it was written
	stopped     bool                          // nothing of it is true any more
	live        bool                          // its card has a button
	typed       bool                          // its card has the words as they were typed
	suffix      string                        // of its card
	deaf        func(*partnership.State) bool // nobody hears of what is said now; may be nil
	channels    []string                      // the team's
}

func openOffice(t *testing.T) *theOffice {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	o := &theOffice{t: t, flaky: storagetest.Flaky(store), channels: []string{"test:team"}, door: &door{fails: map[string]error{}, tried: map[string]int{}}}
	if o.clock, err = storage.NewClock(t.Context(), o.flaky, nil); err != nil {
		t.Fatal(err)
	}
	o.books = storage.NewBooks(o.flaky, o.clock, quiet)
	o.office = bot.NewOffice(o.books, o.script(), quiet, o.door)
	o.office.Lease = 200 * time.Millisecond
	hash, err := o.flaky.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	o.terms = hash
	o.found(theBook, hash, "ann", "bob")
	o.do(partnership.LinkChannel{Place: "test:team"})
	return o
}

// restart begins anew on the same store: nothing is remembered.
func (o *theOffice) restart() {
	o.books = storage.NewBooks(o.flaky, o.clock, quiet)
	o.office = bot.NewOffice(o.books, o.office.Script, quiet, o.door)
	o.office.Lease = 200 * time.Millisecond
}

// found begins a partnership with these people.
func (o *theOffice) found(book storage.BookID, hash string, names ...string) {
	o.t.Helper()
	for _, name := range names {
		p := storage.Person{ID: "p-" + name, Name: name, Accounts: []storage.Account{{Platform: "test", User: name}}}
		if err := o.books.Open(book).PutPerson(o.t.Context(), p); err != nil {
			o.t.Fatal(err)
		}
	}
	o.doIn(book, partnership.AdoptTerms{Hash: hash})
	o.doIn(book, partnership.AppointOfficer{Person: "p-ann"})
}

// script tells every word to everybody. What it is about: the words, and when they were written.
func (o *theOffice) script() bot.Script {
	return bot.Script{
		Expand: func(s *partnership.State, r partnership.Record) []bot.Told {
			e, ok := r.Event.(partnership.WordsPassedOn)
			if !ok || o.deaf != nil && o.deaf(s) {
				return nil
			}
			about := []string{string(e.Words), strconv.FormatInt(r.At.UnixMilli(), 10)}
			if o.telling().Once { // whenever it is said, it is the same thing
				about[1] = "0"
			}
			return []bot.Told{
				{Kind: "words", About: about, To: "team"},
				{Kind: "words", About: about, To: "p-ann"},
				{Kind: "words", About: about, To: "p-bob"},
				{Kind: "words", About: about, To: "p-bob"},
			}
		},
		People: func(_ *partnership.State, to bot.Addressee, _ []string, _ time.Time) ([]partnership.PersonID, []string) {
			if to == "team" {
				return nil, o.channels
			}
			return []partnership.PersonID{partnership.PersonID(to)}, nil
		},
		Tellings: []bot.Telling{{Kind: "words", Card: o.card, Hold: o.held}},
		Due: func(*partnership.State, time.Time) ([]partnership.MarkMoment, time.Time) {
			return nil, time.Time{}
		},
	}
}

func (o *theOffice) telling() *bot.Telling { return &o.office.Script.Tellings[0] }

func (o *theOffice) card(_ bot.View, about []string) (ui.Card, bool) {
	card := ui.Card{Lead: ui.Say("%s%s", about[0], o.suffix)}
	if o.typed {
		card.Lead = ui.Say("%s%s", ui.TypedText(about[0]), o.suffix)
	}
	if o.live {
		card.Buttons = []ui.Button{ui.Press("Thank you", "help")}
	}
	return card, !o.stopped
}

func (o *theOffice) held(_ *partnership.State, about []string) (from, until time.Time) {
	ms, err := strconv.ParseInt(about[1], 10, 64)
	if err != nil {
		o.t.Error(err)
	}
	written := time.UnixMilli(ms)
	if o.until > 0 {
		until = written.Add(o.until)
	}
	return written.Add(o.hold), until
}

func (o *theOffice) do(c partnership.Command) {
	o.t.Helper()
	o.doIn(theBook, c)
}

func (o *theOffice) doIn(book storage.BookID, c partnership.Command) {
	o.t.Helper()
	o.said++
	err := o.books.Open(book).Turn(o.t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(o.t.Context(), partnership.Order{
			Request: "r" + strconv.Itoa(o.said), By: "p-ann", How: partnership.ByButton, Command: c,
		})
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *theOffice) says(words string) {
	o.t.Helper()
	o.do(partnership.PassOn{Words: partnership.Text{ID: partnership.TextID(words), Words: words}})
}

func (o *theOffice) drain() {
	o.t.Helper()
	if !o.office.Drain(o.t.Context()) {
		o.t.Error("the post office could not finish")
	}
}

// pass lets time pass, and the post office look.
func (o *theOffice) pass(d time.Duration) {
	o.t.Helper()
	if err := o.clock.Advance(o.t.Context(), o.flaky, d); err != nil {
		o.t.Fatal(err)
	}
	o.drain()
}

// awaitLease lets the post office look until whatever a dead worker held has run out, which is by the machine's clock, and
// what it was to do is done.
func (o *theOffice) awaitLease(done func() bool) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), 20*time.Second)
	defer cancel()
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	for !done() {
		select {
		case <-ticker.C:
			o.office.Drain(ctx)
		case <-ctx.Done():
			o.t.Fatal("the lease never ran out")
		}
	}
}

func (o *theOffice) outbox() storage.Outbox {
	o.t.Helper()
	box, err := o.flaky.Outbox(o.t.Context(), theBook)
	if err != nil {
		o.t.Fatal(err)
	}
	return box
}

// await waits until something was posted.
func (o *theOffice) await(line string) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), 20*time.Second)
	defer cancel()
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	for !o.door.has(line) {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			o.t.Fatalf("%q was never posted", line)
		}
	}
}

// delivered compares what was delivered so far.
func (o *theOffice) delivered(want ...string) {
	o.t.Helper()
	if diff := cmp.Diff(want, o.door.posted); diff != "" {
		o.t.Errorf("delivered (-want +got):\n%s", diff)
	}
}

// door is a platform that keeps what it is given, and fails where it is told to.
type door struct {
	mu            sync.Mutex
	posted, edits []string          // place: words
	whole         []string          // what was posted, with what stands below its first line
	hangs         map[string]string // by key
	edited        func()            // called after every edit; may be nil
	fails         map[string]error
	tried         map[string]int
	slow          map[string]chan struct{} // places that take what comes only when this closes
}

func (d *door) Platform() string { return "test" }

func (d *door) Deliver(_ context.Context, l bot.Letter) (string, error) {
	if until := d.slow[l.Place]; until != nil {
		<-until
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tried[l.Place]++
	if err := d.fails[l.Place]; err != nil {
		return "", err
	}
	if d.hangs == nil {
		d.hangs = map[string]string{}
	}
	if d.hangs[l.Key] == "" {
		d.hangs[l.Key] = d.line(l)
		d.posted = append(d.posted, d.line(l))
		whole := l.Card.Lead.Words(l.Reader)
		for _, b := range l.Card.Blocks {
			whole += " " + b.Paragraph.Words(l.Reader)
		}
		d.whole = append(d.whole, whole)
	}
	return l.Key, nil
}

func (d *door) Edit(_ context.Context, l bot.Letter) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.hangs[l.Key] == "" {
		return bot.ErrGone
	}
	d.hangs[l.Key] = d.line(l)
	d.edits = append(d.edits, d.line(l))
	if d.edited != nil {
		d.edited()
	}
	return nil
}

func (d *door) has(line string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Contains(d.posted, line)
}

// showing is what hangs anywhere.
func (d *door) showing() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Sorted(maps.Values(d.hangs))
}

func (d *door) line(l bot.Letter) string {
	return strings.TrimPrefix(l.Place, "dm/") + ": " + l.Card.Lead.Words(l.Reader)
}
