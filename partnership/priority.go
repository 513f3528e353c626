package partnership

import (
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// PriorityID names a priority: one of the terms (cost-of-living), or one that a meeting agreed since (p-003).
type PriorityID string

// PriorityNumber is the running number of a priority that a meeting agreed: P-003 without the letter.
type PriorityNumber int

// String is the reference that people say: P-003.
func (n PriorityNumber) String() string { return fmt.Sprintf("P-%03d", int(n)) }

// ID is its name among those of the terms.
func (n PriorityNumber) ID() PriorityID { return PriorityID(strings.ToLower(n.String())) }

// Lasting is for how long a priority is meant.
type Lasting string

// How long.
const (
	Interim  Lasting = "interim"
	LongTerm Lasting = "long_term"
)

// Priority is one that a meeting agreed, beside those of the terms.
type Priority struct {
	Number    PriorityNumber
	Title     TextID
	Lasting   Lasting
	Meeting   MeetingRef // where it was agreed, or first proposed
	Confirmed MeetingRef // of the group that decides, where that was another one
	Replaces  PriorityID // which it takes the place of; empty: none
	Need      TextID     // the analysis of need on which it rests; empty: none was named
	Request   string
}

// AgreePriority records that a meeting agreed a priority. Of a meeting that does not decide about priorities it is a
// recommendation, until the one that does agrees it too.
type AgreePriority struct {
	Title    Text
	Lasting  Lasting
	Meeting  MeetingRef
	Replaces PriorityID
	Need     Text
}

// PriorityAgreed says that a meeting agreed a priority.
type PriorityAgreed struct {
	Number   PriorityNumber `json:"number"`
	Title    TextID         `json:"title"`
	Lasting  Lasting        `json:"lasting"`
	Meeting  MeetingRef     `json:"meeting"`
	Replaces PriorityID     `json:"replaces,omitempty"`
	Need     TextID         `json:"need,omitempty"`
}

// Texts are what was typed.
func (c AgreePriority) Texts() []Text { return []Text{c.Title, c.Need} }

func (c AgreePriority) decide(s *State, o Order) ([]Event, error) {
	m, err := s.metAt(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	switch {
	case c.Title.IsZero():
		return nil, invalid("title", "Which priority was agreed?")
	case c.Lasting != Interim && c.Lasting != LongTerm:
		return nil, invalid("lasting", "Say whether it is for the time being or for the long term.")
	case c.Replaces != "" && !s.hasPriority(c.Replaces):
		return nil, invalid("replaces", "There is no such priority.")
	}
	return []Event{PriorityAgreed{
		Number: PriorityNumber(len(s.Priorities) + 1), Title: c.Title.ID, Lasting: c.Lasting, Meeting: m.Ref,
		Replaces: c.Replaces, Need: c.Need.ID,
	}}, nil
}

func (e PriorityAgreed) evolve(s *State, r Record) {
	s.Priorities = append(s.Priorities, &Priority{
		Number: e.Number, Title: e.Title, Lasting: e.Lasting, Meeting: e.Meeting, Replaces: e.Replaces, Need: e.Need,
		Request: r.Request,
	})
}

// ConfirmPriority records that the meeting which decides agreed a priority that another had recommended.
type ConfirmPriority struct {
	Number  PriorityNumber
	Meeting MeetingRef
}

// PriorityConfirmed says that the meeting which decides agreed a recommended priority.
type PriorityConfirmed struct {
	Number  PriorityNumber `json:"number"`
	Meeting MeetingRef     `json:"meeting"`
}

func (c ConfirmPriority) decide(s *State, o Order) ([]Event, error) {
	p := s.Priority(c.Number)
	if p == nil {
		return nil, invalid("priority", "There is no such priority.")
	}
	m, err := s.metAt(c.Meeting, o)
	switch {
	case err != nil:
		return nil, err
	case p.Confirmed == m.Ref:
		return nil, nil
	case s.Settled(p):
		return nil, refuse(terms.Rule{}, "“%s” is agreed already.", p.Title)
	case m.Body != s.DecidesPriorities(p):
		return nil, invalid("meeting", "The %s decides about priorities.", s.DecidesPriorities(p))
	}
	return []Event{PriorityConfirmed(c)}, nil
}

func (e PriorityConfirmed) evolve(s *State, _ Record) { s.Priority(e.Number).Confirmed = e.Meeting }

// Priority finds a priority that a meeting agreed; nil where there is none.
func (s *State) Priority(n PriorityNumber) *Priority {
	if n < 1 || int(n) > len(s.Priorities) {
		return nil
	}
	return s.Priorities[n-1]
}

// PriorityBy finds the priority that a request created; nil where it created none.
func (s *State) PriorityBy(request string) *Priority {
	i := slices.IndexFunc(s.Priorities, func(p *Priority) bool { return p.Request == request })
	if i < 0 {
		return nil
	}
	return s.Priorities[i]
}

// Settled says whether a priority holds: the meeting that decides has agreed it.
func (s *State) Settled(p *Priority) bool {
	m := s.Meetings[p.Meeting]
	return p.Confirmed != "" || m != nil && m.Body == s.DecidesPriorities(p)
}

// DecidesPriorities is the group that agrees the priorities of the partnership in which one was first agreed: the group at
// its top.
func (s *State) DecidesPriorities(p *Priority) BodyID {
	m := s.Meetings[p.Meeting]
	if m == nil {
		return ""
	}
	if b := s.Body(m.Body); b != nil {
		return s.TopOf(b.Partnership)
	}
	return m.Body
}

// TopOf is the first group of a partnership that is under no other: the full partnership, the board. Empty: the file's own.
func (s *State) TopOf(partnership string) BodyID {
	if s.Terms == nil {
		return ""
	}
	if partnership == s.Terms.ID {
		partnership = ""
	}
	for i := range s.Terms.Bodies {
		if b := &s.Terms.Bodies[i]; b.Parent == "" && b.Partnership == partnership {
			return BodyID(b.ID)
		}
	}
	return ""
}

// Replaced says whether a priority that holds has taken the place of another, and which.
func (s *State) Replaced(id PriorityID) (*Priority, bool) {
	for _, p := range s.Priorities {
		if p.Replaces == id && s.Settled(p) {
			return p, true
		}
	}
	return nil, false
}

// hasPriority says whether there is a priority of that name: of the terms, or agreed since.
func (s *State) hasPriority(id PriorityID) bool {
	return slices.ContainsFunc(s.Terms.Priorities, func(p terms.Priority) bool { return PriorityID(p.ID) == id }) ||
		slices.ContainsFunc(s.Priorities, func(p *Priority) bool { return p.Number.ID() == id })
}
