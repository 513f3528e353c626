package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Correction is that issued notes read otherwise from a day on.
type Correction struct {
	On      calendar.Date
	Now     TextID
	Version int // which it made; 0: it was a slip of the pen, and made none
}

// CorrectNotes corrects a line of notes that are out. A slip of the pen is put right quietly, and costs nobody a message; a
// change of substance is a new version.
type CorrectNotes struct {
	Meeting MeetingRef
	Was     TextID
	Now     Text
	Slip    bool
}

// NotesCorrected says that a line of issued notes reads otherwise.
type NotesCorrected struct {
	Meeting MeetingRef `json:"meeting"`
	Was     TextID     `json:"was"`
	Now     TextID     `json:"now"`
	Slip    bool       `json:"slip,omitempty"`
}

// Texts are what was typed.
func (c CorrectNotes) Texts() []Text { return []Text{c.Now} }

func (c CorrectNotes) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	switch {
	case err != nil:
		return nil, err
	case m.Notes.IssuedAt.IsZero():
		return nil, refuse(terms.Rule{}, "The notes of this meeting are not out yet: write them as they should be.")
	case c.Now.IsZero():
		return nil, invalid("text", "How should it read?")
	case c.Now.ID == c.Was || m.Notes.corrected(c.Now.ID):
		return nil, nil
	case !slices.Contains(s.linesOf(m), c.Was):
		return nil, invalid("line", "The notes do not say that any more.")
	}
	return []Event{NotesCorrected{c.Meeting, c.Was, c.Now.ID, c.Slip}}, nil
}

func (n *Notes) corrected(now TextID) bool {
	return slices.ContainsFunc(n.Corrections, func(c Correction) bool { return c.Now == now })
}

// linesOf are the lines of notes that can be corrected.
func (s *State) linesOf(m *Meeting) []TextID {
	lines := slices.Clone(m.Notes.Agreed)
	for _, d := range s.DecisionsOf(m.Ref) {
		lines = append(lines, d.What)
	}
	for _, a := range s.Actions {
		if a.Meeting == m.Ref {
			lines = append(lines, a.What)
		}
	}
	return lines
}

func (e NotesCorrected) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	m.Notes.Agreed = slices.Clone(m.Notes.Agreed) // what an event holds is never changed
	for i, id := range m.Notes.Agreed {
		if id == e.Was {
			m.Notes.Agreed[i] = e.Now
		}
	}
	m.Notes.Actions = slices.Clone(m.Notes.Actions)
	for i := range m.Notes.Actions {
		if m.Notes.Actions[i].What == e.Was {
			m.Notes.Actions[i].What = e.Now
		}
	}
	for _, d := range s.DecisionsOf(m.Ref) {
		if d.What == e.Was {
			d.What = e.Now
		}
	}
	for _, a := range s.Actions { // an action for all is one line, and many actions
		if a.Meeting == m.Ref && a.What == e.Was {
			a.What = e.Now
		}
	}
	c := Correction{On: r.Day(s.Calendar), Now: e.Now}
	if !e.Slip {
		m.Notes.Version++
		c.Version = m.Notes.Version
	}
	m.Notes.Corrections = append(m.Notes.Corrections, c)
}
