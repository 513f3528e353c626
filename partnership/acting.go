package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Acting is one person acting for another, from a day to a day.
type Acting struct {
	Person PersonID
	For    PersonID
	From   calendar.Date
	Until  calendar.Date // the last day; zero: until it is ended
	Things []Thing       // for which; none: for everything

	Entered PersonID // who of the secretariat entered it; empty: the member said so
	How     Medium   // how the member's word came, where it was entered for them
}

// Thing is something that can be done for somebody else.
type Thing string

// The things. Who acts for somebody has copies of what they are sent, whatever else they do for them.
const (
	Reading   Thing = "reading"
	Attending Thing = "coming"    // says whether they come, and names a deputy
	Bringing  Thing = "items"     // sends items and papers
	Reporting Thing = "actions"   // says what is done
	Conveying Thing = "agreement" // passes on what the chair agrees
	Voting    Thing = "votes"     // passes on how they vote
)

// Things are all of them.
var Things = []Thing{Reading, Attending, Bringing, Reporting, Conveying, Voting}

// Covers says whether somebody acts for another in a thing.
func (a Acting) Covers(thing Thing) bool {
	return len(a.Things) == 0 || thing == Reading || slices.Contains(a.Things, thing)
}

// StartActing lets one person act for another: see their cards, answer, convey what they agreed.
type StartActing struct {
	Person PersonID
	For    PersonID
	Until  calendar.Date
	Things []Thing // none: everything
}

// ActingStarted says that one person acts for another.
type ActingStarted struct {
	Person PersonID      `json:"person"`
	For    PersonID      `json:"for"`
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until,omitzero"`
	Things []Thing       `json:"things,omitempty"`
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
	for _, thing := range c.Things {
		if !slices.Contains(Things, thing) {
			return nil, invalid("things", "Say for which things.")
		}
	}
	started := ActingStarted{Person: c.Person, For: c.For, From: day, Until: c.Until, Things: c.Things}
	before, acts := s.actingFor(c.Person, c.For, day)
	switch {
	case !acts:
		return []Event{started}, nil
	case before.Until == c.Until && slices.Equal(before.Things, c.Things):
		return nil, nil
	}
	return []Event{ActingEnded{Person: c.Person, For: c.For, Last: day.AddDays(-1)}, started}, nil
}

func (e ActingStarted) evolve(s *State, r Record) {
	a := Acting{Person: e.Person, For: e.For, From: e.From, Until: e.Until, Things: e.Things}
	if r.For != "" && r.By != e.For {
		a.Entered, a.How = r.By, r.How
	}
	s.Acting = append(s.Acting, a)
}

// EndActing ends that one person acts for another. Either of them says so, or the secretariat on their word.
type EndActing struct {
	Person PersonID
	For    PersonID
}

// ActingEnded says that one person acts for another no longer.
type ActingEnded struct {
	Person PersonID      `json:"person"`
	For    PersonID      `json:"for"`
	Last   calendar.Date `json:"last"` // the last day on which they did
}

func (c EndActing) decide(s *State, o Order) ([]Event, error) {
	own := o.By != "" && (o.By == c.For || o.By == c.Person)
	if !own && s.requireCouncil(o) != nil {
		return nil, refuse(terms.Rule{}, "Only the member, who acts for them, or the secretariat on their word can end this.")
	}
	day := s.day(o.At)
	if _, acts := s.actingFor(c.Person, c.For, day); !acts {
		return nil, nil
	}
	return []Event{ActingEnded{Person: c.Person, For: c.For, Last: day.AddDays(-1)}}, nil
}

// The rights end the same minute: from now on nothing of it holds, not even for the rest of the day.
func (e ActingEnded) evolve(s *State, _ Record) {
	for i, a := range s.Acting {
		if a.Person == e.Person && a.For == e.For && (a.Until.IsZero() || a.Until.After(e.Last)) {
			s.Acting[i].Until = e.Last
		}
	}
}

func (s *State) actingFor(person, principal PersonID, day calendar.Date) (Acting, bool) {
	i := slices.IndexFunc(s.Acting, func(a Acting) bool {
		return a.Person == person && a.For == principal && inForce(a.From, a.Until, day)
	})
	if i < 0 {
		return Acting{}, false
	}
	return s.Acting[i], true
}

// ActsFor are the people somebody acts for on a day, in whatever things: they may read what these read.
func (s *State) ActsFor(person PersonID, day calendar.Date) []PersonID {
	return s.ActsIn(Reading, person, day)
}

// ActsIn are the people somebody acts for in a thing on a day.
func (s *State) ActsIn(thing Thing, person PersonID, day calendar.Date) []PersonID {
	var principals []PersonID
	for _, a := range s.Acting {
		if a.Person == person && inForce(a.From, a.Until, day) && a.Covers(thing) {
			principals = append(principals, a.For)
		}
	}
	return principals
}

// OfficeOf are the people who act for somebody on a day, in whatever things.
func (s *State) OfficeOf(principal PersonID, day calendar.Date) []PersonID {
	return s.OfficeIn(Reading, principal, day)
}

// OfficeIn are the people who act for somebody in a thing on a day.
func (s *State) OfficeIn(thing Thing, principal PersonID, day calendar.Date) []PersonID {
	var people []PersonID
	for _, a := range s.Acting {
		if a.For == principal && inForce(a.From, a.Until, day) && a.Covers(thing) {
			people = append(people, a.Person)
		}
	}
	return people
}

// OfficesOn are all who act for somebody on a day, in the order in which they began.
func (s *State) OfficesOn(day calendar.Date) []Acting {
	return slices.DeleteFunc(slices.Clone(s.Acting), func(a Acting) bool { return !inForce(a.From, a.Until, day) })
}
