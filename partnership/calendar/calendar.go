package calendar

import (
	"fmt"
	"maps"
	"time"
)

// Calendar is one zone and the days on which nobody works there. It is never changed after New.
type Calendar struct {
	zone   *time.Location
	closed map[Date]string // nil: bank holidays are days like others
	known  Date
}

// New makes the calendar of a zone (Europe/London) and a table of bank holidays (england-and-wales, scotland,
// northern-ireland or any-uk), with further days on which the office is closed.
func New(zone, holidays string, extraClosed ...Date) (*Calendar, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("load time zone: %w", err)
	}
	t, err := tableOf(holidays)
	if err != nil {
		return nil, err
	}
	closed := t.names
	if len(extraClosed) > 0 {
		closed = withClosed(closed, extraClosed)
	}
	return &Calendar{zone: loc, closed: closed, known: t.known}, nil
}

// With is the same zone with another table of bank holidays, or with NoHolidays. The days on which an office is closed do not come along: a
// clock that names its own table is one that the law runs, and an office cannot stop it.
func (c *Calendar) With(holidays string) (*Calendar, error) {
	if holidays == NoHolidays {
		return &Calendar{zone: c.zone, known: endOfTime}, nil
	}
	t, err := tableOf(holidays)
	if err != nil {
		return nil, err
	}
	return &Calendar{zone: c.zone, closed: t.names, known: t.known}, nil
}

// officeClosed is why nobody works on a day that is no bank holiday.
const officeClosed = "Office closed"

// withClosed copies the table, because it is shared, and adds the days to it.
func withClosed(names map[Date]string, extra []Date) map[Date]string {
	closed := make(map[Date]string, len(names)+len(extra))
	for _, d := range extra {
		closed[d] = officeClosed
	}
	maps.Copy(closed, names)
	return closed
}

// Location is the zone.
func (c *Calendar) Location() *time.Location { return c.zone }

// Date is the day that it is in the zone at the moment t.
func (c *Calendar) Date(t time.Time) Date { return DateOf(t, c.zone) }

// At is the moment at which clocks in the zone show the given time. A time that the clocks skip in spring moves
// forward by what they skip; one that they show twice in autumn is the first of the two.
func (c *Calendar) At(d Date, hour, minute int) time.Time {
	wall := time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, time.UTC)
	before := c.minus(wall, wall.AddDate(0, 0, -1))
	after := c.minus(wall, wall.AddDate(0, 0, 1))
	if !shows(before, wall) && shows(after, wall) {
		return after
	}
	return before
}

// minus reads the wall clock with the offset from UTC that is in force at the moment when.
func (c *Calendar) minus(wall, when time.Time) time.Time {
	_, offset := when.In(c.zone).Zone()
	return wall.Add(-time.Duration(offset) * time.Second).In(c.zone)
}

func shows(t, wall time.Time) bool {
	return t.YearDay() == wall.YearDay() && t.Hour() == wall.Hour() && t.Minute() == wall.Minute()
}

// Known is the last day for which the bank holidays are known. Counting beyond it sees weekends only.
func (c *Calendar) Known() Date { return c.known }
