package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// SendBrief sends the chair and their office the brief of a meeting. The secretariat presses it: no clock does.
type SendBrief struct{ Meeting MeetingRef }

// BriefSent says that the chair has the brief of a meeting.
type BriefSent struct {
	Meeting MeetingRef `json:"meeting"`
}

func (c SendBrief) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	switch {
	case !s.Briefed[m.Ref].IsZero():
		return nil, nil
	case len(s.Chairs(m.Body, s.day(o.At))) == 0:
		return nil, refuse(terms.Rule{}, "Nobody holds the chair's place of the %s yet.", m.Body)
	case !s.Starts(m).After(o.At):
		return nil, refuse(terms.Rule{}, "The meeting has begun.")
	}
	return []Event{BriefSent(c)}, nil
}

func (e BriefSent) evolve(s *State, r Record) {
	if s.Briefed == nil {
		s.Briefed = map[MeetingRef]time.Time{}
	}
	s.Briefed[e.Meeting] = r.At
}

// NewAt are the members of a group who have come since its last meeting, in the order of its places. Where it has not met yet,
// nobody is new.
func (s *State) NewAt(m *Meeting) []PersonID {
	var last *Meeting
	for _, other := range s.Calendared(m.Body) {
		if byDay(other, m) < 0 {
			last = other
		}
	}
	if last == nil {
		return nil
	}
	var fresh []PersonID
	for _, p := range s.Members(m.Body, m.Day) {
		if len(s.Places(p, m.Body, last.Day)) == 0 {
			fresh = append(fresh, p)
		}
	}
	return fresh
}

// PutOff counts how often an item was taken from one meeting of its group to a later one. Meetings that were cancelled do not count:
// that was nobody's wish.
func (s *State) PutOff(item *Item) int {
	n := 0
	for ref := range s.everOffered {
		m := s.Meetings[ref]
		if m == nil || m.Body != item.Body || m.Ref == item.Meeting || m.Cancelled != nil {
			continue
		}
		if len(s.offeredTo(ref, func(i *Item) bool { return i == item })) > 0 {
			n++
		}
	}
	return n
}

// OpenActionsOf are the actions of a group's meetings that are not done, those past their date apart.
func (s *State) OpenActionsOf(body BodyID, day calendar.Date) (open, past []*Action) {
	for _, a := range s.ActionsOf(func(a *Action) bool {
		m := s.Meetings[a.Meeting]
		return a.Done.IsZero() && m != nil && m.Body == body
	}) {
		if !a.Due.IsZero() && a.Due.Before(day) {
			past = append(past, a)
		} else {
			open = append(open, a)
		}
	}
	return open, past
}
