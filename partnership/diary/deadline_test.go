package diary

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

func (b *book) wantDeadlines(want ...string) {
	b.t.Helper()
	var got []string
	for _, d := range Deadlines(b.state, b.now) {
		got = append(got, d.At.In(b.zone).Format("Mon 2 Jan 15:04 ")+string(d.Kind))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		b.t.Errorf("at %s (-want +got):\n%s", b.now, diff)
	}
}

func TestDeadlines(t *testing.T) {
	b := begin(t, "2027-01-11")
	if got := Deadlines(p.NewState(nil), b.now); got != nil {
		t.Errorf("an empty book: %v", got)
	}
	b.meets("full", "2027-03-18")
	b.wantDeadlines("Thu 18 Mar 14:00 the meeting begins", "Thu 18 Mar 16:00 the meeting ends")
	b.does(officer, p.SendAgenda{Meeting: march})
	b.wantDeadlines("Tue 9 Mar 17:00 the chair's answer is due", "Thu 18 Mar 14:00 the meeting begins", "Thu 18 Mar 16:00 the meeting ends")
	b.does(mayor, p.AgreeAgenda{Meeting: march, Version: 1})
	b.does(officer, p.IssueAgenda{Meeting: march})
	b.wantDeadlines("Tue 16 Mar 17:00 replies are due", "Thu 18 Mar 14:00 the meeting begins", "Thu 18 Mar 16:00 the meeting ends")
	b.does(officer, p.SwitchTimetable{On: false})
	b.wantDeadlines("Thu 18 Mar 14:00 the meeting begins", "Thu 18 Mar 16:00 the meeting ends")
	b.at("2027-03-18 14:00").wantDeadlines("Thu 18 Mar 16:00 the meeting ends")
	b.at("2027-03-18 16:00").wantDeadlines()
}

func TestProvisionalMeetingsHaveNoDeadlines(t *testing.T) {
	b := begin(t, "2027-01-11")
	day := b.state.Calendar.Date(b.hour("2027-03-18 09:00"))
	b.does(officer, p.ScheduleMeeting{Body: "full", Day: day, From: "14:00", Until: "16:00", Provisional: true})
	b.wantDeadlines()
}
