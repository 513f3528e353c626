package partnership

import (
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Meeting is one meeting of a body, with its agenda.
type Meeting struct {
	Ref         MeetingRef
	Body        BodyID
	Day         calendar.Date
	From, Until string // wall clock, 14:00
	Place       TextID
	Joining     TextID // how one comes in: for those who come, and nobody else
	Provisional bool
	Request     string
	At          time.Time // when it was scheduled

	Lines    []Line    // the draft agenda as it stands
	Versions []Version // what was sent to the chair, agreed, issued; oldest first
	Coming   map[PersonID]Answer
	Deputies []Deputising
	Notes    Notes

	Moved     []Shift       // what it was before, the earliest first
	Since     time.Time     // when its date was confirmed, or it last moved; zero: never
	Cancelled *Cancellation // nil: it stands
}

// Answer is what somebody said about coming.
type Answer string

// The answers. Nobody is asked for a reason.
const (
	Coming    Answer = "coming"
	NotComing Answer = "not coming"
)

// ScheduleMeeting plans a meeting.
type ScheduleMeeting struct {
	Body        BodyID
	Day         calendar.Date
	From, Until string
	Place       Text
	Provisional bool
}

// MeetingScheduled says that a meeting is planned.
type MeetingScheduled struct {
	Ref         MeetingRef    `json:"ref"`
	Body        BodyID        `json:"body"`
	Day         calendar.Date `json:"day"`
	From        string        `json:"from"`
	Until       string        `json:"until"`
	Place       TextID        `json:"place,omitempty"`
	Provisional bool          `json:"provisional,omitempty"`
}

// Texts are what was typed.
func (c ScheduleMeeting) Texts() []Text { return []Text{c.Place} }

func (c ScheduleMeeting) decide(s *State, o Order) ([]Event, error) {
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	body := s.Body(c.Body)
	if body == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	var err error
	if c.From, c.Until, err = clockHours(c.From, c.Until); err != nil {
		return nil, err
	}
	if c.Day.IsZero() {
		return nil, invalid("day", "On which day does it meet?")
	}
	if err := s.realHours(c.Day, c.From, c.Until); err != nil {
		return nil, err
	}
	if m := s.beginning(c.Body, c.Day, c.From); m != nil {
		return nil, invalid("day", "The %s already meets then (%s).", c.Body, string(m.Ref))
	}
	return []Event{MeetingScheduled{
		Ref: s.freeMeetingRef(body.Reference, c.Day), Body: c.Body, Day: c.Day, From: c.From, Until: c.Until,
		Place: c.Place.ID, Provisional: c.Provisional,
	}}, nil
}

// clockHours are a meeting's hours as the book has them: 9:30 as 09:30, so that they sort.
func clockHours(from, until string) (string, string, error) {
	begins, errFrom := time.Parse("15:04", from)
	ends, errUntil := time.Parse("15:04", until)
	if errFrom != nil || errUntil != nil || !ends.After(begins) {
		return "", "", invalid("until", "A meeting ends after it begins: 14:00 to 16:00, say.")
	}
	return begins.Format("15:04"), ends.Format("15:04"), nil
}

// beginning is a body's meeting that begins on a day at an hour; nil where none does.
func (s *State) beginning(body BodyID, day calendar.Date, from string) *Meeting {
	for _, m := range s.plannedFrom(body, day) {
		if m.Day == day && m.From == from {
			return m
		}
	}
	return nil
}

// freeMeetingRef is FULL-2027-03; a second meeting in the month is FULL-2027-03b. Given are those of the same press.
func (s *State) freeMeetingRef(reference string, day calendar.Date, given ...MeetingRef) MeetingRef {
	first := fmt.Sprintf("%s-%04d-%02d", reference, day.Year, day.Month)
	ref := MeetingRef(first)
	for letter := 'b'; s.Meetings[ref] != nil || slices.Contains(given, ref); letter++ {
		ref = MeetingRef(first + string(letter))
	}
	return ref
}

func (e MeetingScheduled) evolve(s *State, r Record) {
	s.plan(&Meeting{
		Ref: e.Ref, Body: e.Body, Day: e.Day, From: e.From, Until: e.Until, Place: e.Place, Provisional: e.Provisional,
		Request: r.Request, At: r.At, Lines: s.standingLines(e.Body), Coming: map[PersonID]Answer{},
	})
	if !s.Ends(s.Meetings[e.Ref]).After(r.At) { // entered afterwards, for the record
		return
	}
	for _, item := range s.Waiting("") {
		if item.Body == e.Body { // it was sent when no meeting was planned
			s.offerAgain(item, e.Ref)
		}
	}
}

// Starts is the moment a meeting begins.
func (s *State) Starts(m *Meeting) time.Time { return s.at(m.Day, m.From) }

// Ends is the moment a meeting is planned to end.
func (s *State) Ends(m *Meeting) time.Time { return s.at(m.Day, m.Until) }

func (s *State) at(day calendar.Date, clock string) time.Time {
	t, _ := time.Parse("15:04", clock) // checked when it was scheduled
	return s.Calendar.At(day, t.Hour(), t.Minute())
}

// Minutes is how long a meeting is planned to take.
func (s *State) Minutes(m *Meeting) int { return int(s.Ends(m).Sub(s.Starts(m)).Minutes()) }

// Calendared are a body's meetings in order of day; every body's where body is empty. A cancelled one is no longer among
// them, nor among those of the queries that follow.
func (s *State) Calendared(body BodyID) []*Meeting {
	return s.plannedFrom(body, calendar.Date{})
}

// Upcoming are a body's meetings that have not ended at an instant, the next one first.
func (s *State) Upcoming(body BodyID, at time.Time) []*Meeting {
	return slices.DeleteFunc(s.plannedFrom(body, s.day(at)), func(m *Meeting) bool { return !s.Ends(m).After(at) })
}

// Open is the next meeting of a body whose agenda is still being made; nil where none is planned.
func (s *State) Open(body BodyID, at time.Time) *Meeting {
	for _, m := range s.Upcoming(body, at) {
		if _, issued := m.Issued(); !issued {
			return m
		}
	}
	return nil
}

// Begun are the meetings of a body that have begun at an instant, the latest first.
func (s *State) Begun(body BodyID, at time.Time) []*Meeting {
	all := slices.DeleteFunc(s.Calendared(body), func(m *Meeting) bool { return s.Starts(m).After(at) })
	slices.Reverse(all)
	return all
}

// MeetingBy finds the meeting that a request planned; nil where it planned none.
func (s *State) MeetingBy(request string) *Meeting {
	for _, m := range s.Meetings {
		if m.Request == request {
			return m
		}
	}
	return nil
}

// Latest is the last meeting of a body that has begun at an instant; nil where there is none.
func (s *State) Latest(body BodyID, at time.Time) *Meeting {
	var latest *Meeting
	for _, m := range s.Calendared(body) {
		if !s.Starts(m).After(at) {
			latest = m
		}
	}
	return latest
}
