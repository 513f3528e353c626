package calendar

import "time"

// Closed is the name of the bank holiday on d, or nothing where there is none.
func (c *Calendar) Closed(d Date) string { return c.closed[d] }

// ClosedBecause says why nobody works on d, as people would: Saturday, Good Friday, Office closed. It is empty where d
// is a working day.
func (c *Calendar) ClosedBecause(d Date) string {
	if name := c.closed[d]; name != "" {
		return name
	}
	if day := d.Weekday(); day == time.Saturday || day == time.Sunday {
		return day.String()
	}
	return ""
}

// Working says whether d is a working day: no weekend, no bank holiday, no day on which the office is closed.
func (c *Calendar) Working(d Date) bool {
	if day := d.Weekday(); day == time.Saturday || day == time.Sunday {
		return false
	}
	_, closed := c.closed[d]
	return !closed
}

// OnOrBefore is d where it is a working day, else the last working day before it.
func (c *Calendar) OnOrBefore(d Date) Date {
	for !c.Working(d) {
		d = d.AddDays(-1)
	}
	return d
}

// AddWorking is the nth working day after d, not counting d; before it where n is negative. No days after d is d
// itself, worked or not.
func (c *Calendar) AddWorking(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if c.Working(d) {
			n--
		}
	}
	return d
}

// ClearWorkingDays is the last working day on which something can be issued so that n whole working days lie
// between it and the meeting, neither day counting.
func (c *Calendar) ClearWorkingDays(meeting Date, n int) Date {
	return c.AddWorking(meeting, -n-1)
}
