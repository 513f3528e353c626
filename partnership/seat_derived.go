package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// derivation is a place that somebody has because of another: who leads a working group sits on the steering group too.
type derivation struct {
	seat SeatID // the place that follows
	body BodyID
	of   SeatID // the place in the group that serves the work stream
}

// derive finds the places that follow from others under the terms in force.
func derive(t *terms.Terms) []derivation {
	var all []derivation
	for i := range t.Bodies {
		b := &t.Bodies[i]
		for _, seat := range b.Seats {
			if of, ok := served(t, seat); ok && seat.Kind == terms.ByStream && b.Stream != seat.Stream {
				all = append(all, derivation{SeatID(seat.ID), BodyID(b.ID), of})
			}
		}
	}
	return all
}

// served is the same place in the group that serves the work stream.
func served(t *terms.Terms, follows terms.Seat) (SeatID, bool) {
	for i := range t.Bodies {
		if b := &t.Bodies[i]; b.Stream == "" || b.Stream != follows.Stream {
			continue
		}
		for _, seat := range t.Bodies[i].Seats {
			if seat.Kind == terms.ByStream && seat.Stream == follows.Stream && seat.Title == follows.Title {
				return SeatID(seat.ID), true
			}
		}
	}
	return "", false
}

// Leads says whether a place follows from another, and from which.
func (s *State) Leads(seat SeatID) (of SeatID, ok bool) {
	d, ok := s.derivation(seat)
	return d.of, ok
}

func (s *State) derivation(seat SeatID) (derivation, bool) {
	i := slices.IndexFunc(s.derived, func(d derivation) bool { return d.seat == seat })
	if i < 0 {
		return derivation{}, false
	}
	return s.derived[i], true
}

// follows are those who have a place because they hold another, on a day: but for those who sit there already, or whose
// organisation does, and those who may not. It is false where nobody holds the other: then the place can be given.
func (s *State) follows(d derivation, day calendar.Date) (holdings []Holding, led bool) {
	for _, h := range s.Holdings {
		if h.Seat != d.of || !inForce(h.From, h.Until, day) {
			continue
		}
		led = true
		if s.has(d.seat) && !s.sitsThere(h.Person, d, day) && s.drawn(d.body, h.Person, day) {
			holdings = append(holdings, Holding{Seat: d.seat, Body: d.body, Person: h.Person, From: h.From, Until: h.Until})
		}
	}
	return holdings, led
}

// holdsEither says whether somebody holds the place that follows, or the one that it follows from, on a day: nobody else can
// have it, and most have neither.
func (s *State) holdsEither(person PersonID, d derivation, day calendar.Date) bool {
	return slices.ContainsFunc(s.Holdings, func(h Holding) bool {
		return h.Person == person && (h.Seat == d.of || h.Seat == d.seat) && inForce(h.From, h.Until, day)
	})
}

// sitsThere says whether somebody, or an organisation for which they hold a place, is in the body already.
func (s *State) sitsThere(person PersonID, d derivation, day calendar.Date) bool {
	var partners []string
	for _, h := range s.Holdings {
		if h.Person != person || !inForce(h.From, h.Until, day) {
			continue
		}
		if h.Body == d.body && h.Seat != d.seat {
			return true
		}
		if _, seat, ok := s.Seat(h.Seat); ok && seat.Kind == terms.ByOrganisation {
			partners = append(partners, seat.Organisation)
		}
	}
	if _, seat, ok := s.Seat(d.seat); ok && seat.Organisation != "" { // the terms name the lead partner
		partners = append(partners, seat.Organisation)
	}
	return slices.ContainsFunc(s.Seats(d.body), func(seat terms.Seat) bool {
		return seat.Kind == terms.ByOrganisation && slices.Contains(partners, seat.Organisation)
	})
}

// drawn says whether the terms let somebody sit in a body whose members are drawn from another.
func (s *State) drawn(body BodyID, person PersonID, day calendar.Date) bool {
	rule, blocks := s.blocked(body, terms.DrawnFrom)
	if !blocks || s.Body(BodyID(rule.Body)) == nil {
		return true
	}
	return slices.ContainsFunc(s.Holdings, func(h Holding) bool {
		return h.Person == person && h.Body == BodyID(rule.Body) && inForce(h.From, h.Until, day) && !s.onlyCoOpted(h)
	})
}
