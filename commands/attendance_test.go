package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// attends has a meeting's register kept with these people as members.
func (s *scene) attends(m partnership.MeetingRef, who ...partnership.PersonID) {
	s.t.Helper()
	var present []partnership.Present
	for _, p := range who {
		present = append(present, partnership.Present{Attendance: partnership.Attendance{Person: p, As: partnership.AsMember}})
	}
	s.press(officer1, partnership.KeepRegister{Meeting: m, Present: present})
}

func TestTheSecretariatSeesHowOftenSomebodyCame(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 16:30")
	s.press(hospital, partnership.SendDeputy{Meeting: "FULL-2027-06"})
	s.attends(march, mayor, college)
	day := calendar.Date{Year: 2027, Month: 6, Day: 18}
	s.at("2027-06-18 10:00")
	card := attendedCard(s.view(officer1), "full", day, 1)
	s.check(card)
	s.equal(s.reads(card), "Who came to the meetings of the Full LSP, Friday 1 January to Friday 31 December. Meetings held 1 "+
		"Attendance not recorded Thursday 17 June (FULL-2027-06) For each place, in the order of the terms of reference "+
		"The Mayor of Lewisham: 1 of 1 Lewisham and Greenwich NHS Trust: 0 of 1, nothing known once Lewisham College: 1 of 1")
	s.attends("FULL-2027-06", mayor)
	if got := s.reads(attendedCard(s.view(officer1), "full", day, 1)); !strings.Contains(got,
		"Meetings held 2 For each place, in the order of the terms of reference The Mayor of Lewisham: 2 of 2 "+
			"Lewisham and Greenwich NHS Trust: 0 of 2, apologies once, nothing known once Lewisham College: 1 of 2, nothing known once") {
		t.Error(got)
	}
	before := attendedCard(s.view(officer1), "full", calendar.Date{Year: 2028, Month: 1, Day: 10}, 1)
	if got := s.reads(before); !strings.HasSuffix(got, "Meetings held 0 [The year before]") {
		t.Error(got)
	}
}

// Attendance is for the secretariat and the chair’s brief, and says there only from where nobody has come.
func TestTheChairReadsFromWhereNobodyCame(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ScheduleMeeting{Body: "full", Day: calendar.Date{Year: 2027, Month: 9, Day: 16}, From: "14:00", Until: "16:00"})
	s.at("2027-03-18 16:30")
	s.attends(march, mayor, college)
	brief := func() string {
		card := briefCard(s.view(mayor), s.state.Meetings["FULL-2027-09"])
		s.check(card)
		return s.reads(card)
	}
	if got := brief(); strings.Contains(got, "Nobody yet this year") {
		t.Errorf("after one meeting: %s", got)
	}
	s.at("2027-06-18 10:00")
	s.attends("FULL-2027-06", college)
	if got := brief(); !strings.Contains(got, "Nobody yet this year from Lewisham and Greenwich NHS Trust, at 2 meetings") {
		t.Error(got)
	}
	if MeetingAttendance.Audience != partnership.Secretariat || MeetingBrief.Audience != partnership.Agreeing {
		t.Error("others read who came")
	}
	for _, told := range Script().Tellings {
		if strings.Contains(told.Kind, "attend") {
			t.Errorf("%s is sent out", told.Kind)
		}
	}
}
