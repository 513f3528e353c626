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

// Acting is one person acting for another, from a day to a day.
type Acting struct {
	Person PersonID
	For    PersonID
	From   calendar.Date
	Until  calendar.Date
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
	if body, _, ok := s.Terms.SeatBody(string(c.Seat)); ok {
		if err := s.require(o, Secretariat, BodyID(body.ID)); err != nil {
			return nil, err
		}
	}
	return c.fill(s, s.Calendar.Date(o.At))
}

// fill puts the person in the place from a day on, whoever says so.
func (c FillPlace) fill(s *State, day calendar.Date) ([]Event, error) {
	body, seat, ok := s.Terms.SeatBody(string(c.Seat))
	if !ok {
		return nil, invalid("place", "There is no place %s in the terms of reference.", string(c.Seat))
	}
	if c.Person == "" {
		return nil, invalid("person", "Who takes the place?")
	}
	if err := s.requireDrawn(body, seat, c.Person, day); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(s.Holders(c.Seat, day), func(p PersonID) bool { return p == c.Person }) {
		return nil, nil
	}
	return []Event{PlaceFilled{Seat: c.Seat, Body: BodyID(body.ID), Person: c.Person, From: day}}, nil
}

// requireDrawn refuses a place where the terms draw a group's members from another group, and neither the person nor
// whom the place stands for is a member there.
func (s *State) requireDrawn(body *terms.Body, seat terms.Seat, person PersonID, day calendar.Date) error {
	rule, blocks := s.blocked(BodyID(body.ID), terms.DrawnFrom)
	from := s.Body(BodyID(rule.Body))
	if !blocks || from == nil || slices.Contains(s.Members(BodyID(from.ID), day), person) {
		return nil
	}
	for _, place := range from.Seats {
		if seat.Office != "" && place.Office == seat.Office || seat.Office == "" && seat.Organisation != "" && place.Organisation == seat.Organisation {
			return nil
		}
	}
	return refuse(rule, "%s is not a member of the %s.", seat.Title, from.Name)
}

func (e PlaceFilled) evolve(s *State, _ Record) {
	if _, seat, ok := s.Terms.SeatBody(string(e.Seat)); ok && !seat.Many {
		s.vacate(e.Seat, e.From.AddDays(-1))
	}
	s.Holdings = append(s.Holdings, Holding{Seat: e.Seat, Body: e.Body, Person: e.Person, From: e.From})
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

// StartActing lets one person act for another: see their cards, answer, convey what they agreed.
type StartActing struct {
	Person PersonID
	For    PersonID
	Until  calendar.Date
}

// ActingStarted says that one person acts for another.
type ActingStarted struct {
	Person PersonID      `json:"person"`
	For    PersonID      `json:"for"`
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until,omitzero"`
}

func (c StartActing) decide(s *State, o Order) ([]Event, error) {
	if (o.By == "" || o.By != c.For) && s.requireCouncil(o) != nil {
		return nil, refuse(terms.Rule{}, "Only the member, or the secretariat on their word, says who acts for them.")
	}
	day := s.Calendar.Date(o.At)
	if c.Person == "" || c.For == "" || c.Person == c.For {
		return nil, invalid("person", "Who acts for whom?")
	}
	if !c.Until.IsZero() && c.Until.Before(day) {
		return nil, invalid("until", "That day is past.")
	}
	if slices.Contains(s.ActsFor(c.Person, day), c.For) {
		return nil, nil
	}
	return []Event{ActingStarted{Person: c.Person, For: c.For, From: day, Until: c.Until}}, nil
}

func (e ActingStarted) evolve(s *State, _ Record) {
	s.Acting = append(s.Acting, Acting{Person: e.Person, For: e.For, From: e.From, Until: e.Until})
}

// Holders are the people in a place on a day.
func (s *State) Holders(seat SeatID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, h := range s.Holdings {
		if h.Seat == seat && inForce(h.From, h.Until, day) {
			people = append(people, h.Person)
		}
	}
	return people
}

// Places are a person's places in a body on a day; every body where body is empty.
func (s *State) Places(person PersonID, body BodyID, day calendar.Date) []Holding {
	var places []Holding
	for _, h := range s.Holdings {
		if h.Person == person && (body == "" || h.Body == body) && inForce(h.From, h.Until, day) {
			places = append(places, h)
		}
	}
	return places
}

// Members are the people who hold a place in a body on a day, each once, in the order of the terms.
func (s *State) Members(body BodyID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, seat := range s.Seats(body) {
		for _, p := range s.Holders(SeatID(seat.ID), day) {
			if !slices.Contains(people, p) {
				people = append(people, p)
			}
		}
	}
	return people
}

// Seats are a body's places, in the order of the terms.
func (s *State) Seats(body BodyID) []terms.Seat {
	b := s.Body(body)
	if b == nil {
		return nil
	}
	return b.Seats
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

// ActsFor are the people somebody acts for on a day.
func (s *State) ActsFor(person PersonID, day calendar.Date) []PersonID {
	var principals []PersonID
	for _, a := range s.Acting {
		if a.Person == person && inForce(a.From, a.Until, day) {
			principals = append(principals, a.For)
		}
	}
	return principals
}

// OfficeOf are the people who act for somebody on a day.
func (s *State) OfficeOf(principal PersonID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, a := range s.Acting {
		if a.For == principal && inForce(a.From, a.Until, day) {
			people = append(people, a.Person)
		}
	}
	return people
}

// IsOfficer says whether somebody belongs to the secretariat of a body; of any, where body is empty.
func (s *State) IsOfficer(person PersonID, body BodyID) bool {
	return person != "" && slices.ContainsFunc(s.Officers, func(o Officer) bool {
		return o.Person == person && (o.Body == "" || body == "" || o.Body == body)
	})
}

func inForce(from, until, day calendar.Date) bool {
	return !day.Before(from) && (until.IsZero() || !day.After(until))
}
