package partnership

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSchedulingAMeeting(t *testing.T) {
	day := date("2027-09-16")
	play(t, []scene{
		{"a meeting has its reference for life, and its standing items", func(m *minutes) {
			m.when(officer, ScheduleMeeting{full, day, "14:00", "16:00", typed("Civic Suite"), true}).
				then(MeetingScheduled{"FULL-2027-09", full, day, "14:00", "16:00", "civic-suite", true})
			if got := m.state.Meetings["FULL-2027-09"]; len(got.Lines) != 5 || m.state.Minutes(got) != 120 || got.At != m.now {
				m.t.Errorf("meeting: %+v", got)
			}
		}},
		{"a second meeting in the month has a letter", func(m *minutes) {
			m.given(officer, ScheduleMeeting{Body: full, Day: day, From: "14:00", Until: "16:00"})
			m.when(officer, ScheduleMeeting{Body: full, Day: day.AddDays(7), From: "14:00", Until: "16:00"}).
				then(MeetingScheduled{Ref: "FULL-2027-09b", Body: full, Day: day.AddDays(7), From: "14:00", Until: "16:00"})
		}},
		{"a morning meeting comes before an afternoon one, however its time is typed", func(m *minutes) {
			m.given(officer, ScheduleMeeting{Body: full, Day: day, From: "14:00", Until: "16:00"})
			m.given(officer, ScheduleMeeting{Body: full, Day: day, From: "9:30", Until: "10:30"})
			m.when(officer, ScheduleMeeting{Body: full, Day: day, From: "09:30", Until: "12:30"}).invalid("day")
			var got []MeetingRef
			for _, meeting := range m.state.Calendared(full) {
				got = append(got, meeting.Ref)
			}
			if diff := cmp.Diff([]MeetingRef{fullMarch, fullJune, "FULL-2027-09b", "FULL-2027-09"}, got); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"bad dates, times and groups are put right in the form", func(m *minutes) {
			m.when(officer, ScheduleMeeting{Body: "board", Day: day, From: "14:00", Until: "16:00"}).invalid("group")
			m.when(officer, ScheduleMeeting{Body: full, From: "14:00", Until: "16:00"}).invalid("day")
			m.when(officer, ScheduleMeeting{Body: full, Day: day, From: "2pm", Until: "16:00"}).invalid("until")
			m.when(officer, ScheduleMeeting{Body: full, Day: day, From: "16:00", Until: "14:00"}).invalid("until")
			m.when(officer, ScheduleMeeting{Body: full, Day: date("2027-03-18"), From: "14:00", Until: "15:00"}).invalid("day")
			m.when(mayor, ScheduleMeeting{Body: full, Day: day, From: "14:00", Until: "16:00"}).notYet("", "This is for %s.")
		}},
		{"which meeting is next, and which was last, changes with the hour", func(m *minutes) {
			open := func(when string) MeetingRef {
				m.at(when)
				if next := m.state.Open(full, m.now); next != nil {
					return next.Ref
				}
				return ""
			}
			if got := []MeetingRef{open("2027-03-18 15:59"), open("2027-03-18 16:00"), open("2027-06-17 16:00")}; got[0] != fullMarch || got[1] != fullJune || got[2] != "" {
				m.t.Errorf("next: %v", got)
			}
			m.at("2027-03-18 13:59")
			if got := m.state.Latest(full, m.now); got != nil {
				m.t.Errorf("last: %s", got.Ref)
			}
			m.at("2027-03-18 14:00")
			if got := m.state.Latest(full, m.now); got == nil || got.Ref != fullMarch {
				m.t.Errorf("last: %v", got)
			}
		}},
	})
}

func TestTimings(t *testing.T) {
	m := begin(t)
	london := m.state.Calendar.Location()
	when := func(day string, hour int) time.Time {
		d := date(day)
		return time.Date(d.Year, d.Month, d.Day, hour, 0, 0, 0, london)
	}
	for _, test := range []struct {
		name, day string
		want      Timings
	}{
		{"the Full LSP of Thursday 18 March 2027", "2027-03-18", Timings{
			CallForItems: when("2027-02-18", 9), ItemsClose: when("2027-02-25", 17), TalksDone: date("2027-02-26"),
			ToChair: date("2027-03-04"), Remind: when("2027-03-08", 9), AnswerDue: when("2027-03-09", 17),
			Papers: date("2027-03-08"), Issue: when("2027-03-10", 9), Replies: date("2027-03-16"), DayBefore: when("2027-03-17", 16),
		}},
		{"after Easter, whose two holidays are not working days, and the clocks have changed", "2027-04-01", Timings{
			CallForItems: when("2027-03-04", 9), ItemsClose: when("2027-03-11", 17), TalksDone: date("2027-03-12"),
			ToChair: date("2027-03-18"), Remind: when("2027-03-18", 9), AnswerDue: when("2027-03-19", 17),
			Papers: date("2027-03-22"), Issue: when("2027-03-22", 9), Replies: date("2027-03-30"), DayBefore: when("2027-03-31", 16),
		}},
		{"the day before a Tuesday after Easter Monday is Maundy Thursday", "2027-03-30", Timings{
			CallForItems: when("2027-03-02", 9), ItemsClose: when("2027-03-09", 17), TalksDone: date("2027-03-12"),
			ToChair: date("2027-03-16"), Remind: when("2027-03-16", 9), AnswerDue: when("2027-03-17", 17),
			Papers: date("2027-03-19"), Issue: when("2027-03-18", 9), Replies: date("2027-03-24"), DayBefore: when("2027-03-25", 16),
		}},
	} {
		got := m.state.Timings(&Meeting{Day: date(test.day)})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestAnswerBy(t *testing.T) {
	play(t, []scene{
		{"a proposer is promised an answer by the close of the talks", func(m *minutes) {
			n := m.offers(hospital, "Winter warm spaces")
			m.promises(n, "2027-02-26")
		}},
		{"a late proposer is promised one within three working days", func(m *minutes) {
			m.at("2027-03-24 09:00")
			m.given(officer, ScheduleMeeting{Body: full, Day: date("2027-04-08"), From: "14:00", Until: "16:00"})
			n := m.offers(hospital, "Winter warm spaces")
			m.promises(n, "2027-03-31")
		}},
		{"without the working timetable it is three working days", func(m *minutes) {
			m.given(officer, SwitchTimetable{On: false})
			n := m.offers(hospital, "Winter warm spaces")
			m.promises(n, "2027-01-14")
		}},
	})
}

func (m *minutes) promises(n ItemNumber, day string) {
	m.t.Helper()
	if got := m.state.AnswerBy(m.state.Items[n]); got != date(day) {
		m.t.Errorf("promised by %s, want %s", got, day)
	}
}

func TestMoments(t *testing.T) {
	call := Moment{Kind: CallForItems, Meeting: fullMarch}
	play(t, []scene{
		{"a moment goes on record once", func(m *minutes) {
			m.when(nobody, MarkMoment{Moment: call}).then(MomentCame{Moment: call})
			m.when(nobody, MarkMoment{Moment: call}).nothing()
			m.when(nobody, MarkMoment{Moment: call, Missed: true}).nothing()
			m.when(nobody, MarkMoment{Moment: Moment{Kind: CallForItems, Meeting: "FULL-2099-01"}}).nothing()
		}},
		{"only the clock says that a moment has come", func(m *minutes) {
			m.when(officer, MarkMoment{Moment: call}).notYet("", "Only the clock")
		}},
	})
}
