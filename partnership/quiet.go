package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Quiet is when somebody wants to hear nothing from us unasked, as they said themselves. What we would have said waits, unless
// it is of no use by then. Where a meeting changes on its day they hear of it all the same.
type Quiet struct {
	From, Until string        // each day, wall clock: 20:00 to 08:00; empty: no such hours
	Working     bool          // nothing on a day on which nobody works
	Away        calendar.Date // the first day away; zero: not away
	Back        calendar.Date // the first day on which they are back
	Snoozed     calendar.Date // the day on whose morning we speak again; zero: no snooze
}

// morning is the hour at which we speak again after a day of silence.
const morning = 9

// IsAway says whether somebody is away on a day.
func (s *State) IsAway(person PersonID, day calendar.Date) bool {
	q := s.Quiet[person]
	return !q.Back.IsZero() && !day.Before(q.Away) && day.Before(q.Back)
}

// NotBefore is the instant before which somebody wants to hear nothing unasked; zero where they may hear of it now. What is pressing
// they hear at once: a change of a meeting on its day.
func (s *State) NotBefore(person PersonID, pressing bool, at time.Time) time.Time {
	q, said := s.Quiet[person]
	if !said || pressing || s.Calendar == nil {
		return time.Time{}
	}
	from := at
	for { // each may end within another: hours end on a Saturday, say
		next := s.afterHours(q, s.afterDays(q, from))
		if !next.After(from) {
			break
		}
		from = next
	}
	if from.Equal(at) {
		return time.Time{}
	}
	return from
}

// afterDays is the first morning that is no day of silence, or the instant itself.
func (s *State) afterDays(q Quiet, at time.Time) time.Time {
	c := s.Calendar
	day := c.Date(at)
	until := func(first calendar.Date) time.Time {
		if end := c.At(first, morning, 0); end.After(at) {
			return end
		}
		return at
	}
	switch {
	case !q.Back.IsZero() && !day.Before(q.Away) && until(q.Back).After(at): // in the night before it they are not back yet
		return until(q.Back)
	case !q.Snoozed.IsZero() && until(q.Snoozed).After(at):
		return until(q.Snoozed)
	case q.Working && (!c.Working(day) || !c.Working(day.AddDays(-1))):
		return until(c.AddWorking(day.AddDays(-1), 1))
	}
	return at
}

// afterHours is the end of the quiet hours in which an instant lies, or the instant itself. Hours that the clocks show twice are
// over when they have been shown once.
func (s *State) afterHours(q Quiet, at time.Time) time.Time {
	if q.From == "" {
		return at
	}
	c := s.Calendar
	day, clock := c.Date(at), at.In(c.Location()).Format("15:04")
	overnight := q.From > q.Until
	switch {
	case overnight && clock >= q.From:
		day = day.AddDays(1)
	case overnight && clock < q.Until:
	case !overnight && clock >= q.From && clock < q.Until:
	default:
		return at
	}
	if end := s.at(day, q.Until); end.After(at) {
		return end
	}
	return at
}

// Told leaves out of those who would be told whoever is away while somebody who acts for them is told, and there.
func (s *State) Told(people []PersonID, day calendar.Date) []PersonID {
	if len(s.Quiet) == 0 {
		return people
	}
	return slices.DeleteFunc(slices.Clone(people), func(p PersonID) bool {
		return s.IsAway(p, day) && slices.ContainsFunc(s.OfficeOf(p, day), func(a PersonID) bool {
			return slices.Contains(people, a) && !s.IsAway(a, day)
		})
	})
}
