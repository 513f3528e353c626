package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// AcceptStray says that somebody may be in a channel although they have no place.
type AcceptStray struct {
	List int // its number
	Line int // counted from 0
}

// StrayAccepted says that somebody may be in a channel.
type StrayAccepted struct {
	Place   string   `json:"place"`
	Person  PersonID `json:"person,omitempty"`
	Account TextID   `json:"account,omitempty"`
}

func (d Mismatch) strayLines() []Stray     { return d.Strays }
func (d Mismatch) absentLines() []Absentee { return d.Absent }

func (c AcceptStray) decide(s *State, o Order) ([]Event, error) {
	in, err := listed(s, o, c.List, c.Line, Mismatch.strayLines)
	if err != nil || s.IsFine(in) {
		return nil, err
	}
	return []Event{StrayAccepted{Place: in.Place, Person: in.Person, Account: in.Account}}, nil
}

func (e StrayAccepted) evolve(s *State, r Record) {
	p := s.presence()
	p.Fine = append(p.Fine, Fine{Place: e.Place, Person: e.Person, Account: e.Account, By: r.By})
	s.Presence = &p
}

// AskStray asks a stranger in a channel who they are.
type AskStray struct {
	List int
	Line int
}

// StrayAsked says that a stranger is to be asked who they are.
type StrayAsked struct {
	Account TextID `json:"account"`
}

func (c AskStray) decide(s *State, o Order) ([]Event, error) {
	in, err := listed(s, o, c.List, c.Line, Mismatch.strayLines)
	if err != nil {
		return nil, err
	}
	if in.Account == "" {
		return nil, refuse(terms.Rule{}, "We know who that is: %s.", in.Person)
	}
	if s.Presence.Strangers[in.Account] != nil {
		return nil, nil
	}
	return []Event{StrayAsked{Account: in.Account}}, nil
}

func (e StrayAsked) evolve(s *State, r Record) {
	p := s.presence()
	if p.Strangers == nil {
		p.Strangers = map[TextID]*Questioned{}
	}
	p.Strangers[e.Account] = &Questioned{Asked: r.At}
	s.Presence = &p
}

// NoteStrayAsked says what became of the question. Only the program gives this order.
type NoteStrayAsked struct {
	Account TextID
	Failed  bool
}

// StrayReached says what became of the question to a stranger.
type StrayReached struct {
	Account TextID `json:"account"`
	Failed  bool   `json:"failed,omitempty"`
}

func (c NoteStrayAsked) decide(s *State, o Order) ([]Event, error) {
	if o.By != "" {
		return nil, refuse(terms.Rule{}, "Only the program says what became of a message.")
	}
	if q := s.presence().Strangers[c.Account]; q == nil || q.Sent || q.Failed {
		return nil, nil
	}
	return []Event{StrayReached(c)}, nil
}

func (e StrayReached) evolve(s *State, _ Record) {
	if q := s.presence().Strangers[e.Account]; q != nil {
		q.Sent, q.Failed = !e.Failed, e.Failed
	}
}

// AnswerStray is what a stranger says who they are. The bot knows from which account it came.
type AnswerStray struct {
	Account TextID
	Words   Text
}

// StrayAnswered says that a stranger said who they are.
type StrayAnswered struct {
	Account TextID `json:"account"`
	Words   TextID `json:"words"`
}

// Texts are what was typed.
func (c AnswerStray) Texts() []Text { return []Text{c.Words} }

func (c AnswerStray) decide(s *State, _ Order) ([]Event, error) {
	switch q := s.presence().Strangers[c.Account]; {
	case q == nil:
		return nil, refuse(terms.Rule{}, "The secretariat has nothing to ask you any more.")
	case c.Words.IsZero():
		return nil, invalid("words", "Who are you? Your name and your organisation will do.")
	case q.Answers == c.Words.ID:
		return nil, nil
	}
	return []Event{StrayAnswered{Account: c.Account, Words: c.Words.ID}}, nil
}

func (e StrayAnswered) evolve(s *State, _ Record) {
	if q := s.presence().Strangers[e.Account]; q != nil {
		q.Answers = e.Words
	}
}

// AskToJoin asks somebody who has a place to come into the channel of the group.
type AskToJoin struct {
	List int
	Line int
}

// JoinAsked says that somebody was asked to come into a channel.
type JoinAsked struct{ Absentee }

func (c AskToJoin) decide(s *State, o Order) ([]Event, error) {
	a, err := listed(s, o, c.List, c.Line, Mismatch.absentLines)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(s.GroupsIn(a.Place), func(body BodyID) bool { return slices.Contains(s.Members(body, s.day(o.At)), a.Person) }) {
		return nil, refuse(terms.Rule{}, "%s has no place there any more.", a.Person)
	}
	if _, asked := s.Presence.Joining[a]; asked {
		return nil, nil
	}
	return []Event{JoinAsked{a}}, nil
}

func (e JoinAsked) evolve(s *State, r Record) {
	p := s.presence()
	if p.Joining == nil {
		p.Joining = map[Absentee]time.Time{}
	}
	p.Joining[e.Absentee] = r.At
	s.Presence = &p
}
