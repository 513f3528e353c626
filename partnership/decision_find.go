package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Decision finds a decision by its number; nil where there is none.
func (s *State) Decision(n DecisionNumber) *Decision {
	if n < 1 || int(n) > len(s.Decisions) {
		return nil
	}
	return s.Decisions[n-1]
}

// ParseDecision reads a decision's reference: D-012, d12, decision 12.
func (s *State) ParseDecision(typed string) (*Decision, bool) {
	number, ok := s.parseNumber(typed, "d")
	decision := s.Decision(DecisionNumber(number))
	return decision, ok && decision != nil
}

// DecisionsOf are what a meeting decided, in order of number.
func (s *State) DecisionsOf(ref MeetingRef) []*Decision {
	var all []*Decision
	for _, d := range s.Decisions {
		if d.Meeting == ref {
			all = append(all, d)
		}
	}
	return all
}

// DecisionBy finds the decision that a request recorded, the first of several; nil where it recorded none.
func (s *State) DecisionBy(request string) *Decision {
	i := slices.IndexFunc(s.Decisions, func(d *Decision) bool { return d.Request == request })
	if i < 0 {
		return nil
	}
	return s.Decisions[i]
}

// SeesDecision says whether somebody may read a decision: everybody whom we know once the notes of its meeting are out,
// before that the group's secretariat alone.
func (s *State) SeesDecision(person PersonID, d *Decision, day calendar.Date) bool {
	m := s.Meetings[d.Meeting]
	return person != "" && (!m.Notes.IssuedAt.IsZero() || s.OfficerOn(person, m.Body, day))
}

// Waiting says whether a provisional decision still waits for a later meeting.
func (d *Decision) Waiting() bool { return d.Provisional && d.Ratified == nil }

// RuleOf finds a rule that holds for a group: its own, or one of the partnership as a whole.
func (s *State) RuleOf(body BodyID, name terms.Name) (terms.Rule, bool) {
	if rule, ok := s.Rule(body, name); ok {
		return rule, true
	}
	b := s.Body(body)
	if b == nil {
		return terms.Rule{}, false
	}
	whole := slices.Concat(s.Terms.RulesOf(b.Partnership), s.Terms.Rules)
	i := slices.IndexFunc(whole, func(r terms.Rule) bool { return r.Name == name })
	if i < 0 {
		return terms.Rule{}, false
	}
	return whole[i], true
}
