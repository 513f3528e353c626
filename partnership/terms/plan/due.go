package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// start is something from whose beginning a distance of time may be counted, and what to call that day.
type start struct {
	valid terms.Valid
	when  string
}

// count works out when something falls due, counted from the first beginning that is known. Where none is, or where it
// is counted in a way in which nobody spaces such things, no day is made up.
func (w *work) count(r *Recurring, every calendar.Span, from []start) {
	i := slices.IndexFunc(from, func(s start) bool { return !s.valid.From.IsZero() })
	if i < 0 || !countable(every) {
		r.Says = inYear(every)
		return
	}
	r.Since = from[i].valid.From
	for n := 1; ; n++ {
		day := later(r.Since, every, n)
		if slices.ContainsFunc(from, func(s start) bool { return !s.valid.Until.IsZero() && day.After(s.valid.Until) }) {
			break
		}
		if r.Next.IsZero() && !day.Before(w.from) {
			r.Next = day
		}
		if day.After(w.until) {
			break
		}
		if !day.Before(w.from) {
			r.Due = append(r.Due, day)
		}
	}
	r.Says = fmt.Sprintf("%s, counted from %s, %s, because nothing else is said", due(*r), r.Since.Words(), from[i].when)
}

// countable says whether so many of it can be added to a day.
func countable(every calendar.Span) bool {
	switch every.Unit {
	case calendar.Days, calendar.Weeks, calendar.Months, calendar.Years:
		return true
	default:
		return false
	}
}

// later is the day so many times a distance after another. Each is counted from the first day, so that the end of a short
// month does not make the months after it shorter.
func later(d calendar.Date, every calendar.Span, times int) calendar.Date {
	const week, year = 7, 12
	switch n := every.N * times; every.Unit {
	case calendar.Weeks:
		return d.AddDays(week * n)
	case calendar.Months:
		return d.AddMonths(n)
	case calendar.Years:
		return d.AddMonths(year * n)
	default:
		return d.AddDays(n)
	}
}

// due is when it falls due, in words.
func due(r Recurring) string {
	const listed = 6
	switch n := len(r.Due); {
	case r.Next.IsZero():
		return "not due again before it ends"
	case n == 0:
		return "next due on " + r.Next.Words()
	case n > listed:
		return fmt.Sprintf("due %s in this year, next on %s", times(n), r.Next.Words())
	default:
		words := make([]string, n)
		for i, d := range r.Due {
			words[i] = d.Words()
		}
		if n == 1 {
			return "due on " + words[0]
		}
		return "due on " + strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// inYear is what a distance of time comes to in one year, where nobody has said from when it is counted.
func inYear(every calendar.Span) string {
	switch n := aYear(every); {
	case n > 0:
		return times(n) + " in this year; nobody has said on which day"
	case every.Unit == calendar.Months || every.Unit == calendar.Years:
		return "it may fall into this year: nobody has said from when it is counted"
	default:
		return "nobody has said on which days"
	}
}
