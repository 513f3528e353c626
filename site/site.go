package site

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// Site is what everybody may read of a partnership at a moment. It reads the state, so it is used while the book is in hand.
type Site struct {
	partnership.View // of nobody in particular
	People           map[partnership.PersonID]Person
}

// Person is somebody of the register, as far as their contact may be public.
type Person struct{ Name, Post, Phone, Email string }

// New is the site of a state.
func New(s *partnership.State, now time.Time, people map[partnership.PersonID]Person) Site {
	return Site{View: partnership.View{State: s, Now: now}, People: people}
}

// Empty says that nothing at all is public: then there is no site. One that is only tried out has none either.
func (s Site) Empty() bool {
	if s.State.Terms == nil || s.State.Practice {
		return true
	}
	for what := range s.State.Published {
		if what.Kind != partnership.PublicName && s.State.InPublic(what) {
			return false
		}
	}
	return true
}

// open says whether a thing can be read by everybody.
func (s Site) open(what partnership.Public) bool { return s.State.InPublic(what) }

// named says whether somebody's name stands on these pages. It is asked for every name, whoever wrote it there.
func (s Site) named(person string) bool {
	p := partnership.PersonID(person)
	return p != "" && !s.State.IsErased(p) && slices.ContainsFunc(s.State.Holdings, func(h partnership.Holding) bool {
		return h.Person == p && s.State.NamedInPublic(h)
	})
}

// bodies are the groups that have something public, or all, where the terms of reference are; in the order of the terms.
func (s Site) bodies() []partnership.BodyID {
	var all []partnership.BodyID
	for i := range s.State.Terms.Bodies {
		if id := partnership.BodyID(s.State.Terms.Bodies[i].ID); s.isListed(id) {
			all = append(all, id)
		}
	}
	return all
}

// meetings are those that everybody may know of, in order of day; of all groups where none is named. A group's dates are public
// from the day on which they were made so; an earlier meeting is there for the sake of its papers.
func (s Site) meetings(body partnership.BodyID) []*partnership.Meeting {
	all := s.State.Calendared(body)
	for _, m := range s.State.Meetings {
		if m.Cancelled != nil && (body == "" || m.Body == body) && s.State.Ends(m).After(s.Now) {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b *partnership.Meeting) int { return s.State.Starts(a).Compare(s.State.Starts(b)) })
	return slices.DeleteFunc(all, func(m *partnership.Meeting) bool { return !s.known(m) })
}

// known says whether everybody may know of a meeting. One that was cancelled is there until its day has gone by.
func (s Site) known(m *partnership.Meeting) bool {
	if m.Cancelled != nil && s.over(m) {
		return false
	}
	return s.dated(m) || s.open(agenda(m)) || s.open(notes(m))
}

// dated says whether when and where a meeting is can be read by everybody.
func (s Site) dated(m *partnership.Meeting) bool {
	what := dates(m.Body)
	return s.open(what) && !m.Day.Before(s.State.Published[what].On)
}

// toCome are the known meetings that are not over, the next one first; past are those that are, the latest first.
func (s Site) toCome(body partnership.BodyID) []*partnership.Meeting {
	return slices.DeleteFunc(s.meetings(body), s.over)
}

func (s Site) past(body partnership.BodyID) []*partnership.Meeting {
	all := slices.DeleteFunc(s.meetings(body), func(m *partnership.Meeting) bool { return !s.over(m) })
	slices.Reverse(all)
	return all
}

func (s Site) over(m *partnership.Meeting) bool { return !s.State.Ends(m).After(s.Now) }

func members(body partnership.BodyID) partnership.Public {
	return partnership.Public{Kind: partnership.PublicMembers, Body: body}
}

func dates(body partnership.BodyID) partnership.Public {
	return partnership.Public{Kind: partnership.PublicMeetings, Body: body}
}

func agenda(m *partnership.Meeting) partnership.Public {
	return partnership.Public{Kind: partnership.PublicAgenda, Meeting: m.Ref}
}

func notes(m *partnership.Meeting) partnership.Public {
	return partnership.Public{Kind: partnership.PublicNotes, Meeting: m.Ref}
}
