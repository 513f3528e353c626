package commands

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// The people and meetings of the scenes.
const (
	officer1 partnership.PersonID = "p-officer"
	hospital partnership.PersonID = "p-hospital"
	college  partnership.PersonID = "p-college"
	mayor    partnership.PersonID = "p-mayor"
	office   partnership.PersonID = "p-office" // acts for the hospital's director
	stranger partnership.PersonID = "p-stranger"

	march partnership.MeetingRef = "FULL-2027-03" // Thursday 18 March, 2pm to 4pm
	psg   partnership.MeetingRef = "PSG-2027-02"  // Tuesday 23 February
)

// scene is a book kept in memory: what people press, and what they would then read.
type scene struct {
	t     *testing.T
	state *partnership.State
	now   time.Time
	last  int
	words map[string]string
	told  []bot.Told              // since the last call of hear
	other map[string]*terms.Terms // editions of the terms beside the first, by hash
}

var lewisham = sync.OnceValues(func() (*terms.Terms, error) { return terms.Read("lewisham.yaml", examples.Lewisham) })

func begin(t *testing.T) *scene {
	t.Helper()
	file, err := lewisham()
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(file.Zone, file.Holidays)
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t, words: map[string]string{}, other: map[string]*terms.Terms{}, now: time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC)}
	s.state = partnership.NewState(func(hash string) (*terms.Terms, *calendar.Calendar) {
		if t := s.other[hash]; t != nil {
			return t, days
		}
		return file, days
	})
	plan := func(body partnership.BodyID, day calendar.Date) partnership.ScheduleMeeting {
		return partnership.ScheduleMeeting{Body: body, Day: day, From: "14:00", Until: "16:00", Place: s.typed("Civic Suite")}
	}
	s.press("", partnership.AdoptTerms{Hash: file.Hash})
	s.press("", partnership.AppointOfficer{Person: officer1})
	s.press(officer1, partnership.FillPlace{Seat: "full/mayor", Person: mayor})
	s.press(officer1, partnership.FillPlace{Seat: "full/lewisham-and-greenwich-nhs-trust", Person: hospital})
	s.press(officer1, partnership.FillPlace{Seat: "full/lewisham-college", Person: college})
	s.press(hospital, partnership.StartActing{Person: office, For: hospital})
	s.press(officer1, partnership.SwitchTimetable{On: true})
	s.press(officer1, plan("psg", calendar.Date{Year: 2027, Month: 2, Day: 23}))
	s.press(officer1, plan("full", calendar.Date{Year: 2027, Month: 3, Day: 18}))
	s.press(officer1, plan("full", calendar.Date{Year: 2027, Month: 6, Day: 17}))
	s.hear()
	return s
}

// at moves the clock: 2027-03-18 15:00, in Lewisham.
func (s *scene) at(when string) {
	s.t.Helper()
	t, err := time.ParseInLocation("2006-01-02 15:04", when, s.state.Calendar.Location())
	if err != nil {
		s.t.Fatal(err)
	}
	s.now = t.UTC()
}

func (s *scene) typed(words string) partnership.Text {
	id := fmt.Sprintf("t%d", len(s.words))
	s.words[id] = words
	return partnership.Text{ID: partnership.TextID(id), Words: words}
}

func (s *scene) press(by partnership.PersonID, c partnership.Command) {
	s.t.Helper()
	s.give(partnership.Order{By: by, How: partnership.ByButton, Command: c})
}

// give gives an order that says more than who pressed what.
func (s *scene) give(o partnership.Order) {
	s.t.Helper()
	s.last++
	o.Request, o.At = fmt.Sprintf("r%d", s.last), s.now
	events, err := partnership.Decide(s.state, o)
	if err != nil || len(events) == 0 {
		s.t.Fatalf("%T by %q: events %v, error %v", o.Command, o.By, events, err)
	}
	for i, e := range events {
		r := partnership.Record{
			ID: fmt.Sprintf("%s.%d", o.Request, i), Request: o.Request, At: s.now, By: o.By, For: o.For, How: o.How, Event: e,
		}
		partnership.Evolve(s.state, r)
		s.told = append(s.told, Script().Expand(s.state, r)...)
	}
}

// hear is what was told since it was last asked, as "kind to addressee".
func (s *scene) hear() []string {
	var all []string
	for _, t := range s.told {
		all = append(all, t.Kind+" to "+string(t.To))
		if subject := strings.Join(append([]string{t.Kind}, t.About...), "/"); len(subject) > ui.MaxCommand {
			s.t.Errorf("the subject %s is too long for a receipt", subject)
		}
	}
	s.told = nil
	return all
}

func (s *scene) view(who partnership.PersonID) bot.View {
	return bot.View{State: s.state, Who: who, Now: s.now}
}

// card draws what somebody was told, as it reads now.
func (s *scene) card(who partnership.PersonID, kind string, about ...string) ui.Card {
	s.t.Helper()
	for _, telling := range Script().Tellings {
		if telling.Kind != kind {
			continue
		}
		card, ok := telling.Card(s.view(who), about)
		if !ok {
			s.t.Fatalf("%s %v: nothing to say", kind, about)
		}
		s.check(card)
		return card
	}
	s.t.Fatalf("nobody tells %s", kind)
	return ui.Card{}
}

// reads is a card as one line of plain words; the foot, which is the same everywhere, is left out.
func (s *scene) reads(c ui.Card) string {
	var parts []string
	add := func(texts ...ui.Text) {
		for _, t := range texts {
			if words := t.Words(s.reader()); words != "" {
				parts = append(parts, words)
			}
		}
	}
	add(c.Lead)
	if c.Tag != nil {
		parts = append(parts, "<"+c.Tag.Words.Words(s.reader())+">")
	}
	for _, b := range c.Blocks {
		add(ui.Card{Blocks: []ui.Block{b}}.Texts()...)
	}
	for _, b := range c.Buttons {
		parts = append(parts, "["+b.Label.Words(s.reader())+"]")
	}
	return strings.Join(parts, " ")
}

func (s *scene) reader() ui.Reader {
	return ui.Reader{
		Name:  func(id string) string { return "{" + strings.TrimPrefix(id, "p-") + "}" },
		Typed: func(id string) (string, bool) { w, ok := s.words[id]; return w, ok },
		Today: s.now.Format(time.DateOnly),
	}
}

// check holds a card against the limits with the longest names and words that anybody could have typed, and against the
// words that nobody should read.
func (s *scene) check(c ui.Card) {
	s.t.Helper()
	worst := ui.Reader{
		Name:  func(string) string { return strings.Repeat("W", 60) },
		Typed: func(string) (string, bool) { return strings.Repeat("W", 500), true },
		Today: "2026-01-01",
	}
	for _, err := range c.Check(worst) {
		s.t.Error(err)
	}
	names := map[string]bool{}
	for _, b := range c.AllButtons() {
		name := b.Name
		if name.IsZero() {
			name = b.Label
		}
		if words := name.Words(s.reader()); names[words] {
			s.t.Errorf("two buttons are called %q", words)
		} else {
			names[words] = true
		}
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(s.own(c)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "seat", "body", "refused", "attest", "principal", "holder", "overdue":
			s.t.Errorf("%q is no word for people: %s", word, s.reads(c))
		}
	}
}

// own are the card's own words, without the sentences that it quotes.
func (s *scene) own(c ui.Card) string {
	var blocks []ui.Block
	for _, b := range c.Blocks {
		if b.Quote == nil {
			blocks = append(blocks, b)
		}
	}
	c.Blocks = blocks
	return others.ReplaceAllString(s.reads(c), "")
}

// others is what somebody else said: the terms word for word, or a person.
var others = regexp.MustCompile(`“[^”]*”`)

func (s *scene) equal(got, want string) {
	s.t.Helper()
	if got != want {
		s.t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
}
