package partnership

import "testing"

func TestPriorities(t *testing.T) {
	longTerm := AgreePriority{Title: typed("A fair place to grow up"), Lasting: LongTerm, Meeting: fullMarch, Replaces: "cost-of-living"}
	play(t, []scene{
		// “… while developing a long term shared vision and priorities for Lewisham as a place.”
		{"the full meeting puts a long-term priority in the place of an interim one", func(m *minutes) {
			m.when(officer, longTerm).notYet("", "has not begun yet")
			m.at("2027-03-18 15:00")
			m.when(college, longTerm).notYet("", "This is for %s.")
			m.when(officer, longTerm).then(PriorityAgreed{
				Number: 1, Title: "a-fair-place-to-grow-up", Lasting: LongTerm, Meeting: fullMarch, Replaces: "cost-of-living",
			})
			if by, ok := m.state.Replaced("cost-of-living"); !ok || by.Number != 1 {
				m.t.Errorf("replaced by %+v", by)
			}
			m.given(officer, AddMeasure{Body: climate, Name: typed("One"), Priority: "p-001"})
		}},
		{"what the steering group agrees is a recommendation, until the full meeting agrees it", func(m *minutes) {
			m.at("2027-02-23 11:00")
			c := longTerm
			c.Meeting = psgFeb
			m.given(officer, c)
			if _, ok := m.state.Replaced("cost-of-living"); ok || m.state.Settled(m.state.Priorities[0]) {
				m.t.Error("the steering group decides")
			}
			m.when(officer, ConfirmPriority{1, psgFeb}).invalid("meeting")
			m.at("2027-03-18 15:00")
			m.when(officer, ConfirmPriority{1, fullMarch}).then(PriorityConfirmed{1, fullMarch})
			m.when(officer, ConfirmPriority{1, fullMarch}).nothing()
			if _, ok := m.state.Replaced("cost-of-living"); !ok {
				m.t.Error("it replaces nothing")
			}
			m.at("2027-06-17 15:00")
			m.when(officer, ConfirmPriority{1, fullJune}).notYet("", "is agreed already")
		}},
		// “Agreement of local priorities based on needs analysis”
		{"the children’s board agrees its own, and the analysis of need is named beside it", func(m *minutes) {
			withBoard(m)
			m.at("2027-03-01 11:00")
			m.given(officer, AgreePriority{Title: typed("Waiting times"), Lasting: Interim, Meeting: boardMarch, Need: typed("Needs analysis 2026")})
			if p := m.state.Priorities[0]; !m.state.Settled(p) || p.Need != "needs-analysis-2026" || m.state.DecidesPriorities(p) != board {
				m.t.Errorf("%+v", p)
			}
		}},
		{"what cannot be meant is put right in the form", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.when(officer, AgreePriority{Lasting: Interim, Meeting: fullMarch}).invalid("title")
			m.when(officer, AgreePriority{Title: typed("One"), Meeting: fullMarch}).invalid("lasting")
			m.when(officer, AgreePriority{Title: typed("One"), Lasting: Interim, Meeting: fullMarch, Replaces: "cake"}).invalid("replaces")
			m.when(officer, ConfirmPriority{Number: 3}).invalid("priority")
		}},
	})
}
