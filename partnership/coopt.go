package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// CoOpt records that a group has taken somebody in. They are a member there, and nowhere else.
type CoOpt struct {
	Body    BodyID
	Person  PersonID
	Until   calendar.Date // the last day; zero: not said
	Meeting MeetingRef    // at which the group decided; empty: not at a meeting
}

// MemberCoOpted says that a group has taken somebody in.
type MemberCoOpted struct {
	Seat    SeatID        `json:"seat"`
	Body    BodyID        `json:"body"`
	Person  PersonID      `json:"person"`
	From    calendar.Date `json:"from"`
	Until   calendar.Date `json:"until,omitzero"`
	Meeting MeetingRef    `json:"meeting,omitempty"`
}

func (c CoOpt) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Agreeing, c.Body); err != nil {
		return nil, err
	}
	seat, ok := s.coOptedSeat(c.Body)
	if !ok {
		return nil, refuse(terms.Rule{}, "The terms of reference of the %s say nothing of taking in members of its own.", c.Body)
	}
	day := s.day(o.At)
	switch m := s.Meetings[c.Meeting]; {
	case c.Person == "":
		return nil, invalid("person", "Whom does the group take in?")
	case !c.Until.IsZero() && c.Until.Before(day):
		return nil, invalid("until", "That day is past.")
	case c.Meeting != "" && (m == nil || m.Body != c.Body || m.Cancelled != nil || s.Starts(m).After(o.At)):
		return nil, invalid("meeting", "The %s itself decides, at a meeting that has begun.", c.Body)
	}
	return s.coOpt(c, seat, day)
}

func (s *State) coOpt(c CoOpt, seat terms.Seat, day calendar.Date) ([]Event, error) {
	e := MemberCoOpted{Seat: SeatID(seat.ID), Body: c.Body, Person: c.Person, From: day, Until: c.Until, Meeting: c.Meeting}
	for _, h := range s.Places(c.Person, c.Body, day) {
		if !s.onlyCoOpted(h) {
			return nil, refuse(terms.Rule{}, "%s is a member of the %s already.", c.Person, c.Body)
		}
		if h.Until == c.Until {
			return nil, nil
		}
	}
	others := slices.DeleteFunc(s.CoOpted(c.Body, day), func(p PersonID) bool { return p == c.Person })
	if room := max(seat.UpTo, 1); (seat.UpTo > 0 || !seat.Many) && len(others) >= room {
		return nil, refuse(terms.Rule{}, "The terms of reference have no more places for those whom the %s takes in: %s.", c.Body, room)
	}
	return append(s.leaving(c.Person, c.Body, day), e), nil
}

func (e MemberCoOpted) evolve(s *State, _ Record) {
	s.Holdings = append(s.Holdings, Holding{Seat: e.Seat, Body: e.Body, Person: e.Person, From: e.From, Until: e.Until})
}

// coOptedSeat is where those stand whom a group has taken in: a place that the terms keep for them, or beside the places,
// where the terms let the group take people in. It is false where they do not.
func (s *State) coOptedSeat(body BodyID) (terms.Seat, bool) {
	b := s.Body(body)
	if b == nil {
		return terms.Seat{}, false
	}
	return coOptedIn(b)
}

func coOptedIn(b *terms.Body) (terms.Seat, bool) {
	i := slices.IndexFunc(b.Seats, func(seat terms.Seat) bool { return seat.Kind == terms.ByCoOption })
	if i >= 0 {
		return b.Seats[i], true
	}
	_, ok := b.Rule(terms.CoOption)
	return terms.Seat{ID: b.ID + "/co-opted", Kind: terms.ByCoOption, Title: "Co-opted member", Many: true}, ok
}

// CoOpted are those whom a group has taken in, and who are members there on a day.
func (s *State) CoOpted(body BodyID, day calendar.Date) []PersonID {
	seat, ok := s.coOptedSeat(body)
	if !ok {
		return nil
	}
	return s.Holders(SeatID(seat.ID), day)
}

// CoOpts says whether the terms let a group take in members of its own.
func (s *State) CoOpts(body BodyID) bool {
	_, ok := s.coOptedSeat(body)
	return ok
}

// onlyCoOpted says whether what somebody holds in a group is that it took them in.
func (s *State) onlyCoOpted(h Holding) bool {
	seat, ok := s.coOptedSeat(h.Body)
	return ok && SeatID(seat.ID) == h.Seat
}
