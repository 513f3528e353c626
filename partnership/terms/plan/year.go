package plan

import (
	"fmt"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
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

// inForce narrows the plan to the days on which the terms hold and the body exists; it says so where they are not all.
func (w *work) inForce() {
	w.from, w.until = w.plan.From, w.plan.Until
	w.narrow("These terms are in force", w.terms.Valid)
	for _, p := range w.terms.Partnerships {
		if p.ID == w.body.Partnership {
			w.narrow(w.called(p.ID)+" exists", p.Valid)
		}
	}
	w.narrow(w.body.Name+" exists", w.body.Valid)
}

func (w *work) narrow(says string, v terms.Valid) {
	if v.From.After(w.from) {
		w.from = v.From
		w.note("%s from %s.", upper(says), v.From.Words())
	}
	if !v.Until.IsZero() && v.Until.Before(w.until) {
		w.until = v.Until
		w.note("%s until %s.", upper(says), v.Until.Words())
	}
}

func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
