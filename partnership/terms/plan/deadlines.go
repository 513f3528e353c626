package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// table is the same for all.
var table = steps()

// deadlines are those that a meeting brings, in order of time.
func (w *work) deadlines(m Meeting) ([]Deadline, error) {
	all := make([]Deadline, 0, len(table))
	found := make(map[string]calendar.Date, len(table))
	for _, s := range table {
		clock, basis := w.clock(s)
		_, have := found[s.unless]
		if clock.Span.IsZero() || have || !w.bound(s.under) {
			continue
		}
		from := m.Day
		if s.to != "" && basis.ours() {
			from = found[s.to]
		}
		if from.IsZero() {
			continue // what it runs up to has no day
		}
		d, err := w.deadline(s, clock, at{from, m.At})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.what, err)
		}
		d.Basis = basis
		if basis.Origin == Timetable {
			d.Time = s.time
		}
		found[s.what] = d.doable()
		all = append(all, d)
	}
	// The day of a deadline without one is not known; what hangs on the hour of the meeting is close to it.
	slices.SortStableFunc(all, func(a, b Deadline) int {
		return cmp.Or(when(a, m).Compare(when(b, m)), cmp.Compare(a.Time, b.Time))
	})
	return all, nil
}

// bound says whether the body has a rule.
func (w *work) bound(rule terms.Name) bool {
	_, ok := w.body.Rule(rule)
	return rule == "" || ok
}

func when(d Deadline, m Meeting) calendar.Date {
	if d.Day.IsZero() {
		return m.Day
	}
	return d.Day
}

// clock is when a step falls due, by the nearest layer that says so, else by our working timetable.
func (w *work) clock(s step) (calendar.Clock, Basis) {
	if s.stated != nil {
		for _, l := range w.layers {
			if clock, backing := s.stated(l); !clock.Span.IsZero() {
				basis := basisOf(backing)
				if l == &w.terms.House {
					basis.Origin, basis.Says = House, ourPractice
				}
				return clock, basis
			}
		}
	}
	if w.termsOnly {
		return calendar.Clock{}, Basis{}
	}
	return s.ours, workingTimetable
}

// named calls the record what the terms call it.
func (w *work) named(what string) string {
	for _, l := range w.layers {
		switch l.Records.Kind {
		case "minutes":
			return strings.NewReplacer("notes", "minutes", "Notes", "Minutes").Replace(what)
		case "action_notes":
			return strings.NewReplacer("Draft notes", "Draft action notes", "Notes", "Action notes").Replace(what)
		}
	}
	return what
}

// at is a day and, where it is said, a time from which a clock runs.
type at struct {
	day  calendar.Date
	time string
}

// deadline works out one step. Hours run from the time of the meeting: where the terms do not say it, the deadline has
// words and no day.
func (w *work) deadline(s step, clock calendar.Clock, from at) (Deadline, error) {
	d := Deadline{What: w.named(s.what), Clock: clockWords(s, clock, from.day)}
	if _, hours := clock.Duration(); hours {
		return w.hours(d, clock, from, s.after)
	}
	reckon := w.cal.Before
	if s.after {
		reckon = w.cal.After
	}
	r, err := reckon(from.day, clock)
	if err != nil {
		return Deadline{}, err
	}
	d.Working, d.Time = r, clock.At
	w.on(&d, r.Day)
	return d, nil
}

func (w *work) hours(d Deadline, clock calendar.Clock, from at, after bool) (Deadline, error) {
	if from.time == "" {
		w.ask("At what time does %s meet? Some deadlines are counted in hours.", w.body.Name)
		return d, nil
	}
	hour, minute, err := calendar.ParseTimeOfDay(from.time)
	if err != nil {
		return Deadline{}, err
	}
	shift := w.cal.BeforeTime
	if after {
		shift = w.cal.AfterTime
	}
	t, err := shift(w.cal.At(from.day, hour, minute), clock)
	if err != nil {
		return Deadline{}, err
	}
	d.Time = t.Format("15:04")
	w.on(&d, w.cal.Date(t))
	return d, nil
}

// on gives a deadline its day. Whatever the clock says, nobody can be relied on to do it on a day that is not worked.
func (w *work) on(d *Deadline, day calendar.Date) {
	d.Day, d.Weekday, d.Closed = day, day.Weekday().String(), w.cal.ClosedBecause(day)
	if d.Closed != "" {
		d.Practice = w.cal.OnOrBefore(day)
	}
}

func clockWords(s step, clock calendar.Clock, from calendar.Date) string {
	direction, nearest := " before ", ", or the working day before"
	if s.after {
		direction, nearest = " after ", ", or the working day after"
	}
	words := clock.Span.String() + direction + from.Short()
	if clock.Inclusive {
		words += ", that day included"
	}
	if clock.ToWorkingDay {
		words += nearest
	}
	switch clock.Holidays {
	case calendar.AnyUK:
		words += ", without the bank holidays of any part of the United Kingdom"
	case calendar.NoHolidays:
		words += ", bank holidays counted like other days"
	}
	return words
}
