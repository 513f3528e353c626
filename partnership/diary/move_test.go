package diary

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// moves gives the meeting of March another day.
func (b *book) moves(day string) {
	b.t.Helper()
	d, err := calendar.ParseDate(day)
	if err != nil {
		b.t.Fatal(err)
	}
	b.does(officer, p.MoveMeeting{Meeting: march, Day: d})
}

func TestTheDiaryOfAMeetingThatMoves(t *testing.T) {
	for _, test := range []struct {
		name string
		live func(*book) []string
		want []string
	}{
		{"before anything has come, its moments come for the new day", func(b *book) []string {
			b.moves("2027-04-15")
			return b.walk("2027-04-16 00:00")
		}, []string{"Thu 18 Mar 09:00 call for items", "Thu 25 Mar 17:00 items close", "Thu 1 Apr 09:00 agenda to the chair", "Wed 7 Apr 09:00 time to issue"}},
		{"members are called once; what is still ahead comes anew", func(b *book) []string {
			said := b.walk("2027-02-26 09:00")
			b.at("2027-02-26 09:00").moves("2027-04-15")
			return append(said, b.walk("2027-04-16 00:00")...)
		}, []string{"Thu 18 Feb 09:00 call for items", "Thu 25 Feb 17:00 items close", "Thu 25 Mar 17:00 items close", "Thu 1 Apr 09:00 agenda to the chair", "Wed 7 Apr 09:00 time to issue"}},
		{"what has come, and is past for the new day too, is not repeated", func(b *book) []string {
			said := b.walk("2027-03-11 09:00")
			b.at("2027-03-11 09:00").moves("2027-03-16")
			return append(said, b.walk("2027-03-17 00:00")...)
		}, []string{"Thu 18 Feb 09:00 call for items", "Thu 25 Feb 17:00 items close", "Thu 4 Mar 09:00 agenda to the chair", "Wed 10 Mar 09:00 time to issue"}},
		{"what had not come yet, and is past for the new day, comes at once", func(b *book) []string {
			b.walk("2027-02-22 09:00")
			b.at("2027-02-22 09:00").moves("2027-03-04")
			return b.says(Due(b.state, b.now))
		}, []string{"Mon 22 Feb 09:00 items close", "Mon 22 Feb 09:00 agenda to the chair"}},
		{"the day before comes for each of its days", func(b *book) []string {
			b.issues()
			b.walk("2027-03-17 16:30")
			b.at("2027-03-17 16:30").moves("2027-03-25")
			return b.walk("2027-03-26 00:00")
		}, []string{"Tue 23 Mar 17:00 who is coming", "Wed 24 Mar 16:00 day before"}},
		{"another room on the eve brings no second day before", func(b *book) []string {
			b.issues()
			b.walk("2027-03-17 16:30")
			b.at("2027-03-17 16:30").does(officer, p.MoveMeeting{Meeting: march, Place: p.Text{ID: "room", Words: "Room 4"}})
			return b.walk("2027-03-19 00:00")
		}, nil},
		{"a cancelled meeting has no moments and no deadlines", func(b *book) []string {
			b.does(officer, p.CancelMeeting{Meeting: march})
			b.wantDeadlines()
			return b.walk("2027-03-19 00:00")
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := begin(t, "2027-01-11")
			b.meets("full", "2027-03-18")
			got := slices.DeleteFunc(test.live(b), func(line string) bool { return line == "" })
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAMeetingThatIsConfirmedLateMissesNothing(t *testing.T) {
	b := begin(t, "2027-01-11")
	day := b.state.Calendar.Date(b.hour("2027-03-18 09:00"))
	b.does(officer, p.ScheduleMeeting{Body: "full", Day: day, From: "14:00", Until: "16:00", Provisional: true})
	b.at("2027-03-01 09:00").wantDue()
	b.does(officer, p.ConfirmMeeting{Meeting: march})
	b.wantDue("Mon 1 Mar 09:00 items close") // the time for a call was over, so there was none to miss
}
