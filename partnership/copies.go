package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Copy is that somebody who is no member gets the agenda and the notes of a group, from a day to a day. They read what went
// to them, and no more.
type Copy struct {
	Person PersonID
	Body   BodyID
	From   calendar.Date
	Until  calendar.Date // the last day
	Reason TextID
}

// StartCopies puts somebody on the list of those who get copies of a group's agenda and notes.
type StartCopies struct {
	Person PersonID
	Body   BodyID
	Until  calendar.Date
	Reason Text
}

// CopiesStarted says that somebody gets copies.
type CopiesStarted struct {
	Person PersonID      `json:"person"`
	Body   BodyID        `json:"body"`
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until"`
	Reason TextID        `json:"reason"`
}

// Texts are what was typed.
func (c StartCopies) Texts() []Text { return []Text{c.Reason} }

func (c StartCopies) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	day := s.day(o.At)
	switch {
	case c.Person == "":
		return nil, invalid("who", "Who gets the copies?")
	case len(s.Places(c.Person, c.Body, day)) > 0:
		return nil, invalid("who", "%s is a member of the %s, and gets everything.", c.Person, c.Body)
	case c.Reason.IsZero():
		return nil, invalid("reason", "Why do they get copies? A few words will do.")
	case c.Until.IsZero():
		return nil, invalid("until", "Until when? A copy has an end, so that nobody stays on the list unnoticed.")
	case c.Until.Before(day):
		return nil, invalid("until", "That day is past.")
	}
	started := CopiesStarted{Person: c.Person, Body: c.Body, From: day, Until: c.Until, Reason: c.Reason.ID}
	for _, before := range s.CopiesOn(c.Body, day) {
		switch {
		case before.Person == c.Person && before.Until == c.Until && before.Reason == c.Reason.ID:
			return nil, nil
		case before.Person == c.Person: // what went to them already, they go on reading
			started.From = before.From
			return []Event{CopiesEnded{Person: c.Person, Body: c.Body, Last: day.AddDays(-1)}, started}, nil
		}
	}
	return []Event{started}, nil
}

func (e CopiesStarted) evolve(s *State, _ Record) { s.Copies = append(s.Copies, Copy(e)) }

// EndCopies takes somebody off the list. The secretariat of the group does, or they themselves.
type EndCopies struct {
	Person PersonID
	Body   BodyID
}

// CopiesEnded says that somebody gets copies no longer.
type CopiesEnded struct {
	Person PersonID      `json:"person"`
	Body   BodyID        `json:"body"`
	Last   calendar.Date `json:"last"` // the last day on which they did
}

func (c EndCopies) decide(s *State, o Order) ([]Event, error) {
	if o.By == "" || o.By != c.Person {
		if err := s.require(o, Secretariat, c.Body); err != nil {
			return nil, err
		}
	}
	day := s.day(o.At)
	if !s.CopiedOn(c.Person, c.Body, day) {
		return nil, nil
	}
	return []Event{CopiesEnded{Person: c.Person, Body: c.Body, Last: day.AddDays(-1)}}, nil
}

func (e CopiesEnded) evolve(s *State, _ Record) {
	for i, c := range s.Copies {
		if c.Person == e.Person && c.Body == e.Body && c.Until.After(e.Last) {
			s.Copies[i].Until = e.Last
		}
	}
}

// CopiesOn are those who get copies of a group's agenda and notes on a day; of any group's, where body is empty.
func (s *State) CopiesOn(body BodyID, day calendar.Date) []Copy {
	var copies []Copy
	for _, c := range s.Copies {
		if (body == "" || c.Body == body) && inForce(c.From, c.Until, day) {
			copies = append(copies, c)
		}
	}
	return copies
}

// CopiedOn says whether somebody gets copies of a group's agenda and notes on a day.
func (s *State) CopiedOn(person PersonID, body BodyID, day calendar.Date) bool {
	return person != "" && slices.ContainsFunc(s.CopiesOn(body, day), func(c Copy) bool { return c.Person == person })
}

// copyWent says whether what a group sent out on a day went to somebody who gets copies, and still does.
func (s *State) copyWent(person PersonID, body BodyID, out, day calendar.Date) bool {
	return slices.ContainsFunc(s.CopiesOn(body, day), func(c Copy) bool { return c.Person == person && !out.Before(c.From) })
}
