package partnership

import (
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// AdoptTerms puts a terms file in force at once, as a book begins. The file itself lies among the blobs under its hash.
type AdoptTerms struct{ Hash string }

// TermsAdopted says that a terms file is in force.
type TermsAdopted struct {
	Hash    string        `json:"hash"`
	Edition EditionNumber `json:"edition,omitempty"` // the one that was proposed; 0: it was put in force at once
}

func (c AdoptTerms) decide(s *State, o Order) ([]Event, error) {
	if o.By != "" && len(s.Officers) > 0 { // the program's own start has nobody's name
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	if s.Terms != nil && s.Terms.Hash == c.Hash {
		return nil, nil
	}
	return []Event{TermsAdopted{Hash: c.Hash}}, nil
}

func (e TermsAdopted) evolve(s *State, r Record) {
	before := s.Terms
	s.Terms, s.Calendar = s.library(e.Hash)
	s.Terms = s.With(s.Terms)
	s.derived = derive(s.Terms)
	s.succeed(e, r)
	s.keepNames(before)
	s.endGone(s.Calendar.Date(r.At).AddDays(-1))
}

// succeed puts one edition in the place of another.
func (s *State) succeed(e TermsAdopted, r Record) {
	last := s.EditionInForce()
	if e.Edition == 0 {
		e.Edition = s.nextEdition()
		s.Editions = append(s.Editions, &Edition{Number: e.Edition, Hash: e.Hash, By: r.By})
	}
	next := s.Edition(e.Edition)
	next.Begun = r.At
	if last != nil {
		last.Ended, next.After = r.At, last.Number
	}
}

// keepNames remembers what groups were called that the terms have no longer: their meetings and items stay.
func (s *State) keepNames(before *terms.Terms) {
	if before == nil {
		return
	}
	for i := range before.Bodies {
		s.Former[BodyID(before.Bodies[i].ID)] = before.Bodies[i].Name
	}
}

// BodyName is what people call a group, also one that the terms had and have no longer; empty for none of ours.
func (s *State) BodyName(id BodyID) string {
	if b := s.Body(id); b != nil {
		return b.Name
	}
	return s.Former[id]
}

// endGone ends what is held of places that the terms no longer have, and who was the clerk of a group that is gone: rights
// hang on the terms in force, and on nothing else.
func (s *State) endGone(last calendar.Date) {
	maps.DeleteFunc(s.Ended, func(id SeatID, _ Ending) bool { // should later terms have it again, it is one again
		_, _, ok := s.Seat(id)
		return !ok
	})
	for i, h := range s.Holdings {
		if !s.under(s.Terms, h) && (h.Until.IsZero() || h.Until.After(last)) {
			s.Holdings[i].Until = last
		}
	}
	s.Officers = slices.DeleteFunc(s.Officers, func(o Officer) bool { return o.Body != "" && s.Body(o.Body) == nil })
}

// under says whether terms have a place: it stands in them, or a meeting added it to a group that they have.
func (s *State) under(t *terms.Terms, h Holding) bool {
	body := t.Body(string(h.Body))
	if body == nil {
		return false
	}
	if _, ok := body.Seat(string(h.Seat)); ok {
		return true
	}
	seat, ok := coOptedIn(body)
	return ok && seat.ID == string(h.Seat) || slices.ContainsFunc(s.Added, func(a AddedPlace) bool { return a.Seat == h.Seat })
}

// Displaced are those who hold places on a day that other terms do not have.
func (s *State) Displaced(other *terms.Terms, day calendar.Date) []Holding {
	other = s.With(other)
	var all []Holding
	for _, h := range s.Holdings {
		if inForce(h.From, h.Until, day) && !s.under(other, h) {
			all = append(all, h)
		}
	}
	return all
}
