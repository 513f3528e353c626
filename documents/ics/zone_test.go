package ics

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// zones are kinds of time zones: with the same two Sundays every year, on the southern half, with a summer time that is the standard one,
// half an hour, without any change, and with changes that no rule gives.
var zones = []string{
	"Europe/London", "Europe/Dublin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Lagos", "UTC",
	"Africa/Casablanca", "Asia/Gaza",
}

func TestLondonHasRulesThatBeginIn1970(t *testing.T) {
	var got []string
	for _, o := range read(t, meeting(t), reader).named("VTIMEZONE")[0].parts {
		got = append(got, fmt.Sprint(o.name, " ", o.one("DTSTART"), " ", o.one("RRULE"), " ", o.one("TZOFFSETFROM"), " ", o.one("TZOFFSETTO"), " ", o.one("TZNAME")))
	}
	want := []string{
		"DAYLIGHT 19700329T010000 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU +0000 +0100 BST",
		"STANDARD 19701025T020000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU +0100 +0000 GMT",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
}

// everyDay is a calendar with a meeting on every day of a year, at hours at which clocks change, as the diary reckons them.
func everyDay(t *testing.T, zone string) Calendar {
	t.Helper()
	days, err := calendar.New(zone, "any-uk")
	if err != nil {
		t.Fatal(err)
	}
	c := Calendar{Method: Publish, Name: ui.Say("A year"), Zone: days.Location()}
	for d := (calendar.Date{Year: 2027, Month: 1, Day: 1}); d.Year == 2027; d = d.AddDays(1) {
		for _, hour := range []int{0, 1, 2, 14} {
			starts := days.At(d, hour, 30)
			c.Events = append(c.Events, Event{
				UID: fmt.Sprintf("%s-%d@test", d, hour), Stamp: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
				Starts: starts, Ends: days.At(d, hour+2, 0), Status: Confirmed, Title: ui.Say("%s", d),
			})
		}
	}
	return c
}

// TestTheFileSaysTheSameInstantsAsTheDiary reads each local time by nothing but the rules in the file.
func TestTheFileSaysTheSameInstantsAsTheDiary(t *testing.T) {
	for _, zone := range zones {
		c := everyDay(t, zone)
		p := read(t, c, reader)
		wrong := 0
		for i, e := range p.named("VEVENT") {
			for name, want := range map[string]time.Time{"DTSTART": c.Events[i].Starts, "DTEND": c.Events[i].Ends} {
				got, err := p.moment(e.one(name))
				if err != nil {
					t.Fatalf("%s: %v", zone, err)
				}
				if !got.Equal(want) {
					wrong++
					t.Logf("%s: %s is %s, not %s", zone, e.one(name), got.UTC(), want.UTC())
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d instants are others", zone, wrong)
		}
	}
}
