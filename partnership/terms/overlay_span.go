package terms

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// atLeastAsLong says whether a clock always runs at least as long as another, from whatever day. A no may only mean that
// nobody can tell without the day: 4 working days are fewer days than 5 in one week, and more in another.
func atLeastAsLong(a, b calendar.Clock) bool {
	if a == b {
		return true
	}
	if a.At != b.At {
		return false // an hour more or less means another thing before a meeting than after it
	}
	if passesA, ok := a.Duration(); ok {
		passesB, both := b.Duration()
		return both && passesA >= passesB
	}
	if b.ToWorkingDay && (a.Holidays != b.Holidays || !a.ToWorkingDay && !endsOnWorkingDay(a.Unit)) {
		return false
	}
	return countsMore(a, b) || lastsLonger(a, b)
}

func endsOnWorkingDay(u calendar.Unit) bool {
	return u == calendar.WorkingDays || u == calendar.ClearWorkingDays
}

// countsMore compares clocks that count days one by one: a passes over every day that b passes over, and counts no fewer.
func countsMore(a, b calendar.Clock) bool {
	fewestA, _, countsA := counted(a)
	_, mostB, countsB := counted(b)
	return countsA && countsB && fewestA >= mostB && leavesOutAll(a, b)
}

// counted is how many days a clock counts, besides the one from which it runs, at the fewest and at the most. A clock
// that includes that day counts it only if it is one of those that count.
func counted(k calendar.Clock) (fewest, most int, ok bool) {
	fewest, ok = k.N, true
	switch k.Unit {
	case calendar.Weeks:
		fewest = k.N * 7
	case calendar.Days, calendar.WorkingDays:
	case calendar.ClearDays, calendar.ClearNoSundays, calendar.ClearSection243, calendar.ClearWorkingDays:
		fewest++ // it ends on the next day that would count
	default:
		return 0, 0, false
	}
	most = fewest
	if k.Inclusive {
		fewest--
		if everyDay(k.Unit) {
			most--
		}
	}
	return fewest, most, ok
}

func everyDay(u calendar.Unit) bool {
	return u == calendar.Days || u == calendar.Weeks || u == calendar.ClearDays
}

// leavesOutAll says whether every day that b passes over is one that a passes over.
func leavesOutAll(a, b calendar.Clock) bool {
	if everyDay(b.Unit) {
		return true
	}
	if everyDay(a.Unit) || a.Holidays != b.Holidays {
		return false
	}
	return b.Unit == calendar.ClearNoSundays || a.Unit == b.Unit || endsOnWorkingDay(a.Unit) && endsOnWorkingDay(b.Unit)
}

// lastsLonger compares the fewest days that a can take with the most that b can.
func lastsLonger(a, b calendar.Clock) bool {
	monthsA, ofMonthsA := months(a)
	monthsB, ofMonthsB := months(b)
	if ofMonthsA && ofMonthsB && a.Inclusive == b.Inclusive {
		return monthsA >= monthsB
	}
	fewestA, _, _ := lasts(a)
	_, mostB, bounded := lasts(b)
	return bounded && fewestA >= mostB
}

// lasts is how many days a clock takes, at the fewest and at the most, before its last day is put off to a working day.
// Days that do not count can make it any longer.
func lasts(k calendar.Clock) (fewest, most int, bounded bool) {
	fewest, most, counts := counted(k)
	if n, ofMonths := months(k); ofMonths {
		fewest, most = monthsLast(n)
	} else if !counts {
		return 0, 0, false
	}
	if k.Inclusive && !counts {
		fewest, most = fewest-1, most-1
	}
	return fewest, most, everyDay(k.Unit) || !counts
}

// months is how many months a clock runs, where it runs months or years.
func months(k calendar.Clock) (n int, ok bool) {
	switch k.Unit {
	case calendar.Months:
		return k.N, true
	case calendar.Years:
		return k.N * 12, true
	default:
		return 0, false
	}
}

// monthsLast tries one start in each month of a common year and of a leap year, where months are shortest and longest.
func monthsLast(n int) (fewest, most int) {
	var all []int
	for month := range 48 {
		first := calendar.Date{Year: 2023, Month: time.January, Day: 1}.AddMonths(month)
		all = append(all, first.DaysUntil(first.AddMonths(n)))
	}
	return slices.Min(all), slices.Max(all)
}
