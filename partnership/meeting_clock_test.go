package partnership

import "testing"

func TestAMeetingInTheNightInWhichTheClocksChange(t *testing.T) {
	night := func(day, from, until string) ScheduleMeeting {
		return ScheduleMeeting{Body: full, Day: date(day), From: from, Until: until}
	}
	play(t, []scene{
		{"in spring there is no half past one, and that is said at once", func(m *minutes) {
			m.when(officer, night("2027-03-28", "1:30", "3:00")).invalid("from")
			m.when(officer, night("2027-03-28", "00:30", "01:30")).invalid("until")
			m.given(officer, night("2027-03-28", "00:30", "02:00"))
			m.when(officer, MoveMeeting{Meeting: fullMarch, Day: date("2027-03-28"), From: "01:30", Until: "03:00"}).invalid("from")
			m.given(officer, night("2027-03-29", "1:30", "3:00"))
		}},
		{"in autumn there are two, and the first is meant", func(m *minutes) {
			m.given(officer, night("2027-10-31", "01:30", "03:00"))
			meeting := m.state.Meetings["FULL-2027-10"]
			if got := m.state.Starts(meeting).UTC().Format("15:04"); got != "00:30" || !m.state.ShownTwice(meeting) {
				m.t.Errorf("it begins at %s UTC", got)
			}
			if minutes := m.state.Minutes(meeting); minutes != 150 {
				m.t.Errorf("it takes %d minutes", minutes)
			}
			for _, from := range []string{"00:30", "02:00", "14:00"} {
				if m.state.ShownTwice(&Meeting{Day: date("2027-10-31"), From: from}) {
					m.t.Errorf("%s is shown twice", from)
				}
			}
		}},
	})
}
