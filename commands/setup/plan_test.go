package setup_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// teller is whoever a test tells what is wrong: also rapid's own.
type teller interface {
	Helper()
	Error(args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// hall is a partnership that is being set up: its book, and its register.
type hall struct {
	t      teller
	file   *terms.Terms
	state  *partnership.State
	people map[string]bot.Person
	n      int
}

var now = time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC)

var lewisham = sync.OnceValues(func() (*terms.Terms, error) { return terms.Read("lewisham.yaml", examples.Lewisham) })

func newHall(t teller) *hall {
	t.Helper()
	file, err := lewisham()
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(file.Zone, file.Holidays, file.Closed...)
	if err != nil {
		t.Fatal(err)
	}
	return &hall{t: t, file: file, people: map[string]bot.Person{}, state: partnership.NewState(
		func(string) (*terms.Terms, *calendar.Calendar) { return file, days })}
}

// wish is a whole set-up with a roster of these lines.
func (h *hall) wish(csv string) setup.Wish {
	h.t.Helper()
	w := setup.Wish{
		Admin: true, File: h.file, Channels: map[partnership.BodyID]string{"": "slack:channel/T1/C1"},
		Officers:  []setup.Entrant{{Name: "Olu Officer", Email: "olu@council.example"}},
		AccountOf: func(user string) bot.Account { return bot.Account{Platform: "slack", Workspace: "T1", User: user} },
	}
	if csv == "" {
		return w
	}
	lines, err := roster.Read([]byte("name,organisation,place,group,email,account,phone,title,known as\n" + csv))
	if err == nil {
		w.Roster, err = roster.Place(h.file, lines)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return w
}

func (h *hall) make(w setup.Wish) (setup.Plan, error) {
	desk := setup.Desk{State: h.state, People: h.people, Now: now, Mint: func(n int) partnership.PersonID {
		return partnership.PersonID(fmt.Sprintf("p-%d-%d", h.n, n))
	}}
	return desk.Make(w)
}

// does makes a plan and carries it out, and returns what it said it would do.
func (h *hall) does(w setup.Wish) []string {
	h.t.Helper()
	plan, err := h.make(w)
	if err != nil {
		h.t.Fatalf("%v, after %v", err, plan.Changes)
	}
	o := partnership.Order{Request: fmt.Sprint(h.n), At: now, Command: plan.Command}
	events, err := partnership.Decide(h.state, o)
	if plan.Needed() && (err != nil || len(events) == 0) {
		h.t.Fatalf("%v leads to %v, %v", plan.Changes, events, err)
	}
	for _, e := range events {
		partnership.Evolve(h.state, partnership.Record{At: now, Event: e})
	}
	for _, p := range plan.People {
		h.people[p.ID] = p
	}
	h.n++
	return plan.Changes
}

func (h *hall) expect(got []string, want ...string) {
	h.t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		h.t.Error(diff)
	}
}

func TestAPlanSaysWhatItDoes(t *testing.T) {
	h := newHall(t)
	h.expect(h.does(h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,,")),
		"The terms of reference of the Lewisham Strategic Partnership come into force here.",
		"The secretariat gets its channel.",
		"Olu Officer belongs to the secretariat.",
		"Full LSP: Lewisham College, Jane Bloggs.",
		"Olu Officer is new to us.", "Jane Bloggs is new to us.")
	h.expect(h.does(h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,,")))
	h.expect(h.does(h.wish("jane bloggs,Lewisham College,,Full LSP,,U1,")), // by name; and how it is written now
		"What we know of jane bloggs is brought up to date.", "jane bloggs is known by one more account.")
	h.expect(h.does(h.wish("Jane Smith,Lewisham College,,,JANE@college.example,,")), // married: by her address
		"Steering group: Lewisham College, Jane Smith.",
		"What we know of Jane Smith is brought up to date.")
	h.expect(h.does(h.wish("Sam Next,Lewisham College,,Full LSP,sam@college.example,,")),
		"Full LSP: Lewisham College, Sam Next, after Jane Smith.", "Sam Next is new to us.")
}

func TestHowSomebodyIsCalledStandsInTheRoster(t *testing.T) {
	h := newHall(t)
	h.does(h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,,,Dr,Jan Bloggs"))
	called := func() (all []string) {
		for _, p := range h.people {
			if p.Email == "jane@college.example" {
				all = append(all, p.Called())
			}
		}
		return all
	}
	h.expect(called(), "Dr Jan Bloggs")
	h.expect(h.does(h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,,,,"))) // what a roster does not say stays
	h.expect(h.does(h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,,,Rev,")), "What we know of Jane Bloggs is brought up to date.")
	h.expect(called(), "Rev Jan Bloggs")
}

func TestWhoIsWho(t *testing.T) {
	h := newHall(t)
	h.does(h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,U1,\nPiotr Director,SLaM,,Full LSP,piotr@slam.example,U2,"))
	n := len(h.people)
	for _, c := range []struct{ what, line string }{
		{"by account", "J. Bloggs,Lewisham College,,Full LSP,,U1,"},
		{"by a new address, in the same place", "J. Bloggs,Lewisham College,,Full LSP,new@college.example,,"},
		{"with a second account elsewhere", "J. Bloggs,Lewisham College,,Full LSP,new@college.example,U9,"},
	} {
		if h.does(h.wish(c.line)); len(h.people) != n {
			t.Errorf("%s, somebody became two: %v", c.what, h.people)
		}
	}
	if h.does(h.wish("J. Bloggs,Trinity Laban,,Full LSP,other@laban.example,U10,")); len(h.people) != n+1 {
		t.Errorf("two people of one name became one: %v", h.people)
	}
	_, err := h.make(h.wish("Jane Bloggs,Goldsmiths,,Full LSP,new@college.example,U2,"))
	problems, ok := errors.AsType[roster.Problems](err)
	if !ok || !strings.Contains(problems.Error(), "line 2: the account is known as that of Piotr Director, and the e-mail address as that of J. Bloggs") {
		t.Errorf("an account and an address of two people: %v", err)
	}
}

func TestAnAddressProposesAnAccount(t *testing.T) {
	h := newHall(t)
	w := h.wish("Jane Bloggs,Lewisham College,,Full LSP,jane@college.example,,")
	w.ByEmail = func(email string) bot.Account {
		if email == "jane@college.example" {
			return bot.Account{Platform: "slack", Workspace: "T1", User: "U1"}
		}
		return bot.Account{}
	}
	changes := h.does(w)
	if want := "Jane Bloggs is taken for whoever has the e-mail address jane@college.example here. Look whether that is right."; changes[len(changes)-1] != want {
		t.Errorf("%v", changes)
	}
	h.expect(h.does(w))
}

func TestWhatTheTermsDoNotAllow(t *testing.T) {
	h := newHall(t)
	plan, err := h.make(h.wish("Jane Bloggs,,psg/lead-race-equality,,,,"))
	refusal, ok := errors.AsType[*partnership.Refusal](err)
	if !ok || refusal.Rule.Name != terms.DrawnFrom || !plan.Needed() {
		t.Errorf("%v", err)
	}
	w := h.wish("")
	w.Channels = nil
	if _, err := h.make(w); err == nil {
		t.Error("a partnership can do without its secretariat's channel")
	}
}

func TestOnePersonOnePlace(t *testing.T) {
	h := newHall(t)
	_, err := h.make(h.wish("Jane Bloggs,,full/cabinet,,,,\nJane Bloggs,,full/executive-directors,,,,"))
	problems, ok := errors.AsType[roster.Problems](err)
	if !ok || !strings.Contains(problems.Error(), "line 3: Jane Bloggs has two places in the Full LSP") {
		t.Errorf("two places of one person: %v", err)
	}
}

// Whatever roster is given, giving it again changes nothing, and nobody is in the register twice.
func TestTheSameRosterTwiceIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := newHall(t)
		line := rapid.Custom(func(t *rapid.T) string {
			who := rapid.IntRange(1, 4).Draw(t, "who")
			name := fmt.Sprintf("Person %d", who)
			email := rapid.SampledFrom([]string{"", fmt.Sprintf("p%d@x.example", who)}).Draw(t, "email")
			account := rapid.SampledFrom([]string{"", fmt.Sprintf("U%d", who)}).Draw(t, "account")
			theirs := []string{"full/cabinet", "full/executive-directors"}[who%2] // one person, one place
			place := rapid.SampledFrom([]string{theirs, "secretariat"}).Draw(t, "place")
			return fmt.Sprintf("%s,,%s,,%s,%s,", name, place, email, account)
		})
		csv := strings.Join(rapid.SliceOfN(line, 1, 8).Draw(t, "lines"), "\n")
		h.does(h.wish(csv))
		h.expect(h.does(h.wish(csv)))
		if len(h.people) > 5 {
			t.Errorf("%d people of 5: %v", len(h.people), h.people)
		}
	})
}
