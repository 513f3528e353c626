package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Erasure is somebody who asked to be erased while a hold keeps what is known of them.
type Erasure struct {
	Person PersonID
	Asked  time.Time
	By     PersonID
	Holds  []HoldNumber
}

// Extent is how much of somebody can be erased now.
type Extent string

// The extents.
const (
	Wholly Extent = "wholly"
	Partly Extent = "partly" // they hold a place: their name and accounts stay for as long
	NotYet Extent = "not yet"
)

// ErasePerson erases what is known of somebody. Names, contacts and typed words lie beside the book, so whoever gives the order
// has prepared what is written there, for as much as can go.
type ErasePerson struct {
	Person    PersonID
	Extent    Extent
	Read      time.Time // when the last line was written that they had read
	Matching  []HoldNumber
	Rewritten []Text // what was typed, without them
}

// PersonErased says that nothing is known any more of a person but their id.
type PersonErased struct {
	Person PersonID `json:"person"`
	Texts  []TextID `json:"texts,omitempty"` // what was typed of them, and reads otherwise now
}

// ErasureAsked says that somebody is to be erased as soon as some holds are released.
type ErasureAsked struct {
	Person PersonID     `json:"person"`
	Holds  []HoldNumber `json:"holds"`
}

// Texts are what is kept from now on in the place of what was typed.
func (c ErasePerson) Texts() []Text { return c.Rewritten }

func (c ErasePerson) decide(s *State, o Order) ([]Event, error) {
	if (o.By == "" || o.By != c.Person) && s.requireCouncil(o) != nil {
		return nil, refuse(terms.Rule{}, "Everybody can have erased what is kept of them. For somebody else the secretariat does it, when they ask.")
	}
	if c.Person == "" {
		return nil, invalid("for", "Who is to be erased?")
	}
	if s.IsErased(c.Person) {
		return nil, nil
	}
	held := s.HeldFor(c.Person, c.Matching)
	if !s.Last.Equal(c.Read) || c.Extent != s.Extent(c.Person, held, o.At) {
		return nil, ErrListedMeanwhile
	}
	switch c.Extent {
	case NotYet:
		if slices.ContainsFunc(s.Erasures, func(e Erasure) bool { return e.Person == c.Person }) {
			return nil, nil
		}
		return []Event{ErasureAsked{Person: c.Person, Holds: held}}, nil
	case Partly:
		return []Event{PeopleListed{[]PersonID{c.Person}}}, nil
	case Wholly:
	}
	return append(s.leaveActing(c.Person, s.day(o.At)), PersonErased{Person: c.Person, Texts: idsOf(c.Rewritten)}), nil
}

// Extent is how much of somebody can be erased, where some holds keep what is known of them.
func (s *State) Extent(person PersonID, held []HoldNumber, at time.Time) Extent {
	switch {
	case len(held) > 0:
		return NotYet
	case s.Bound(person, at):
		return Partly
	}
	return Wholly
}

// Bound says whether somebody has to be reached still: they hold a place, belong to the secretariat, or are to come to a meeting
// as a deputy.
func (s *State) Bound(person PersonID, at time.Time) bool {
	day := s.day(at)
	if len(s.Places(person, "", day)) > 0 || s.May(person, Secretariat, "", day) || s.coOptedAnywhere(person, day) {
		return true
	}
	for _, m := range s.Meetings {
		if m.Cancelled == nil && s.Ends(m).After(at) && slices.ContainsFunc(m.Deputies, func(d Deputising) bool {
			return d.Deputy == person && d.Answer != NotComing
		}) {
			return true
		}
	}
	return false
}

func (s *State) coOptedAnywhere(person PersonID, day calendar.Date) bool {
	return slices.ContainsFunc(s.bodies(""), func(b BodyID) bool { return slices.Contains(s.CoOpted(b, day), person) })
}

// leaveActing ends that somebody acts for others, and others for them.
func (s *State) leaveActing(person PersonID, day calendar.Date) []Event {
	var ended []Event
	for _, a := range s.OfficesOn(day) {
		if a.Person == person || a.For == person {
			ended = append(ended, ActingEnded{Person: a.Person, For: a.For, Last: day.AddDays(-1)})
		}
	}
	return ended
}

// IsErased says whether somebody has been erased.
func (s *State) IsErased(person PersonID) bool { return slices.Contains(s.Erased, person) }

func (e PersonErased) evolve(s *State, _ Record) {
	s.Listed++
	s.Erased = append(s.Erased, e.Person)
	delete(s.Quiet, e.Person)
	s.Erasures = slices.DeleteFunc(s.Erasures, func(w Erasure) bool { return w.Person == e.Person })
}

func (e ErasureAsked) evolve(s *State, r Record) {
	s.Erasures = append(s.Erasures, Erasure{Person: e.Person, Asked: r.At, By: r.By, Holds: e.Holds})
}

func idsOf(texts []Text) []TextID {
	var ids []TextID
	for _, t := range texts {
		if !t.IsZero() {
			ids = append(ids, t.ID)
		}
	}
	return ids
}
