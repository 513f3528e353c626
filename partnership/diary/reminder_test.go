package diary

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

// reminders are the chair's reminders that are due on an hour.
func (b *book) reminders(when string) []Entry {
	b.t.Helper()
	b.at(when)
	var found []Entry
	for _, e := range Due(b.state, b.now) {
		if e.Moment.Kind == p.ChairReminder {
			found = append(found, e)
		}
	}
	return found
}

func TestTheChairIsRemindedOnce(t *testing.T) {
	sent := func(when string) func(*book) {
		return func(b *book) { b.at(when).does(officer, p.SendAgenda{Meeting: march}) }
	}
	then := func(steps ...func(*book)) func(*book) {
		return func(b *book) {
			for _, step := range steps {
				step(b)
			}
		}
	}
	agreed := func(b *book) { b.does(mayor, p.AgreeAgenda{Meeting: march, Version: 1}) }
	asked := func(b *book) {
		b.does(mayor, p.AskForChange{Meeting: march, Version: 1, What: p.Text{ID: "shorter", Words: "Shorter"}})
	}
	for _, test := range []struct {
		name    string
		prepare func(*book)
		when    string
		version int // 0: no reminder
	}{
		{"a version that waits, the working day before the answer is due", sent("2027-03-04 11:00"), "2027-03-08 09:00", 1},
		{"not before that", sent("2027-03-04 11:00"), "2027-03-08 08:59", 0},
		{"nothing went to the chair", func(*book) {}, "2027-03-08 09:00", 0},
		{"it is agreed", then(sent("2027-03-04 11:00"), agreed), "2027-03-08 09:00", 0},
		{"a change is wanted", then(sent("2027-03-04 11:00"), asked), "2027-03-08 09:00", 0},
		{"the second version, after a change was wanted", then(sent("2027-03-04 11:00"), asked, sent("2027-03-05 12:00")), "2027-03-08 09:00", 2},
		{"a version sent that very morning", sent("2027-03-08 08:00"), "2027-03-09 16:00", 0},
		{"a version sent after the answer was due", sent("2027-03-09 18:00"), "2027-03-10 09:00", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := begin(t, "2027-01-11")
			b.meets("full", "2027-03-18")
			test.prepare(b)
			var versions []int
			for _, e := range b.reminders(test.when) {
				versions = append(versions, e.Moment.Version)
			}
			var want []int
			if test.version > 0 {
				want = []int{test.version}
			}
			if diff := cmp.Diff(want, versions); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAReminderThatNobodyCouldSendIsMissed(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.at("2027-03-04 11:00").does(officer, p.SendAgenda{Meeting: march})
	if got := b.reminders("2027-03-09 17:00"); len(got) != 1 || got[0].Missed(b.now) {
		t.Errorf("at 5pm: %+v", got)
	}
	if got := b.reminders("2027-03-09 17:01"); len(got) != 1 || !got[0].Missed(b.now) {
		t.Errorf("a minute later: %+v", got)
	}
}

func TestTimeToIssueAndDayBefore(t *testing.T) {
	kinds := func(b *book, when string) []string {
		b.at(when)
		for _, e := range Due(b.state, b.now) {
			if e.Moment.Kind != p.TimeToIssue && e.Moment.Kind != p.DayBefore {
				b.does("", p.MarkMoment{Moment: e.Moment})
			}
		}
		return b.says(Due(b.state, b.now))
	}
	for _, test := range []struct {
		name, issued, when string
		want               []string
	}{
		{"an agenda that is out needs no word to the officer", "2027-03-09 12:00", "2027-03-10 09:00", nil},
		{"one that is not does", "", "2027-03-10 09:00", []string{"Wed 10 Mar 09:00 time to issue"}},
		{"before the day, nobody is asked", "", "2027-03-10 08:59", nil},
		{"no agenda, no message the day before", "", "2027-03-17 17:00", []string{"Wed 10 Mar 09:00 time to issue"}},
		{"the day before, at 4pm", "2027-03-10 10:00", "2027-03-17 16:00", []string{"Wed 17 Mar 16:00 day before"}},
		{"an agenda in the last hour arrives first", "2027-03-17 17:00", "2027-03-17 17:01", nil},
		{"and when it can no longer be stopped, the way in follows", "2027-03-17 17:00", "2027-03-17 17:02", []string{"Wed 17 Mar 17:02 day before"}},
		{"an agenda that comes with the meeting needs no message before it", "2027-03-18 13:59", "2027-03-18 14:01", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := begin(t, "2027-01-11")
			b.meets("full", "2027-03-18")
			if test.issued != "" {
				b.at(test.issued).issues()
			}
			if diff := cmp.Diff(test.want, kinds(b, test.when)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAStoppedIssueIsNoIssue(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.at("2027-03-09 12:00").issues()
	b.does(officer, p.StopIssue{Meeting: march, Version: 1})
	b.at("2027-03-17 16:00")
	for _, e := range Due(b.state, b.now) {
		if e.Moment.Kind == p.DayBefore {
			t.Errorf("due: %+v", e)
		}
	}
}
