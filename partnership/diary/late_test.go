package diary

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// closes makes another day one on which nobody works, as a proclamation does at short notice.
func (b *book) closes(day string) {
	b.t.Helper()
	file, _ := lewisham()
	days, err := calendar.New(file.Zone, file.Holidays, b.day(day))
	if err != nil {
		b.t.Fatal(err)
	}
	b.state.Calendar = days
}

// On 19 September 2022 was a bank holiday of which nobody knew ten days before.
func TestABankHolidayProclaimedLate(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.lives("2027-03-08 12:00", deed{"2027-03-03 10:00", sends(march)}, deed{"2027-03-05 10:00", agrees(march)})
	b.closes("2027-03-15")
	got := b.lives("2027-03-20 09:00", deed{"2027-03-09 10:00", goesOut(march)})
	want := []string{
		"2027-03-09 09:00 time to issue, FULL-2027-03", // a day earlier than it would have been
		"2027-03-16 17:00 who is coming, FULL-2027-03",
		"2027-03-17 16:00 day before, FULL-2027-03",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("known in time (-want +got):\n%s", diff)
	}

	b = begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.lives("2027-03-10 12:00", deed{"2027-03-03 10:00", sends(march)}, deed{"2027-03-05 10:00", agrees(march)}, deed{"2027-03-10 10:00", goesOut(march)})
	b.closes("2027-03-17")
	want = []string{
		"2027-03-15 17:00 who is coming, FULL-2027-03", // and nothing that has been said is said again
		"2027-03-16 16:00 day before, FULL-2027-03",
	}
	if diff := cmp.Diff(want, b.lives("2027-03-20 09:00")); diff != "" {
		t.Errorf("known late (-want +got):\n%s", diff)
	}
}

// A machine whose clock is behind neither repeats what has been said nor loses what is still to be said.
func TestAClockThatRunsBackwards(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.lives("2027-02-25 17:00")
	behind := b.now.Add(-10 * 24 * time.Hour)
	if due := Due(b.state, behind); len(due) > 0 {
		t.Errorf("said again: %v", b.says(due))
	}
	if next, ok := Next(b.state, behind); !ok || next.Moment.Kind != p.ToChairDue {
		t.Errorf("next: %+v", next)
	}
}

func TestASecretariatThatSleptHearsOfItOnce(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.meets("full", "2027-03-18")
	b.at("2027-03-03 10:00").does(officer, p.SendAgenda{Meeting: march})
	b.does(mayor, p.AgreeAgenda{Meeting: march, Version: 1})
	b.does(officer, p.IssueAgenda{Meeting: march})
	b.now = b.hour("2027-05-20 09:00") // ten weeks in which nothing ran
	want := []string{
		"2027-02-18 09:00 call for items, FULL-2027-03, missed", "2027-02-25 17:00 items close, FULL-2027-03, missed",
		"2027-03-16 17:00 who is coming, FULL-2027-03, missed", "2027-03-17 16:00 day before, FULL-2027-03, missed",
		"2027-03-25 09:00 notes to the chair, FULL-2027-03, missed", "2027-04-05 08:00 notes to issue, FULL-2027-03, missed",
	}
	if diff := cmp.Diff(want, b.lives("2027-05-21 09:00")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
