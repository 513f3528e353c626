package calendar

import "time"

// The days that section 243(1) of the Local Government Act 1972 leaves out, as section 270(1) of the Act defines them:
//
//   - a Sunday;
//   - a day of the Christmas break, which begins with the last week day before Christmas Day and ends with the first
//     week day after it that is not a bank holiday;
//   - a day of the Easter break, which begins with the Thursday before Easter Day and ends with the Tuesday after it;
//   - a day of a bank holiday break, which is any other bank holiday with the last week day before it, the next week
//     day that is not a bank holiday, and what lies between;
//   - a day appointed for public thanksgiving or mourning.
//
// The Act does not define a week day; as in ordinary law it is any day but Sunday, so Saturdays are week days and
// count. Days of mourning are proclaimed, and reach us as days on which the office is closed.

// section243 is why a day is left out by that section; empty where it counts.
func (c *Calendar) section243(d Date) string {
	switch {
	case d.Weekday() == time.Sunday:
		return time.Sunday.String()
	case inEasterBreak(d):
		return "Easter break"
	case c.inChristmasBreak(d):
		return "Christmas break"
	case c.holiday(d) != "":
		return c.holiday(d)
	}
	if name := c.holidayBeside(d, 1); name != "" {
		return "the week day before " + name
	}
	if name := c.holidayBeside(d, -1); name != "" {
		return "the week day after " + name
	}
	return ""
}

// closedOrSunday is the plainer reading: without the breaks.
func (c *Calendar) closedOrSunday(d Date) string {
	if name := c.holiday(d); name != "" {
		return name
	}
	if d.Weekday() == time.Sunday {
		return time.Sunday.String()
	}
	return ""
}

// holiday is the bank holiday on d. The table has a holiday that falls on a Saturday under the Monday that stands in for
// it, which is all that matters where Saturdays never count; here the Saturday itself is left out as well.
func (c *Calendar) holiday(d Date) string {
	if name := c.closed[d]; name != "" || c.closed == nil || d.Weekday() != time.Saturday {
		return name
	}
	switch {
	case d.Month == time.January && d.Day == 1:
		return "New Year’s Day"
	case d.Month == time.December && d.Day == 25:
		return "Christmas Day"
	case d.Month == time.December && d.Day == 26:
		return "Boxing Day"
	}
	return ""
}

// holidayBeside is the bank holiday whose break takes d in because d is the week day next to it.
func (c *Calendar) holidayBeside(d Date, step int) string {
	d = d.AddDays(step)
	if d.Weekday() == time.Sunday {
		d = d.AddDays(step)
	}
	name := c.holiday(d)
	if name == officeClosed || inEasterBreak(d) || c.inChristmasBreak(d) {
		return ""
	}
	return name
}

func inEasterBreak(d Date) bool {
	if d.Month != time.March && d.Month != time.April {
		return false
	}
	const thursdayBefore, tuesdayAfter = -3, 2
	n := Easter(d.Year).DaysUntil(d)
	return n >= thursdayBefore && n <= tuesdayAfter
}

func (c *Calendar) inChristmasBreak(d Date) bool {
	if d.Month != time.December || d.Day < 23 {
		return false
	}
	first, last := Date{d.Year, time.December, 24}, Date{d.Year, time.December, 27}
	if first.Weekday() == time.Sunday {
		first = first.AddDays(-1)
	}
	// 26 December is a bank holiday wherever it is not a Sunday (Banking and Financial Dealings Act 1971, Schedule 1),
	// so the first day after Christmas Day that can end the break is the 27th.
	for last.Weekday() == time.Sunday || c.closed[last] != "" && c.closed[last] != officeClosed {
		last = last.AddDays(1)
	}
	return !d.Before(first) && !d.After(last)
}

// Easter is Easter Day of a year of the Gregorian calendar, by the rule of the anonymous correspondent of Nature of 1876
// (J. Meeus, Astronomical Algorithms, chapter 8).
func Easter(year int) Date {
	golden, century, rest := year%19, year/100, year%100
	moon := (19*golden + century - century/4 - (century-(century+8)/25+1)/3 + 15) % 30
	sunday := (32 + 2*(century%4) + 2*(rest/4) - moon - rest%4) % 7
	late := (golden + 11*moon + 22*sunday) / 451
	n := moon + sunday - 7*late + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}
