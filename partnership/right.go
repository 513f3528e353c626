package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Right is what one must be to do something. Help, forms and Decide ask the same one.
type Right string

// The rights.
const (
	Anyone      Right = "anyone"                                   // also somebody who is not in the register
	Known       Right = "people we know"                           // anybody in the register
	Member      Right = "members"                                  // who holds a place, or acts for one who does
	Secretariat Right = "the secretariat"                          // council officers, or a body's own clerk
	Council     Right = "the secretariat of the whole partnership" // council officers alone
	Chair       Right = "the chair"                                // who holds the chair's place, or acts for them
	Agreeing    Right = "the chair, their office, or the secretariat for them"
	Submitting  Right = "members and the secretariat"
)

// Rights are all of them.
var Rights = []Right{Anyone, Known, Member, Secretariat, Council, Chair, Agreeing, Submitting}

// May says whether somebody has a right in a body on a day; in any body, where body is empty.
func (s *State) May(person PersonID, right Right, body BodyID, day calendar.Date) bool {
	switch right {
	case Anyone:
		return true
	case Known:
		return person != ""
	case Member:
		return s.memberOrOffice(person, body, day)
	case Secretariat:
		return s.ofCouncil(person) || s.clerkOn(person, body, day)
	case Council:
		return s.ofCouncil(person)
	case Chair:
		return s.chairOrOffice(person, body, day)
	case Submitting:
		return s.memberOrOffice(person, body, day) || s.May(person, Secretariat, body, day)
	case Agreeing:
		return s.chairOrOffice(person, body, day) || s.May(person, Secretariat, body, day)
	}
	return false
}

// require is May at the moment of an order, with the refusal made out. What is no group's, nobody does but the secretariat of the
// whole partnership.
func (s *State) require(o Order, right Right, body BodyID) error {
	if body == "" {
		return s.requireCouncil(o)
	}
	if s.May(o.By, right, body, s.day(o.At)) {
		return nil
	}
	return refuse(terms.Rule{}, "This is for %s.", string(right))
}

// requireCouncil: the secretariat of the whole partnership, as a body's own clerk is not.
func (s *State) requireCouncil(o Order) error {
	if s.ofCouncil(o.By) {
		return nil
	}
	return refuse(terms.Rule{}, "This is for %s.", string(Secretariat))
}

// speaksFor says whether whoever presses may do a thing for whom the order names: themselves, whom they act for in it, or,
// from the secretariat of the body, anybody.
func (s *State) speaksFor(o Order, thing Thing, body BodyID) bool {
	whom := o.Principal()
	return whom == o.By || slices.Contains(s.ActsIn(thing, o.By, s.day(o.At)), whom) || s.OfficerOn(o.By, body, s.day(o.At))
}

// day is the date at an instant where the partnership meets; before any terms are adopted there is none.
func (s *State) day(at time.Time) calendar.Date {
	if s.Calendar == nil {
		return calendar.Date{}
	}
	return s.Calendar.Date(at)
}

func (s *State) memberOrOffice(person PersonID, body BodyID, day calendar.Date) bool {
	return s.memberIn(Reading, person, body, day)
}

// memberIn says whether somebody is a member, or acts for one in a thing.
func (s *State) memberIn(thing Thing, person PersonID, body BodyID, day calendar.Date) bool {
	if person == "" {
		return false
	}
	return slices.ContainsFunc(append(s.ActsIn(thing, person, day), person), func(p PersonID) bool {
		return len(s.Places(p, body, day)) > 0
	})
}

func (s *State) chairOrOffice(person PersonID, body BodyID, day calendar.Date) bool {
	for _, b := range s.bodies(body) {
		for _, chair := range s.Chairs(b, day) {
			if chair == person || slices.Contains(s.ActsIn(Conveying, person, day), chair) {
				return true
			}
		}
	}
	return false
}

func (s *State) bodies(body BodyID) []BodyID {
	if body != "" || s.Terms == nil {
		return []BodyID{body}
	}
	all := make([]BodyID, len(s.Terms.Bodies))
	for i := range s.Terms.Bodies {
		all[i] = BodyID(s.Terms.Bodies[i].ID)
	}
	return all
}
