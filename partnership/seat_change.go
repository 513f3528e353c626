package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// ReplaceHolder gives a place to who follows in it: at once and without anybody's approval, where the terms let a successor
// within the same organisation take it; or fills one that is vacant. The organisation says so, not the newcomer.
type ReplaceHolder struct {
	Seat    SeatID
	Leaver  PersonID // of a place that several people hold; elsewhere it is who holds it
	Person  PersonID
	From    calendar.Date // the first day; zero: today
	Other   bool          // another organisation is to have the place
	Meeting MeetingRef    // which agreed it, where the terms name the person
}

// SuccessorSeated says that somebody has a place from a day on, on the word of the organisation.
type SuccessorSeated struct {
	Seat    SeatID        `json:"seat"`
	Body    BodyID        `json:"body"`
	Person  PersonID      `json:"person"`
	From    calendar.Date `json:"from"`
	Before  PersonID      `json:"before,omitempty"`  // who held it
	Meeting MeetingRef    `json:"meeting,omitempty"` // which agreed it
	Further bool          `json:"further,omitempty"` // it comes with another place, of which they were told
}

func (e SuccessorSeated) evolve(s *State, _ Record) {
	s.seated(Holding{Seat: e.Seat, Body: e.Body, Person: e.Person, From: e.From})
}

func (c ReplaceHolder) decide(s *State, o Order) ([]Event, error) {
	body, seat, ok := s.Seat(c.Seat)
	if !ok {
		return nil, invalid("place", "There is no place %s in the terms of reference.", string(c.Seat))
	}
	today := s.day(o.At)
	if c.From.IsZero() {
		c.From = today
	}
	holders := s.Holders(c.Seat, today)
	if !seat.Many && len(holders) > 0 {
		c.Leaver = holders[0]
	}
	if err := s.mayReplace(c, body, o); err != nil {
		return nil, err
	}
	switch {
	case c.Person == "":
		return nil, invalid("person", "Who takes the place?")
	case slices.Contains(holders, c.Person) || s.takesOver(c):
		return nil, nil
	case c.From.Before(today):
		return nil, invalid("from", "That day is past: say today or a later one.")
	case c.Leaver != "" && !slices.Contains(holders, c.Leaver):
		return nil, refuse(terms.Rule{}, "%s does not hold this place any more.", c.Leaver)
	case seat.UpTo > 0 && c.Leaver == "" && len(holders) >= seat.UpTo:
		return nil, invalid("person", "%s people at most have this place: say whom they follow.", seat.UpTo)
	}
	if err := s.replaceable(c, body, seat, o); err != nil {
		return nil, err
	}
	return s.replacing(c, seat, o)
}

// takesOver says that somebody has the place from the very day that is asked for.
func (s *State) takesOver(c ReplaceHolder) bool {
	return slices.ContainsFunc(s.Holdings, func(h Holding) bool {
		return h.Seat == c.Seat && h.Person == c.Person && h.From == c.From && inForce(h.From, h.Until, c.From)
	})
}

// mayReplace: who holds the place, who acts for them, who asked for the organisation to join, or the secretariat on the
// organisation's word. The newcomer does not name themselves.
func (s *State) mayReplace(c ReplaceHolder, body BodyID, o Order) error {
	if s.OfficerOn(o.By, body, s.day(o.At)) {
		return nil
	}
	word := c.Leaver
	if word == "" {
		word = s.askedFor(c.Seat)
	}
	if o.By == "" || word == "" || o.By != word && !slices.Contains(s.ActsIn(Attending, o.By, s.day(o.At)), word) {
		return refuse(terms.Rule{}, "Whoever holds a place says who follows them in it, or the organisation says so to the secretariat.")
	}
	if _, ok := s.Rule(body, terms.Successor); !ok {
		return refuse(terms.Rule{}, "The terms of reference do not say how a place in the %s passes on. Please ring the secretariat.", body)
	}
	return nil
}

// askedFor is who asked for the place: for a new member organisation they say who represents it.
func (s *State) askedFor(id SeatID) PersonID {
	for _, a := range s.Added {
		if r := s.Requests[a.Request]; a.Seat == id && r != nil && r.Told {
			return r.Contact
		}
	}
	return ""
}

// replaceable says why a place does not pass on by itself.
func (s *State) replaceable(c ReplaceHolder, body BodyID, seat terms.Seat, o Order) error {
	rule, _ := s.Rule(body, terms.Successor)
	of, leads := s.Leads(c.Seat)
	_, led := s.follows(derivation{seat: c.Seat, body: body, of: of}, s.day(o.At))
	switch {
	case c.Other:
		return refuse(rule, "This is for a person who follows another in the same organisation. A change of organisation is not covered: it asks to join.")
	case seat.Kind == terms.ByCoOption:
		return refuse(terms.Rule{}, "Whom the %s took in has no successor: it takes in somebody else.", body)
	case leads && led:
		group, _, _ := s.Seat(of)
		return refuse(terms.Rule{}, "Whoever leads the %s has this place: say who follows there.", group)
	case seat.Kind == terms.ByPerson && c.Leaver != "":
		return s.requireMeeting(c.Meeting, body, o,
			"The terms of reference name one person for this place. They do not say whether it goes with the person or the office.")
	}
	return nil
}

// requireMeeting wants a meeting that has begun, of the group that decides about a body's members, where the terms say that
// one does.
func (s *State) requireMeeting(ref MeetingRef, body BodyID, o Order, why string) error {
	rule, blocks := s.blocked(body, terms.MembershipDecides)
	m := s.Meetings[ref]
	switch {
	case m != nil && m.Cancelled != nil:
		return s.stands(m, o.At)
	case m != nil && s.Starts(m).After(o.At):
		return refuse(terms.Rule{}, "That meeting has not taken place yet.")
	case blocks && (m == nil || m.Body != s.DecidesOn(body)):
		return refuse(rule, why+" The %s decides: say at which of its meetings it did.", s.DecidesOn(body))
	case ref != "" && m == nil:
		return invalid("meeting", "Say at which meeting.")
	}
	return nil
}

// replacing is what follows when somebody takes a place: they leave what else they hold in the group, and where one person
// held several places for the same organisation or office, all of them pass on.
func (s *State) replacing(c ReplaceHolder, seat terms.Seat, o Order) ([]Event, error) {
	var events []Event
	for i, id := range append([]SeatID{c.Seat}, s.together(c, seat, o)...) {
		body, left, err := s.seating(id, c.Person, c.From)
		if err != nil && i > 0 {
			continue // the first place passes on all the same
		}
		if err != nil {
			return nil, err
		}
		if c.Leaver != "" && seat.Many {
			left = append(left, PlaceLeft{Seat: id, Person: c.Leaver, Last: c.From.AddDays(-1)})
		}
		events = append(events, left...)
		events = append(events, SuccessorSeated{
			Seat: id, Body: body, Person: c.Person, From: c.From, Before: c.Leaver, Meeting: c.Meeting, Further: i > 0,
		})
	}
	return events, nil
}

// together are the other places that somebody holds for the same organisation, or the same office, and that pass on with
// the first: where the terms let them, or the secretariat says so.
func (s *State) together(c ReplaceHolder, seat terms.Seat, o Order) []SeatID {
	if c.Leaver == "" || seat.Many || seat.Kind == terms.ByPerson {
		return nil
	}
	var all []SeatID
	for _, h := range s.Places(c.Leaver, "", s.day(o.At)) {
		_, other, _ := s.Seat(h.Seat)
		_, passes := s.Rule(h.Body, terms.Successor)
		same := other.Kind == seat.Kind && other.Organisation == seat.Organisation && other.Office == seat.Office
		if h.Seat != c.Seat && same && seat.Organisation != "" && (passes || s.OfficerOn(o.By, h.Body, s.day(o.At))) {
			all = append(all, h.Seat)
		}
	}
	return all
}

// LeavePlace says that somebody holds a place no longer, and nobody follows them yet.
type LeavePlace struct {
	Seat   SeatID
	Person PersonID
}

func (c LeavePlace) decide(s *State, o Order) ([]Event, error) {
	body, _, ok := s.Seat(c.Seat)
	if !ok {
		return nil, invalid("place", "There is no place %s in the terms of reference.", string(c.Seat))
	}
	if o.For = c.Person; c.Person == "" || !s.speaksFor(o, Attending, body) {
		return nil, refuse(terms.Rule{}, "Only whoever holds the place, or the secretariat on their word, can say so.")
	}
	today := s.day(o.At)
	if of, leads := s.Leads(c.Seat); leads && slices.Contains(s.Holders(c.Seat, today), c.Person) && len(s.entered(c, today)) == 0 {
		group, _, _ := s.Seat(of)
		return nil, refuse(terms.Rule{}, "Whoever leads the %s has this place: it ends where they leave there.", group)
	}
	return s.entered(c, today), nil
}

// entered is that somebody leaves a place which they hold now.
func (s *State) entered(c LeavePlace, today calendar.Date) []Event {
	holds := slices.ContainsFunc(s.Holdings, func(h Holding) bool {
		return h.Seat == c.Seat && h.Person == c.Person && inForce(h.From, h.Until, today)
	})
	if !holds {
		return nil
	}
	return []Event{PlaceLeft{Seat: c.Seat, Person: c.Person, Last: today.AddDays(-1)}}
}

// EndPlace records that a member is none any more: its place has ended. How a removal is proposed the terms may not say;
// who decides it, they may.
type EndPlace struct {
	Seat    SeatID
	Meeting MeetingRef // which decided it
}

func (c EndPlace) decide(s *State, o Order) ([]Event, error) {
	body, seat, ok := s.Seat(c.Seat)
	if !ok {
		return nil, invalid("place", "There is no place %s in the terms of reference.", string(c.Seat))
	}
	if err := s.require(o, Secretariat, body); err != nil {
		return nil, err
	}
	if s.ended(c.Seat) {
		return nil, nil
	}
	if seat.Kind == terms.ByCoOption {
		return nil, refuse(terms.Rule{}, "Nobody in particular has this place. Choose the person who leaves the %s.", body)
	}
	if err := s.requireMeeting(c.Meeting, body, o, "The terms of reference say who decides that a member leaves."); err != nil {
		return nil, err
	}
	last := s.day(o.At).AddDays(-1)
	events := []Event{PlaceEnded{Seat: c.Seat, Body: body, Meeting: c.Meeting, Last: last}}
	for _, id := range s.drawnWith(body, seat) {
		drawn, _, _ := s.Seat(id)
		events = append(events, PlaceEnded{Seat: id, Body: drawn, Meeting: c.Meeting, Last: last})
	}
	return events, nil
}

// drawnWith are the places of the same organisation in the groups whose members must be drawn from this one: without the
// first they cannot be.
func (s *State) drawnWith(body BodyID, seat terms.Seat) []SeatID {
	left := slices.DeleteFunc(slices.Clone(s.Seats(body)), func(other terms.Seat) bool { return other.ID == seat.ID })
	stays := slices.ContainsFunc(left, func(other terms.Seat) bool { return other.Organisation == seat.Organisation })
	if seat.Kind != terms.ByOrganisation || stays {
		return nil
	}
	var all []SeatID
	for i := range s.Terms.Bodies {
		drawn := BodyID(s.Terms.Bodies[i].ID)
		rule, blocks := s.blocked(drawn, terms.DrawnFrom)
		if !blocks || BodyID(rule.Body) != body || drawn == body {
			continue
		}
		for _, other := range s.Seats(drawn) {
			if other.Kind == terms.ByOrganisation && other.Organisation == seat.Organisation {
				all = append(all, SeatID(other.ID))
			}
		}
	}
	return all
}
