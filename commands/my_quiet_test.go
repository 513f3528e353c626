package commands

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func (s *scene) times(v partnership.PersonID) string {
	s.t.Helper()
	card := timesCard(s.view(v), v)
	s.check(card)
	return s.reads(card)
}

// inYear is a day of 2027.
func inYear(month, day int) calendar.Date {
	return calendar.Date{Year: 2027, Month: time.Month(month), Day: day}
}

func TestWhenWeWriteToSomebody(t *testing.T) {
	s := begin(t) // Monday 1 February
	s.equal(s.times(college), "We write to you as things happen. [I am away] [Not now] [Quiet hours] [One message a day]")
	s.press(college, partnership.SetQuiet{From: "20:00", Until: "08:00", Working: true})
	s.press(college, partnership.SayAway{From: inYear(2, 8), Until: inYear(2, 12)})
	s.equal(s.times(college), "When we write to you: Away from Monday 8 February to Friday 12 February; what we would say waits: nobody acts for you "+
		"Quiet hours 8pm to 8am Days working days only When a meeting changes on its day, it is said at once. "+
		"[I am back] [Quiet hours] [One message a day] [Somebody acts for me]")
	s.press(hospital, partnership.SayAway{Until: inYear(2, 12)})
	s.equal(s.times(hospital), "When we write to you: Away until Friday 12 February; told instead: {office} "+
		"When a meeting changes on its day, it is said at once. [I am back] [Quiet hours] [One message a day]")
	s.press(hospital, partnership.SayAway{})
	s.press(hospital, partnership.Snooze{Until: forAWeek.until(inYear(2, 1))})
	s.equal(s.times(hospital), "When we write to you: Pause until Monday 8 February, 9am When a meeting changes on its day, it is said at once. "+
		"[I am back] [Quiet hours] [One message a day]")
	s.at("2027-02-08 09:01")
	s.equal(s.times(college), "When we write to you: Away until Friday 12 February; what we would say waits: nobody acts for you "+
		"Quiet hours 8pm to 8am Days working days only When a meeting changes on its day, it is said at once. "+
		"[I am back] [Quiet hours] [One message a day] [Somebody acts for me]")
	s.at("2027-02-15 09:00")
	s.equal(s.times(college), "When we write to you: Quiet hours 8pm to 8am Days working days only When a meeting changes on its day, it is said at once. "+
		"[I am away] [Not now] [Quiet hours] [One message a day]")
}

func TestHowLongAPauseIs(t *testing.T) {
	for today, want := range map[calendar.Date][]calendar.Date{
		inYear(2, 1): {inYear(2, 2), inYear(2, 8), inYear(2, 8)}, // a Monday
		inYear(2, 5): {inYear(2, 6), inYear(2, 8), inYear(2, 12)},
		inYear(2, 7): {inYear(2, 8), inYear(2, 8), inYear(2, 14)},
	} {
		got := []calendar.Date{untilTomorrow.until(today), untilMonday.until(today), forAWeek.until(today)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", today, diff)
		}
	}
}

func TestWhatIsEnteredOfSomebodysSilenceTheyAreTold(t *testing.T) {
	s := begin(t)
	s.last++
	o := partnership.Order{Request: "r-phone", By: officer1, For: college, How: partnership.ByPhone, At: s.now, Command: partnership.SayAway{Until: inYear(2, 12)}}
	events, err := partnership.Decide(s.state, o)
	if err != nil {
		t.Fatal(err)
	}
	r := partnership.Record{ID: "r-phone.0", Request: o.Request, At: s.now, By: o.By, For: o.For, How: o.How, Event: events[0]}
	partnership.Evolve(s.state, r)
	s.told = Script().Expand(s.state, r)
	if diff := cmp.Diff([]string{"quiet-entered to only:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.card(college, "quiet-entered", string(college))
}

// A silence holds up everything but what changes about a meeting on its day, or would be said too late after it.
func TestWhatASilenceHoldsUp(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SayAway{From: inYear(3, 15), Until: inYear(3, 19)})
	s.press(hospital, partnership.SetQuiet{From: "18:00", Until: "09:00"})
	for _, test := range []struct {
		at, kind string
		who      partnership.PersonID
		want     string // empty: now
	}{
		{"2027-03-12 10:00", "agenda-out", college, ""},
		{"2027-03-16 10:00", "day-before", college, "2027-03-20 09:00"},
		{"2027-03-16 10:00", "joining-changed", college, ""}, // the meeting is over when they are back
		{"2027-03-18 09:00", "meeting-cancelled", college, ""},
		{"2027-03-17 19:00", "joining-changed", hospital, "2027-03-18 09:00"}, // in good time before 2pm
		{"2027-03-18 08:00", "joining-changed", hospital, ""},                 // somebody may be on the way
		{"2027-03-18 08:00", "agenda-out", hospital, "2027-03-18 09:00"},
		{"2027-03-18 10:00", "agenda-out", hospital, ""},
	} {
		s.at(test.at)
		got := ""
		if from := Script().NotBefore(s.state, test.who, test.kind, []string{string(march)}, s.now); !from.IsZero() {
			got = from.In(s.state.Calendar.Location()).Format("2006-01-02 15:04")
		}
		if got != test.want {
			t.Errorf("%s: %s to %s waits until %q, want %q", test.at, test.kind, test.who, got, test.want)
		}
	}
}

func TestWhoActsForSomebodyAwayIsTold(t *testing.T) {
	s := begin(t)
	there := func() []partnership.PersonID {
		ids, _ := Script().People(s.state, toInvited("full"), nil, s.now)
		slices.Sort(ids)
		return ids
	}
	if diff := cmp.Diff([]partnership.PersonID{college, hospital, office}, there()); diff != "" {
		t.Error(diff)
	}
	s.press(hospital, partnership.SayAway{Until: inYear(2, 12)})
	s.press(college, partnership.SayAway{Until: inYear(2, 12)})
	if diff := cmp.Diff([]partnership.PersonID{college, office}, there()); diff != "" { // for the college it waits
		t.Error(diff)
	}
}
