package documents

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// CarriedTo are the actions that a meeting has before it: those of its own group, in order of number. Until the notes are out
// in which an action stands, only whose it is and the secretariat know of it.
func CarriedTo(v partnership.View, m *partnership.Meeting) []*partnership.Action {
	return v.State.ActionsOf(func(a *partnership.Action) bool {
		from := v.State.Meetings[a.Meeting]
		return a.Done.IsZero() && from != nil && from.Body == m.Body && v.State.Starts(from).Before(v.State.Starts(m)) &&
			v.State.SeesAction(v.Who, a, v.Today())
	})
}

// DoneFor are the actions of a group that were done since its meeting before this one, and until this one.
func DoneFor(v partnership.View, m *partnership.Meeting) []*partnership.Action {
	s := v.State
	var last *partnership.Meeting
	for _, before := range s.Calendared(m.Body) {
		if s.Starts(before).Before(s.Starts(m)) {
			last = before
		}
	}
	return s.ActionsOf(func(a *partnership.Action) bool {
		from := s.Meetings[a.Meeting]
		return from != nil && from != m && from.Body == m.Body && !a.Done.IsZero() && !a.Done.After(m.Day) &&
			(from == last || last == nil || a.Done.After(last.Day)) && s.SeesAction(v.Who, a, v.Today())
	})
}

// MayReadNotes says whether somebody may read the notes of a meeting as they stand: everybody once they are out, before that the
// secretariat, and the chair who has a copy.
func MayReadNotes(v partnership.View, m *partnership.Meeting) bool {
	return !m.Notes.IssuedAt.IsZero() || v.May(partnership.Secretariat, m.Body) ||
		m.Notes.ToChair > 0 && v.May(partnership.Chair, m.Body)
}

// OwnPartners are the organisations for which the viewer was at a meeting, or might have been: their own, those for whom they
// act, those for which they came as deputy.
func OwnPartners(v partnership.View, m *partnership.Meeting) []partnership.OrganisationID {
	s := v.State
	people := append(s.ActsFor(v.Who, v.Today()), v.Who)
	for _, d := range m.Deputies {
		if d.Deputy == v.Who && d.Answer != partnership.NotComing {
			people = append(people, d.For)
		}
	}
	var all []partnership.OrganisationID
	for _, p := range people {
		for _, id := range s.Represents(p, m.Day) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}
