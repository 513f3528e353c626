package calendar

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

// Pattern is on which days something happens again and again: the second Thursday of March and June, at 14:00. The zero
// Pattern is none.
type Pattern struct {
	Weekday time.Weekday
	Week    int          // 1 to 4, or LastWeek
	Months  []time.Month // in which months; empty: in every one
	At      string       // 14:00, by the clocks of the place; empty: not said
	Minutes int          // how long; 0: not said
}

// LastWeek is the last of a weekday in a month.
const LastWeek = -1

// maxRange is how many years a pattern is worked out for at once, so that no slip of the pen makes a million days.
const maxRange = 200

// IsZero says whether it is no pattern at all.
func (p Pattern) IsZero() bool {
	return p.Week == 0 && p.Weekday == 0 && p.Months == nil && p.At == "" && p.Minutes == 0
}

// Days are the days of the pattern from one day until another, both included.
func (p Pattern) Days(from, until Date) ([]Date, error) {
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("work out pattern: %w", err)
	}
	if from.Year < 1 || until.Year > 9999 || until.Year-from.Year > maxRange {
		return nil, fmt.Errorf("work out pattern: from %s until %s is too long", from, until)
	}
	if until.Before(from) {
		return nil, nil
	}
	rule, err := rrule.NewRRule(p.option(from, until))
	if err != nil {
		return nil, fmt.Errorf("work out pattern: %w", err)
	}
	var days []Date
	for _, t := range rule.All() {
		days = append(days, DateOf(t, time.UTC))
	}
	return days, nil
}

// Starts are the moments at which it begins, by the clocks of the zone: 14:00 stays 14:00 when clocks change.
func (c *Calendar) Starts(p Pattern, from, until Date) ([]time.Time, error) {
	hour, minute, err := ParseTimeOfDay(p.At)
	if err != nil {
		return nil, fmt.Errorf("work out pattern: %w", err)
	}
	days, err := p.Days(from, until)
	if err != nil {
		return nil, err
	}
	starts := make([]time.Time, 0, len(days))
	for _, d := range days {
		starts = append(starts, c.At(d, hour, minute))
	}
	return starts, nil
}

// check lets nothing through but what the library works out correctly: it panics on a ninth Tuesday and takes a
// noughth one for all of them.
func (p Pattern) check() error {
	if p.Weekday < time.Sunday || p.Weekday > time.Saturday {
		return errors.New("there is no such weekday")
	}
	if p.Week != LastWeek && (p.Week < 1 || p.Week > 4) {
		return errors.New("the week is 1 to 4, or the last")
	}
	for i, m := range p.Months {
		if m < time.January || m > time.December || slices.Contains(p.Months[:i], m) {
			return errors.New("the months are twelve, each at most once")
		}
	}
	if p.At == "" {
		return nil
	}
	_, _, err := ParseTimeOfDay(p.At)
	return err
}

// option reckons in UTC and in whole days, so that no clock change can touch it, until the last second of the last day:
// the library takes a bare date as its midnight and drops a meeting on that day.
func (p Pattern) option(from, until Date) rrule.ROption {
	weekdays := [...]rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}
	months := make([]int, 0, len(p.Months))
	for _, m := range p.Months {
		months = append(months, int(m))
	}
	return rrule.ROption{
		Freq:      rrule.MONTHLY,
		Dtstart:   from.midnight(),
		Until:     until.midnight().Add(24*time.Hour - time.Second),
		Bymonth:   months,
		Byweekday: []rrule.Weekday{weekdays[p.Weekday].Nth(p.Week)},
	}
}

// String is the pattern in words: the second Thursday of March and June, at 2pm.
func (p Pattern) String() string {
	if p.check() != nil {
		return "no pattern"
	}
	week := "last"
	if p.Week != LastWeek {
		week = [...]string{"first", "second", "third", "fourth"}[p.Week-1]
	}
	words := "the " + week + " " + p.Weekday.String() + " of " + p.months()
	if p.At != "" {
		words += ", at " + TimeWords(p.At)
	}
	return words
}

func (p Pattern) months() string {
	if len(p.Months) == 0 {
		return "every month"
	}
	names := make([]string, 0, len(p.Months))
	for _, m := range p.Months {
		names = append(names, m.String())
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// ParseTimeOfDay reads a time as 14:00, from 00:00 to 23:59, and in no other way.
func ParseTimeOfDay(s string) (hour, minute int, err error) {
	h, m, _ := strings.Cut(s, ":")
	hour, errHour := strconv.Atoi(h)
	minute, errMinute := strconv.Atoi(m)
	if cmp.Or(errHour, errMinute) != nil || !inRange(hour, 24) || !inRange(minute, 60) || s != fmt.Sprintf("%02d:%02d", hour, minute) {
		return 0, 0, fmt.Errorf("read time %q: want hours and minutes, as 14:00", s)
	}
	return hour, minute, nil
}

// TimeWords is a time of day as people write it: 2pm, 5.30pm, noon. What is no time of day stays as it is.
func TimeWords(s string) string {
	hour, minute, err := ParseTimeOfDay(s)
	if err != nil {
		return s
	}
	if hour == 12 && minute == 0 {
		return "noon"
	}
	t := time.Date(1, time.January, 1, hour, minute, 0, 0, time.UTC)
	return strings.TrimSuffix(t.Format("3.04"), ".00") + t.Format("pm")
}

func inRange(n, end int) bool { return n >= 0 && n < end }
