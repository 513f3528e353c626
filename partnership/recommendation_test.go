package partnership

import "testing"

// recommends has the steering group recommend something to the Full LSP, and the officer put it down.
func (m *minutes) recommends(to Concern) EntryNumber {
	m.t.Helper()
	m.at("2027-02-23 13:00")
	reg := RegisterID("recommendations")
	if to.Outside != "" {
		reg = "advice"
	}
	return m.enters(officer, AddEntry{Register: reg, What: typed("Warm spaces all year"), Concern: to, Source: Source{Meeting: psgFeb}})
}

func TestRecommendations(t *testing.T) {
	cabinet := Concern{Outside: "mayor-and-cabinet"}
	play(t, []scene{
		{"one to a group is suggested for its agenda the same day, and on it only when an officer puts it on the draft", func(m *minutes) {
			n := m.recommends(Concern{Body: full})
			if got := m.state.Recommended(full); len(got) != 1 || got[0].Number != n || len(m.state.Recommended(psg)) != 0 {
				m.t.Errorf("suggested: %v", got)
			}
			if len(m.state.Meetings[fullMarch].Lines) != 0 && OnAgenda(m.state.Meetings[fullMarch].Lines, 1) > 0 {
				m.t.Error("it put itself on the agenda")
			}
			m.when(college, BringRecommendation{n, typed("Warm spaces")}).notYet("", "This is for")
			m.when(officer, BringRecommendation{n, Text{}}).invalid("title")
			m.when(officer, BringRecommendation{n, typed("Warm spaces")}).then(
				RecommendationBrought{n, 1},
				ItemSubmitted{Number: 1, Body: full, Meeting: fullMarch, Title: "warm-spaces", Wants: ToDecide},
				ItemDrafted{Number: 1, Meeting: fullMarch, Minutes: DefaultMinutes})
			m.when(officer, BringRecommendation{n, typed("Warm spaces")}).nothing()
			if item := m.state.Items[1]; item.Stage != OnDraft || m.state.BroughtBy(1).Number != n || len(m.state.Recommended(full)) != 0 {
				m.t.Errorf("the item is %+v", item)
			}
		}},
		{"an item that was not taken leaves it to be brought again", func(m *minutes) {
			n := m.recommends(Concern{Body: full})
			m.given(officer, BringRecommendation{n, typed("Warm spaces")})
			m.given(officer, SettleItem{Number: 1, Outcome: NotForThis, Basis: DecidedByChair, Reason: typed("Full")})
			if len(m.state.Recommended(full)) != 1 {
				m.t.Error("it is forgotten")
			}
			m.given(officer, BringRecommendation{n, typed("Warm spaces")})
			if m.state.Entry(n).Item != 2 {
				m.t.Errorf("it is item %d", m.state.Entry(n).Item)
			}
		}},
		{"one to somebody outside is sent on, and followed up to the answer", func(m *minutes) {
			n := m.recommends(cabinet)
			m.when(officer, BringRecommendation{n, typed("Warm spaces")}).invalid("entry")
			m.when(college, SendRecommendation{n}).invalid("entry") // who may not read it does not learn that it is there
			m.when(officer, SendRecommendation{n}, on("2027-02-24"), how(ByLetter)).then(RecommendationSent{n, date("2027-02-24"), ByLetter})
			m.when(officer, AnswerRecommendation{n, "sung", Text{}}).invalid("response")
			m.when(officer, AnswerRecommendation{n, PartlySo, typed("From next winter")}).then(
				RecommendationAnswered{n, date("2027-02-23"), PartlySo, "from-next-winter"})
			m.when(officer, AnswerRecommendation{n, PartlySo, typed("From next winter")}).nothing()
			if e := m.state.Entry(n); e.Open() || e.Ended.How != EntryAnswered {
				m.t.Errorf("it is %+v", e)
			}
			m.when(officer, CloseEntry{n, EntryDone, Text{}}).notYet("", "closed already")
			m.given(officer, AnswerRecommendation{n, Accepted, Text{}}) // put down wrong
		}},
		{"it is made to somebody", func(m *minutes) {
			m.when(officer, AddEntry{Register: "recommendations", What: typed("Warm spaces all year")}).invalid("about")
			n := m.recommends(cabinet)
			m.when(officer, ChangeEntry{Number: n, About: &Concern{}}).invalid("about")
			m.when(officer, SendRecommendation{m.recommends(Concern{Body: full})}).notYet("", "it goes on the agenda there")
			m.when(officer, SendRecommendation{m.enters(officer, offer("Four rooms"))}).notYet("", "It is no recommendation")
		}},
		{"a group without a meeting has no agenda to put it on", func(m *minutes) {
			n := m.recommends(Concern{Body: "wg-opportunities"})
			m.when(officer, BringRecommendation{n, typed("Warm spaces")}).notYet("", "has no meeting planned yet")
		}},
	})
}

// how says by which way something went, or came.
func how(m Medium) detail { return func(o *Order) { o.How = m } }
