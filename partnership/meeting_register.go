package partnership

import (
	"cmp"
	"slices"
	"time"
)

// Capacity is as what somebody is at a meeting.
type Capacity string

// The capacities.
const (
	AsMember    Capacity = "member"
	AsDeputy    Capacity = "deputy"        // for a member, who may be there too
	AsPresenter Capacity = "presenter"     // of one item
	AsGuest     Capacity = "guest"         // invited for one item
	InAttending Capacity = "in attendance" // officers, observers, whoever else is in the room
	Excused     Capacity = "apologies"     // is not there, and is no member whose apologies we keep with the answers
)

// Capacities are all of them.
var Capacities = []Capacity{AsMember, AsDeputy, AsPresenter, AsGuest, InAttending, Excused}

// Attendance is one line of a register: somebody, as what they are there, and from when to when where that was not all the time.
type Attendance struct {
	Person PersonID   `json:"person,omitempty"`
	Name   TextID     `json:"name,omitempty"` // of somebody whom the register of people does not know, as typed
	As     Capacity   `json:"as"`
	For    PersonID   `json:"for,omitempty"`  // the member for whom a deputy is there
	Item   ItemNumber `json:"item,omitempty"` // for which alone they are there
	Came   string     `json:"came,omitempty"` // wall clock; empty: from the beginning
	Left   string     `json:"left,omitempty"` // wall clock; empty: to the end
}

// same says whether two lines are about one person in one capacity.
func (a Attendance) same(b Attendance) bool {
	return a.Person == b.Person && a.Name == b.Name && a.As == b.As && a.For == b.For && a.Item == b.Item
}

// There says whether somebody is in the room, as far as the register says.
func (a Attendance) There() bool { return a.As != Excused && a.Left == "" }

// Present is a line of a register as somebody gives it. Words are the name of whom nobody knows.
type Present struct {
	Attendance
	Words Text
}

// KeepRegister writes down who is at a meeting. Saving again replaces it. Both a member and their deputy may be there.
type KeepRegister struct {
	Meeting   MeetingRef
	Present   []Present
	Apologies []PersonID // of members, that came at the meeting itself
}

// RegisterKept says who was at a meeting.
type RegisterKept struct {
	Meeting MeetingRef   `json:"meeting"`
	Present []Attendance `json:"present"`
}

// Texts are what was typed.
func (c KeepRegister) Texts() []Text {
	var texts []Text
	for _, p := range c.Present {
		texts = append(texts, p.Words)
	}
	return texts
}

func (c KeepRegister) decide(s *State, o Order) ([]Event, error) {
	m, err := s.meeting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	e := RegisterKept{Meeting: m.Ref, Present: []Attendance{}}
	for _, p := range c.Present {
		a, err := s.attendance(m, p)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(e.Present, a.same) {
			e.Present = append(e.Present, a)
		}
	}
	var events []Event
	for _, member := range c.Apologies {
		there := slices.ContainsFunc(e.Present, func(a Attendance) bool { return a.Person == member && a.As == AsMember })
		if there || m.Coming[member] == NotComing || len(s.Places(member, m.Body, s.tableDay(m))) == 0 {
			continue
		}
		given := ApologiesGiven{Meeting: m.Ref, Member: member}
		if !slices.Contains(events, Event(given)) {
			events = append(events, given)
		}
	}
	if was := s.Sat(m); was.Kept > 0 && slices.Equal(was.Register, e.Present) {
		return events, nil
	}
	return append(events, e), nil
}

// attendance is a line as the book has it. Nobody is refused; who is no member of the group is there in another capacity.
func (s *State) attendance(m *Meeting, p Present) (Attendance, error) {
	a := p.Attendance
	if a.Person == "" {
		a.Name = p.Words.ID
	} else {
		a.Name = ""
	}
	if a.Person == "" && a.Name == "" {
		return a, invalid("others", "Who is it?")
	}
	if !slices.Contains(Capacities, a.As) {
		return a, invalid("others", "Say as what they are there.")
	}
	if a.As == AsMember && (a.Person == "" || len(s.Places(a.Person, m.Body, s.tableDay(m))) == 0) {
		a.As = InAttending
	}
	if a.As != AsDeputy {
		a.For = ""
	}
	if a.As != AsPresenter && a.As != AsGuest || s.Items[a.Item] == nil {
		a.Item = 0
	}
	for _, clock := range []*string{&a.Came, &a.Left} {
		if *clock == "" {
			continue
		}
		t, err := time.Parse("15:04", *clock)
		if err != nil {
			return a, invalid("others", "Write the time like this: 14:20.")
		}
		*clock = t.Format("15:04")
	}
	if a.Came != "" && a.Left != "" && a.Left < a.Came {
		return a, invalid("others", "Nobody leaves before they come.")
	}
	return a, nil
}

func (e RegisterKept) evolve(s *State, _ Record) {
	sitting := s.sitting(e.Meeting)
	sitting.Register = slices.Clone(e.Present)
	sitting.Kept++
}

// NoteAttendance adds somebody to a register, or says that they came late or left early.
type NoteAttendance struct {
	Meeting MeetingRef
	Present
}

// AttendanceNoted says from when to when somebody was at a meeting.
type AttendanceNoted struct {
	Meeting MeetingRef `json:"meeting"`
	Attendance
}

// Texts are what was typed.
func (c NoteAttendance) Texts() []Text { return []Text{c.Words} }

func (c NoteAttendance) decide(s *State, o Order) ([]Event, error) {
	m, err := s.meeting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	a, err := s.attendance(m, c.Present)
	if err != nil || slices.Contains(s.Sat(m).Register, a) {
		return nil, err
	}
	return []Event{AttendanceNoted{Meeting: m.Ref, Attendance: a}}, nil
}

func (e AttendanceNoted) evolve(s *State, _ Record) {
	sitting := s.sitting(e.Meeting)
	if i := slices.IndexFunc(sitting.Register, e.same); i >= 0 {
		sitting.Register[i] = e.Attendance
	} else {
		sitting.Register = append(sitting.Register, e.Attendance)
	}
	sitting.Kept++
}

// Expected are those whom a meeting expects: members who said that they come, deputies who have not declined, presenters.
func (s *State) Expected(m *Meeting) []Attendance {
	var all []Attendance
	for _, member := range s.Table(m) {
		if m.Coming[member] == Coming {
			all = append(all, Attendance{Person: member, As: AsMember})
		}
	}
	for _, d := range m.Deputies {
		if d.Answer != NotComing {
			all = append(all, Attendance{Person: d.Deputy, As: AsDeputy, For: d.For})
		}
	}
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil && item.Presenter != "" && len(s.Places(item.Presenter, m.Body, s.tableDay(m))) == 0 {
			all = append(all, Attendance{Person: item.Presenter, As: AsPresenter, Item: item.Number})
		}
	}
	return all
}

// Roll is a register as notes print it. Each part is in the order of the places, then in the order in which people were
// written down.
type Roll struct {
	Present   []Attendance // members, and deputies where the place is for which they are there
	Attending []Attendance // whoever else is there
	Apologies []Attendance // members, then others
}

// RollOf is the register of a meeting in order; false: none was taken.
func (s *State) RollOf(m *Meeting) (Roll, bool) {
	sitting := s.Sat(m)
	if sitting.Kept == 0 {
		return Roll{}, false
	}
	table := s.Table(m)
	var roll Roll
	there := map[PersonID]bool{}
	for _, a := range sitting.Register {
		switch a.As {
		case AsMember, AsDeputy:
			roll.Present = append(roll.Present, a)
			there[a.Person] = there[a.Person] || a.As == AsMember
		case Excused:
			roll.Apologies = append(roll.Apologies, a)
		default:
			roll.Attending = append(roll.Attending, a)
		}
	}
	rank := func(a Attendance) int {
		place := slices.Index(table, cmp.Or(a.For, a.Person))
		if place < 0 {
			place = len(table)
		}
		return place
	}
	slices.SortStableFunc(roll.Present, func(a, b Attendance) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.As, a.As)) // a member before their deputy
	})
	var sorry []Attendance
	for _, member := range table {
		if m.Coming[member] == NotComing && !there[member] {
			sorry = append(sorry, Attendance{Person: member, As: Excused})
		}
	}
	roll.Apologies = append(sorry, roll.Apologies...)
	return roll, true
}

// Missing are the members who had said that they come, and are not in the register of a meeting; nor is a deputy of theirs.
func (s *State) Missing(m *Meeting) []PersonID {
	register := s.Sat(m).Register
	return slices.DeleteFunc(s.Table(m), func(member PersonID) bool {
		return m.Coming[member] != Coming || slices.ContainsFunc(register, func(a Attendance) bool {
			return a.Person == member && a.As == AsMember || a.For == member
		})
	})
}
