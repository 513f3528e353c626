package partnership

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// AddedPlace is a place that a meeting added to those of the terms, for an organisation that had asked to join.
type AddedPlace struct {
	Seat    SeatID // full/m-004; where the terms know the partner, full/horniman-museum
	Body    BodyID
	Request RequestNumber // which has the organisation's name
	Partner OrganisationID
	From    calendar.Date
}

// Ending is that a place is none any more, although the terms have it or a meeting had added it.
type Ending struct {
	Body    BodyID
	Meeting MeetingRef    // which decided it; empty where the terms do not say who does
	On      calendar.Date // the last day
}

// addedSeat is the name of the place that a request leads to: the partner's own, where the terms know the partner.
func addedSeat(r *Request) SeatID {
	if r.Partner != "" {
		return SeatID(string(r.Body) + "/" + string(r.Partner))
	}
	return SeatID(fmt.Sprintf("%s/m-%03d", r.Body, int(r.Number)))
}

// as is an added place as the terms would have it. Its organisation's name was typed, and so is not in it.
func (a AddedPlace) as() terms.Seat {
	organisation := string(a.Partner)
	if organisation == "" {
		organisation = strings.ToLower(a.Request.String())
	}
	return terms.Seat{ID: string(a.Seat), Kind: terms.ByOrganisation, Title: a.Request.String(), Organisation: organisation, Votes: 1}
}

// Seat finds a place and the group it is in: of the terms, added by a meeting, or of those whom a group co-opts.
func (s *State) Seat(id SeatID) (BodyID, terms.Seat, bool) {
	if body, seat, ok := s.Terms.SeatBody(string(id)); ok {
		return BodyID(body.ID), seat, true
	}
	for _, a := range s.Added {
		if a.Seat == id && s.Body(a.Body) != nil {
			return a.Body, a.as(), true
		}
	}
	body, _, _ := strings.Cut(string(id), "/")
	if seat, ok := s.coOptedSeat(BodyID(body)); ok && seat.ID == string(id) {
		return BodyID(body), seat, true
	}
	return "", terms.Seat{}, false
}

// PlaceName is what people call a place: its title in the terms, or the name of the organisation that asked to join, as typed.
func (s *State) PlaceName(id SeatID) any {
	if _, _, ok := s.Terms.SeatBody(string(id)); !ok {
		for _, a := range s.Added {
			if r := s.Requests[a.Request]; a.Seat == id && r != nil {
				return r.Organisation
			}
		}
	}
	_, seat, _ := s.Seat(id)
	return seat.Title
}

// Seats are a body's places, in the order of the terms, then those that meetings added. Those whom the body co-opts hold
// none of them.
func (s *State) Seats(body BodyID) []terms.Seat {
	b := s.Body(body)
	if b == nil {
		return nil
	}
	if len(s.Ended)+len(s.Added) == 0 {
		return b.Seats
	}
	seats := slices.DeleteFunc(slices.Clone(b.Seats), func(seat terms.Seat) bool { return s.ended(SeatID(seat.ID)) })
	for _, a := range s.Added {
		if _, own := b.Seat(string(a.Seat)); a.Body == body && !own && !s.ended(a.Seat) {
			seats = append(seats, a.as())
		}
	}
	return seats
}

// has says whether a body has a place now.
func (s *State) has(id SeatID) bool {
	_, _, ok := s.Seat(id)
	return ok && !s.ended(id)
}

func (s *State) ended(id SeatID) bool {
	_, ended := s.Ended[id]
	return ended
}

// PlaceOf finds the place that a request to join led to, also one that has ended since.
func (s *State) PlaceOf(n RequestNumber) (AddedPlace, bool) {
	i := slices.IndexFunc(s.Added, func(a AddedPlace) bool { return a.Request == n })
	if i < 0 {
		return AddedPlace{}, false
	}
	return s.Added[i], true
}

// AddedBy finds the request by which a place came; it is false for a place of the terms.
func (s *State) AddedBy(id SeatID) (RequestNumber, bool) {
	if _, _, ok := s.Terms.SeatBody(string(id)); ok {
		return 0, false
	}
	i := slices.IndexFunc(s.Added, func(a AddedPlace) bool { return a.Seat == id })
	if i < 0 {
		return 0, false
	}
	return s.Added[i].Request, true
}

// Gone are the places of a body that have ended, in the order in which they did.
func (s *State) Gone(body BodyID) []SeatID {
	var gone []SeatID
	for id, end := range s.Ended {
		if _, _, ok := s.Seat(id); ok && end.Body == body {
			gone = append(gone, id)
		}
	}
	slices.SortFunc(gone, func(a, b SeatID) int { return cmp.Or(s.Ended[a].On.Compare(s.Ended[b].On), cmp.Compare(a, b)) })
	return gone
}

// PlaceAdded says that a meeting added a place to those of the terms. Nobody holds it yet.
type PlaceAdded struct {
	Seat    SeatID        `json:"seat"`
	Body    BodyID        `json:"body"`
	Request RequestNumber `json:"request"`
	Meeting MeetingRef    `json:"meeting"`
}

func (e PlaceAdded) evolve(s *State, r Record) {
	delete(s.Ended, e.Seat)
	a := AddedPlace{Seat: e.Seat, Body: e.Body, Request: e.Request, From: s.day(r.At)}
	if request := s.Requests[e.Request]; request != nil {
		a.Partner = request.Partner
	}
	s.Added = append(slices.DeleteFunc(s.Added, func(a AddedPlace) bool { return a.Seat == e.Seat }), a)
}

// PlaceEnded says that a place is none any more; whoever held it does not.
type PlaceEnded struct {
	Seat    SeatID        `json:"seat"`
	Body    BodyID        `json:"body"`
	Meeting MeetingRef    `json:"meeting,omitempty"`
	Last    calendar.Date `json:"last"` // the last day on which it was one
}

func (e PlaceEnded) evolve(s *State, _ Record) {
	s.Ended[e.Seat] = Ending{Body: e.Body, Meeting: e.Meeting, On: e.Last}
	s.vacate(e.Seat, e.Last)
}

// PlaceLeft says that somebody holds a place no longer. The place stays.
type PlaceLeft struct {
	Seat   SeatID        `json:"seat"`
	Person PersonID      `json:"person"`
	Last   calendar.Date `json:"last"`
}

func (e PlaceLeft) evolve(s *State, _ Record) {
	for i, h := range s.Holdings {
		if h.Seat == e.Seat && h.Person == e.Person && (h.Until.IsZero() || h.Until.After(e.Last)) {
			s.Holdings[i].Until = e.Last
		}
	}
}
