package partnership

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// The people of the tests. Each id says who it is; the register, where names are, is no business of the rules.
const (
	officer   PersonID = "officer"
	colleague PersonID = "colleague" // also of the secretariat
	clerk     PersonID = "clerk"     // of the climate group alone
	mayor     PersonID = "mayor"     // in the chair of the Full LSP
	secretary PersonID = "secretary" // the Mayor's private secretary
	chief     PersonID = "chief"     // chief executive; in the chair of the steering group
	assistant PersonID = "assistant" // assistant chief executive
	hospital  PersonID = "hospital"  // Lewisham and Greenwich NHS Trust, in the Full LSP and the steering group
	college   PersonID = "college"   // Lewisham College, in both as well
	charity   PersonID = "charity"   // The Albany, in the Full LSP
	lead      PersonID = "lead"      // of the climate group, and in no other
	newcomer  PersonID = "newcomer"  // known to us, and in no group
	nobody    PersonID = ""          // whom we do not know
)

// The bodies and meetings of the tests.
const (
	full    BodyID = "full"
	psg     BodyID = "psg"
	climate BodyID = "wg-climate"

	fullMarch MeetingRef = "FULL-2027-03"    // Thursday 18 March, 2pm to 4pm
	fullJune  MeetingRef = "FULL-2027-06"    // Thursday 17 June
	psgFeb    MeetingRef = "PSG-2027-02"     // Tuesday 23 February
	wgFeb     MeetingRef = "CLIMATE-2027-02" // Wednesday 3 February
)

var lewisham = sync.OnceValues(func() (*terms.Terms, *calendar.Calendar) {
	t, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		panic(err)
	}
	c, err := calendar.New(t.Zone, t.Holidays)
	if err != nil {
		panic(err)
	}
	return t, c
})

// book is a state and the log that made it.
type book struct {
	state *State
	log   []Record
	now   time.Time
	last  int // of the requests
}

func emptyBook() *book {
	return &book{
		state: NewState(findEdition),
		now:   time.Date(2027, time.January, 11, 10, 0, 0, 0, time.UTC),
	}
}

// press gives an order, by button unless a detail says otherwise, and writes down what follows.
func (b *book) press(by PersonID, c Command, details ...detail) ([]Event, error) {
	b.last++
	o := Order{Request: fmt.Sprintf("r%d", b.last), By: by, How: ByButton, At: b.now, Command: c}
	for _, d := range details {
		d(&o)
	}
	return b.carryOut(o)
}

func (b *book) carryOut(o Order) ([]Event, error) {
	events, err := Decide(b.state, o)
	if err != nil {
		return nil, err
	}
	for i, e := range events {
		r := Record{
			ID: fmt.Sprintf("%s.%d", o.Request, i), Request: o.Request,
			At: o.At, By: o.By, For: o.For, How: o.How, On: o.On, Event: e,
		}
		b.log = append(b.log, r)
		Evolve(b.state, r)
	}
	return events, nil
}

// replayed is the state that a log makes.
func replayed(log []Record) *State {
	s := emptyBook().state
	for _, r := range log {
		Evolve(s, r)
	}
	return s
}

// foundation is what every partnership of the tests has done by Monday 11 January 2027.
func foundation(b *book) error {
	t, _ := lewisham()
	orders := []struct {
		by PersonID
		c  Command
	}{
		{nobody, AdoptTerms{Hash: t.Hash}},
		{nobody, AppointOfficer{Person: officer}},
		{officer, AppointOfficer{Person: colleague}},
		{officer, AppointOfficer{Person: clerk, Body: climate}},
		{officer, FillPlace{Seat: "full/mayor", Person: mayor}},
		{officer, FillPlace{Seat: "full/chief-executive", Person: chief}},
		{officer, FillPlace{Seat: "psg/chief-executive", Person: chief}},
		{officer, FillPlace{Seat: "full/assistant-chief-executive", Person: assistant}},
		{officer, FillPlace{Seat: "full/lewisham-and-greenwich-nhs-trust", Person: hospital}},
		{officer, FillPlace{Seat: "psg/lewisham-and-greenwich-nhs-trust", Person: hospital}},
		{officer, FillPlace{Seat: "full/lewisham-college", Person: college}},
		{officer, FillPlace{Seat: "psg/lewisham-college", Person: college}},
		{officer, FillPlace{Seat: "full/the-albany", Person: charity}},
		{officer, FillPlace{Seat: "wg-climate/lead-climate", Person: lead}},
		{mayor, StartActing{Person: secretary, For: mayor}},
		{officer, SwitchTimetable{On: true}},
		{officer, ScheduleMeeting{Body: climate, Day: date("2027-02-03"), From: "18:00", Until: "20:00"}},
		{officer, ScheduleMeeting{Body: psg, Day: date("2027-02-23"), From: "10:00", Until: "12:00"}},
		{officer, ScheduleMeeting{Body: full, Day: date("2027-03-18"), From: "14:00", Until: "16:00"}},
		{officer, ScheduleMeeting{Body: full, Day: date("2027-06-17"), From: "14:00", Until: "16:00"}},
	}
	for _, o := range orders {
		if _, err := b.press(o.by, o.c); err != nil {
			return fmt.Errorf("%T: %w", o.c, err)
		}
	}
	return nil
}

func begin(t *testing.T) *minutes {
	t.Helper()
	b := emptyBook()
	if err := foundation(b); err != nil {
		t.Fatal(err)
	}
	return &minutes{book: b, t: t}
}

// offers has a member submit an item to the Full LSP.
func (m *minutes) offers(by PersonID, title string) ItemNumber {
	m.t.Helper()
	return m.given(by, SubmitItem{Body: full, Title: typed(title), Wants: ToDiscuss})[0].(ItemSubmitted).Number
}

// drafts has a member submit an item, and the officer talk it through and put it on the draft.
func (m *minutes) drafts(by PersonID, title string) ItemNumber {
	m.t.Helper()
	n := m.offers(by, title)
	m.given(officer, DraftItem{Number: n, Talked: true})
	return n
}

// agrees has the draft of the Full LSP go to the chair, and the chair agree it.
func (m *minutes) agrees() {
	m.t.Helper()
	sent := m.given(officer, SendAgenda{fullMarch})[0].(AgendaSent)
	m.given(mayor, AgreeAgenda{fullMarch, sent.Version})
}
