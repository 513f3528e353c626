package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Acceptance is the register in which agencies say that they have taken a plan on, where the terms ask for one of that name.
const Acceptance RegisterID = "acceptance"

// The moments of a plan. Moment.Version has its number.
const (
	PlanEndsSoon MomentKind = "plan ends soon"
	PlanEnded    MomentKind = "plan has ended"
)

// OfPlan says whether a moment is about a plan, and which.
func (m Moment) OfPlan() (PlanNumber, bool) {
	return PlanNumber(m.Version), m.Kind == PlanEndsSoon || m.Kind == PlanEnded
}

// Successor is the plan that follows another; false where none is on record yet.
func (s *State) Successor(p *PeriodPlan) (*PeriodPlan, bool) {
	var next *PeriodPlan
	for _, other := range s.PeriodPlans {
		if other.Document == p.Document && other.From.After(p.From) && other.Until.After(p.Until) && (next == nil || other.From.Before(next.From)) {
			next = other
		}
	}
	return next, next != nil
}

// PlanMoment is a morning on which the secretariat is told of a plan, and until when that is of use.
type PlanMoment struct {
	Moment   Moment
	On       calendar.Date
	NotAfter calendar.Date
}

// monthsBeforePlanEnds is how long before a plan ends its successor is asked about. It is our own practice: a plan takes months.
const monthsBeforePlanEnds = 9

// PlansEnding are the mornings on which the secretariat is told that a plan ends and has no successor. What was past already
// when it was recorded is not said.
func (s *State) PlansEnding() []PlanMoment {
	var all []PlanMoment
	for _, p := range s.PeriodPlans {
		if _, followed := s.Successor(p); followed {
			continue
		}
		for _, m := range []PlanMoment{
			{Moment{Kind: PlanEndsSoon, Version: int(p.Number)}, p.Until.AddMonths(-monthsBeforePlanEnds), p.Until},
			{Moment{Kind: PlanEnded, Version: int(p.Number)}, p.Until.AddDays(1), p.Until.AddMonths(12)},
		} {
			if m.On.After(p.Since) {
				all = append(all, m)
			}
		}
	}
	return all
}

// Indicators are the measures that serve the priorities of a plan, in order of number.
func (s *State) Indicators(p *PeriodPlan) []*Measure {
	return s.MeasuresOf(func(m *Measure) bool { return m.Priority != "" && slices.Contains(p.Priorities, m.Priority) })
}

// Accepted are the entries by which agencies have taken a plan on: those that were made while it was the newest on record, the
// first plan having those made before as well.
func (s *State) Accepted(p *PeriodPlan) []*Entry {
	return s.EntriesOf(func(e *Entry) bool {
		return e.Register == Acceptance && e.Open() && s.newestOn(p.Document, e.At) == p
	})
}

// newestOn is the plan that was recorded last up to a day; where none was yet, the first one.
func (s *State) newestOn(document DocumentID, day calendar.Date) *PeriodPlan {
	var newest *PeriodPlan
	for _, p := range s.PeriodPlans {
		if p.Document == document && (newest == nil || !p.Since.After(day)) {
			newest = p
		}
	}
	return newest
}
