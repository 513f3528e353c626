package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestActingFor(t *testing.T) {
	day := date("2027-01-11")
	play(t, []scene{
		{"a member says who acts for them, or the secretariat on their word", func(m *minutes) {
			m.when(mayor, StartActing{Person: secretary, For: mayor}).nothing()
			m.when(officer, StartActing{Person: newcomer, For: hospital, Until: date("2027-02-28")}, passedOn(hospital, ByEmail)).
				then(ActingStarted{Person: newcomer, For: hospital, From: day, Until: date("2027-02-28")})
			m.when(secretary, StartActing{Person: newcomer, For: mayor}).notYet("", "says who acts for them")
			m.when(nobody, StartActing{Person: newcomer}).notYet("", "says who acts for them")
			m.when(hospital, StartActing{For: hospital}).invalid("person")
			m.when(hospital, StartActing{Person: hospital, For: hospital}).invalid("person")
			m.when(hospital, StartActing{Person: charity, For: hospital, Until: date("2027-01-10")}).invalid("until")
		}},
		{"acting for somebody ends on its last day", func(m *minutes) {
			m.given(hospital, StartActing{Person: newcomer, For: hospital, Until: date("2027-02-28")})
			m.at("2027-02-28 23:59")
			m.given(newcomer, SayComing{fullMarch})
			m.at("2027-03-01 00:00")
			m.when(newcomer, SendDeputy{Meeting: fullMarch, Deputy: charity}).notYet("", "Only a member")
		}},
		{"one person acts for several, and several for one", func(m *minutes) {
			m.given(college, StartActing{Person: secretary, For: college})
			m.given(mayor, StartActing{Person: newcomer, For: mayor})
			if diff := cmp.Diff([]PersonID{mayor, college}, m.state.ActsFor(secretary, day)); diff != "" {
				m.t.Error(diff)
			}
			if diff := cmp.Diff([]PersonID{secretary, newcomer}, m.state.OfficeOf(mayor, day)); diff != "" {
				m.t.Error(diff)
			}
			if got := m.state.OfficeOf(charity, day); len(got) != 0 {
				m.t.Errorf("office of nobody: %v", got)
			}
		}},
		{"for some things and not for others", func(m *minutes) {
			m.when(hospital, StartActing{Person: newcomer, For: hospital, Things: []Thing{Attending}}).
				then(ActingStarted{Person: newcomer, For: hospital, From: day, Things: []Thing{Attending}})
			m.given(newcomer, SayComing{fullMarch})
			m.when(newcomer, SubmitItem{Body: full, Title: typed("Beds"), Wants: ToNote}).notYet(terms.ItemsInvited, "come from its members")
			m.when(newcomer, SubmitItem{Body: full, Title: typed("Beds"), Wants: ToNote}, passedOn(hospital, ByButton)).notYet("", "whom you act for")
			m.when(hospital, StartActing{Person: newcomer, For: hospital, Things: []Thing{"dreaming"}}).invalid("things")
			m.given(mayor, EndActing{secretary, mayor})
			m.given(mayor, StartActing{Person: secretary, For: mayor, Things: []Thing{Reading}})
			m.drafts(hospital, "Warm spaces")
			m.given(officer, SendAgenda{fullMarch})
			m.when(secretary, AgreeAgenda{fullMarch, 1}).notYet(terms.AgendaAgreed, "The chair agrees the agenda")
			m.when(secretary, SayComing{fullMarch}).notYet("", "Only a member")
			if !m.state.May(secretary, Member, full, day) || m.state.May(secretary, Chair, full, day) {
				m.t.Error("who reads for the chair reads as a member, and is not the chair")
			}
		}},
		{"what somebody acts in is changed by saying it anew", func(m *minutes) {
			m.when(mayor, StartActing{Person: secretary, For: mayor, Things: []Thing{Reading}}).then(
				ActingEnded{secretary, mayor, date("2027-01-10")}, ActingStarted{Person: secretary, For: mayor, From: day, Things: []Thing{Reading}})
			m.when(mayor, StartActing{Person: secretary, For: mayor, Things: []Thing{Reading}}).nothing()
			if n := len(m.state.OfficesOn(day)); n != 1 {
				m.t.Errorf("%d act for somebody", n)
			}
		}},
		{"it ends the same minute, on the word of either, or of the secretariat", func(m *minutes) {
			m.given(hospital, StartActing{Person: newcomer, For: hospital})
			m.when(charity, EndActing{newcomer, hospital}).notYet("", "Only the member")
			m.when(nobody, EndActing{newcomer, hospital}).notYet("", "Only the member")
			m.when(clerk, EndActing{newcomer, hospital}).notYet("", "Only the member")
			m.when(newcomer, EndActing{newcomer, hospital}).then(ActingEnded{newcomer, hospital, date("2027-01-10")})
			m.when(newcomer, SayComing{fullMarch}).notYet("", "Only a member")
			m.when(newcomer, EndActing{newcomer, hospital}).nothing()
			m.when(officer, EndActing{secretary, mayor}, passedOn(mayor, ByPhone)).then(ActingEnded{secretary, mayor, date("2027-01-10")})
		}},
		{"the record says on whose word it was, where that was not the member's own press", func(m *minutes) {
			m.given(officer, StartActing{Person: newcomer, For: hospital}, passedOn(hospital, ByEmail))
			m.given(college, StartActing{Person: charity, For: college})
			all := m.state.OfficesOn(day)
			if a := all[1]; a.Entered != officer || a.How != ByEmail {
				m.t.Errorf("entered by %q, %q", a.Entered, a.How)
			}
			if a := all[2]; a.Entered != "" || a.How != "" {
				m.t.Errorf("entered by %q, %q", a.Entered, a.How)
			}
		}},
	})
}
