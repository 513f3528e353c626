package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// raises has the charity raise a dispute with Lewisham College.
func (m *minutes) raises() DisputeNumber {
	m.t.Helper()
	return m.given(charity, RaiseDispute{typed("The rent"), []OrganisationID{"lewisham-college"}})[0].(DisputeRaised).Number
}

func (m *minutes) readCase(n DisputeNumber, deals bool) []PersonID {
	var all []PersonID
	for _, who := range everybody {
		if d := m.state.Dispute(n); deals && m.state.DealsWith(who, d, date("2027-01-11")) || !deals && m.state.SeesDispute(who, d, date("2027-01-11")) {
			all = append(all, who)
		}
	}
	return all
}

func TestDisputes(t *testing.T) {
	play(t, []scene{
		{"only the secretariat and the arbitrators read a case, and who raised it that there is one", func(m *minutes) {
			n := m.raises()
			if diff := cmp.Diff([]OrganisationID{"lewisham-college", "the-albany"}, m.state.Dispute(n).Parties); diff != "" {
				m.t.Error(diff)
			}
			if diff := cmp.Diff([]PersonID{officer, colleague}, m.readCase(n, true)); diff != "" {
				m.t.Error(diff)
			}
			if diff := cmp.Diff([]PersonID{officer, colleague, charity}, m.readCase(n, false)); diff != "" {
				m.t.Error(diff)
			}
			m.when(officer, NameArbitrator{Number: n, Person: hospital}).then(ArbitratorNamed{Number: n, Person: hospital})
			m.when(officer, NameArbitrator{Number: n, Person: hospital}).nothing()
			if diff := cmp.Diff([]PersonID{officer, colleague, hospital}, m.readCase(n, true)); diff != "" {
				m.t.Error(diff)
			}
			m.given(officer, NameArbitrator{Number: n, Person: hospital, Off: true})
			m.when(hospital, RecordStep{n, typed("Rang both")}).invalid("case")
		}},
		{"who belongs to a party neither arbitrates nor decides, from the minute they do", func(m *minutes) {
			n := m.raises()
			m.when(officer, NameArbitrator{Number: n, Person: college}).invalid("person")
			m.given(officer, NameArbitrator{Number: n, Person: newcomer})
			m.given(newcomer, RecordStep{n, typed("Rang both")})
			m.given(officer, FillPlace{Seat: "psg/lewisham-college", Person: newcomer})
			m.when(newcomer, RecordStep{n, typed("Rang them again")}).invalid("case")
			m.when(newcomer, EndDispute{n, CaseDecided, Text{}}).invalid("case")
			m.when(charity, EndDispute{n, CaseDecided, Text{}}).notYet("", "Only who deals with the case")
			m.when(college, EndDispute{n, CaseDecided, Text{}}).invalid("case")
		}},
		{"who acts for somebody of a party has a part in it too", func(m *minutes) {
			n := m.raises()
			m.given(college, StartActing{Person: newcomer, For: college})
			m.when(officer, NameArbitrator{Number: n, Person: newcomer}).invalid("person")
		}},
		{"an officer who belongs to a party does not read it either", func(m *minutes) {
			m.given(officer, FillPlace{Seat: "full/goldsmiths", Person: colleague})
			n := m.given(charity, RaiseDispute{typed("The rent"), []OrganisationID{"goldsmiths"}})[0].(DisputeRaised).Number
			if diff := cmp.Diff([]PersonID{officer}, m.readCase(n, true)); diff != "" {
				m.t.Error(diff)
			}
			m.given(officer, FillPlace{Seat: "full/phoenix-community-housing", Person: officer})
			both := RaiseDispute{typed("The rent"), []OrganisationID{"goldsmiths", "phoenix-community-housing"}}
			m.when(charity, both).notYet("", "nobody could deal with it here")
		}},
		{"steps are written down, and it ends", func(m *minutes) {
			n := m.raises()
			m.when(officer, RecordStep{n, typed("Rang both")}).then(StepRecorded{n, "rang-both"})
			m.when(officer, RecordStep{Number: n}).invalid("what")
			m.when(officer, EndDispute{n, "sung", Text{}}).invalid("how")
			m.when(officer, EndDispute{n, CaseSettled, typed("Half each")}).then(DisputeEnded{n, date("2027-01-11"), CaseSettled, "half-each"})
			m.when(officer, EndDispute{n, CaseSettled, typed("Half each")}).nothing()
			if d := m.state.Dispute(n); len(d.Steps) != 1 || d.Steps[0].By != officer || d.Ended.By != officer {
				m.t.Errorf("the case is %+v", d)
			}
		}},
		{"between whom it is can be put right", func(m *minutes) {
			n := m.raises()
			m.given(officer, ChangeParties{n, []OrganisationID{"the-albany", "goldsmiths"}})
			m.given(officer, NameArbitrator{Number: n, Person: college})
			m.when(officer, ChangeParties{n, nil}).invalid("parties")
			m.when(officer, ChangeParties{n, []OrganisationID{"goldsmiths", "goldsmiths"}}).invalid("parties")
		}},
		{"partners raise disputes, and the secretariat enters them for a partner", func(m *minutes) {
			m.when(newcomer, RaiseDispute{typed("The rent"), nil}).notYet("", "between partners")
			m.when(nobody, RaiseDispute{typed("The rent"), nil}).notYet("", "between partners")
			m.when(officer, RaiseDispute{typed("The rent"), nil}).invalid("parties")
			m.when(charity, RaiseDispute{Parties: []OrganisationID{"goldsmiths"}}).invalid("what")
			m.when(charity, RaiseDispute{typed("The rent"), nil}, passedOn(college, ByPhone)).notYet("", "for yourself and for whom you act for")
			m.given(officer, RaiseDispute{typed("The rent"), []OrganisationID{"goldsmiths"}}, passedOn(charity, ByPhone))
			if d := m.state.Dispute(1); d.Raised != charity || d.Entered != officer {
				m.t.Errorf("the case is %+v", d)
			}
		}},
	})
}

// TestNobodyOfAPartyDealsWithTheirCase: whatever happened, and whoever took which place since.
func TestNobodyOfAPartyDealsWithTheirCase(t *testing.T) {
	cases := 0
	rapid.Check(t, func(rt *rapid.T) {
		raised := func(r hat, b *book) Order {
			o := r.order(b)
			if len(b.state.Disputes) == 0 && rapid.Bool().Draw(rt, "a case begins") { // seldom by chance, and all is about it
				o.By, o.For, o.How, o.Command = charity, "", ByButton, RaiseDispute{typed("The rent"), []OrganisationID{"goldsmiths"}}
			}
			return o
		}
		liveBy(rt, raised, func(h *history, o Order, events []Event, _ error) {
			day := h.state.day(o.At)
			for _, d := range h.state.Disputes {
				cases++
				for _, who := range h.state.Dealing(d, day) {
					for _, id := range h.state.Represents(who, day) {
						for _, party := range d.Parties {
							if id == party {
								rt.Fatalf("%s deals with %s, whose party %s they represent", who, d.Number, party)
							}
						}
					}
				}
			}
			for _, e := range events {
				if ended, ok := e.(DisputeEnded); ok && !h.state.DealsWith(o.By, h.state.Dispute(ended.Number), day) {
					rt.Fatalf("%q ended %s", o.By, ended.Number)
				}
			}
		})
	})
	if cases == 0 && !testing.Short() {
		t.Error("there never was a case: this shows nothing")
	}
}
