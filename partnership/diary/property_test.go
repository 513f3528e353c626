package diary

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

// year is a partnership with meetings on random days, some of them entered late, whose clock moves on at random; step
// hears of every hour that the clock stops at.
func year(t *testing.T, rt *rapid.T, step func(b *book)) {
	b := begin(t, "2027-01-04")
	for range rapid.IntRange(1, 60).Draw(rt, "stops") {
		b.now = b.now.Add(time.Duration(rapid.IntRange(0, 9*24*60).Draw(rt, "minutes")) * time.Minute)
		switch rapid.IntRange(0, 5).Draw(rt, "what happens") {
		case 0:
			day := b.state.Calendar.Date(b.now).AddDays(rapid.IntRange(-3, 60).Draw(rt, "days ahead"))
			body := rapid.SampledFrom([]p.BodyID{"full", "psg", "wg-climate"}).Draw(rt, "body")
			order := p.ScheduleMeeting{Body: body, Day: day, From: "14:00", Until: "16:00", Provisional: rapid.Bool().Draw(rt, "provisional")}
			if !slices.ContainsFunc(b.state.Calendared(body), func(m *p.Meeting) bool { return m.Day == day }) {
				b.does(officer, order)
			}
		case 1:
			if m := b.state.Open("full", b.now); m != nil {
				b.does(officer, p.SendAgenda{Meeting: m.Ref})
			}
		case 2:
			for _, m := range b.state.Upcoming("full", b.now) {
				if m.Head() != nil {
					b.does(mayor, p.AgreeAgenda{Meeting: m.Ref, Version: m.Head().Number})
					b.does(officer, p.IssueAgenda{Meeting: m.Ref})
				}
			}
		case 3:
			b.does(officer, p.SwitchTimetable{On: rapid.IntRange(0, 3).Draw(rt, "off") > 0})
		}
		step(b)
	}
}

func has(entries []Entry, e Entry) bool { return slices.Contains(entries, e) }

func TestWhatIsDueStaysDueUntilItIsOnRecord(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		year(t, rt, func(b *book) {
			later := b.now.Add(time.Duration(rapid.IntRange(0, 100*24).Draw(rt, "hours later")) * time.Hour)
			after := Due(b.state, later)
			for _, e := range Due(b.state, b.now) {
				if !has(after, e) {
					rt.Fatalf("due at %s and not at %s: %+v", b.now, later, e)
				}
			}
		})
	})
}

func TestNothingIsDueTwice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		came := map[p.Moment]bool{}
		year(t, rt, func(b *book) {
			for _, e := range Due(b.state, b.now) {
				if came[e.Moment] {
					rt.Fatalf("due again: %+v", e)
				}
				came[e.Moment] = true
				b.does("", p.MarkMoment{Moment: e.Moment, Missed: e.Missed(b.now)})
			}
			if due := Due(b.state, b.now); len(due) > 0 {
				rt.Fatalf("due after all came: %+v", due)
			}
		})
	})
}

func TestNextIsTheFirstHourAtWhichMoreIsDue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		year(t, rt, func(b *book) {
			next, ok := Next(b.state, b.now)
			if !ok {
				if more := Due(b.state, b.now.AddDate(10, 0, 0)); len(more) != len(Due(b.state, b.now)) {
					rt.Fatalf("nothing is next, and yet: %+v", more)
				}
				return
			}
			before, at := Due(b.state, next.At.Add(-time.Nanosecond)), Due(b.state, next.At)
			if !next.At.After(b.now) || !has(at, next) || has(before, next) || len(before) != len(Due(b.state, b.now)) {
				rt.Fatalf("next after %s: %+v; due just before: %+v", b.now, next, before)
			}
		})
	})
}

// TestNoMomentIsDueBeforeItCouldBeKnown: nothing is due from before its meeting was scheduled, nor called missed where it
// never could have been in time.
func TestNoMomentIsDueBeforeItCouldBeKnown(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		year(t, rt, func(b *book) {
			for _, e := range Due(b.state, b.now.AddDate(1, 0, 0)) {
				m := b.state.Meetings[e.Moment.Meeting]
				if m == nil { // of a group, counted from meetings whenever they were
					m = &p.Meeting{At: b.state.Since}
				}
				if m.Provisional || e.At.Before(m.At) || e.At.Before(b.state.Since) || e.At.After(e.NotAfter) {
					rt.Fatalf("%+v of %+v", e, m)
				}
			}
		})
	})
}
