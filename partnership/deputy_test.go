package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const trust SeatID = "full/lewisham-and-greenwich-nhs-trust"

// It shows L051, L052, L080 and L100: a member who cannot come sends a deputy.
func TestSendingADeputy(t *testing.T) {
	play(t, []scene{
		{"apologies and a deputy are one press", func(m *minutes) {
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer}).then(
				ApologiesGiven{fullMarch, hospital}, DeputyNamed{fullMarch, hospital, trust, newcomer})
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer}).nothing()
			march := m.state.Meetings[fullMarch]
			if m.state.Attending(march, hospital) || !m.state.Attending(march, newcomer) {
				m.t.Error("the wrong one is expected")
			}
		}},
		{"apologies alone are enough, and name nobody", func(m *minutes) {
			m.when(hospital, SendDeputy{Meeting: fullMarch}).then(ApologiesGiven{fullMarch, hospital})
			m.when(hospital, SendDeputy{Meeting: fullMarch}).nothing()
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer}).then(DeputyNamed{fullMarch, hospital, trust, newcomer})
		}},
		{"a deputy who is a member already is normal", func(m *minutes) {
			m.when(chief, SendDeputy{Meeting: fullMarch, Deputy: assistant}).then(
				ApologiesGiven{fullMarch, chief}, DeputyNamed{fullMarch, chief, "full/chief-executive", assistant})
		}},
		{"one deputy may come for two members, and answers for both at once or for each", func(m *minutes) {
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.given(college, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.when(newcomer, AnswerAsDeputy{fullMarch, college, NotComing}).then(DeputyAnswered{fullMarch, college, NotComing})
			m.when(newcomer, AnswerAsDeputy{Meeting: fullMarch, Answer: Coming}).then(
				DeputyAnswered{fullMarch, hospital, Coming}, DeputyAnswered{fullMarch, college, Coming})
			m.when(newcomer, AnswerAsDeputy{Meeting: fullMarch, Answer: Coming}).nothing()
		}},
		{"another deputy takes the place of the first, and is asked anew", func(m *minutes) {
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.given(newcomer, AnswerAsDeputy{fullMarch, hospital, Coming})
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: charity}).then(
				DeputyReleased{fullMarch, hospital, newcomer}, DeputyNamed{fullMarch, hospital, trust, charity})
			got, ok := m.state.Meetings[fullMarch].Deputising(hospital)
			want := Deputising{For: hospital, Seat: trust, Deputy: charity, Record: m.log[len(m.log)-1].ID}
			if diff := cmp.Diff(want, got); !ok || diff != "" {
				m.t.Error(diff)
			}
			m.when(newcomer, AnswerAsDeputy{fullMarch, hospital, Coming}).notYet("", "nothing is asked of you")
		}},
		{"the member can come after all, and then nobody comes for them", func(m *minutes) {
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.when(hospital, SayComing{fullMarch}).then(DeputyReleased{fullMarch, hospital, newcomer}, ComingSaid{fullMarch, hospital})
			m.when(hospital, SayComing{fullMarch}).nothing()
			m.when(newcomer, AnswerAsDeputy{Meeting: fullMarch, Answer: Coming}).notYet("", "the member comes after all")
			if m.state.Attending(m.state.Meetings[fullMarch], newcomer) {
				m.t.Error("the deputy is still expected")
			}
		}},
		{"a deputy's no brings the member nothing but the truth: nobody comes", func(m *minutes) {
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.given(newcomer, AnswerAsDeputy{fullMarch, hospital, NotComing})
			if m.state.Attending(m.state.Meetings[fullMarch], newcomer) {
				m.t.Error("expected after a no")
			}
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer}).then(DeputyNamed{fullMarch, hospital, trust, newcomer})
		}},
		{"a deputy whom we cannot write to is the secretariat's to tell", func(m *minutes) {
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer, NoAddress: true}).then(
				ApologiesGiven{fullMarch, hospital}, DeputyNamed{fullMarch, hospital, trust, newcomer}, DeputyUnreached{fullMarch, hospital})
			if d, _ := m.state.Meetings[fullMarch].Deputising(hospital); !d.NoAddress {
				m.t.Errorf("deputising: %+v", d)
			}
		}},
		{"a working group's members send deputies as well", func(m *minutes) {
			m.when(lead, SendDeputy{Meeting: wgFeb, Deputy: newcomer}).then(
				ApologiesGiven{wgFeb, lead}, DeputyNamed{wgFeb, lead, "wg-climate/lead-climate", newcomer})
		}},
		{"bad references are put right in the form", func(m *minutes) {
			m.when(hospital, SendDeputy{Meeting: "FULL-2099-01", Deputy: newcomer}).invalid("meeting")
			m.when(hospital, SendDeputy{Meeting: fullMarch, Deputy: hospital}).invalid("deputy")
			m.when(hospital, SayComing{"FULL-2099-01"}).invalid("meeting")
			m.when(newcomer, AnswerAsDeputy{Meeting: "FULL-2099-01", Answer: Coming}).invalid("meeting")
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.when(newcomer, AnswerAsDeputy{fullMarch, hospital, "perhaps"}).invalid("answer")
		}},
	})
}

func TestWhoAnswersForAMember(t *testing.T) {
	play(t, []scene{
		{"the private secretary answers for the Mayor without saying so", func(m *minutes) {
			m.when(secretary, SayComing{fullMarch}).then(ComingSaid{fullMarch, mayor})
			m.when(secretary, SendDeputy{Meeting: fullMarch, Deputy: newcomer}, passedOn(mayor, ByEmail)).then(
				ApologiesGiven{fullMarch, mayor}, DeputyNamed{fullMarch, mayor, "full/mayor", newcomer})
		}},
		{"who acts for two members says for which", func(m *minutes) {
			m.given(college, StartActing{Person: secretary, For: college})
			m.when(secretary, SayComing{fullMarch}).invalid("for")
			m.when(secretary, SayComing{fullMarch}, passedOn(college, ByButton)).then(ComingSaid{fullMarch, college})
			m.when(secretary, SayComing{psgFeb}).then(ComingSaid{psgFeb, college})
		}},
		{"a member who acts for another says when it is for them", func(m *minutes) {
			m.given(chief, StartActing{Person: assistant, For: chief})
			m.when(assistant, SayComing{fullMarch}).then(ComingSaid{fullMarch, assistant})
			m.when(assistant, SendDeputy{Meeting: fullMarch, Deputy: assistant}, passedOn(chief, ByButton)).then(
				ApologiesGiven{fullMarch, chief}, DeputyNamed{fullMarch, chief, "full/chief-executive", assistant})
		}},
		{"who acts for a deputy answers for them", func(m *minutes) {
			m.given(newcomer, StartActing{Person: secretary, For: newcomer})
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.when(secretary, AnswerAsDeputy{Meeting: fullMarch, Answer: Coming}).then(DeputyAnswered{fullMarch, hospital, Coming})
		}},
		{"the officer enters an answer for anybody, even afterwards", func(m *minutes) {
			m.when(officer, SendDeputy{Meeting: fullMarch, Deputy: newcomer}, passedOn(hospital, ByPhone)).then(
				ApologiesGiven{fullMarch, hospital}, DeputyNamed{fullMarch, hospital, trust, newcomer})
			m.when(officer, AnswerAsDeputy{fullMarch, hospital, Coming}, passedOn(newcomer, ByPhone)).then(
				DeputyAnswered{fullMarch, hospital, Coming})
			m.at("2027-03-19 09:00")
			m.when(hospital, SayComing{fullMarch}).notYet("", "That meeting is over")
			m.when(officer, SayComing{fullMarch}, passedOn(hospital, InRoom)).then(
				DeputyReleased{fullMarch, hospital, newcomer}, ComingSaid{fullMarch, hospital})
		}},
		{"nobody answers for somebody else", func(m *minutes) {
			m.when(charity, SayComing{fullMarch}, passedOn(hospital, ByPhone)).notYet("", "whom you act for")
			m.when(clerk, SayComing{fullMarch}, passedOn(hospital, ByPhone)).notYet("", "whom you act for")
			m.when(newcomer, SayComing{fullMarch}).notYet("", "Only a member of the %s")
			m.when(nobody, SayComing{fullMarch}).notYet("", "Only a member of the %s")
			m.when(lead, SayComing{fullMarch}).notYet("", "Only a member of the %s")
			m.given(hospital, SendDeputy{Meeting: fullMarch, Deputy: newcomer})
			m.when(charity, AnswerAsDeputy{fullMarch, hospital, NotComing}, passedOn(newcomer, ByPhone)).notYet("", "whom you act for")
			m.when(clerk, AnswerAsDeputy{fullMarch, hospital, NotComing}, passedOn(newcomer, ByPhone)).notYet("", "whom you act for")
		}},
	})
}
