package partnership

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// ProposeTerms lays a new edition of the terms of reference before the partnership. Nothing holds before it is agreed.
type ProposeTerms struct{ File *terms.Terms }

// TermsProposed says that an edition was proposed. Its file lies among the blobs under its hash.
type TermsProposed struct {
	Edition EditionNumber `json:"edition"`
	Hash    string        `json:"hash"`
	Holds   calendar.Date `json:"holds,omitzero"` // from when it says that it holds
}

func (c ProposeTerms) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	if c.File == nil {
		return nil, invalid("file", "Choose the file with the new terms of reference.")
	}
	if err := s.ourTerms(c.File); err != nil {
		return nil, err
	}
	if s.PendingEdition(c.File.Hash) != nil {
		return nil, nil
	}
	return []Event{TermsProposed{Edition: s.nextEdition(), Hash: c.File.Hash, Holds: c.File.Valid.From}}, nil
}

// ourTerms: an edition is of the same partnership, and leaves every reference that people have written down as it is.
func (s *State) ourTerms(file *terms.Terms) error {
	switch {
	case file.Hash == s.Terms.Hash:
		return invalid("file", "These terms of reference are in force already, word for word.")
	case file.ID != s.Terms.ID:
		return invalid("file", "This file is of another partnership: its id is %s, and ours is %s.", file.ID, s.Terms.ID)
	case file.Short != s.Terms.Short:
		return invalid("file", "A reference such as %s is for life. So short has to stay %s, and cannot become %s.",
			s.ItemRef(1), s.Terms.Short, file.Short)
	}
	if f, b, ok := s.Overlooked(file); ok {
		return invalid("file", "The file has a group %s, which a meeting set up already and which is known as %s. Write %s for its id, so that its "+
			"meetings, people and actions stay its own; or give the new group other names.", b.Name, f.Group.ID, f.Group.ID)
	}
	return nil
}

func (e TermsProposed) evolve(s *State, r Record) {
	s.Editions = append(s.Editions, &Edition{Number: e.Edition, Hash: e.Hash, Holds: e.Holds, By: r.By, Proposed: r.At})
}

// WithdrawTerms takes back an edition that is not in force. One whose agreement was recorded by mistake is withdrawn and
// proposed again.
type WithdrawTerms struct{ Edition EditionNumber }

// TermsWithdrawn says that an edition was taken back.
type TermsWithdrawn struct {
	Edition EditionNumber `json:"edition"`
}

func (c WithdrawTerms) decide(s *State, o Order) ([]Event, error) {
	e, err := s.editionFor(c.Edition, o)
	if err != nil || !e.Withdrawn.IsZero() {
		return nil, err
	}
	if !e.Begun.IsZero() {
		return nil, refuse(terms.Rule{}, "It has come into force already. The terms before it can be proposed again.")
	}
	return []Event{TermsWithdrawn(c)}, nil
}

func (e TermsWithdrawn) evolve(s *State, r Record) { s.Edition(e.Edition).Withdrawn = r.At }

// editionFor finds an edition, for the secretariat of the whole partnership.
func (s *State) editionFor(n EditionNumber, o Order) (*Edition, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	e := s.Edition(n)
	if e == nil {
		return nil, invalid("version", "There is no such version of the terms of reference.")
	}
	return e, nil
}
