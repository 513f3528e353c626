package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func TestASeriesOfMeetings(t *testing.T) {
	days := []calendar.Date{date("2027-09-16"), date("2027-11-18")}
	series := PlanSeries{Body: full, Days: days, From: "14:00", Until: "16:00", Place: typed("Civic Suite")}
	planned := func(ref MeetingRef, day string) MeetingScheduled {
		return MeetingScheduled{ref, full, date(day), "14:00", "16:00", "civic-suite", true}
	}
	play(t, []scene{
		{"each has its reference, and its date is provisional", func(m *minutes) {
			m.when(officer, series).then(planned("FULL-2027-09", "2027-09-16"), planned("FULL-2027-11", "2027-11-18"))
			m.when(officer, series).nothing()
		}},
		{"a day on which the group meets already is passed over", func(m *minutes) {
			m.given(officer, ScheduleMeeting{Body: full, Day: days[0], From: "14:00", Until: "16:00"})
			m.when(officer, series).then(planned("FULL-2027-11", "2027-11-18"))
		}},
		{"two in one month have references of their own", func(m *minutes) {
			twice := series
			twice.Days = []calendar.Date{days[0], days[0].AddDays(7)}
			m.when(officer, twice).then(planned("FULL-2027-09", "2027-09-16"), planned("FULL-2027-09b", "2027-09-23"))
		}},
		{"all are confirmed at once, and none twice", func(m *minutes) {
			m.given(officer, series)
			m.when(officer, ConfirmAll{full}).then(MeetingConfirmed{"FULL-2027-09"}, MeetingConfirmed{"FULL-2027-11"})
			m.when(officer, ConfirmAll{full}).nothing()
		}},
		{"only the secretariat of the group plans and confirms", func(m *minutes) {
			m.when(mayor, series).notYet("", "This is for")
			m.when(clerk, ConfirmAll{full}).notYet("", "This is for")
		}},
		{"no days, too many, hours that cannot be and no such group are put right in the form", func(m *minutes) {
			bad := series
			bad.Days = nil
			m.when(officer, bad).invalid("until")
			bad.Days = make([]calendar.Date, MostOfSeries+1)
			m.when(officer, bad).invalid("until")
			bad = series
			bad.From = "17:00"
			m.when(officer, bad).invalid("until")
			bad.Body = "board"
			m.when(officer, bad).invalid("group")
		}},
	})
}

// It shows C039: how many meetings the terms ask for is said, and keeps nobody from planning.
func TestThePaceThatTheTermsAskFor(t *testing.T) {
	m := begin(t)
	year := func(body BodyID, planned, least, most int) {
		t.Helper()
		want := Pace{date("2027-01-01"), date("2027-12-31"), planned, least, most}
		if diff := cmp.Diff(want, m.state.Pace(body, date("2027-03-18"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
	year(full, 2, 3, 4)
	year(psg, 1, 6, 0) // every other month
	year(climate, 1, 0, 0)
	year("cypspb", 0, 3, 0)
	m.given(officer, CancelMeeting{Meeting: fullMarch})
	year(full, 1, 3, 4)
	if p := m.state.Pace(full, date("2027-03-18")); !p.Few() || p.Many() {
		t.Errorf("one of three to four: %+v", p)
	}
	if p := (Pace{Planned: 5, AtLeast: 3, AtMost: 4}); p.Few() || !p.Many() {
		t.Errorf("five of three to four: %+v", p)
	}
}
