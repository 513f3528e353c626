package diary

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

// An owner is reminded on working days alone, whatever day an action is due on.
func TestAnActionIsRemindedOfOnWorkingDays(t *testing.T) {
	for due, want := range map[string][]string{
		"2027-04-16": {"Fri 9 Apr 09:00 action due soon", "Fri 16 Apr 09:00 action due today", "Fri 23 Apr 09:00 action past its date"},
		"2027-04-17": {"Fri 9 Apr 09:00 action due soon", "Fri 16 Apr 09:00 action due today", "Fri 23 Apr 09:00 action past its date"},  // a Saturday
		"2027-05-03": {"Mon 26 Apr 09:00 action due soon", "Fri 30 Apr 09:00 action due today", "Mon 10 May 09:00 action past its date"}, // the early May bank holiday
		"2027-12-28": {"Tue 21 Dec 09:00 action due soon", "Fri 24 Dec 09:00 action due today", "Wed 5 Jan 09:00 action past its date"},  // Christmas
	} {
		b := begin(t, "2027-03-18")
		b.meets("full", "2027-03-18")
		b.at("2027-03-18 16:00").does(officer, p.AddAction{Meeting: march, Undertaking: p.Undertaking{
			What: p.Text{ID: "figures", Words: "Send its figures"}, Owner: p.Owner{Organisation: "lewisham-college"}, Due: b.day(due),
		}})
		var got []string
		for {
			for _, e := range Due(b.state, b.now) {
				if _, is := e.Moment.OfAction(); is {
					got = append(got, b.says([]Entry{e})...)
				}
				b.does("", p.MarkMoment{Moment: e.Moment, Missed: e.Missed(b.now)})
			}
			next, ok := Next(b.state, b.now)
			if !ok || next.At.After(b.hour("2028-01-06 09:00")) {
				break
			}
			b.now = next.At
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("due on %s (-want +got):\n%s", due, diff)
		}
	}
}
