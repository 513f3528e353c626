package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Shift is what a meeting was before it moved.
type Shift struct {
	Record      string // of the move
	By          PersonID
	Day         calendar.Date
	From, Until string
	Place       TextID

	// What was said of a day on which it does not meet counts no longer. Both are empty where people need not be asked anew:
	// where only the place is another, or the end.
	Coming   map[PersonID]Answer
	Deputies []Deputising
}

// ConfirmMeeting makes a provisional date a firm one.
type ConfirmMeeting struct{ Meeting MeetingRef }

// MeetingConfirmed says that a meeting's date is firm.
type MeetingConfirmed struct {
	Meeting MeetingRef `json:"meeting"`
}

func (c ConfirmMeeting) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil || !m.Provisional {
		return nil, err
	}
	return []Event{MeetingConfirmed(c)}, nil
}

func (e MeetingConfirmed) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	m.Provisional, m.Since = false, r.At
}

// MoveMeeting gives a meeting another day, other hours, another place. What is left out stays as it is, and so do its
// reference, its items and its agenda: a new date is no change of substance.
type MoveMeeting struct {
	Meeting     MeetingRef
	Day         calendar.Date
	From, Until string
	Place       Text
}

// MeetingMoved says when and where a meeting meets from now on.
type MeetingMoved struct {
	Meeting MeetingRef    `json:"meeting"`
	Day     calendar.Date `json:"day"`
	From    string        `json:"from"`
	Until   string        `json:"until"`
	Place   TextID        `json:"place,omitempty"`
}

// Texts are what was typed.
func (c MoveMeeting) Texts() []Text { return []Text{c.Place} }

func (c MoveMeeting) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	e := MeetingMoved{Meeting: m.Ref, Day: c.Day, From: c.From, Until: c.Until, Place: c.Place.ID}
	e.keep(m)
	if e.From, e.Until, err = clockHours(e.From, e.Until); err != nil {
		return nil, err
	}
	switch {
	case e == (MeetingMoved{m.Ref, m.Day, m.From, m.Until, m.Place}):
		return nil, nil
	case !m.Notes.IssuedAt.IsZero():
		return nil, refuse(terms.Rule{}, "The action notes of this meeting are out, with its day in them: it cannot be moved any more.")
	}
	if err := s.realHours(e.Day, e.From, e.Until); err != nil {
		return nil, err
	}
	if other := s.beginning(m.Body, e.Day, e.From); other != nil && other != m {
		return nil, invalid("day", "The %s already meets then (%s).", m.Body, string(other.Ref))
	}
	return []Event{e}, nil
}

// keep leaves as it is what nobody asked to change.
func (e *MeetingMoved) keep(m *Meeting) {
	if e.Day.IsZero() {
		e.Day = m.Day
	}
	if e.From == "" {
		e.From = m.From
	}
	if e.Until == "" {
		e.Until = m.Until
	}
	if e.Place == "" {
		e.Place = m.Place
	}
}

func (e MeetingMoved) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	before := Shift{Record: r.ID, By: r.By, Day: m.Day, From: m.From, Until: m.Until, Place: m.Place}
	if e.Day != m.Day || e.From != m.From {
		before.Coming, before.Deputies = m.Coming, m.Deputies
		m.Coming, m.Deputies = map[PersonID]Answer{}, nil
	}
	s.unplan(m)
	m.Day, m.From, m.Until, m.Place = e.Day, e.From, e.Until, e.Place
	m.Moved, m.Since = append(m.Moved, before), r.At
	s.plan(m)
}

// freed says whether a deputy of a member, or of anybody, was to come on a day from which the meeting has moved.
func (m *Meeting) freed(member PersonID) bool {
	return slices.ContainsFunc(m.Moved, func(before Shift) bool {
		return slices.ContainsFunc(before.Deputies, func(d Deputising) bool { return member == "" || d.For == member })
	})
}

// Cancellation is that a meeting does not take place.
type Cancellation struct {
	At     time.Time
	By     PersonID
	Reason TextID
	To     MeetingRef   // the meeting that its items went to; empty: they are back on the list
	Items  []ItemNumber // that were meant for it, those on its draft first
}

// Fate is what becomes of the items of a meeting that is cancelled.
type Fate string

// The fates. Either way nothing is lost, and nobody has to send anything again.
const (
	ToNextMeeting Fate = "next" // they go to the next meeting; what was on the draft is on that one's
	BackToList    Fate = "list" // they wait for a meeting to be planned, or for somebody to put them on a draft
)

// CancelMeeting says that a meeting does not take place.
type CancelMeeting struct {
	Meeting MeetingRef
	Items   Fate // empty where it has none
	Reason  Text
}

// MeetingCancelled says that a meeting does not take place, and where its items go.
type MeetingCancelled struct {
	Meeting MeetingRef `json:"meeting"`
	To      MeetingRef `json:"to,omitempty"` // empty: back to the list
	Reason  TextID     `json:"reason,omitempty"`
}

// Texts are what was typed.
func (c CancelMeeting) Texts() []Text { return []Text{c.Reason} }

func (c CancelMeeting) decide(s *State, o Order) ([]Event, error) {
	m := s.Meetings[c.Meeting]
	if m != nil && m.Cancelled != nil {
		return nil, s.require(o, Secretariat, m.Body)
	}
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if s.tookPlace(m) {
		return nil, refuse(terms.Rule{}, "Something is on record of this meeting already: it took place.")
	}
	e := MeetingCancelled{Meeting: m.Ref, Reason: c.Reason.ID}
	if len(s.MeantFor(m)) == 0 {
		return []Event{e}, nil
	}
	switch c.Items {
	case BackToList:
		return []Event{e}, nil
	case ToNextMeeting:
		next := s.Instead(m, o.At)
		if next == nil {
			return nil, invalid("items", "No other meeting of the %s is planned: its items can go back to the list.", m.Body)
		}
		e.To = next.Ref
		return []Event{e}, nil
	}
	return nil, invalid("items", "Say what becomes of its items.")
}

// tookPlace says whether anything is on record that a meeting did.
func (s *State) tookPlace(m *Meeting) bool {
	for _, a := range s.Actions {
		if a.Meeting == m.Ref {
			return true
		}
	}
	if len(s.DecisionsOf(m.Ref))+len(s.RaisedAt(m)) > 0 || s.Sittings[m.Ref] != nil {
		return true
	}
	for _, r := range s.Requests {
		if r.Considered == m.Ref || r.Decided == m.Ref {
			return true
		}
	}
	return m.Notes.Version > 0
}

// Instead is the meeting of the same group to which the items of this one could go: the next whose agenda is still being
// made; nil where none is planned.
func (s *State) Instead(m *Meeting, at time.Time) *Meeting {
	for _, other := range s.Upcoming(m.Body, at) {
		if _, out := other.Issued(); !out && other != m {
			return other
		}
	}
	return nil
}

// MeantFor are the items that were offered to a meeting and have neither left it nor been withdrawn: those on its draft in
// their order, then those that wait.
func (s *State) MeantFor(m *Meeting) []*Item {
	var items []*Item
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil {
			items = append(items, item)
		}
	}
	return append(items, s.Waiting(m.Ref)...)
}

func (e MeetingCancelled) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	m.Cancelled = &Cancellation{At: r.At, By: r.By, Reason: e.Reason, To: e.To}
	for _, item := range s.MeantFor(m) {
		m.Cancelled.Items = append(m.Cancelled.Items, item.Number)
		s.leaveCancelled(item, e.To, r)
	}
	s.unplan(m)
}

// leaveCancelled takes an item from a cancelled meeting to another, where it stands as it stood, or back to the list.
func (s *State) leaveCancelled(item *Item, to MeetingRef, r Record) {
	drafted := item.Stage == OnDraft
	s.leave(item)
	item.Stage = Offered
	item.Settled = &Settlement{Outcome: ToLater, From: item.Meeting, By: r.By, On: r.Day(s.Calendar), At: r.At}
	s.offerAgain(item, to)
	if next := s.Meetings[to]; next == nil {
		item.Settled.Outcome = ToList
	} else if drafted {
		item.Stage = OnDraft
		next.insert(Line{Item: item.Number, Minutes: item.Minutes})
	}
}

// stands refuses what is meant for a meeting that was cancelled, and says which comes instead. What a meeting did that met
// all the same can be recorded: a meeting can be planned for a day that is past.
func (s *State) stands(m *Meeting, at time.Time) error {
	if m.Cancelled == nil {
		return nil
	}
	if next := s.Open(m.Body, at); next != nil {
		return refuse(terms.Rule{}, "The %s was cancelled. The next meeting is on %s (%s).", m.Ref, next.Day, string(next.Ref))
	}
	return refuse(terms.Rule{}, "The %s was cancelled. No other is planned yet.", m.Ref)
}

// Clash is another meeting at the same time, and who is a member of both.
type Clash struct {
	Meeting *Meeting
	Both    []PersonID
}

// Clashes are the meetings of other groups that overlap with hours on a day, where somebody is a member of both. They are
// said, and stop nobody.
func (s *State) Clashes(body BodyID, day calendar.Date, from, until string) []Clash {
	var all []Clash
	for _, other := range s.plannedFrom("", day) {
		if other.Day != day || other.Body == body || other.From >= until || from >= other.Until {
			continue
		}
		theirs := s.Members(other.Body, day)
		both := slices.DeleteFunc(s.Members(body, day), func(p PersonID) bool { return !slices.Contains(theirs, p) })
		if len(both) > 0 {
			all = append(all, Clash{Meeting: other, Both: both})
		}
	}
	return all
}
