package ics_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents/ics"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

const march partnership.MeetingRef = "FULL-2027-03"

func TestCalendarsOfTheYearOfLewisham(t *testing.T) {
	y := yeartest.Played(t)
	reader := y.Reader(t)
	reader.Address = "somebody@lewisham.example"
	for name, c := range map[string]struct {
		when, who string
		make      func(partnership.View) ics.Calendar
	}{
		"invitation-of-a-member":  {"2027-03-16 12:00", "college", to(march)},
		"feed-of-a-member":        {"2027-03-16 12:00", "college", feed("")},
		"feed-of-the-secretariat": {"2027-12-20 12:00", "officer", feed("")},
		"feed-of-one-group":       {"2027-12-20 12:00", "mayor", feed("full")},
		"feed-of-a-deputy":        {"2027-12-20 12:00", "deputy", feed("")},
	} {
		t.Run(name, func(t *testing.T) {
			made := c.make(y.At(t, c.when, y.Person(t, c.who)))
			data := made.Make(reader)
			ics.ReadStrictly(t, made, reader)
			ics.Golden(t, name+".ics", data)
			if diff := cmp.Diff(ics.AsIcalJSHas(made, reader), ics.ReadByIcalJS(t, data)); diff != "" {
				t.Errorf("what ical.js reads (-ours +ical.js):\n%s", diff)
			}
		})
	}
}

func to(ref partnership.MeetingRef) func(partnership.View) ics.Calendar {
	return func(v partnership.View) ics.Calendar { return ics.Of(v, v.State.Meetings[ref]) }
}

func feed(body partnership.BodyID) func(partnership.View) ics.Calendar {
	return func(v partnership.View) ics.Calendar { return ics.Feed(v, v.State.FeedFor(v.Who, body)) }
}
