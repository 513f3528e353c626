package bottest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const theBook storage.BookID = "lsp"

var quiet = slog.New(slog.DiscardHandler)

// house is a small partnership whose post office posts into the web chat of its store, unless its door is told otherwise.
type house struct {
	bottest.Evidence
	t                  *testing.T
	books              *storage.Books
	office             *bot.Office
	swallow, backwards bool // what the door does wrong
	kept               []bot.Letter
	did                int
}

func newHouse(t *testing.T) *house {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	clock, err := storage.NewClock(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, books: storage.NewBooks(store, clock, quiet)}
	h.office = bot.NewOffice(h.books, commands.Script(), quiet, h)
	h.Evidence = bottest.Evidence{Store: store, Book: theBook, Script: commands.Script(), Clock: clock, Replicas: []*storage.Books{h.books}}
	hash, err := store.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"p-officer", "p-college"} {
		p := storage.Person{ID: id, Name: id, Accounts: []storage.Account{{Platform: "web", User: id}}}
		if err := h.books.Open(theBook).PutPerson(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	h.does("p-officer", partnership.AdoptTerms{Hash: hash}, partnership.AppointOfficer{Person: "p-officer"},
		partnership.LinkChannel{Place: "web:channel/secretariat"}, partnership.FillPlace{Seat: "full/lewisham-college", Person: "p-college"},
		partnership.ScheduleMeeting{Body: "full", Day: calendar.DateOf(clock.Now(), time.UTC).AddDays(90), From: "14:00", Until: "16:00"})
	return h
}

func (h *house) does(who partnership.PersonID, orders ...partnership.Command) {
	h.t.Helper()
	err := h.books.Open(theBook).Turn(h.t.Context(), func(turn *storage.Turn) error {
		for _, c := range orders {
			h.did++
			request := fmt.Sprint("r", h.did)
			if _, err := turn.Do(h.t.Context(), partnership.Order{Request: request, By: who, How: partnership.ByButton, Command: c}); err != nil {
				return err
			}
			h.Acknowledged = append(h.Acknowledged, request)
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// suggests has the college suggest two items, of which it and the secretariat hear.
func (h *house) suggests() {
	h.t.Helper()
	for _, title := range []string{"one", "two"} {
		h.does("p-college", partnership.SubmitItem{
			Body: "full", Title: partnership.Text{ID: partnership.TextID(title), Words: title}, Wants: partnership.ToNote,
		})
	}
}

func (h *house) drain() {
	h.t.Helper()
	h.office.Drain(h.t.Context())
	for _, l := range slices.Backward(h.kept) {
		h.say(l)
	}
}

// Platform names the door.
func (h *house) Platform() string { return "web" }

// Deliver posts a letter, or does what is wrong.
func (h *house) Deliver(_ context.Context, l bot.Letter) (string, error) {
	switch {
	case h.swallow:
	case h.backwards:
		h.kept = append(h.kept, l)
	default:
		h.say(l)
	}
	return l.Key, nil
}

// Edit redraws nothing: here nothing changes.
func (h *house) Edit(context.Context, bot.Letter) error { return nil }

func (h *house) say(l bot.Letter) {
	content, err := json.Marshal(l.Card)
	if err == nil {
		_, err = h.Store.Say(h.t.Context(), theBook, storage.WebMessage{Key: l.Key, Place: l.Place, Content: content, At: l.At})
	}
	if err != nil {
		h.t.Error(err)
	}
}

func (h *house) first() storage.WebMessage {
	h.t.Helper()
	said, err := h.Store.Said(h.t.Context(), theBook, "dm/p-college", 10)
	if err != nil || len(said) == 0 {
		h.t.Fatalf("nothing was said: %v", err)
	}
	return said[0]
}

// append adds a record as no book of ours would.
func (h *house) append(request string, at time.Time) {
	h.t.Helper()
	tail, err := h.Store.Tail(h.t.Context(), theBook, storage.Position{})
	if err != nil {
		h.t.Fatal(err)
	}
	last := tail.Records[len(tail.Records)-1]
	last.ID, last.Request, last.At = "forged", request, at
	a := storage.Append{Book: theBook, Expected: tail.Head, Request: request, Records: []storage.Record{last}, Look: at}
	if _, err := h.Store.Append(h.t.Context(), a); err != nil {
		h.t.Fatal(err)
	}
}

func TestChecksFindNothingWhereNothingIsWrong(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.suggests()
	h.drain()
	bottest.Verify(t, h.Evidence)
}

// Each check is shown what it is there for.
func TestChecksFindWhatIsWrong(t *testing.T) {
	t.Parallel()
	good := func(wrong func(*house)) func(*house) {
		return func(h *house) { h.suggests(); h.drain(); wrong(h) }
	}
	for number, wrong := range map[int]func(*house){
		1: good(func(h *house) { h.Acknowledged = append(h.Acknowledged, "lost") }),
		2: good(func(h *house) { h.append("r1", h.Clock.Now()) }),
		4: good(func(h *house) { h.Replicas = []*storage.Books{newHouse(h.t).books} }),
		5: good(func(h *house) { h.append("r99", h.Clock.Now().Add(-time.Hour)) }),
		7: good(func(h *house) {
			m := h.first()
			m.Key = "another"
			if _, err := h.Store.Say(h.t.Context(), theBook, m); err != nil {
				h.t.Fatal(err)
			}
		}),
		8:  func(h *house) { h.swallow = true; h.suggests(); h.drain() },
		9:  saidTooEarly,
		10: func(h *house) { h.backwards = true; h.suggests(); h.drain() },
		11: good(func(h *house) {
			if err := h.Store.Edit(h.t.Context(), theBook, h.first().Key, []byte(`{"lead":{"f":"Something else"}}`)); err != nil {
				h.t.Fatal(err)
			}
		}),
		12: func(h *house) { h.suggests() },
		17: good(func(h *house) {
			if _, err := h.Store.Delivered(h.t.Context(), theBook, storage.Receipt{Key: "left", Kind: "over"}); err != nil {
				h.t.Fatal(err)
			}
		}),
	} {
		t.Run(fmt.Sprint("check ", number), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			wrong(h)
			sign := fmt.Sprintf("check %d,", number)
			problems := bottest.Problems(t.Context(), h.Evidence)
			if !slices.ContainsFunc(problems, func(err error) bool { return strings.HasPrefix(err.Error(), sign) }) {
				t.Errorf("the check found nothing; all that was found: %v", problems)
			}
		})
	}
}

// saidTooEarly has a script that would have held back what has been said.
func saidTooEarly(h *house) {
	h.suggests()
	h.drain()
	h.Script.Tellings = slices.Clone(h.Script.Tellings)
	for i := range h.Script.Tellings {
		h.Script.Tellings[i].Hold = func(*partnership.State, []string) (time.Time, time.Time) {
			return h.Clock.Now().Add(time.Hour), time.Time{}
		}
	}
}

func TestEveryNumberIsThereOnceAndLookedAtSomewhere(t *testing.T) {
	t.Parallel()
	for i, c := range bottest.Checks {
		if c.Number != i+1 || c.Says == "" || c.Run == nil && c.Elsewhere == "" {
			t.Errorf("check %d of the list is %+v", i+1, c)
		}
	}
	if len(bottest.Checks) != 18 {
		t.Errorf("there are %d checks", len(bottest.Checks))
	}
}
