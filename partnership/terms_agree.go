package partnership

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// AgreeTerms records that an edition was agreed. What a meeting did is always recorded: where the terms in force name
// another group, the officer alone reads the difference. From the day on which the edition says that it holds, the
// same press puts it in force.
type AgreeTerms struct {
	Edition EditionNumber
	Body    BodyID // the group that agreed; empty: somebody else
	Who     Text   // who else, in words
}

// TermsAgreed says that an edition was agreed.
type TermsAgreed struct {
	Edition EditionNumber `json:"edition"`
	Body    BodyID        `json:"body,omitempty"`
	Who     TextID        `json:"who,omitempty"`
	Meeting MeetingRef    `json:"meeting,omitempty"`
	On      calendar.Date `json:"on"`
	Differs bool          `json:"differs,omitempty"`
}

// Texts are what was typed.
func (c AgreeTerms) Texts() []Text { return []Text{c.Who} }

func (c AgreeTerms) decide(s *State, o Order) ([]Event, error) {
	e, err := s.editionFor(c.Edition, o)
	if err != nil {
		return nil, err
	}
	on := dayOf(o, s.Calendar)
	switch {
	case !e.Withdrawn.IsZero():
		return nil, refuse(terms.Rule{}, "It was withdrawn. The file can be proposed again.")
	case e.Agreed != nil && e.Agreed.Body == c.Body && e.Agreed.Who == c.Who.ID && e.Agreed.On == on:
		return nil, nil
	case e.Agreed != nil:
		return nil, refuse(terms.Rule{}, "It is on record already who agreed to it.")
	case !e.Begun.IsZero():
		return nil, refuse(terms.Rule{}, "It is in force already.")
	}
	if err := c.check(s); err != nil {
		return nil, err
	}
	today := s.day(o.At)
	if on.After(today) {
		return nil, invalid("day", "That day is still to come.")
	}
	events := []Event{TermsAgreed{
		Edition: c.Edition, Body: c.Body, Who: c.Who.ID, Meeting: s.metOn(c.Body, on), On: on, Differs: s.amendsOtherwise(c.Body),
	}}
	if !e.Holds.After(today) {
		events = append(events, TermsAdopted{Hash: e.Hash, Edition: e.Number})
	}
	return events, nil
}

// check: it has to be said who agreed, by group or in words, and by one of them alone.
func (c AgreeTerms) check(s *State) error {
	switch {
	case c.Body == "" && c.Who.IsZero():
		return invalid("group", "Who agreed it? Choose a group, or say below who it was.")
	case c.Body != "" && !c.Who.IsZero():
		return invalid("who", "You have chosen a group and named somebody else. Which of them agreed it?")
	case c.Body != "" && s.Body(c.Body) == nil:
		return invalid("group", "There is no such group in the terms of reference.")
	}
	return nil
}

// amendsOtherwise says whether the terms in force name another group than this one to agree to new terms. All partners
// together are no group: that they agreed is recorded in words.
func (s *State) amendsOtherwise(body BodyID) bool {
	clause := s.Terms.Clauses.Amendment
	return clause.Stated && clause.By != "" && BodyID(clause.Body()) != body
}

// metOn is a group's meeting on a day; empty where the book has none.
func (s *State) metOn(body BodyID, day calendar.Date) MeetingRef {
	if body == "" {
		return ""
	}
	for _, m := range s.plannedFrom(body, day) {
		if m.Day == day {
			return m.Ref
		}
	}
	return ""
}

func (e TermsAgreed) evolve(s *State, r Record) {
	s.Edition(e.Edition).Agreed = &Consent{
		Body: e.Body, Who: e.Who, Meeting: e.Meeting, On: e.On, Differs: e.Differs, Recorded: r.By, How: r.How,
	}
}

// BeginTerms puts an agreed edition in force, on the day from which it says that it holds, or later.
type BeginTerms struct{ Edition EditionNumber }

func (c BeginTerms) decide(s *State, o Order) ([]Event, error) {
	e, err := s.editionFor(c.Edition, o)
	if err != nil || !e.Begun.IsZero() {
		return nil, err
	}
	switch {
	case !e.Withdrawn.IsZero():
		return nil, refuse(terms.Rule{}, "It was withdrawn. The file can be proposed again.")
	case e.Agreed == nil:
		return nil, refuse(terms.Rule{}, "It is not on record yet who agreed to it.")
	case e.Holds.After(s.day(o.At)):
		return nil, refuse(terms.Rule{}, "It says itself that it holds from %s, and not before.", e.Holds)
	}
	return []Event{TermsAdopted{Hash: e.Hash, Edition: e.Number}}, nil
}
