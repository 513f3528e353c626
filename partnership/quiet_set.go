package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// How long somebody may be away, and may have us keep silent. A silence always ends by itself.
const (
	longestAway   = 366
	longestSnooze = 31
)

// SayAway says from when to when somebody is away: whoever acts for them is told instead, and what nobody else is told waits. Without
// a day they are back.
type SayAway struct{ From, Until calendar.Date }

// AwaySaid says from which day on somebody is away, and from which day on they are back.
type AwaySaid struct {
	From calendar.Date `json:"from,omitzero"`
	Back calendar.Date `json:"back,omitzero"` // zero: they are not away
}

func (c SayAway) decide(s *State, o Order) ([]Event, error) {
	if err := s.ownQuiet(o); err != nil {
		return nil, err
	}
	day := s.day(o.At)
	if c.From.IsZero() || c.From.Before(day) {
		c.From = day
	}
	said := AwaySaid{From: c.From, Back: c.Until.AddDays(1)}
	switch {
	case c.Until.IsZero():
		said = AwaySaid{}
	case c.Until.Before(c.From):
		return nil, invalid("until", "That day is past.")
	case c.From.DaysUntil(c.Until) > longestAway:
		return nil, invalid("until", "That is more than a year: somebody else should have your messages for so long.")
	}
	if q := s.Quiet[o.Principal()]; q.Away == said.From && q.Back == said.Back {
		return nil, nil
	}
	return []Event{said}, nil
}

func (e AwaySaid) evolve(s *State, r Record) {
	s.hush(r, func(q *Quiet) { q.Away, q.Back = e.From, e.Back })
}

// SetQuiet says at which hours somebody wants to hear nothing unasked, and whether on working days alone. Without either they hear of
// everything at once.
type SetQuiet struct {
	From, Until string
	Working     bool
}

// QuietSet says at which hours somebody wants to hear nothing unasked.
type QuietSet struct {
	From    string `json:"from,omitempty"`
	Until   string `json:"until,omitempty"`
	Working bool   `json:"working,omitempty"`
}

func (c SetQuiet) decide(s *State, o Order) ([]Event, error) {
	if err := s.ownQuiet(o); err != nil {
		return nil, err
	}
	set := QuietSet{Working: c.Working}
	if c.From != "" || c.Until != "" {
		from, errFrom := time.Parse("15:04", c.From)
		until, errUntil := time.Parse("15:04", c.Until)
		if errFrom != nil || errUntil != nil || from.Equal(until) {
			return nil, invalid("until", "Write from when to when: 20:00 to 08:00, say.")
		}
		set.From, set.Until = from.Format("15:04"), until.Format("15:04")
	}
	if q := s.Quiet[o.Principal()]; q.From == set.From && q.Until == set.Until && q.Working == set.Working {
		return nil, nil
	}
	return []Event{set}, nil
}

func (e QuietSet) evolve(s *State, r Record) {
	s.hush(r, func(q *Quiet) { q.From, q.Until, q.Working = e.From, e.Until, e.Working })
}

// Snooze keeps us silent until the morning of a day; without one it ends.
type Snooze struct{ Until calendar.Date }

// Snoozed says until which morning somebody wants to hear nothing unasked.
type Snoozed struct {
	Until calendar.Date `json:"until,omitzero"` // zero: it is over
}

func (c Snooze) decide(s *State, o Order) ([]Event, error) {
	if err := s.ownQuiet(o); err != nil {
		return nil, err
	}
	day := s.day(o.At)
	switch {
	case !c.Until.IsZero() && !c.Until.After(day):
		return nil, invalid("until", "Choose a later day.")
	case !c.Until.IsZero() && day.DaysUntil(c.Until) > longestSnooze:
		return nil, invalid("until", "A month at most. For longer, say that you are away.")
	case s.Quiet[o.Principal()].Snoozed == c.Until:
		return nil, nil
	}
	return []Event{Snoozed(c)}, nil
}

func (e Snoozed) evolve(s *State, r Record) {
	s.hush(r, func(q *Quiet) { q.Snoozed = e.Until })
}

// ownQuiet: everybody says for themselves when they want to hear nothing, or the secretariat enters it on their word.
func (s *State) ownQuiet(o Order) error {
	if o.By != "" && (o.Principal() == o.By || s.requireCouncil(o) == nil) {
		return nil
	}
	return refuse(terms.Rule{}, "Only they themselves, or the secretariat on their word, say when they want to hear nothing.")
}

// hush changes what somebody said about silence. Of whom nothing is left nothing is kept.
func (s *State) hush(r Record, change func(*Quiet)) {
	q := s.Quiet[r.Principal()]
	change(&q)
	if s.Quiet == nil {
		s.Quiet = map[PersonID]Quiet{}
	}
	if s.Quiet[r.Principal()] = q; q == (Quiet{}) {
		delete(s.Quiet, r.Principal())
	}
}
