package partnership

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Founding is that a meeting set a group up which the terms do not have.
type Founding struct {
	Group    terms.Body // as its charter has it
	Hash     string     // of the charter
	By       BodyID     // the group that decided
	Meeting  MeetingRef // its meeting on that day; empty where the book has none
	On       calendar.Date
	Remit    TextID         // what it is for
	Decision DecisionNumber // 0: the book does not have it
}

// says tells whether it is on record already.
func (f Founding) says(e GroupEstablished) bool {
	return f.Hash == e.Charter && f.Meeting == e.Meeting && f.Remit == e.Remit && f.Decision == e.Decision
}

// Founding finds how a group was set up; false for a group that the terms have had from the beginning.
func (s *State) Founding(body BodyID) (Founding, bool) {
	i := slices.IndexFunc(s.Founded, func(f Founding) bool { return BodyID(f.Group.ID) == body })
	if i < 0 {
		return Founding{}, false
	}
	return s.Founded[i], true
}

// With are terms with the groups beside theirs that meetings set up. A group that the terms have meanwhile is theirs, and
// stands in them as they say.
func (s *State) With(t *terms.Terms) *terms.Terms {
	if t == nil || len(s.Founded) == 0 {
		return t
	}
	joined := *t
	joined.Bodies = slices.Clone(t.Bodies)
	for _, f := range s.Founded {
		if _, taken := takenBy(&joined, "", f.Group.Name, f.Group.Reference, f.Group.ID); !taken {
			joined.Bodies = append(joined.Bodies, among(&joined, f.Group))
		}
	}
	return &joined
}

// takenBy finds the group that has one of some names already, beside one that may have them.
func takenBy(t *terms.Terms, beside string, called ...string) (*terms.Body, bool) {
	for i := range t.Bodies {
		b := &t.Bodies[i]
		if beside != "" && b.ID == beside {
			continue
		}
		for _, name := range []string{b.ID, b.Name, b.Title, b.Reference} {
			if name != "" && slices.ContainsFunc(called, func(c string) bool { return strings.EqualFold(c, name) }) {
				return b, true
			}
		}
	}
	return nil, false
}

// among is a group that a meeting set up, as it stands among those of the terms: of the partnership of the group above it,
// and under the rules that the terms have for such a group.
func among(t *terms.Terms, group terms.Body) terms.Body {
	parent, like := t.Body(group.Parent), t.Body(group.Extends)
	if parent == nil {
		group.Parent = ""
	} else {
		group.Partnership = parent.Partnership
	}
	if like == nil {
		group.Extends = ""
	} else {
		group.Attendees, group.Standing = like.Attendees, like.Standing
		group.Rules = slices.DeleteFunc(slices.Clone(like.Rules), func(r terms.Rule) bool {
			return slices.Contains(r.By, "group "+like.ID) // it says no more than that there is this one
		})
	}
	if o, ok := t.Organisation(group.Seats[0].Organisation); ok {
		group.Seats = slices.Clone(group.Seats)
		group.Seats[0].Title = o.Name
	}
	return group
}

// Models are the groups of the terms whose rules can hold for a new one: those beside which it would stand, and that need
// nobody's agreement to their agendas. Where there are none, those beside the group above.
func (s *State) Models(parent BodyID) []BodyID {
	var all []BodyID
	for b := s.Body(parent); b != nil && len(all) == 0; b = s.Body(BodyID(b.Parent)) {
		for i := range s.Terms.Bodies {
			model := BodyID(s.Terms.Bodies[i].ID)
			_, gated := s.blocked(model, terms.AgendaAgreed)
			_, founded := s.Founding(model)
			if s.Terms.Bodies[i].Parent == b.ID && !gated && !founded {
				all = append(all, model)
			}
		}
	}
	return all
}

// Overlooked are the groups that meetings set up and that a new edition writes down as others: by another id, but by their
// name or the short name of their references.
func (s *State) Overlooked(t *terms.Terms) (Founding, *terms.Body, bool) {
	for _, f := range s.Founded {
		if b, taken := takenBy(t, f.Group.ID, f.Group.Name, f.Group.Reference); taken {
			return f, b, true
		}
	}
	return Founding{}, nil, false
}
