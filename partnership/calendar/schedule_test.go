package calendar

import (
	"errors"
	"testing"
	"time"
)

func TestSchedulesThatAreNone(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]error{
		"30 8 * * 1-5":                 nil,
		" 0  9 1,15 */2 * ":            nil,
		"":                             ErrNoSchedule,
		"8.30":                         ErrNoSchedule,
		"@daily":                       ErrNoSchedule,
		"@every 1s":                    ErrNoSchedule,
		"TZ=0":                         ErrNoSchedule,
		"CRON_TZ=Europe/London":        ErrNoSchedule,
		"TZ=Europe/London 0 9 * * *":   ErrNoSchedule,
		"0 9 * * MON":                  ErrNoSchedule,
		"0 25 * * *":                   ErrNoSchedule,
		"0 9 * * 8":                    ErrNoSchedule,
		"0 9 * *":                      ErrNoSchedule,
		"0 0 9 * * *":                  ErrNoSchedule,
		"99999999999999999999 9 * * *": ErrNoSchedule,
		"*/0 9 * * *":                  ErrNoSchedule,
		"* * * * *":                    ErrOften,
		"0 8,16 * * *":                 ErrOften,
		"0-5 9 * * *":                  ErrOften,
		"0 9 30 2 *":                   ErrNever,
	} {
		if _, err := ParseSchedule(typed); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", typed, err, want)
		}
	}
}

func TestASchedulesNextTimeIsByTheWall(t *testing.T) {
	t.Parallel()
	c := london(t)
	for _, test := range []struct{ schedule, after, want string }{
		{"30 8 * * 1-5", "2027-03-26T08:29:00Z", "2027-03-26T08:30:00Z"}, // Friday
		{"30 8 * * 1-5", "2027-03-26T08:30:00Z", "2027-03-29T07:30:00Z"}, // Monday, and the clock has changed
		{"30 8 * * *", "2027-10-30T08:00:00Z", "2027-10-31T08:30:00Z"},
		{"30 1 * * *", "2027-03-27T02:00:00Z", "2027-03-28T01:30:00Z"}, // there is no half past one: half past two
		{"30 1 * * *", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"},
		{"30 1 * * *", "2027-10-31T00:00:00Z", "2027-10-31T00:30:00Z"}, // the first of two
		{"30 1 * * *", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"}, // and not the second
		{"30 1 * * *", "2027-10-31T01:10:00Z", "2027-11-01T01:30:00Z"},
		{"0 9 29 2 *", "2027-01-01T00:00:00Z", "2028-02-29T09:00:00Z"},
	} {
		s, err := ParseSchedule(test.schedule)
		if err != nil {
			t.Fatal(err)
		}
		after, err := time.Parse(time.RFC3339, test.after)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Next(s, after).UTC().Format(time.RFC3339); got != test.want {
			t.Errorf("%s after %s is %s, want %s", test.schedule, test.after, got, test.want)
		}
	}
	if at := c.Next(Schedule{}, time.Now()); !at.IsZero() {
		t.Errorf("no schedule comes at %s", at)
	}
}
