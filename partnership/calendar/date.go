package calendar

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Date is a civil date: a day in somebody's diary, without a time or a zone. The zero Date is no day at all.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a date as 2027-03-18.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("read date %q: want a day of the calendar, as 2027-03-18", s)
	}
	return DateOf(t, time.UTC), nil
}

// DateOf is the day that it is in loc at the moment t.
func DateOf(t time.Time, loc *time.Location) Date {
	y, m, d := t.In(loc).Date()
	return Date{y, m, d}
}

// String writes the date as 2027-03-18.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Words writes the date as Thursday 18 March 2027.
func (d Date) Words() string { return d.Short() + " " + strconv.Itoa(d.Year) }

// Short writes the date as Thursday 18 March, where the year is clear.
func (d Date) Short() string {
	return d.Weekday().String() + " " + strconv.Itoa(d.Day) + " " + d.Month.String()
}

// IsZero says whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// AddDays is the date n days after d; before it where n is negative.
func (d Date) AddDays(n int) Date {
	const inEveryMonth = 28
	if day := d.Day + n; day >= 1 && day <= inEveryMonth {
		return Date{d.Year, d.Month, day} // counting goes day by day, and most steps stay in the month
	}
	return DateOf(d.midnight().AddDate(0, 0, n), time.UTC)
}

// AddMonths is the corresponding date n months after d, before it where n is negative; the last day of that month where
// it has no such date.
func (d Date) AddMonths(n int) Date {
	first := DateOf(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC), time.UTC)
	last := time.Date(first.Year, first.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	first.Day = min(d.Day, last)
	return first
}

// Before says whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After says whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Compare is -1 where d is earlier than e, 0 where they are the same day, and 1 where d is later.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// DaysUntil counts the days from d to e; it is negative where e is earlier.
func (d Date) DaysUntil(e Date) int {
	const day = 24 * 60 * 60
	return int((e.midnight().Unix() - d.midnight().Unix()) / day)
}

// MarshalText writes the date as 2027-03-18, and no day at all as nothing.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return []byte{}, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// midnight stands for the day in sums: UTC has no clock changes, so every day there is as long as the next.
func (d Date) midnight() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
