package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Clerk is who does the secretariat's work for one group, from a day to a day: the lead partner's administrator, say. In that
// group they may do what the secretariat may, and in no other.
type Clerk struct {
	Person  PersonID
	Body    BodyID
	From    calendar.Date
	Until   calendar.Date // the last day; zero: until it is ended
	Support TextID        // what was agreed about the support of the group; empty: nothing was written down
}

// AppointClerk gives a group a clerk of its own.
type AppointClerk struct {
	Person  PersonID
	Body    BodyID
	From    calendar.Date // zero: today
	Until   calendar.Date
	Support Text
}

// ClerkAppointed says that a group has a clerk of its own.
type ClerkAppointed struct {
	Person  PersonID      `json:"person"`
	Body    BodyID        `json:"body"`
	From    calendar.Date `json:"from"`
	Until   calendar.Date `json:"until,omitzero"`
	Support TextID        `json:"support,omitempty"`
}

// Texts are what was typed.
func (c AppointClerk) Texts() []Text { return []Text{c.Support} }

func (c AppointClerk) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	day := s.day(o.At)
	if c.From.IsZero() {
		c.From = day
	}
	switch {
	case s.Body(c.Body) == nil:
		return nil, invalid("group", "There is no such group in the terms of reference.")
	case c.Person == "":
		return nil, invalid("person", "Who keeps the papers of the %s?", c.Body)
	case s.ofCouncil(c.Person):
		return nil, invalid("person", "%s belongs to the secretariat of the whole partnership already.", c.Person)
	case c.From.Before(day):
		return nil, invalid("from", "That day is past.")
	case !c.Until.IsZero() && c.Until.Before(c.From):
		return nil, invalid("until", "They would have ended before they began.")
	}
	appointed := ClerkAppointed{Person: c.Person, Body: c.Body, From: c.From, Until: c.Until, Support: c.Support.ID}
	var events []Event
	for _, before := range s.Clerks {
		if before.Person != c.Person || before.Body != c.Body || !before.Until.IsZero() && before.Until.Before(c.From) {
			continue
		}
		if before.Until == c.Until && (c.Support.IsZero() || c.Support.ID == before.Support) && !before.From.After(c.From) {
			return nil, nil
		}
		if appointed.Support == "" {
			appointed.Support = before.Support
		}
		events = []Event{ClerkEnded{Person: c.Person, Body: c.Body, Last: c.From.AddDays(-1)}}
	}
	return append(events, appointed), nil
}

func (e ClerkAppointed) evolve(s *State, _ Record) { s.Clerks = append(s.Clerks, Clerk(e)) }

// EndClerk ends that somebody is the clerk of a group. The secretariat says so, or they themselves.
type EndClerk struct {
	Person PersonID
	Body   BodyID
}

// ClerkEnded says that somebody is the clerk of a group no longer.
type ClerkEnded struct {
	Person PersonID      `json:"person"`
	Body   BodyID        `json:"body"`
	Last   calendar.Date `json:"last"` // the last day on which they were
}

func (c EndClerk) decide(s *State, o Order) ([]Event, error) {
	if o.By == "" || o.By != c.Person {
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	day := s.day(o.At)
	for _, clerk := range s.ClerksOn(c.Body, day, true) {
		if clerk.Person == c.Person {
			return []Event{ClerkEnded{Person: c.Person, Body: c.Body, Last: day.AddDays(-1)}}, nil
		}
	}
	return nil, nil
}

// The rights end the same minute, also those of a clerk of whom no day was ever said.
func (e ClerkEnded) evolve(s *State, _ Record) {
	for i, c := range s.Clerks {
		if c.Person == e.Person && c.Body == e.Body && (c.Until.IsZero() || c.Until.After(e.Last)) {
			s.Clerks[i].Until = e.Last
		}
	}
	s.Officers = slices.DeleteFunc(s.Officers, func(o Officer) bool { return o.Body != "" && o.Body == e.Body && o.Person == e.Person })
}

// ClerksOn are the clerks of a group's own on a day, of every group where body is empty; on request with those who are to begin.
func (s *State) ClerksOn(body BodyID, day calendar.Date, tocome bool) []Clerk {
	var clerks []Clerk
	for _, o := range s.Officers {
		if o.Body != "" && (body == "" || o.Body == body) {
			clerks = append(clerks, Clerk{Person: o.Person, Body: o.Body})
		}
	}
	for _, c := range s.Clerks {
		over := !c.Until.IsZero() && (day.After(c.Until) || c.Until.Before(c.From))
		if (body == "" || c.Body == body) && !over && (tocome || !day.Before(c.From)) {
			clerks = append(clerks, c)
		}
	}
	return clerks
}

// OfficerOn says whether somebody belongs on a day to the secretariat that deals with what is a group's: that of the whole
// partnership, and the group's own clerk. What is no group's is dealt with by that of the whole partnership alone.
func (s *State) OfficerOn(person PersonID, body BodyID, day calendar.Date) bool {
	return s.ofCouncil(person) || body != "" && s.clerkOn(person, body, day)
}

// clerkOn says whether somebody is the clerk of a group on a day; of any, where body is empty.
func (s *State) clerkOn(person PersonID, body BodyID, day calendar.Date) bool {
	of := func(group BodyID) bool { return body == "" && s.Body(group) != nil || group == body }
	return person != "" && (slices.ContainsFunc(s.Officers, func(o Officer) bool {
		return o.Body != "" && o.Person == person && (body == "" || o.Body == body)
	}) || slices.ContainsFunc(s.Clerks, func(c Clerk) bool {
		return c.Person == person && of(c.Body) && inForce(c.From, c.Until, day)
	}))
}
