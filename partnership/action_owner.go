package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Owner is who undertook it: a partner organisation and, where one was named, a person.
type Owner struct {
	Organisation OrganisationID `json:"organisation,omitempty"` // empty: the secretariat
	Person       PersonID       `json:"person,omitempty"`
}

// Everyone stands for every partner with a place in the group. It becomes an action for each of them as soon as actions have
// numbers: what everybody undertakes together, nobody does.
const Everyone OrganisationID = "*"

// each is who undertakes something: the owner, or each partner of the group where everybody does. A group without a partner
// leaves it to the secretariat.
func (s *State) each(o Owner, body BodyID) []Owner {
	if o.Organisation != Everyone {
		return []Owner{o}
	}
	var all []Owner
	for _, id := range s.Partners(body) {
		all = append(all, Owner{Organisation: id})
	}
	if len(all) == 0 {
		return []Owner{{}}
	}
	return all
}

// Partners are the organisations with a place in a group, in the order of its places; in any, where body is empty.
func (s *State) Partners(body BodyID) []OrganisationID {
	var all []OrganisationID
	for _, b := range s.Terms.Bodies {
		if body != "" && string(body) != b.ID {
			continue
		}
		for _, seat := range s.Seats(BodyID(b.ID)) {
			if id := OrganisationID(seat.Organisation); id != "" && !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// partner says whether an organisation can undertake something: the terms know it, or a meeting gave it a place.
func (s *State) partner(id OrganisationID) bool {
	if _, ok := s.Terms.Organisation(string(id)); ok {
		return true
	}
	return slices.ContainsFunc(s.Added, func(a AddedPlace) bool { return a.as().Organisation == string(id) })
}

// OwnersOf are the people who hear of an action: whoever was named, else those who hold the owner's places in the group that
// met, else those who hold them anywhere. Nobody, where it is the secretariat's own.
func (s *State) OwnersOf(a *Action, day calendar.Date) []PersonID {
	switch {
	case a.Owner.Person != "":
		return []PersonID{a.Owner.Person}
	case a.Owner.Organisation == "":
		return nil
	}
	if m := s.Meetings[a.Meeting]; m != nil {
		if there := s.holdersFor(a.Owner.Organisation, m.Body, day); len(there) > 0 {
			return there
		}
	}
	return s.holdersFor(a.Owner.Organisation, "", day)
}

// holdersFor are the people who hold an organisation's places in a group, or in any.
func (s *State) holdersFor(id OrganisationID, body BodyID, day calendar.Date) []PersonID {
	var all []PersonID
	for _, b := range s.Terms.Bodies {
		if body != "" && string(body) != b.ID {
			continue
		}
		for _, seat := range s.Seats(BodyID(b.ID)) {
			if seat.Organisation != string(id) {
				continue
			}
			for _, h := range s.holding(SeatID(seat.ID), day) {
				if !slices.Contains(all, h.Person) {
					all = append(all, h.Person)
				}
			}
		}
	}
	return all
}

// Owns says whether an action is somebody's: named, or holding one of the owner's places, or acting for one who does.
func (s *State) Owns(person PersonID, a *Action, day calendar.Date) bool {
	if person == "" {
		return false
	}
	for _, p := range append(s.ActsIn(Reporting, person, day), person) {
		if p == a.Owner.Person || (a.Owner.Organisation != "" && slices.Contains(s.Represents(p, day), a.Owner.Organisation)) {
			return true
		}
	}
	return false
}

// Represents are the organisations for which somebody holds a place.
func (s *State) Represents(person PersonID, day calendar.Date) []OrganisationID {
	var all []OrganisationID
	for _, h := range s.Places(person, "", day) {
		_, seat, _ := s.Seat(h.Seat)
		if id := OrganisationID(seat.Organisation); id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}
