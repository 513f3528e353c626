package diary

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

func (b *book) wantDue(want ...string) {
	b.t.Helper()
	if diff := cmp.Diff(want, b.says(Due(b.state, b.now))); diff != "" {
		b.t.Errorf("due at %s (-want +got):\n%s", b.now, diff)
	}
}

// walk puts every moment on record as it comes, from one jump of the clock to the next.
func (b *book) walk(until string) []string {
	b.t.Helper()
	var lines []string
	for end := b.hour(until); ; {
		due := Due(b.state, b.now)
		lines = append(lines, b.says(due)...)
		for _, e := range due {
			b.does("", p.MarkMoment{Moment: e.Moment, Missed: e.Missed(b.now)})
		}
		next, ok := Next(b.state, b.now)
		if !ok || next.At.After(end) {
			return lines
		}
		b.now = next.At
	}
}

// It shows L061 and L085: members are asked for items, and are told when they close.
func TestOneCycle(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.meets("psg", "2027-02-23")
	b.wantDue()
	got := b.walk("2027-03-04 09:00")
	b.at("2027-03-04 11:00").does(officer, p.SendAgenda{Meeting: march})
	got = append(got, b.walk("2027-03-09 17:00")...)
	b.at("2027-03-09 17:30").does(mayor, p.AgreeAgenda{Meeting: march, Version: 1})
	got = append(got, b.walk("2027-03-10 09:00")...)
	b.at("2027-03-10 09:30").does(officer, p.IssueAgenda{Meeting: march})
	got = append(got, b.walk("2027-12-31 09:00")...)
	want := []string{
		"Tue 26 Jan 09:00 call for items", // of the steering group, Tuesday 23 February
		"Tue 2 Feb 17:00 items close",
		"Tue 9 Feb 09:00 agenda to the chair", // nobody sent it, so nobody is asked to ring, and it never goes out
		"Mon 15 Feb 09:00 time to issue",
		"Thu 18 Feb 09:00 call for items", // of the Full LSP, Thursday 18 March
		"Thu 25 Feb 17:00 items close",
		"Thu 4 Mar 09:00 agenda to the chair",
		"Mon 8 Mar 09:00 chair's reminder",
		"Tue 9 Mar 09:00 chair has not answered",
		"Wed 10 Mar 09:00 time to issue",
		"Tue 16 Mar 17:00 who is coming",
		"Wed 17 Mar 16:00 day before",
		"Thu 25 Mar 09:00 notes to the chair",
		"Mon 5 Apr 09:00 notes to issue",         // Good Friday is 26 March
		"Fri 23 Apr 09:00 no meeting is planned", // of the steering group, every other month
		"Mon 19 Jul 09:00 no meeting is planned", // of the Full LSP, three times a year; 18 July is a Sunday
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the cycle (-want +got):\n%s", diff)
	}
}

func TestEasterAndTheClocks(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-30") // Tuesday; Good Friday is 26 March, Easter Monday the 29th, the clocks change on the 28th
	b.at("2027-03-18 10:00").issues()
	b.at("2027-03-25 15:59").wantDue("Tue 2 Mar 09:00 call for items, missed", "Tue 9 Mar 17:00 items close", "Wed 24 Mar 17:00 who is coming")
	b.at("2027-03-25 16:00").wantDue(
		"Tue 2 Mar 09:00 call for items, missed", "Tue 9 Mar 17:00 items close", "Wed 24 Mar 17:00 who is coming",
		"Thu 25 Mar 16:00 day before")
	b.at("2027-03-30 14:01").wantDue(
		"Tue 2 Mar 09:00 call for items, missed", "Tue 9 Mar 17:00 items close, missed", "Wed 24 Mar 17:00 who is coming, missed",
		"Thu 25 Mar 16:00 day before, missed")
}

func TestSummerTimeIsTheWallClock(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-04-29")
	next, ok := Next(b.state, b.now)
	if want := time.Date(2027, time.April, 1, 8, 0, 0, 0, time.UTC); !ok || !next.At.Equal(want) {
		t.Errorf("the call is at %s, want 9am in summer time, %s", next.At.UTC(), want)
	}
}

func TestNothingIsDue(t *testing.T) {
	for name, prepare := range map[string]func(*book){
		"while the timetable is off": func(b *book) {
			b.meets("full", "2027-03-18")
			b.does(officer, p.SwitchTimetable{On: false})
		},
		"for a provisional meeting": func(b *book) {
			day := b.state.Calendar.Date(b.hour("2027-03-18 09:00"))
			b.does(officer, p.ScheduleMeeting{Body: "full", Day: day, From: "14:00", Until: "16:00", Provisional: true})
		},
		"where no meeting is planned": func(*book) {},
	} {
		t.Run(name, func(t *testing.T) {
			b := begin(t, "2027-01-11")
			prepare(b)
			b.at("2027-03-17 17:00").wantDue()
			if next, ok := Next(b.state, b.hour("2027-01-11 09:00")); ok && next.Moment.Kind != p.CadenceBehind {
				t.Errorf("next: %+v", next)
			}
		})
	}
	if got := Due(p.NewState(nil), time.Now()); got != nil {
		t.Errorf("an empty book: %v", got)
	}
}

func TestAGroupWhoseTermsInviteNoItemsIsNotCalled(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("wg-climate", "2027-02-24")
	if diff := cmp.Diff([]string{"Tue 16 Feb 09:00 time to issue"}, b.walk("2027-12-31 09:00")); diff != "" {
		t.Error(diff)
	}
}

func TestAMeetingScheduledLate(t *testing.T) {
	b := begin(t, "2027-02-22")
	b.at("2027-02-22 11:00").meets("full", "2027-03-18")
	b.wantDue("Mon 22 Feb 11:00 call for items")

	b = begin(t, "2027-03-01")
	b.meets("full", "2027-03-18")
	b.at("2027-03-01 10:00").wantDue("Mon 1 Mar 09:00 items close") // nobody missed a call that could not be made

	b = begin(t, "2027-03-19")
	b.meets("full", "2027-03-18")
	b.wantDue() // entered afterwards, for the record
}

func TestATimetableSwitchedOnLate(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.does(officer, p.SwitchTimetable{On: false})
	b.at("2027-03-01 10:00").does(officer, p.SwitchTimetable{On: true})
	b.wantDue("Mon 1 Mar 10:00 items close")
}

func TestAMissedMoment(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.at("2027-02-25 17:00").wantDue("Thu 18 Feb 09:00 call for items", "Thu 25 Feb 17:00 items close")
	b.at("2027-02-25 17:01").wantDue("Thu 18 Feb 09:00 call for items, missed", "Thu 25 Feb 17:00 items close")
	for _, e := range Due(b.state, b.now) {
		b.does("", p.MarkMoment{Moment: e.Moment, Missed: e.Missed(b.now)})
	}
	b.wantDue()
}
