package diary

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

const (
	officer p.PersonID   = "officer"
	mayor   p.PersonID   = "mayor"
	march   p.MeetingRef = "FULL-2027-03" // Thursday 18 March, 2pm to 4pm
)

// book is a partnership whose clock the tests move.
type book struct {
	t     testing.TB
	state *p.State
	zone  *time.Location
	now   time.Time
	last  int
}

var lewisham = sync.OnceValues(func() (*terms.Terms, *calendar.Calendar) {
	read, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		panic(err)
	}
	days, err := calendar.New(read.Zone, read.Holidays)
	if err != nil {
		panic(err)
	}
	return read, days
})

// begin is a partnership on the morning of a day, with a secretariat, a Mayor in the chair, and the timetable on.
func begin(t testing.TB, day string) *book {
	t.Helper()
	read, days := lewisham()
	state := p.NewState(func(string) (*terms.Terms, *calendar.Calendar) { return read, days })
	b := &book{t: t, state: state, zone: days.Location()}
	b.now = b.hour(day + " 09:00")
	b.does("", p.AdoptTerms{Hash: read.Hash})
	b.does("", p.AppointOfficer{Person: officer})
	b.does(officer, p.FillPlace{Seat: "full/mayor", Person: mayor})
	b.does(officer, p.SwitchTimetable{On: true})
	return b
}

func (b *book) hour(when string) time.Time {
	b.t.Helper()
	t, err := time.ParseInLocation("2006-01-02 15:04", when, b.zone)
	if err != nil {
		b.t.Fatal(err)
	}
	return t
}

func (b *book) day(on string) calendar.Date {
	b.t.Helper()
	d, err := calendar.ParseDate(on)
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

func (b *book) at(when string) *book {
	b.t.Helper()
	b.now = b.hour(when)
	return b
}

// does gives an order that must be accepted.
func (b *book) does(by p.PersonID, c p.Command) {
	b.t.Helper()
	b.last++
	o := p.Order{Request: fmt.Sprintf("r%d", b.last), By: by, How: p.ByButton, At: b.now, Command: c}
	events, err := p.Decide(b.state, o)
	if err != nil {
		b.t.Fatalf("%T: %v", c, err)
	}
	for i, e := range events {
		r := p.Record{ID: fmt.Sprintf("%s.%d", o.Request, i), Request: o.Request, At: o.At, By: by, How: o.How, Event: e}
		p.Evolve(b.state, r)
	}
}

// meets schedules a meeting of the Full LSP, 2pm to 4pm.
func (b *book) meets(body p.BodyID, day string) {
	b.t.Helper()
	d, err := calendar.ParseDate(day)
	if err != nil {
		b.t.Fatal(err)
	}
	b.does(officer, p.ScheduleMeeting{Body: body, Day: d, From: "14:00", Until: "16:00"})
}

// issues has the chair agree the agenda of March, and the officer issue it.
func (b *book) issues() {
	b.t.Helper()
	b.does(officer, p.SendAgenda{Meeting: march})
	b.does(mayor, p.AgreeAgenda{Meeting: march, Version: b.state.Meetings[march].Head().Number})
	b.does(officer, p.IssueAgenda{Meeting: march})
}

// says writes entries as a diary does: the hour in Lewisham, and what.
func (b *book) says(entries []Entry) []string {
	var lines []string
	for _, e := range entries {
		line := e.At.In(b.zone).Format("Mon 2 Jan 15:04") + " " + string(e.Moment.Kind)
		if e.Missed(b.now) {
			line += ", missed"
		}
		lines = append(lines, line)
	}
	return lines
}
