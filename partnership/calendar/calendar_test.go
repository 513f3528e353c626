package calendar

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func london(t testing.TB, extraClosed ...Date) *Calendar {
	t.Helper()
	c, err := New("Europe/London", "england-and-wales", extraClosed...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNewRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, c := range []struct{ zone, holidays string }{
		{"Europe/Lewisham", "england-and-wales"},
		{"Europe/London", "england"},
		{"Europe/London", ""},
	} {
		if _, err := New(c.zone, c.holidays); err == nil {
			t.Errorf("New(%q, %q) made a calendar", c.zone, c.holidays)
		}
	}
}

func TestAt(t *testing.T) {
	c := london(t)
	for _, tt := range []struct {
		name, day    string
		hour, minute int
		want         string
	}{
		{"winter", "2027-03-18", 14, 0, "2027-03-18T14:00:00Z"},
		{"summer", "2027-06-17", 14, 0, "2027-06-17T14:00:00+01:00"},
		{"before the spring change", "2027-03-28", 0, 59, "2027-03-28T00:59:00Z"},
		{"the first time skipped", "2027-03-28", 1, 0, "2027-03-28T02:00:00+01:00"},
		{"a time skipped", "2027-03-28", 1, 30, "2027-03-28T02:30:00+01:00"},
		{"after the spring change", "2027-03-28", 2, 0, "2027-03-28T02:00:00+01:00"},
		{"before the autumn change", "2027-10-31", 0, 59, "2027-10-31T00:59:00+01:00"},
		{"a time shown twice", "2027-10-31", 1, 30, "2027-10-31T01:30:00+01:00"},
		{"after the autumn change", "2027-10-31", 2, 0, "2027-10-31T02:00:00Z"},
		{"the evening of the spring change", "2027-03-28", 23, 0, "2027-03-28T23:00:00+01:00"},
		{"the eve of the autumn change", "2027-10-30", 12, 0, "2027-10-30T12:00:00+01:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := c.At(day(t, tt.day), tt.hour, tt.minute).Format(time.RFC3339); got != tt.want {
				t.Errorf("At = %s, want %s", got, tt.want)
			}
		})
	}
}

// Clocks that go back are a different road through At where the zone lies west, as they then change at 2am.
func TestAtInTheWest(t *testing.T) {
	c, err := New("America/New_York", AnyUK)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.At(day(t, "2027-03-14"), 2, 30).Format(time.RFC3339); got != "2027-03-14T03:30:00-04:00" {
		t.Errorf("a time skipped is %s", got)
	}
	if got := c.At(day(t, "2027-11-07"), 1, 30).Format(time.RFC3339); got != "2027-11-07T01:30:00-04:00" {
		t.Errorf("a time shown twice is %s", got)
	}
}

func TestDateInTheZone(t *testing.T) {
	c := london(t)
	midsummerNight := time.Date(2027, time.June, 16, 23, 30, 0, 0, time.UTC)
	if got := c.Date(midsummerNight); got != day(t, "2027-06-17") {
		t.Errorf("half past midnight in London is on %v", got)
	}
	if c.Location().String() != "Europe/London" {
		t.Errorf("the zone is %v", c.Location())
	}
}

func TestExtraClosedDays(t *testing.T) {
	between := day(t, "2027-12-29")
	c := london(t, between, day(t, "2027-12-25"))
	if c.Working(between) || c.Closed(between) == "" {
		t.Error("the office works on a day on which it is closed")
	}
	if !london(t).Working(between) {
		t.Error("closing one office closed another")
	}
	if got := c.Closed(day(t, "2027-12-27")); got != "Christmas Day" {
		t.Errorf("27 December 2027 is %q", got)
	}
}
