package plan

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// weekday is the one that we propose where nobody says which.
const weekday = time.Thursday

// proposal spreads as many meetings over the days as the terms ask for; nil where they do not say how many.
func (w *work) proposal(m terms.Meetings, from, until calendar.Date) []calendar.Date {
	if !m.Every.IsZero() {
		n := aYear(m.Every)
		if n == 0 {
			return nil
		}
		return w.spread(n, from, until)
	}
	n := max(m.AtLeast, m.AtMost)
	if n == 0 {
		return nil
	}
	switch {
	case m.AtLeast > 0 && m.AtMost > m.AtLeast:
		w.note("Asked for are %d to %d meetings in a year. %d are proposed, because a day is given up more easily than found.", m.AtLeast, m.AtMost, n)
	case m.AtLeast > 0 && m.AtMost == 0:
		w.note("Asked for are at least %s in a year.", meetings(n))
	case m.AtLeast == 0:
		w.note("Asked for are at most %s in a year.", meetings(n))
	}
	return w.spread(n, from, until)
}

// aYear is how often a year something happens that happens every so often; 0 where it need not happen every year, or is
// counted in a way in which nobody spaces meetings.
func aYear(every calendar.Span) int {
	const days, weeks, months = 365, 52, 12
	switch every.Unit {
	case calendar.Days:
		return min(weeks, days/every.N) // more often than weekly cannot be planned by weekdays
	case calendar.Weeks:
		return weeks / every.N
	case calendar.Months:
		return months / every.N
	case calendar.Years:
		return 1 / every.N
	default:
		return 0
	}
}

// spread puts n meetings a year into the middle of so many equal parts of the year, on our weekday, or a week or two
// beside it where nobody works on that day. Those outside the given days are left out.
func (w *work) spread(n int, from, until calendar.Date) []calendar.Date {
	days := []calendar.Date{}
	length := w.plan.From.DaysUntil(w.plan.Until) + 1
	for i := range n {
		d := near(w.plan.From.AddDays(length * (2*i + 1) / (2 * n)))
		if n <= few {
			d = w.outOfAugust(d)
		}
		d = w.open(d)
		if !d.Before(from) && !d.After(until) && (len(days) == 0 || d.After(days[len(days)-1])) {
			days = append(days, d)
		}
	}
	return days
}

// few is how many meetings a year leave room to go round August.
const few = 6

// outOfAugust is a day, or the nearest of our weekdays in the months beside August, when many are away.
func (w *work) outOfAugust(d calendar.Date) calendar.Date {
	if d.Month != time.August {
		return d
	}
	const middle, week = 15, 7
	step := week
	if d.Day < middle {
		step = -week
	}
	for d.Month == time.August {
		d = d.AddDays(step)
	}
	once(&w.plan.Notes, "None is proposed for August, when many are away.")
	return d
}

// near is our weekday nearest to a day.
func near(d calendar.Date) calendar.Date {
	const daysInWeek, half = 7, 3
	return d.AddDays((int(weekday-d.Weekday())+daysInWeek+half)%daysInWeek - half)
}

// open is a day, or the nearest a few weeks beside it on which people work.
func (w *work) open(d calendar.Date) calendar.Date {
	for _, shift := range []int{0, 7, -7, 14, -14} {
		if w.cal.Working(d.AddDays(shift)) {
			return d.AddDays(shift)
		}
	}
	return d
}
