package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// proposes has the officer propose an edition: the second one, where it is the first that is proposed.
func (m *minutes) proposes(hash string) EditionNumber {
	m.t.Helper()
	return m.given(officer, ProposeTerms{proposed(hash)})[0].(TermsProposed).Edition
}

func TestTermsAreProposed(t *testing.T) {
	play(t, []scene{
		{"the secretariat proposes new terms, and nothing changes", func(m *minutes) {
			m.when(officer, ProposeTerms{proposed("without-trust")}).then(TermsProposed{Edition: 2, Hash: "without-trust"})
			if m.state.EditionInForce().Number != 1 || len(m.state.Holders(trust, date("2027-01-11"))) == 0 {
				m.t.Error("a proposal changes something")
			}
		}},
		{"one file is proposed once, and again when it was withdrawn", func(m *minutes) {
			m.proposes("other")
			m.when(colleague, ProposeTerms{proposed("other")}).nothing()
			m.given(officer, WithdrawTerms{2})
			m.when(officer, ProposeTerms{proposed("other")}).then(TermsProposed{Edition: 3, Hash: "other"})
		}},
		{"an edition that begins later says so from the start", func(m *minutes) {
			m.when(officer, ProposeTerms{proposed("april")}).then(TermsProposed{2, "april", date("2027-04-01")})
		}},
		{"nobody else proposes them", func(m *minutes) {
			m.when(mayor, ProposeTerms{proposed("other")}).notYet("", "This is for %s.")
			m.when(clerk, ProposeTerms{proposed("other")}).notYet("", "This is for %s.")
		}},
		{"what is in force already, or another's, or renames every reference, cannot be meant", func(m *minutes) {
			sum, _ := lewisham()
			m.when(officer, ProposeTerms{sum}).invalid("file")
			m.when(officer, ProposeTerms{proposed("of-others")}).invalid("file")
			m.when(officer, ProposeTerms{proposed("renamed")}).invalid("file")
			m.when(officer, ProposeTerms{}).invalid("file")
		}},
	})
}

func TestTermsAreAgreed(t *testing.T) {
	today := date("2027-01-11")
	play(t, []scene{
		{"the group agrees, and the terms are in force", func(m *minutes) {
			m.proposes("full-amends")
			m.at("2027-03-18 17:00")
			m.when(officer, AgreeTerms{Edition: 2, Body: full}).then(
				TermsAgreed{Edition: 2, Body: full, Meeting: fullMarch, On: date("2027-03-18")}, TermsAdopted{"full-amends", 2})
			if e := m.state.EditionInForce(); e.Number != 2 || m.state.Edition(1).InForce() || m.state.Terms.Hash != "full-amends" {
				m.t.Errorf("in force is %s", e.Number)
			}
			m.when(officer, AgreeTerms{Edition: 2, Body: full}).nothing()
			m.when(officer, BeginTerms{2}).nothing()
			m.when(officer, AgreeTerms{Edition: 2, Body: psg}).notYet("", "on record already")
			m.when(officer, WithdrawTerms{2}).notYet("", "come into force already")
		}},
		{"somebody who is no group of ours may have agreed: the officer says who", func(m *minutes) {
			m.proposes("other")
			m.when(officer, AgreeTerms{Edition: 2, Who: typed("The Council")}, on("2027-01-05")).then(
				TermsAgreed{Edition: 2, Who: "the-council", On: date("2027-01-05")}, TermsAdopted{"other", 2})
		}},
		{"another group than the terms name has agreed: it is recorded, and marked", func(m *minutes) {
			m.proposes("full-amends")
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			m.proposes("other")
			m.when(officer, AgreeTerms{Edition: 3, Body: psg}).then(
				TermsAgreed{Edition: 3, Body: psg, On: today, Differs: true}, TermsAdopted{"other", 3})
			if !m.state.Edition(3).Agreed.Differs || m.state.Edition(2).Agreed.Differs {
				m.t.Error("it is not marked, or both are")
			}
		}},
		{"all partners together are no group: who agreed is said in words", func(m *minutes) {
			m.proposes("all-amend")
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			m.proposes("other")
			m.when(officer, AgreeTerms{Edition: 3, Who: typed("All partners")}).then(
				TermsAgreed{Edition: 3, Who: "all-partners", On: today}, TermsAdopted{"other", 3})
		}},
		{"where the terms name nobody, nobody is the wrong one", func(m *minutes) {
			m.proposes("other")
			m.when(officer, AgreeTerms{Edition: 2, Body: climate}).then(TermsAgreed{Edition: 2, Body: climate, On: today}, TermsAdopted{"other", 2})
		}},
		{"terms that hold from April wait for April, and an officer puts them in force", func(m *minutes) {
			m.proposes("april")
			m.when(officer, BeginTerms{2}).notYet("", "not on record yet")
			m.when(officer, AgreeTerms{Edition: 2, Body: full}).then(TermsAgreed{Edition: 2, Body: full, On: today})
			m.when(officer, BeginTerms{2}).notYet("", "not before")
			m.at("2027-03-31 23:00")
			m.when(officer, BeginTerms{2}).notYet("", "not before")
			m.at("2027-04-01 00:30")
			m.when(officer, BeginTerms{2}).then(TermsAdopted{"april", 2})
		}},
		{"an agreement recorded by mistake is withdrawn before they begin", func(m *minutes) {
			m.proposes("april")
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			m.when(officer, WithdrawTerms{2}).then(TermsWithdrawn{2})
			m.when(officer, WithdrawTerms{2}).nothing()
			m.at("2027-04-01 09:00")
			m.when(officer, BeginTerms{2}).notYet("", "withdrawn")
			m.when(officer, AgreeTerms{Edition: 2, Body: psg}).notYet("", "withdrawn")
		}},
		{"what cannot be meant", func(m *minutes) {
			m.proposes("other")
			m.when(officer, AgreeTerms{Edition: 2}).invalid("group")
			m.when(officer, AgreeTerms{Edition: 2, Body: "board"}).invalid("group")
			m.when(officer, AgreeTerms{Edition: 2, Body: full, Who: typed("The Council")}).invalid("who")
			m.when(officer, AgreeTerms{Edition: 2, Body: full}, on("2027-01-12")).invalid("day")
			m.when(officer, AgreeTerms{Edition: 9, Body: full}).invalid("version")
			m.when(officer, BeginTerms{0}).invalid("version")
			m.when(officer, WithdrawTerms{9}).invalid("version")
			m.when(officer, AgreeTerms{Edition: 1, Body: full}).notYet("", "in force already")
			m.when(mayor, AgreeTerms{Edition: 2, Body: full}).notYet("", "This is for %s.")
		}},
	})
}

func TestWhatNewTermsNoLongerHave(t *testing.T) {
	day := date("2027-01-11")
	adopts := func(m *minutes, hash string) {
		m.t.Helper()
		m.given(officer, AgreeTerms{Edition: m.proposes(hash), Body: full})
	}
	play(t, []scene{
		{"who holds a place that is gone has no rights of it any more, and had them until the day before", func(m *minutes) {
			gone := m.state.Displaced(proposed("without-trust"), day)
			if len(gone) != 2 || gone[0].Person != hospital || gone[1].Person != hospital {
				m.t.Errorf("displaced are %+v", gone)
			}
			m.at("2027-02-01 10:00")
			adopts(m, "without-trust")
			m.when(hospital, SayComing{fullMarch}).notYet("", "Only a member")
			m.when(hospital, SubmitItem{Body: full, Title: typed("Beds"), Wants: ToNote}).notYet("members-submit-items", "come from its members")
			if diff := cmp.Diff([]PersonID{hospital}, m.state.Holders(trust, date("2027-01-31"))); diff != "" {
				m.t.Error(diff)
			}
			if gone := m.state.Displaced(m.state.Terms, date("2027-02-01")); len(gone) > 0 {
				m.t.Errorf("still there: %+v", gone)
			}
		}},
		{"the other places stay as they are", func(m *minutes) {
			adopts(m, "without-trust")
			m.given(college, SayComing{fullMarch})
			m.given(secretary, SayComing{fullMarch}, passedOn(mayor, ByPhone))
		}},
		{"a group that is gone keeps its name, its meetings and its items, and takes no new ones", func(m *minutes) {
			n := m.given(lead, SubmitItem{Body: climate, Title: typed("Trees"), Wants: ToNote})[0].(ItemSubmitted).Number
			adopts(m, "without-climate")
			if name := m.state.BodyName(climate); name == "" || m.state.Body(climate) != nil {
				m.t.Errorf("it is called %q", name)
			}
			m.when(officer, SubmitItem{Body: climate, Title: typed("More"), Wants: ToNote}).invalid("group")
			m.when(officer, ScheduleMeeting{Body: climate, Day: date("2027-05-05"), From: "18:00", Until: "20:00"}).invalid("group")
			m.when(clerk, DraftItem{Number: n, Talked: true}).notYet("", "This is for %s.")
			m.given(officer, SettleItem{Number: n, Outcome: ToGroup, Body: full, Basis: AgreedWithProposer, Reason: typed("The group is gone")})
		}},
		{"what was done before stays as it was done", func(m *minutes) {
			m.drafts(hospital, "Warm spaces")
			m.agrees()
			adopts(m, "without-rules")
			if v := m.state.Meetings[fullMarch].Head(); v.Agreed == nil || len(v.Lines) == 0 {
				m.t.Error("the chair's agreement is gone")
			}
			m.given(officer, IssueAgenda{fullMarch})
		}},
		{"a place that comes back is filled anew", func(m *minutes) {
			adopts(m, "without-trust")
			adopts(m, "other")
			m.when(hospital, SayComing{fullMarch}).notYet("", "Only a member")
			m.given(officer, FillPlace{trust, hospital})
			m.given(hospital, SayComing{fullMarch})
		}},
	})
}

// theTermsChange is what a year knows of new terms: withdrawn, agreed for later, and in force.
func (m *minutes) theTermsChange() {
	m.t.Helper()
	m.given(officer, WithdrawTerms{m.proposes("other")})
	m.given(officer, AgreeTerms{Edition: m.proposes("full-amends"), Body: full}, on("2027-03-18"))
}
