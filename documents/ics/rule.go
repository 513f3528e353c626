package ics

import (
	"fmt"
	"strings"
	"time"
)

// rule is a change of the clocks that comes back every year: the last Sunday of March at one o'clock.
type rule struct {
	change  transition
	nth     int // which of its weekday in the month; -1: the last
	month   time.Month
	weekday time.Weekday
}

// yearly finds the two rules by which all changes of some years follow; nil: they follow none.
func yearly(changes []transition, first, last int) []rule {
	if len(changes) != 2*(last-first+1) {
		return nil
	}
	var rules []rule
	for i := range 2 {
		r, ok := ruleOf(changes, i)
		if !ok {
			return nil
		}
		rules = append(rules, r)
	}
	return rules
}

// ruleOf is the rule of every second change, from one of the first two on.
func ruleOf(changes []transition, from int) (rule, bool) {
	wall := changes[from].wall()
	for _, nth := range []int{-1, 1, 2, 3, 4} {
		r := rule{change: changes[from], nth: nth, month: wall.Month(), weekday: wall.Weekday()}
		fits := true
		for i := from; i < len(changes) && fits; i += 2 {
			c := changes[i]
			fits = c.from == r.change.from && c.to == r.change.to && c.name == r.change.name && c.summer == r.change.summer &&
				c.wall().Equal(r.begins(c.wall().Year()))
		}
		if fits {
			return r, true
		}
	}
	return rule{}, false
}

// begins is what clocks show when the rule comes to pass in a year.
func (r rule) begins(year int) time.Time {
	clock := r.change.wall()
	day := time.Date(year, r.month, 1, clock.Hour(), clock.Minute(), clock.Second(), 0, time.UTC)
	day = day.AddDate(0, 0, (int(r.weekday-day.Weekday())+7)%7)
	if r.nth > 0 {
		return day.AddDate(0, 0, 7*(r.nth-1))
	}
	for day.AddDate(0, 0, 7).Month() == r.month {
		day = day.AddDate(0, 0, 7)
	}
	return day
}

// String is the rule as it is written: FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU.
func (r rule) String() string {
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", r.month, r.nth, strings.ToUpper(r.weekday.String()[:2]))
}
