package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sixth = RecordPlan{
	Document: "plan", Edition: typed("Sixth"), From: date("2027-04-01"), Until: date("2030-03-31"), Priorities: []PriorityID{"health", "safety"},
}

func remindsOf(s *State) []string {
	var all []string
	for _, m := range s.PlansEnding() {
		all = append(all, m.On.String()+" "+string(m.Moment.Kind))
	}
	return all
}

// “This is Lewisham’s fifth Children and Young People’s Plan (CYPP).”
func TestPlansWithAPeriod(t *testing.T) {
	play(t, []scene{
		{"a plan has an edition, a period, the priorities that it takes forward and what is measured under them", func(m *minutes) {
			m.when(officer, sixth).then(PlanRecorded{
				Number: 1, Document: "plan", Edition: "sixth", From: date("2027-04-01"), Until: date("2030-03-31"), Priorities: []PriorityID{"health", "safety"},
			})
			m.when(officer, sixth).nothing()
			m.given(officer, AddMeasure{Body: send, Priority: "health", Name: typed("Checks in time"), Target: Target{Figure: 95}})
			m.given(officer, AddMeasure{Body: send, Priority: "achievement", Name: typed("Grades"), Target: Target{Figure: 5}})
			if got := m.state.Indicators(m.state.PeriodPlans[0]); len(got) != 1 || got[0].Number != 1 {
				m.t.Errorf("%v", got)
			}
		}},
		{"the secretariat hears that it ends, nine months before and when it has, as long as there is no successor", func(m *minutes) {
			m.given(officer, sixth)
			if diff := cmp.Diff([]string{"2029-06-30 plan ends soon", "2030-04-01 plan has ended"}, remindsOf(m.state)); diff != "" {
				m.t.Error(diff)
			}
			seventh := sixth
			seventh.Edition, seventh.From, seventh.Until = typed("Seventh"), date("2030-04-01"), date("2033-03-31")
			m.given(officer, seventh)
			if diff := cmp.Diff([]string{"2032-06-30 plan ends soon", "2033-04-01 plan has ended"}, remindsOf(m.state)); diff != "" {
				m.t.Error(diff)
			}
			if next, ok := m.state.Successor(m.state.PeriodPlans[0]); !ok || next.Number != 2 {
				m.t.Errorf("%+v", next)
			}
		}},
		{"one that was over when it was recorded is history, and nobody is reminded", func(m *minutes) {
			fifth := sixth
			fifth.Edition, fifth.From, fifth.Until = typed("Fifth"), date("2015-01-01"), date("2018-12-31")
			m.given(officer, fifth)
			if got := remindsOf(m.state); len(got) > 0 {
				m.t.Error(got)
			}
		}},
		{"recorded again with the same beginning, it is corrected", func(m *minutes) {
			m.given(officer, sixth)
			again := sixth
			again.Until = date("2031-03-31")
			m.given(officer, again)
			if len(m.state.PeriodPlans) != 1 || m.state.PeriodPlans[0].Until != again.Until {
				m.t.Errorf("%+v", m.state.PeriodPlans)
			}
		}},
		// “It sets out the strategic aims and priorities for all agencies”
		{"each agency’s acceptance belongs to the plan that was the newest when it was given", func(m *minutes) {
			m.given(officer, sixth)
			m.given(officer, AddEntry{Register: Acceptance, What: typed("Taken on"), Concern: Concern{Organisations: []OrganisationID{"the-albany"}}})
			m.at("2027-02-01 10:00")
			seventh := sixth
			seventh.Edition, seventh.From, seventh.Until = typed("Seventh"), date("2030-04-01"), date("2033-03-31")
			m.given(officer, seventh)
			m.given(officer, AddEntry{Register: Acceptance, What: typed("Taken on too"), Concern: Concern{Organisations: []OrganisationID{"goldsmiths"}}})
			for i, want := range []EntryNumber{1, 2} {
				if got := m.state.Accepted(m.state.PeriodPlans[i]); len(got) != 1 || got[0].Number != want {
					m.t.Errorf("plan %d: %v", i+1, got)
				}
			}
		}},
		{"what cannot be meant is said", func(m *minutes) {
			other := func(change func(*RecordPlan)) RecordPlan {
				c := sixth
				change(&c)
				return c
			}
			for option, c := range map[string]RecordPlan{
				"document":   other(func(c *RecordPlan) { c.Document = "annual-report" }),
				"edition":    other(func(c *RecordPlan) { c.Edition = Text{} }),
				"from":       other(func(c *RecordPlan) { c.From.Year = 0; c.From.Month = 0; c.From.Day = 0 }),
				"until":      other(func(c *RecordPlan) { c.Until = c.From }),
				"priorities": other(func(c *RecordPlan) { c.Priorities = []PriorityID{"cake"} }),
			} {
				m.when(officer, c).invalid(option)
			}
			m.when(college, sixth).notYet("", "This is for %s")
			m.when(officer, other(func(c *RecordPlan) { c.Meeting = fullMarch })).notYet("", "has not begun")
		}},
	})
}
