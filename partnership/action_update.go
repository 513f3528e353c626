package partnership

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// UpdateAction says how an action stands: another day, a word about it, that it is not the owner's. What is left out stays
// as it is. Whose it is instead, only the secretariat says.
type UpdateAction struct {
	Number  ActionNumber
	Due     calendar.Date
	Owner   *Owner
	Note    Text
	NotOurs bool
}

// ActionUpdated says how an action stands from now on.
type ActionUpdated struct {
	Number  ActionNumber  `json:"number"`
	Owner   Owner         `json:"owner"`
	Due     calendar.Date `json:"due,omitzero"`
	Note    TextID        `json:"note,omitempty"`
	NotOurs bool          `json:"not_ours,omitempty"`
}

// Texts are what was typed.
func (c UpdateAction) Texts() []Text { return []Text{c.Note} }

func (c UpdateAction) decide(s *State, o Order) ([]Event, error) {
	a := s.Actions[c.Number]
	if a == nil {
		return nil, invalid("action", "There is no such action.")
	}
	keeps := s.keepsActions(o, a.Meeting) == nil
	switch {
	case !keeps && !s.Owns(o.By, a, s.day(o.At)):
		return nil, refuse(terms.Rule{}, "Whoever undertook it says how it stands, or the secretariat for them.")
	case !keeps && c.Owner != nil:
		return nil, refuse(terms.Rule{}, "The secretariat says whose it is instead: tell them that it is not yours.")
	case !a.Done.IsZero():
		return nil, refuse(terms.Rule{}, "“%s” (%s) is done. The secretariat can open it again.", a.What, a.Number)
	case !keeps && !c.Due.IsZero() && c.Due != a.Due && c.Due.Before(s.day(o.At)):
		return nil, invalid("due", "That day is past.")
	}
	e := ActionUpdated{Number: a.Number, Owner: a.Owner, Due: a.Due, Note: c.Note.ID, NotOurs: c.NotOurs}
	if !c.Due.IsZero() {
		e.Due = c.Due
	}
	if c.Owner != nil {
		if c.Owner.Organisation == Everyone {
			return nil, invalid("owner", "It is one action: say who does it.")
		}
		if err := s.checkOwner(*c.Owner); err != nil {
			return nil, err
		}
		e.Owner = *c.Owner
	}
	if e.Note == "" {
		e.Note = a.Report
	}
	if e == (ActionUpdated{a.Number, a.Owner, a.Due, a.Report, a.NotOurs}) {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e ActionUpdated) evolve(s *State, r Record) {
	a := s.Actions[e.Number]
	anew := e.Due != a.Due || e.Owner != a.Owner // whoever does it now hears when its day is near
	a.Owner, a.Due, a.Report, a.NotOurs = e.Owner, e.Due, e.Note, e.NotOurs
	if anew {
		s.dated(a, r.At)
	}
}

// ReopenAction opens an action again: the meeting that was to note it did not take it as done.
type ReopenAction struct {
	Number ActionNumber
	Due    calendar.Date // zero: as it was
	Note   Text
}

// ActionReopened says that an action is open again.
type ActionReopened struct {
	Number ActionNumber  `json:"number"`
	Due    calendar.Date `json:"due,omitzero"`
	Note   TextID        `json:"note,omitempty"`
}

// Texts are what was typed.
func (c ReopenAction) Texts() []Text { return []Text{c.Note} }

func (c ReopenAction) decide(s *State, o Order) ([]Event, error) {
	a := s.Actions[c.Number]
	if a == nil {
		return nil, invalid("action", "There is no such action.")
	}
	if err := s.keepsActions(o, a.Meeting); err != nil {
		return nil, err
	}
	if a.Done.IsZero() {
		return nil, nil
	}
	e := ActionReopened{Number: a.Number, Due: a.Due, Note: c.Note.ID}
	if !c.Due.IsZero() {
		e.Due = c.Due
	}
	if e.Note == "" {
		e.Note = a.Report
	}
	return []Event{e}, nil
}

func (e ActionReopened) evolve(s *State, r Record) {
	a := s.Actions[e.Number]
	a.Done, a.Due, a.Report = calendar.Date{}, e.Due, e.Note
	s.dated(a, r.At)
	s.undo(a)
}
