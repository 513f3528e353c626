package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// ChangeEntry corrects an entry, or gives it other dates. What is not said stays as it is.
type ChangeEntry struct {
	Number EntryNumber
	What   Text     // empty: as it is
	About  *Concern // nil: as it is
	Dates  Dates
}

// EntryChanged says how an entry reads now.
type EntryChanged struct {
	Number EntryNumber `json:"number"`
	What   TextID      `json:"what"`
	Concern
	Dates
}

// Texts are what was typed.
func (c ChangeEntry) Texts() []Text { return []Text{c.What} }

func (c ChangeEntry) decide(s *State, o Order) ([]Event, error) {
	e, reg, err := s.entryToChange(c.Number, o)
	if err != nil {
		return nil, err
	}
	now := EntryChanged{Number: c.Number, What: e.What, Concern: e.Concern, Dates: c.Dates}
	if !c.What.IsZero() {
		now.What = c.What.ID
	}
	if c.About != nil {
		now.Concern = *c.About
	}
	if now.What == e.What && now.same(e.Concern) && now.Dates == e.Dates {
		return nil, nil
	}
	if err := s.checkConcern(reg, now.Concern); err != nil {
		return nil, err
	}
	if err := s.mayEnter(reg, now.Concern, o); err != nil {
		return nil, err
	}
	if err := now.check(); err != nil {
		return nil, err
	}
	return []Event{now}, nil
}

// entryToChange finds an entry for somebody who may change it, and its register. A register that the terms no longer have is
// kept by the secretariat alone.
func (s *State) entryToChange(n EntryNumber, o Order) (*Entry, terms.Register, error) {
	e := s.Entry(n)
	if e == nil || !s.SeesEntry(o.By, e, s.day(o.At)) { // who may not read it does not learn that it is there
		return nil, terms.Register{}, invalid("entry", "There is no such entry.")
	}
	if !s.KeepsEntry(o.By, e, s.day(o.At)) {
		return nil, terms.Register{}, refuse(terms.Rule{}, "Who entered it, or the secretariat, can change this.")
	}
	reg, _ := s.Register(e.Register)
	return e, reg, nil
}

func (e EntryChanged) evolve(s *State, r Record) {
	entry := s.Entry(e.Number)
	again := entry.Review != e.Review
	entry.What, entry.Concern, entry.Dates = e.What, e.Concern, e.Dates
	if again {
		s.reviewed(entry, s.day(r.At))
	}
}

// CloseEntry says that an entry has ended, and how.
type CloseEntry struct {
	Number EntryNumber
	How    EntryOutcome
	Words  Text
}

// EntryClosed says how an entry ended.
type EntryClosed struct {
	Number EntryNumber   `json:"number"`
	On     calendar.Date `json:"on"`
	How    EntryOutcome  `json:"how"`
	Words  TextID        `json:"words,omitempty"`
}

// Texts are what was typed.
func (c CloseEntry) Texts() []Text { return []Text{c.Words} }

func (c CloseEntry) decide(s *State, o Order) ([]Event, error) {
	e, _, err := s.entryToChange(c.Number, o)
	switch {
	case err != nil:
		return nil, err
	case !slices.Contains(EntryOutcomes, c.How):
		return nil, invalid("how", "Say how it ended.")
	case e.Ended != nil && e.Ended.How == c.How:
		return nil, nil
	case e.Ended != nil:
		return nil, refuse(terms.Rule{}, "It is closed already: it ended on %s.", e.Ended.On)
	}
	return []Event{EntryClosed{Number: c.Number, On: dayOf(o, s.Calendar), How: c.How, Words: c.Words.ID}}, nil
}

func (e EntryClosed) evolve(s *State, _ Record) {
	s.Entry(e.Number).Ended = &EntryEnd{On: e.On, How: e.How, Words: e.Words}
}

// ReopenEntry says that an entry has not ended after all.
type ReopenEntry struct{ Number EntryNumber }

// EntryReopened says that an entry stands again.
type EntryReopened struct {
	Number EntryNumber `json:"number"`
}

func (c ReopenEntry) decide(s *State, o Order) ([]Event, error) {
	e, _, err := s.entryToChange(c.Number, o)
	if err != nil || e.Open() {
		return nil, err
	}
	return []Event{EntryReopened(c)}, nil
}

func (e EntryReopened) evolve(s *State, _ Record) { s.Entry(e.Number).Ended = nil }
