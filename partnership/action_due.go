package partnership

import (
	"cmp"
	"slices"
	"time"
)

// The moments of an action, each of which comes once for each of its dates. Moment.Version is its number.
const (
	ActionSoon  MomentKind = "action due soon"
	ActionToday MomentKind = "action due today"
	ActionLate  MomentKind = "action past its date"
)

// actionMoments are all of them, in their order.
var actionMoments = []MomentKind{ActionSoon, ActionToday, ActionLate}

// OfAction says whether a moment is about an action, and which.
func (m Moment) OfAction() (ActionNumber, bool) {
	return ActionNumber(m.Version), slices.Contains(actionMoments, m.Kind)
}

// ActionTimes are when an owner is reminded of an action with a date, and when the secretariat is asked what to do about it:
// a week before, on the day (on the last working day before a weekend or a bank holiday), five working days after. They are our own working timetable, not in the terms of reference.
type ActionTimes struct{ Soon, Today, Late time.Time }

// ActionTimes works out an action's dates; zero where no date was said.
func (s *State) ActionTimes(a *Action) ActionTimes {
	if a.Due.IsZero() {
		return ActionTimes{}
	}
	c := s.Calendar
	return ActionTimes{
		Soon:  c.At(c.OnOrBefore(a.Due.AddDays(-7)), 9, 0),
		Today: c.At(c.OnOrBefore(a.Due), 9, 0),
		Late:  c.At(c.AddWorking(a.Due, 5), 9, 0),
	}
}

// came says whether an action's moment is on record, for the date that it has now.
func (a *Action) came(kind MomentKind) bool {
	switch kind {
	case ActionSoon:
		return a.Soon
	case ActionToday:
		return a.Today
	case ActionLate:
		return a.Late
	default:
		return false
	}
}

// mark puts it on record.
func (a *Action) mark(kind MomentKind) {
	switch kind {
	case ActionSoon:
		a.Soon = true
	case ActionToday:
		a.Today = true
	case ActionLate:
		a.Late = true
	default:
	}
}

// dated begins to wait for an action's moments. What is past already when it is put on the list, or has another date, is not
// said: whoever does it has just read the date.
func (s *State) dated(a *Action, at time.Time) {
	a.Soon, a.Today, a.Late = false, false, false
	if a.Due.IsZero() {
		return
	}
	t := s.ActionTimes(a)
	a.Soon, a.Today, a.Late = !t.Soon.After(at), !t.Today.After(at), !t.Late.After(at)
}

// OpenActions are those that are still to be done, in order of number.
func (s *State) OpenActions() []*Action { return slices.Clone(s.undone) }

// undo adds an action to those that are still to be done.
func (s *State) undo(a *Action) {
	at, there := slices.BinarySearchFunc(s.undone, a, byActionNumber)
	if !there {
		s.undone = slices.Insert(s.undone, at, a)
	}
}

func byActionNumber(a, b *Action) int { return cmp.Compare(a.Number, b.Number) }
