package partnership

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// Stranger is an account that nobody in the register has, and whom its owner may be. What their platform says of them lies
// beside the book, as what people type does.
type Stranger struct {
	Account  TextID // where they wrote; it names the stranger too
	Name     TextID // as they are called there
	Platform string
	Person   PersonID // who has the same e-mail address in the register

	Settled bool // the secretariat has said whether it is they
	Linked  bool // it is
	By      PersonID
}

// MeetStranger asks the secretariat, once, whether somebody who wrote to us is a person of the register.
type MeetStranger struct {
	Account  Text
	Name     Text
	Platform string
	Person   PersonID
}

// StrangerMet says that somebody wrote who may be a person of the register.
type StrangerMet struct {
	Account  TextID   `json:"account"`
	Name     TextID   `json:"name"`
	Platform string   `json:"platform"`
	Person   PersonID `json:"person"`
}

// Texts are what lies beside the book.
func (c MeetStranger) Texts() []Text { return []Text{c.Account, c.Name} }

func (c MeetStranger) decide(s *State, _ Order) ([]Event, error) {
	if c.Account.IsZero() || c.Person == "" {
		return nil, invalid("person", "Who is it, and who may it be?")
	}
	if s.Strangers[c.Account.ID] != nil {
		return nil, nil
	}
	return []Event{StrangerMet{Account: c.Account.ID, Name: c.Name.ID, Platform: c.Platform, Person: c.Person}}, nil
}

func (e StrangerMet) evolve(s *State, _ Record) {
	s.Strangers[e.Account] = &Stranger{Account: e.Account, Name: e.Name, Platform: e.Platform, Person: e.Person}
}

// SettleStranger says whether a stranger is whom their e-mail address names. If so, their account is written into the
// register with it.
type SettleStranger struct {
	Account TextID
	Linked  bool
	Listed  int // how often the register had been written when the entry was read
}

// StrangerSettled says that the secretariat has decided about a stranger.
type StrangerSettled struct {
	Account TextID `json:"account"`
	Linked  bool   `json:"linked,omitempty"`
}

func (c SettleStranger) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	stranger := s.Strangers[c.Account]
	switch {
	case stranger == nil:
		return nil, invalid("stranger", "We know of nobody who wrote so.")
	case stranger.Settled && stranger.Linked == c.Linked:
		return nil, nil
	case stranger.Linked:
		return nil, refuse(terms.Rule{}, "This account is linked already. It is taken away in the register.")
	}
	settled := StrangerSettled{Account: c.Account, Linked: c.Linked}
	if !c.Linked {
		return []Event{settled}, nil
	}
	if s.Listed != c.Listed {
		return nil, ErrListedMeanwhile
	}
	return []Event{settled, PeopleListed{[]PersonID{stranger.Person}}}, nil
}

func (e StrangerSettled) evolve(s *State, r Record) {
	stranger := s.Strangers[e.Account]
	stranger.Settled, stranger.Linked, stranger.By = true, e.Linked, r.By
}
