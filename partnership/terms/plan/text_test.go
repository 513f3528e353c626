package plan

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestLines(t *testing.T) {
	file := partnership()
	b := &file.Bodies[0]
	b.Meetings = terms.Meetings{
		Setting: stated(),
		Pattern: calendar.Pattern{Weekday: time.Friday, Week: calendar.LastWeek, Months: []time.Month{time.March}, At: "10:30"},
		Events:  []terms.Event{{Title: "Conference", AYear: 1, Counts: terms.Open}},
	}
	b.Reporting = terms.Reporting{Setting: stated(), EachMeeting: true}
	p := year(t, file, 2027)
	p.Meetings[0].Deadlines = p.Meetings[0].Deadlines[7:9]
	want := `Full Partnership: 1 meeting
This is the calendar year 2027: the terms do not say from which day they count a year.
What is marked “proposed” is our working timetable (not in the terms of reference). It is off until the secretariat switches it on.
Full Partnership meets on the last Friday of March, at 10.30am.
Please say: Is “Conference” (once a year) one of these meetings, or does it come on top? The terms can be read either way.
Look at this: The meeting of Friday 26 March 2027 falls on a day on which nobody works (Good Friday). It is not moved: decide whether it stands.

Friday 26 March 2027, 10.30am – nobody works that day: Good Friday
  Thursday 18 March 2027, 9am: Agenda out (proposed)
    5 clear working days before Friday 26 March; our working timetable (not in the terms of reference)
    not counted: Saturday 20 March, Sunday 21 March
  Wednesday 24 March 2027, 5pm: Apologies and deputies told (proposed)
    2 working days before Friday 26 March; our working timetable (not in the terms of reference)

Also:
  Report at each meeting; the terms of reference`
	if diff := cmp.Diff(want, strings.Join(p.Lines(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAProposalSaysSo(t *testing.T) {
	file := partnership()
	file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), AtLeast: 3}
	if got := year(t, file, 2027).Lines()[0]; got != "Full Partnership: 3 meetings (a proposal)" {
		t.Errorf("%q", got)
	}
}

func TestADayBeyondTheTableSaysSo(t *testing.T) {
	m := year(t, thirdThursdays(), 2030).Meetings[3]
	lines := find(t, m, "Notes out").Lines()
	if got := lines[len(lines)-1]; got != "the bank holidays of these days are not known yet" {
		t.Errorf("%q", lines)
	}
}
