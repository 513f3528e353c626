package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// planned has the sixth plan on record, from April 2027 to March 2030.
func planned(t *testing.T) *scene {
	t.Helper()
	s := boards(t)
	s.at("2027-03-01 11:00")
	s.press(officer1, partnership.RecordPlan{
		Document: "plan", Edition: s.typed("sixth"), From: calendar.Date{Year: 2027, Month: 4, Day: 1}, Until: calendar.Date{Year: 2030, Month: 3, Day: 31},
		Priorities: []partnership.PriorityID{"health", "safety"}, Meeting: boardMarch,
	})
	return s
}

// “Development, implementation and monitoring of the Children & Young People’s Plan”
func TestAPlanShowsWhatIsInItAndWhoHasTakenItOn(t *testing.T) {
	s := planned(t)
	s.performs("C026", "command plan add", "Development, implementation and monitoring of the Children & Young People’s Plan")
	s.performs("T001", "command plan add", "fifth Children and Young People’s Plan")
	s.performs("T002", "command plan show", "strategic aims and priorities for all agencies")
	s.performs("P002", "command plan show", "taken forward through our Children and Young People’s Plan")
	s.press(officer1, partnership.AddMeasure{Body: sendBoard, Priority: "health", Name: s.typed("Checks in time"), Target: partnership.Target{Figure: 95_000}})
	s.press(officer1, partnership.AddEntry{
		Register: partnership.Acceptance, What: s.typed("The college works by it"),
		Concern: partnership.Concern{Organisations: []partnership.OrganisationID{"lewisham-college"}},
	})
	card := planCard(s.view(officer1), s.state.PeriodPlans[0])
	s.check(card)
	s.equal(s.reads(card), "Children and Young People’s Plan, edition “sixth”: Thursday 1 April to Sunday 31 March 2030. <Not yet in force> "+
		"Agreed by the CYPSP Board, Monday 1 March Performance 1 measure: 0 on track, 0 at risk, 0 off track Taken on by 1 agency: Lewisham College "+
		"Priorities, and who works on them Be healthy and active: no group of its own; 1 measure Stay safe: no group of its own "+
		"What is measured Checks in time no figure yet; target at least 95; the SEND Board No figure yet Open Open I-002 [Record its successor]")
	for _, who := range []partnership.PersonID{stranger, college} {
		read := planCard(s.view(who), s.state.PeriodPlans[0])
		s.check(read)
		if got := s.reads(read); strings.Contains(got, "[Record") || who == stranger && strings.Contains(got, "Taken on") {
			t.Errorf("%s reads %s", who, got)
		}
	}
	list := plansCard(s.view(officer1))
	s.check(list)
	s.equal(s.reads(list), "Plans that hold for some years. Children and Young People’s Plan, edition “sixth” Thursday 1 April to Sunday 31 March 2030 "+
		"Not yet in force Open Open the plan from Thursday 1 April Children and Young People’s Plan, fifth edition "+
		"Thursday 1 January 2015 to Monday 31 December 2018, as the terms of reference have it Its time is over [Record a plan]")
}

// ends has the clock mark what is due about plans, and gives what is told.
func (s *scene) ends(at string) []string {
	s.t.Helper()
	s.at(at)
	orders, _ := due(s.state, s.now)
	for _, c := range orders {
		if _, is := c.Moment.OfPlan(); is {
			s.press("", c)
		}
	}
	return s.hear()
}

func TestTheSecretariatIsAskedForTheNextPlan(t *testing.T) {
	s := planned(t)
	s.hear()
	if told := s.ends("2029-06-29 10:00"); len(told) > 0 {
		t.Errorf("too early: %v", told)
	}
	if diff := cmp.Diff([]string{"plan-ends to channel:"}, s.ends("2029-07-02 10:00")); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "plan-ends", "1")), "Children and Young People’s Plan, edition “sixth” ends on Sunday 31 March 2030. "+
		"Next: its successor is prepared, agreed and recorded here. <In force> [Record its successor] [Open the plan]")
	if diff := cmp.Diff([]string{"plan-over to channel:"}, s.ends("2030-04-01 10:00")); diff != "" {
		t.Error(diff)
	}
	s.press(officer1, partnership.RecordPlan{
		Document: "plan", Edition: s.typed("seventh"), From: calendar.Date{Year: 2030, Month: 4, Day: 1}, Until: calendar.Date{Year: 2033, Month: 3, Day: 31},
	})
	s.equal(s.reads(s.card(officer1, "plan-over", "1")), "Children and Young People’s Plan, edition “sixth” is followed by "+
		"Children and Young People’s Plan, edition “seventh”, from Monday 1 April. [Open the plan]")
}
