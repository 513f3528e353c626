package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Dispute finds a case by its number; nil where there is none.
func (s *State) Dispute(n DisputeNumber) *Dispute {
	if n < 1 || int(n) > len(s.Disputes) {
		return nil
	}
	return s.Disputes[n-1]
}

// ParseDispute reads the reference of a case: C-003, c3, case 3.
func (s *State) ParseDispute(typed string) (*Dispute, bool) {
	number, ok := s.parseNumber(typed, "c")
	d := s.Dispute(DisputeNumber(number))
	return d, ok && d != nil
}

// DisputeBy finds the case that a request made; nil where it made none.
func (s *State) DisputeBy(request string) *Dispute {
	i := slices.IndexFunc(s.Disputes, func(d *Dispute) bool { return d.Request == request })
	if i < 0 {
		return nil
	}
	return s.Disputes[i]
}

// DealsWith says whether somebody deals with a case, and so reads all of it: the secretariat of the whole partnership and the
// arbitrators, but nobody who belongs to a partner whose dispute it is, or acts for somebody who does.
func (s *State) DealsWith(person PersonID, d *Dispute, day calendar.Date) bool {
	if person == "" || !s.ofCouncil(person) && !slices.Contains(d.Arbitrators, person) {
		return false
	}
	return !s.hasPart(person, d.Parties, day)
}

// SeesDispute says whether somebody may know that there is a case: who deals with it, and who raised or entered it. These last
// read what they wrote and how it ended, and no more.
func (s *State) SeesDispute(person PersonID, d *Dispute, day calendar.Date) bool {
	return person != "" && (person == d.Raised || person == d.Entered || s.DealsWith(person, d, day))
}

// Dealing are the people who deal with a case.
func (s *State) Dealing(d *Dispute, day calendar.Date) []PersonID {
	var all []PersonID
	for _, o := range s.Officers {
		if s.DealsWith(o.Person, d, day) && !slices.Contains(all, o.Person) {
			all = append(all, o.Person)
		}
	}
	for _, p := range d.Arbitrators {
		if s.DealsWith(p, d, day) && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// dealingWith finds a case for somebody who deals with it. To others it looks like one that is not there.
func (s *State) dealingWith(n DisputeNumber, o Order) (*Dispute, error) {
	d := s.Dispute(n)
	switch {
	case d == nil || !s.SeesDispute(o.By, d, s.day(o.At)):
		return nil, invalid("case", "There is no such case.")
	case !s.DealsWith(o.By, d, s.day(o.At)):
		return nil, refuse(terms.Rule{}, "Only who deals with the case can do this.")
	}
	return d, nil
}

// hasPart says whether somebody belongs to one of the partners, or acts for somebody who does.
func (s *State) hasPart(person PersonID, parties []OrganisationID, day calendar.Date) bool {
	for _, p := range append([]PersonID{person}, s.ActsFor(person, day)...) {
		for _, id := range s.belongs(p, day) {
			if slices.Contains(parties, id) {
				return true
			}
		}
	}
	return false
}

// belongs are the organisations to which somebody belongs by the places that they hold, those of an office included.
func (s *State) belongs(person PersonID, day calendar.Date) []OrganisationID {
	all := s.Represents(person, day)
	for _, h := range s.Places(person, "", day) {
		_, seat, _ := s.Seat(h.Seat)
		office, ok := s.Terms.Office(seat.Office)
		if id := OrganisationID(office.Organisation); ok && id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// MayRaise says whether somebody can raise a dispute: members, who acts for one, and the secretariat of the whole partnership.
func (s *State) MayRaise(person PersonID, day calendar.Date) bool {
	return s.ofCouncil(person) || s.memberIn(Bringing, person, "", day)
}

// NamesArbitrators says whether somebody can say who arbitrates: the secretariat of the whole partnership.
func (s *State) NamesArbitrators(person PersonID) bool { return s.ofCouncil(person) }
