package calendar

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Clock is a span that runs to or from some day, and how it is counted.
type Clock struct {
	Span
	Inclusive    bool   // the day from which it runs is the first one counted
	Holidays     string // the table of bank holidays to count by, or NoHolidays; empty: the partnership's own
	ToWorkingDay bool   // an outcome on which nobody works moves on, the way the clock runs, to a day on which people do
	At           string // the time of the day that is found: 12:00 for noon the day before; empty: no time, or that from which it runs
}

// Reckoning is the outcome of counting, with the days that were passed on the way.
type Reckoning struct {
	Day     Date      `json:"day"`
	From    Date      `json:"from"`
	Counted []Date    `json:"counted,omitempty"`  // in the order of counting; empty where whole weeks or months were taken
	LeftOut []Closure `json:"left_out,omitempty"` // days that do not count
	Moved   []Closure `json:"moved,omitempty"`    // days that the outcome moved past, because nobody works on them
	Beyond  bool      `json:"beyond,omitempty"`   // it hangs on days for which the bank holidays are not known yet
}

// Closure is a day that does not count, and why.
type Closure struct {
	Day Date   `json:"day"`
	Why string `json:"why"`
}

// Before is the latest day on which something may be done so that the clock's time lies between it and the given day:
// by when to issue an agenda. Neither of the two is counted where the clock counts clear days, only the earlier one
// where it does not, and only the given day where the clock is inclusive.
func (c *Calendar) Before(day Date, k Clock) (Reckoning, error) { return c.reckon(day, k, -1) }

// After is the last day of the clock's time from the given day: by when to answer. The given day itself is counted only
// where the clock is inclusive.
func (c *Calendar) After(day Date, k Clock) (Reckoning, error) { return c.reckon(day, k, 1) }

// BeforeTime is the moment the clock's time before t: so many minutes or hours as pass, whatever clocks show, and else
// the clock's own time on the day that Before finds, or the same time as t by the clocks of the zone.
func (c *Calendar) BeforeTime(t time.Time, k Clock) (time.Time, error) { return c.shift(t, k, -1) }

// AfterTime is the moment the clock's time after t, likewise.
func (c *Calendar) AfterTime(t time.Time, k Clock) (time.Time, error) { return c.shift(t, k, 1) }

func (c *Calendar) shift(t time.Time, k Clock, step int) (time.Time, error) {
	t = t.In(c.zone)
	if d, ok := k.Duration(); ok && k.At == "" {
		return t.Add(time.Duration(step) * d), nil
	}
	r, err := c.reckon(c.Date(t), k, step)
	if err != nil {
		return time.Time{}, err
	}
	hour, minute := t.Hour(), t.Minute()
	if k.At != "" {
		if hour, minute, err = ParseTimeOfDay(k.At); err != nil {
			return time.Time{}, err
		}
	}
	return c.At(r.Day, hour, minute), nil
}

func (c *Calendar) reckon(from Date, k Clock, step int) (Reckoning, error) {
	if err := k.Check(); err != nil {
		return Reckoning{}, fmt.Errorf("count %s: %w", k.Span, err)
	}
	if k.Holidays != "" {
		other, err := c.With(k.Holidays)
		if err != nil {
			return Reckoning{}, fmt.Errorf("count %s: %w", k.Span, err)
		}
		c = other
	}
	r := Reckoning{From: from}
	switch k.Unit {
	case Days:
		r.Day = from.AddDays(step * k.N)
	case Weeks:
		r.Day = from.AddDays(step * k.N * 7)
	case Months:
		r.Day = from.AddMonths(step * k.N)
	case Years:
		r.Day = from.AddMonths(step * k.N * 12)
	default:
		c.tally(&r, k, step)
	}
	if k.Inclusive && r.Counted == nil {
		r.Day = r.Day.AddDays(-step)
	}
	if k.ToWorkingDay {
		c.move(&r, step)
	}
	return r, nil
}

// Check says why a clock cannot run; nil where it can, from a day to a day.
func (k Clock) Check() error {
	_, instant := k.Duration()
	switch {
	case k.N < 1 || k.N > maxSpan || !slices.Contains(Units(), k.Unit):
		return errors.New("there is no such span")
	case instant:
		return errors.New("it runs from a time and not from a day")
	case k.Inclusive && k.Unit.Clear():
		return errors.New("clear days never include the day itself")
	case k.Unit == ClearSection243 && k.Holidays == NoHolidays:
		return errors.New("section 243 counts by the bank holidays")
	case k.At != "":
		_, _, err := ParseTimeOfDay(k.At)
		return err
	}
	return nil
}

// tally goes from day to day and counts those that count. Clear days end on the next day that would count: an agenda
// that has to be out is not sent on a Sunday.
func (c *Calendar) tally(r *Reckoning, k Clock, step int) {
	why := c.reading(k.Unit)
	r.Counted = make([]Date, 0, k.N)
	d := r.From
	if !k.Inclusive {
		d = d.AddDays(step)
	}
	for ; ; d = d.AddDays(step) {
		r.Beyond = r.Beyond || c.unknown(d, k.Unit)
		if because := why(d); because != "" {
			r.LeftOut = append(r.LeftOut, Closure{d, because})
			continue
		}
		if len(r.Counted) < k.N {
			r.Counted = append(r.Counted, d)
		} else {
			break
		}
		if len(r.Counted) == k.N && !k.Unit.Clear() {
			break
		}
	}
	r.Day = d
}

// reading is why a day is not counted.
func (c *Calendar) reading(u Unit) func(Date) string {
	switch u {
	case WorkingDays, ClearWorkingDays:
		return c.ClosedBecause
	case ClearNoSundays:
		return c.closedOrSunday
	case ClearSection243:
		return c.section243
	default:
		return func(Date) string { return "" }
	}
}

// unknown says whether a bank holiday that is not yet in the table could change how d is counted.
func (c *Calendar) unknown(d Date, u Unit) bool {
	const nextWeekday = 2 // days ahead at most, over a Sunday: a bank holiday takes the week day before it along
	switch u {
	case ClearDays:
		return false
	case ClearSection243:
		return d.AddDays(nextWeekday).After(c.known)
	default:
		return d.After(c.known)
	}
}

// move takes an outcome on which nobody works to the nearest working day that way.
func (c *Calendar) move(r *Reckoning, step int) {
	for ; ; r.Day = r.Day.AddDays(step) {
		r.Beyond = r.Beyond || r.Day.After(c.known)
		because := c.ClosedBecause(r.Day)
		if because == "" {
			return
		}
		r.Moved = append(r.Moved, Closure{r.Day, because})
	}
}
