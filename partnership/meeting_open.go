package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Sitting is a meeting as it met: who presided, who was there, what became of its items. Any part of it can be recorded
// afterwards, and corrected; what nobody wrote down is empty.
type Sitting struct {
	Began     string   // wall clock, 14:03
	Presiding PersonID // who presided; empty where the register does not know them
	Presider  TextID   // whoever presided beside those of the register, as typed
	Kept      int      // how often the register was saved; 0: none was taken
	Register  []Attendance
	Interests []Interest
	Ended     string // wall clock
	Closed    bool
	Endings   []Closing // in order of number
}

// OpenMeeting says that a meeting has begun, and who presides. Where the terms do not say who does when the chair is away,
// whoever did is recorded all the same.
type OpenMeeting struct {
	Meeting   MeetingRef
	At        string // wall clock; empty: now, or when it was to begin, where that is past
	Presiding PersonID
	Other     Text // somebody of whom the register does not know
}

// MeetingOpened says when a meeting began, and who presided.
type MeetingOpened struct {
	Meeting   MeetingRef `json:"meeting"`
	At        string     `json:"at"`
	Presiding PersonID   `json:"presiding,omitempty"`
	Other     TextID     `json:"other,omitempty"`
}

// Texts are what was typed.
func (c OpenMeeting) Texts() []Text { return []Text{c.Other} }

func (c OpenMeeting) decide(s *State, o Order) ([]Event, error) {
	m, err := s.meeting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if c.At == "" {
		c.At = s.Beginning(m, o.At)
	}
	at, err := time.Parse("15:04", c.At)
	if err != nil {
		return nil, invalid("at", "Write the time like this: 14:00.")
	}
	e := MeetingOpened{Meeting: m.Ref, At: at.Format("15:04"), Presiding: c.Presiding, Other: c.Other.ID}
	if e.Presiding != "" {
		e.Other = ""
	}
	if was := s.Sittings[m.Ref]; was != nil && e == (MeetingOpened{m.Ref, was.Began, was.Presiding, was.Presider}) {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e MeetingOpened) evolve(s *State, _ Record) {
	sitting := s.sitting(e.Meeting)
	sitting.Began, sitting.Presiding, sitting.Presider = e.At, e.Presiding, e.Other
}

// sitting is what is on record of a meeting as it met, to be added to.
func (s *State) sitting(ref MeetingRef) *Sitting {
	if s.Sittings == nil {
		s.Sittings = map[MeetingRef]*Sitting{}
	}
	if s.Sittings[ref] == nil {
		s.Sittings[ref] = &Sitting{}
	}
	return s.Sittings[ref]
}

// Sat is what is on record of a meeting as it met; zero, where nothing is.
func (s *State) Sat(m *Meeting) Sitting {
	if sitting := s.Sittings[m.Ref]; sitting != nil {
		return *sitting
	}
	return Sitting{}
}

// meeting finds a meeting of which something can be recorded, for its secretariat: from the morning of its day on, and ever
// after.
func (s *State) meeting(ref MeetingRef, o Order) (*Meeting, error) {
	m, err := s.drafting(ref, o)
	if err == nil && s.day(o.At).Before(m.Day) {
		err = refuse(terms.Rule{}, "The meeting is on %s. What it does can be recorded from that day on, and ever after.", m.Day)
	}
	return m, err
}

// Beginning is when a meeting begins if somebody says so now: this minute, or when it was to, where it is over.
func (s *State) Beginning(m *Meeting, now time.Time) string {
	if s.day(now) != m.Day || !s.Ends(m).After(now) {
		return m.From
	}
	return now.In(s.Calendar.Location()).Format("15:04")
}

// tableDay is the day whose members count for a meeting: its own, or today, where the book is younger than the meeting.
func (s *State) tableDay(m *Meeting) calendar.Date {
	if today := s.day(s.Last); m.Day.Before(today) && len(s.Members(m.Body, m.Day)) == 0 {
		return today
	}
	return m.Day
}

// Table are the members of a meeting's group on its day, in the order of the terms.
func (s *State) Table(m *Meeting) []PersonID { return s.Members(m.Body, s.tableDay(m)) }
