package partnership

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// scene is one sentence about the partnership, and the minutes that show it.
type scene struct {
	name string
	play func(*minutes)
}

// play plays each scene in a partnership of its own, whose year has just begun.
func play(t *testing.T, scenes []scene) {
	t.Helper()
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			s.play(begin(t))
		})
	}
}

// minutes is a minute book kept by a test: orders are given as people give them, and what follows is compared.
type minutes struct {
	*book
	t *testing.T
}

// detail is what an order says beside who presses what.
type detail func(*Order)

// passedOn says for whom an order is entered, and how it came.
func passedOn(whom PersonID, how Medium) detail {
	return func(o *Order) { o.For, o.How = whom, how }
}

func on(day string) detail { return func(o *Order) { o.On = date(day) } }

// at moves the clock to a day and an hour in Lewisham.
func (m *minutes) at(when string) {
	m.t.Helper()
	t, err := time.ParseInLocation("2006-01-02 15:04", when, m.state.Calendar.Location())
	if err != nil {
		m.t.Fatal(err)
	}
	m.now = t.UTC()
}

// given is what has happened before: it must be accepted, and must change something.
func (m *minutes) given(by PersonID, c Command, details ...detail) []Event {
	m.t.Helper()
	events, err := m.press(by, c, details...)
	if err != nil || len(events) == 0 {
		m.t.Fatalf("given %T by %q: events %v, error %v", c, by, events, err)
	}
	return events
}

// when is what the scene is about.
func (m *minutes) when(by PersonID, c Command, details ...detail) answer {
	m.t.Helper()
	events, err := m.press(by, c, details...)
	return answer{m.t, fmt.Sprintf("%T by %q", c, by), events, err}
}

// answer is what became of an order.
type answer struct {
	t      *testing.T
	what   string
	events []Event
	err    error
}

// then says that exactly these events follow.
func (a answer) then(want ...Event) {
	a.t.Helper()
	if a.err != nil {
		a.t.Fatalf("%s: %v", a.what, a.err)
	}
	if diff := cmp.Diff(want, a.events, cmpopts.EquateEmpty()); diff != "" {
		a.t.Errorf("%s: events (-want +got):\n%s", a.what, diff)
	}
}

// nothing says that there was nothing to do, and that this is no error.
func (a answer) nothing() {
	a.t.Helper()
	a.then()
}

// notYet says that a rule of the terms stands against it (no name: nothing in the terms does), and in which words.
func (a answer) notYet(rule terms.Name, words string) {
	a.t.Helper()
	var r *Refusal
	if !errors.As(a.err, &r) {
		a.t.Fatalf("%s: events %v, error %v; want a refusal", a.what, a.events, a.err)
	}
	if r.Rule.Name != rule || !strings.Contains(r.Why.Format, words) {
		a.t.Errorf("%s: refused by %q with %q; want %q with %q", a.what, r.Rule.Name, r.Why.Format, rule, words)
	}
	checkPhrase(a.t, r.Why)
}

// invalid says that it cannot be meant, and because of which option.
func (a answer) invalid(option string) {
	a.t.Helper()
	var i *Invalid
	if !errors.As(a.err, &i) {
		a.t.Fatalf("%s: events %v, error %v; want invalid input", a.what, a.events, a.err)
	}
	if i.Option != option {
		a.t.Errorf("%s: invalid %s, want %s", a.what, i.Option, option)
	}
	checkPhrase(a.t, i.Hint)
}

// checkPhrase: every value has its place, and nobody ever reads the number of a rule.
func checkPhrase(t testing.TB, p Phrase) {
	t.Helper()
	if n := strings.Count(p.Format, "%s"); n != len(p.Values) || n != strings.Count(p.Format, "%") {
		t.Errorf("phrase %q has %d values", p.Format, len(p.Values))
	}
	if strings.Contains(p.Format, "L0") {
		t.Errorf("phrase %q quotes a rule by its number", p.Format)
	}
}

func date(day string) calendar.Date {
	d, err := calendar.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return d
}

func typed(words string) Text {
	return Text{ID: TextID(strings.ReplaceAll(strings.ToLower(words), " ", "-")), Words: words}
}
