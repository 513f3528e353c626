package plan

import (
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The years that can be planned.
const (
	firstYear = 1900
	lastYear  = 2199
)

// year works out which days the year has.
func (w *work) year() error {
	if w.plan.Year < firstYear || w.plan.Year > lastYear {
		return fmt.Errorf("choose a year from %d to %d", firstYear, lastYear)
	}
	starts := w.terms.YearStarts
	if starts == "" {
		w.plan.From = calendar.Date{Year: w.plan.Year, Month: time.January, Day: 1}
		w.plan.Until = calendar.Date{Year: w.plan.Year, Month: time.December, Day: 31}
		w.plan.YearSays = fmt.Sprintf("This is the calendar year %d: the terms do not say from which day they count a year.", w.plan.Year)
		return nil
	}
	t, err := time.Parse("2 January", starts)
	if err != nil {
		return fmt.Errorf("read the day on which the partnership's year starts %q: want a day and a month, as 1 April", starts)
	}
	w.plan.From = calendar.DateOf(time.Date(w.plan.Year, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), time.UTC)
	w.plan.Until = w.plan.From.AddMonths(12).AddDays(-1)
	w.plan.YearSays = fmt.Sprintf("This is the partnership’s year from %s to %s.", w.plan.From.Words(), w.plan.Until.Words())
	return nil
}

// inForce narrows the year to the days on which the body exists; it says so where they are not all.
func (w *work) inForce() (from, until calendar.Date) {
	from, until = w.plan.From, w.plan.Until
	if v := w.body.Valid; v.From.After(from) {
		from = v.From
		w.note("%s exists from %s.", w.body.Name, from.Words())
	}
	if v := w.body.Valid; !v.Until.IsZero() && v.Until.Before(until) {
		until = v.Until
		w.note("%s exists until %s.", w.body.Name, until.Words())
	}
	return from, until
}
