package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// PlanPerformer is what a rule of the terms names as its performer that the forward plan brings up once a year.
const PlanPerformer = "command forward"

// Annual is what the terms of reference ask of a group year by year, or without a date: its duties, the reviews of the groups under it,
// and what its secretariat looks at once a year. It tells nobody: it stands in the plan. What was struck out for this year is left out.
func (s *State) Annual(body BodyID, day calendar.Date) []Planned {
	return slices.DeleteFunc(s.annual(body, day), func(p Planned) bool { return s.Struck[p.Key] })
}

// StruckOut is what was struck out of a group's plan for this year, so that it can be put back.
func (s *State) StruckOut(body BodyID, day calendar.Date) []Planned {
	struck := slices.DeleteFunc(s.annual(body, day), func(p Planned) bool { return !s.Struck[p.Key] })
	for _, l := range s.Plan {
		if key := (PlanKey{Line: l.Number}); l.Body == body && s.Struck[key] {
			struck = append(struck, Planned{Line: &l, Key: key})
		}
	}
	return struck
}

func (s *State) annual(body BodyID, day calendar.Date) []Planned {
	if s.Body(body) == nil {
		return nil
	}
	year := s.yearOf(day).Year
	var lines []Planned
	said := map[string]bool{} // a duty and a rule may be one sentence
	for i := range s.Terms.Duties {
		d := &s.Terms.Duties[i]
		if s.plans(body, d.Body) && d.Valid.On(day) && (d.Every.N > 0 || d.Effect == "remind") {
			lines = append(lines, Planned{Duty: d, Key: PlanKey{Duty: d.ID, Year: year}})
			said[d.Sentence] = true
		}
	}
	for _, r := range s.rulesOf(body) {
		if slices.Contains(r.By, PlanPerformer) && r.Effect == "remind" && !said[r.Sentence] {
			lines = append(lines, Planned{Rule: r, Key: PlanKey{Rule: r.ID, Year: year}})
		}
	}
	for i := range s.Terms.Bodies {
		lines = append(lines, s.looksAt(&s.Terms.Bodies[i], body, day, year)...)
	}
	return lines
}

// looksAt is what a group has to do about the life of one that answers to it: the review that the terms want, and its end.
func (s *State) looksAt(b *terms.Body, over BodyID, day calendar.Date, year int) []Planned {
	id := BodyID(b.ID)
	if s.Over(id) != over || s.Stands(id, day) == GroupClosed {
		return nil
	}
	var lines []Planned
	if held, _ := s.Limited(id); !held.Review.IsZero() {
		due, _ := s.ReviewDue(id)
		lines = append(lines, Planned{Review: b, Due: due, Key: PlanKey{Review: id, Year: year}})
	}
	ends := s.Life(id).Ends
	if ends.IsZero() {
		ends = b.Valid.Until
	}
	if !ends.IsZero() {
		lines = append(lines, Planned{End: b, Due: ends, Key: PlanKey{End: id, Year: year}})
	}
	return lines
}

// rulesOf are a group's rules, and those of the partnership whose first group it is.
func (s *State) rulesOf(body BodyID) []*terms.Rule {
	var rules []*terms.Rule
	add := func(all []terms.Rule) {
		for i := range all {
			rules = append(rules, &all[i])
		}
	}
	add(s.Body(body).Rules)
	if s.plans(body, s.Terms.ID) {
		add(s.Terms.Rules)
	}
	for _, p := range s.Terms.Partnerships {
		if s.plans(body, p.ID) {
			add(p.Rules)
		}
	}
	return rules
}

// plans says whether something of a group, or of a partnership, stands in a group's plan: in that of a partnership's first group stands
// what the partnership has to do.
func (s *State) plans(body BodyID, whose string) bool {
	if s.Body(BodyID(whose)) != nil {
		return string(body) == whose
	}
	return s.TopOf(whose) == body
}
