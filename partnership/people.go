package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Holding is a person in a place, from a day to a day. The place belongs to the organisation or office; the person has
// the rights of the place for as long as they hold it.
type Holding struct {
	Seat   SeatID
	Body   BodyID
	Person PersonID
	From   calendar.Date
	Until  calendar.Date // the last day; zero: still
}

// Officer is a person of the secretariat.
type Officer struct {
	Person PersonID
	Body   BodyID // a clerk of one body only; empty: of all
}

// FillPlace puts a person in a place.
type FillPlace struct {
	Seat   SeatID
	Person PersonID
}

// PlaceFilled says that a person holds a place from a day on.
type PlaceFilled struct {
	Seat   SeatID        `json:"seat"`
	Body   BodyID        `json:"body"`
	Person PersonID      `json:"person"`
	From   calendar.Date `json:"from"`
}

func (c FillPlace) decide(s *State, o Order) ([]Event, error) {
	if body, _, ok := s.Seat(c.Seat); ok {
		if err := s.require(o, Secretariat, body); err != nil {
			return nil, err
		}
	}
	return c.fill(s, s.Calendar.Date(o.At))
}

// fill puts the person in the place from a day on, whoever says so.
func (c FillPlace) fill(s *State, day calendar.Date) ([]Event, error) {
	body, left, err := s.seating(c.Seat, c.Person, day)
	if err != nil || slices.Contains(s.Holders(c.Seat, day), c.Person) {
		return nil, err
	}
	if d, ok := s.derivation(c.Seat); ok { // who leads the group has it, and who sits there already needs none
		if _, led := s.follows(d, day); led || len(s.Places(c.Person, body, day)) > 0 {
			return nil, nil
		}
	}
	if _, seat, _ := s.Seat(c.Seat); seat.Kind == terms.ByCoOption {
		return nil, invalid("place", "The %s co-opts whom it wants: this is no place to be given.", body)
	}
	return append(left, PlaceFilled{Seat: c.Seat, Body: body, Person: c.Person, From: day}), nil
}

// seating finds the group of a place that somebody is to have from a day on, and what they leave for it: one person has one
// place in a group.
//
// A group is so many people, each of whom speaks for one organisation or office: the terms have a work stream’s lead partner in the
// steering group “if different to any of the above”, and a quorum or a share of the members counts whoever is there. Nothing is
// kept off the record by it: nobody is turned down, they leave the one place for the other, which falls vacant; and who speaks for
// a second organisation at a meeting is its deputy there, as any member may be.
func (s *State) seating(id SeatID, person PersonID, from calendar.Date) (BodyID, []Event, error) {
	body, seat, ok := s.Seat(id)
	switch {
	case !ok:
		return "", nil, invalid("place", "There is no place %s in the terms of reference.", string(id))
	case s.ended(id):
		return "", nil, refuse(terms.Rule{}, "The place of %s in the %s has ended.", s.PlaceName(id), body)
	case person == "":
		return "", nil, invalid("person", "Who takes the place?")
	}
	if err := s.requireDrawn(body, seat, person, from); err != nil {
		return "", nil, err
	}
	return body, s.leaving(person, body, from), nil
}

// leaving is what somebody holds in a body from a day on, and gives up.
func (s *State) leaving(person PersonID, body BodyID, from calendar.Date) []Event {
	var left []Event
	for _, h := range s.Holdings {
		gone := PlaceLeft{Seat: h.Seat, Person: person, Last: from.AddDays(-1)}
		if h.Person == person && h.Body == body && (h.Until.IsZero() || !h.Until.Before(from)) && !slices.Contains(left, Event(gone)) {
			left = append(left, gone)
		}
	}
	return left
}

// requireDrawn refuses a place where the terms draw a group's members from another group, and neither the person nor
// whom the place stands for is a member there.
func (s *State) requireDrawn(body BodyID, seat terms.Seat, person PersonID, day calendar.Date) error {
	rule, blocks := s.blocked(body, terms.DrawnFrom)
	from := s.Body(BodyID(rule.Body))
	if !blocks || from == nil || s.drawn(body, person, day) {
		return nil
	}
	for _, place := range s.Seats(BodyID(from.ID)) {
		if seat.Office != "" && place.Office == seat.Office || seat.Office == "" && seat.Organisation != "" && place.Organisation == seat.Organisation {
			return nil
		}
	}
	if here, only := s.Rule(BodyID(from.ID), terms.CoOptedHere); only && slices.Contains(s.CoOpted(BodyID(from.ID), day), person) {
		return refuse(here, "%s was co-opted into the %s, and into no other group.", person, from.Name)
	}
	return refuse(rule, "%s is not a member of the %s.", s.PlaceName(SeatID(seat.ID)), from.Name)
}

func (e PlaceFilled) evolve(s *State, _ Record) {
	s.seated(Holding{Seat: e.Seat, Body: e.Body, Person: e.Person, From: e.From})
}

// seated adds to what is held.
func (s *State) seated(h Holding) {
	if _, seat, ok := s.Seat(h.Seat); ok && !seat.Many {
		s.vacate(h.Seat, h.From.AddDays(-1))
	}
	s.Holdings = append(s.Holdings, h)
}

// vacate ends what is held of a place: where one person holds it at a time, a successor's first day is the first without
// the one before.
func (s *State) vacate(seat SeatID, last calendar.Date) {
	for i, h := range s.Holdings {
		if h.Seat == seat && (h.Until.IsZero() || h.Until.After(last)) {
			s.Holdings[i].Until = last
		}
	}
}

// AppointOfficer makes somebody a person of the secretariat. The first one is appointed by nobody.
type AppointOfficer struct {
	Person PersonID
	Body   BodyID
}

// OfficerAppointed says that somebody belongs to the secretariat.
type OfficerAppointed struct {
	Person PersonID `json:"person"`
	Body   BodyID   `json:"body,omitempty"`
}

func (c AppointOfficer) decide(s *State, o Order) ([]Event, error) {
	if len(s.Officers) > 0 {
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	return c.appoint(s)
}

// appoint makes the person one of the secretariat, whoever says so.
func (c AppointOfficer) appoint(s *State) ([]Event, error) {
	if c.Person == "" {
		return nil, invalid("person", "Who joins the secretariat?")
	}
	if c.Body != "" && s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if slices.Contains(s.Officers, Officer(c)) {
		return nil, nil
	}
	return []Event{OfficerAppointed(c)}, nil
}

func (e OfficerAppointed) evolve(s *State, _ Record) { s.Officers = append(s.Officers, Officer(e)) }

// Holders are the people in a place on a day.
func (s *State) Holders(seat SeatID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, h := range s.holding(seat, day) {
		people = append(people, h.Person)
	}
	return people
}

// holding is what is held of a place on a day.
func (s *State) holding(seat SeatID, day calendar.Date) []Holding {
	if d, ok := s.derivation(seat); ok {
		if holdings, led := s.follows(d, day); led {
			return holdings
		}
	}
	var holdings []Holding
	for _, h := range s.Holdings {
		if h.Seat == seat && inForce(h.From, h.Until, day) {
			holdings = append(holdings, h)
		}
	}
	return holdings
}

// Places are a person's places in a body on a day; every body's where body is empty.
func (s *State) Places(person PersonID, body BodyID, day calendar.Date) []Holding {
	var places []Holding
	for _, h := range s.Holdings {
		if h.Person != person || (body != "" && h.Body != body) || !inForce(h.From, h.Until, day) {
			continue
		}
		if _, follows := s.derivation(h.Seat); !follows {
			places = append(places, h)
		}
	}
	for _, d := range s.derived {
		if (body == "" || body == d.body) && s.holdsEither(person, d, day) {
			places = append(places, slices.DeleteFunc(s.holding(d.seat, day), func(h Holding) bool { return h.Person != person })...)
		}
	}
	return places
}

// Members are the people who hold a place in a body on a day, and those whom it co-opted: each once, in the order of the
// terms.
func (s *State) Members(body BodyID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, seat := range s.Seats(body) {
		for _, p := range s.Holders(SeatID(seat.ID), day) {
			if !slices.Contains(people, p) {
				people = append(people, p)
			}
		}
	}
	for _, p := range s.CoOpted(body, day) {
		if !slices.Contains(people, p) {
			people = append(people, p)
		}
	}
	return people
}

// Chairs are the people in the chair's place of a body.
func (s *State) Chairs(body BodyID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, seat := range s.Seats(body) {
		if seat.Chair {
			people = append(people, s.Holders(SeatID(seat.ID), day)...)
		}
	}
	return people
}

// ChairSeat is the chair's place of a body.
func (s *State) ChairSeat(body BodyID) (terms.Seat, bool) {
	seats := s.Seats(body)
	i := slices.IndexFunc(seats, func(seat terms.Seat) bool { return seat.Chair })
	if i < 0 {
		return terms.Seat{}, false
	}
	return seats[i], true
}

func inForce(from, until, day calendar.Date) bool {
	return !day.Before(from) && (until.IsZero() || !day.After(until))
}
