package partnership

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// hears says when somebody hears of something that happens at an hour.
func (m *minutes) hears(who PersonID, happens, want string) {
	m.t.Helper()
	m.at(happens)
	at := m.now
	if from := m.state.NotBefore(who, false, at); !from.IsZero() {
		at = from
	}
	if got := at.In(m.state.Calendar.Location()).Format("2006-01-02 15:04"); got != want {
		m.t.Errorf("what happens at %s, %s hears of at %s, want %s", happens, who, got, want)
	}
}

func TestWhenSomebodyWantsToHearNothing(t *testing.T) {
	play(t, []scene{
		{"who never said anything hears of it at once", func(m *minutes) {
			m.hears(college, "2027-01-17 03:00", "2027-01-17 03:00")
		}},
		{"quiet hours end in the morning", func(m *minutes) {
			m.when(college, SetQuiet{From: "20:00", Until: "8:00"}).then(QuietSet{From: "20:00", Until: "08:00"})
			m.hears(college, "2027-01-12 19:59", "2027-01-12 19:59")
			m.hears(college, "2027-01-12 20:00", "2027-01-13 08:00")
			m.hears(college, "2027-01-13 07:59", "2027-01-13 08:00")
			m.hears(college, "2027-01-13 08:00", "2027-01-13 08:00")
		}},
		{"and may be in the middle of the day", func(m *minutes) {
			m.given(college, SetQuiet{From: "12:00", Until: "14:00"})
			m.hears(college, "2027-01-12 13:00", "2027-01-12 14:00")
			m.hears(college, "2027-01-12 23:00", "2027-01-12 23:00")
		}},
		{"quiet hours are by the clock on the wall, also in the nights in which it changes", func(m *minutes) {
			m.given(college, SetQuiet{From: "22:00", Until: "01:30"})
			m.hears(college, "2027-03-27 23:00", "2027-03-28 02:30") // there is no 01:30
			m.hears(college, "2027-10-30 23:00", "2027-10-31 01:30") // there are two: the first one ends it
			m.at("2027-10-31 00:30")
			second := m.now.Add(2 * time.Hour) // a quarter of an hour later the clock on the wall shows 01:30 again
			if from := m.state.NotBefore(college, false, second.Add(-15*time.Minute)); !from.IsZero() {
				m.t.Errorf("what has ended begins again, until %s", from)
			}
		}},
		{"on working days alone: neither on weekends nor on bank holidays", func(m *minutes) {
			m.given(college, SetQuiet{Working: true})
			m.hears(college, "2027-01-15 22:00", "2027-01-15 22:00")
			m.hears(college, "2027-01-16 10:00", "2027-01-18 09:00")
			m.hears(college, "2027-03-26 10:00", "2027-03-30 09:00") // Easter
			m.hears(college, "2027-12-25 10:00", "2027-12-29 09:00") // the 27th and 28th stand in for Christmas
		}},
		{"and never in quiet hours after them", func(m *minutes) {
			m.given(college, SetQuiet{From: "18:00", Until: "10:30", Working: true})
			m.hears(college, "2027-01-15 19:00", "2027-01-18 10:30") // Friday evening, so Monday
		}},
		{"a pause ends by itself, in the morning of its day", func(m *minutes) {
			m.when(college, Snooze{Until: date("2027-01-14")}).then(Snoozed{Until: date("2027-01-14")})
			m.hears(college, "2027-01-11 10:00", "2027-01-14 09:00")
			m.hears(college, "2027-01-14 08:00", "2027-01-14 09:00")
			m.hears(college, "2027-01-14 09:00", "2027-01-14 09:00")
			m.hears(college, "2027-01-15 08:00", "2027-01-15 08:00")
		}},
		{"who is away hears of it when they are back", func(m *minutes) {
			m.when(college, SayAway{From: date("2027-01-13"), Until: date("2027-01-15")}).
				then(AwaySaid{From: date("2027-01-13"), Back: date("2027-01-16")})
			m.hears(college, "2027-01-12 23:00", "2027-01-12 23:00")
			m.hears(college, "2027-01-13 10:00", "2027-01-16 09:00")
			m.hears(college, "2027-01-16 08:00", "2027-01-16 09:00")
			m.given(college, SetQuiet{Working: true})
			m.hears(college, "2027-01-13 10:00", "2027-01-18 09:00") // they are back on a Saturday
		}},
		{"what presses is said at once", func(m *minutes) {
			m.given(college, SayAway{Until: date("2027-01-15")})
			if from := m.state.NotBefore(college, true, m.now); !from.IsZero() {
				m.t.Errorf("it waits until %s", from)
			}
		}},
	})
}

func TestWhoSaysThatSomebodyWantsToHearNothing(t *testing.T) {
	play(t, []scene{
		{"they themselves, or the secretariat on their word", func(m *minutes) {
			m.when(officer, SayAway{Until: date("2027-01-15")}, passedOn(college, ByPhone)).then(AwaySaid{From: date("2027-01-11"), Back: date("2027-01-16")})
			m.hears(college, "2027-01-12 10:00", "2027-01-16 09:00")
			m.hears(officer, "2027-01-12 10:00", "2027-01-12 10:00")
			m.when(secretary, Snooze{Until: date("2027-01-14")}, passedOn(college, ByPhone)).notYet("", "Only they themselves")
			m.when(nobody, SetQuiet{Working: true}).notYet("", "Only they themselves")
		}},
		{"saying it again changes nothing, and taking it back leaves nothing", func(m *minutes) {
			m.given(college, SetQuiet{From: "20:00", Until: "08:00"})
			m.when(college, SetQuiet{From: "20:00", Until: "08:00"}).nothing()
			m.given(college, SayAway{Until: date("2027-01-15")})
			m.when(college, SayAway{Until: date("2027-01-15")}).nothing()
			m.given(college, SayAway{})
			m.given(college, SetQuiet{})
			if len(m.state.Quiet) > 0 {
				m.t.Errorf("kept: %v", m.state.Quiet)
			}
		}},
		{"what cannot be meant", func(m *minutes) {
			m.when(college, SayAway{Until: date("2027-01-10")}).invalid("until")
			m.when(college, SayAway{Until: date("2029-01-10")}).invalid("until")
			m.when(college, Snooze{Until: date("2027-01-11")}).invalid("until")
			m.when(college, Snooze{Until: date("2027-03-11")}).invalid("until")
			m.when(college, SetQuiet{From: "20:00"}).invalid("until")
			m.when(college, SetQuiet{From: "20:00", Until: "20:00"}).invalid("until")
			m.when(college, SetQuiet{From: "25:00", Until: "08:00"}).invalid("until")
		}},
	})
}

func TestWhoActsForSomebodyAwayIsToldInstead(t *testing.T) {
	play(t, []scene{{"", func(m *minutes) {
		day, both := date("2027-01-12"), []PersonID{college, newcomer}
		m.given(college, StartActing{Person: newcomer, For: college})
		told := func(people, want []PersonID) {
			m.t.Helper()
			if diff := cmp.Diff(want, m.state.Told(people, day)); diff != "" {
				m.t.Error(diff)
			}
		}
		told(both, both)
		m.given(college, SayAway{Until: date("2027-01-15")})
		told(both, []PersonID{newcomer})
		told([]PersonID{college}, []PersonID{college}) // what nobody else is told waits for them
		m.given(newcomer, SayAway{Until: date("2027-01-15")})
		told(both, both) // nobody is there: it waits for both
	}}})
}

// Whatever somebody said, silence ends, and ends where nothing begins again.
func TestSilenceEnds(t *testing.T) {
	m := begin(t)
	clock := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"00:00", "01:00", "01:30", "02:00", "08:00", "12:00", "20:00", "23:59"}).Draw(t, "clock")
	})
	first := date("2027-01-11")
	day := rapid.Custom(func(t *rapid.T) calendar.Date { return first.AddDays(rapid.IntRange(0, 400).Draw(t, "day")) })
	rapid.Check(t, func(t *rapid.T) {
		q := Quiet{Working: rapid.Bool().Draw(t, "working")}
		if q.From, q.Until = clock.Draw(t, "from"), clock.Draw(t, "until"); q.From == q.Until {
			q.From, q.Until = "", ""
		}
		if rapid.Bool().Draw(t, "away") {
			q.Away = day.Draw(t, "away")
			q.Back = q.Away.AddDays(rapid.IntRange(1, longestAway+1).Draw(t, "days"))
		}
		if rapid.Bool().Draw(t, "snoozed") {
			q.Snoozed = day.Draw(t, "snoozed")
		}
		m.state.Quiet = map[PersonID]Quiet{college: q}
		at := m.now.Add(time.Duration(rapid.IntRange(0, 400*24*60).Draw(t, "minutes")) * time.Minute)
		from := m.state.NotBefore(college, false, at)
		if from.IsZero() {
			return
		}
		if !from.After(at) || from.Sub(at) > 800*24*time.Hour {
			t.Fatalf("at %s: %+v ends at %s", at, q, from)
		}
		if again := m.state.NotBefore(college, false, from); !again.IsZero() {
			t.Fatalf("at %s: %+v ends at %s, and then again at %s", at, q, from, again)
		}
	})
}
