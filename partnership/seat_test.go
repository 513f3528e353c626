package partnership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// joins has the Full LSP agree that Deptford Choir joins, and a person tell them.
func (m *minutes) joins() SeatID {
	m.t.Helper()
	n := m.asks()
	m.at("2027-03-18 15:00")
	m.given(officer, DecideRequest{Number: n, Meeting: fullMarch, Agreed: true})
	m.given(officer, TellRequester{n})
	return addedSeat(m.state.Requests[n])
}

func (m *minutes) members(body BodyID, day string, want ...PersonID) {
	m.t.Helper()
	if diff := cmp.Diff(want, m.state.Members(body, date(day)), cmpopts.EquateEmpty()); diff != "" {
		m.t.Errorf("members of %s on %s (-want +got):\n%s", body, day, diff)
	}
}

// It shows L044: somebody of the same organisation takes the place without approval.
func TestSuccessors(t *testing.T) {
	day, before := date("2027-01-11"), date("2027-01-10")
	psgTrust := SeatID("psg/lewisham-and-greenwich-nhs-trust")
	play(t, []scene{
		{"who leaves says who follows, and both places of the Trust pass on at once, without approval", func(m *minutes) {
			m.when(hospital, ReplaceHolder{Seat: trust, Person: newcomer}).then(
				SuccessorSeated{Seat: trust, Body: full, Person: newcomer, From: day, Before: hospital},
				SuccessorSeated{Seat: psgTrust, Body: psg, Person: newcomer, From: day, Before: hospital, Further: true})
			m.when(hospital, SayComing{fullMarch}).notYet("", "Only a member")
			m.given(newcomer, SayComing{fullMarch})
			m.when(officer, ReplaceHolder{Seat: trust, Person: newcomer}).nothing()
		}},
		{"on the organisation's word the secretariat enters it, and from a later day", func(m *minutes) {
			m.given(officer, ReplaceHolder{Seat: trust, Person: newcomer, From: date("2027-05-01")}, passedOn(hospital, ByEmail))
			m.when(officer, ReplaceHolder{Seat: trust, Person: newcomer, From: date("2027-05-01")}, passedOn(hospital, ByEmail)).nothing()
			m.members(full, "2027-04-30", mayor, chief, assistant, hospital, college, charity)
			m.members(full, "2027-05-01", mayor, chief, assistant, newcomer, college, charity)
			m.when(officer, ReplaceHolder{Seat: "full/lewisham-college", Person: newcomer, From: before}).invalid("from")
		}},
		{"the newcomer does not name themselves, nor does anybody else", func(m *minutes) {
			for _, who := range []PersonID{newcomer, charity, mayor, clerk, nobody} {
				m.when(who, ReplaceHolder{Seat: trust, Person: newcomer}).notYet("", "Whoever holds a place says who follows")
			}
			m.given(hospital, StartActing{Person: charity, For: hospital, Things: []Thing{Reading}})
			m.when(charity, ReplaceHolder{Seat: trust, Person: newcomer}).notYet("", "Whoever holds a place says who follows")
			m.when(newcomer, ReplaceHolder{Seat: "full/goldsmiths", Person: newcomer}).notYet("", "Whoever holds a place says who follows")
		}},
		{"a change of organisation is not covered", func(m *minutes) {
			m.when(officer, ReplaceHolder{Seat: trust, Person: newcomer, Other: true}).notYet(terms.Successor, "A change of organisation is not covered")
			m.when(hospital, ReplaceHolder{Seat: trust, Person: newcomer, Other: true}).notYet(terms.Successor, "A change of organisation is not covered")
		}},
		{"where the terms do not say how places pass on, the secretariat is asked", func(m *minutes) {
			m.when(lead, ReplaceHolder{Seat: "wg-climate/lead-climate", Person: newcomer}).notYet("", "do not say how a place in the %s passes on")
			m.given(clerk, ReplaceHolder{Seat: "wg-climate/lead-climate", Person: newcomer})
		}},
		{"one of the Cabinet leaves it for another", func(m *minutes) {
			m.given(officer, FillPlace{"full/cabinet", "first"})
			m.given(officer, FillPlace{"full/cabinet", "second"})
			m.when(officer, ReplaceHolder{Seat: "full/cabinet", Leaver: "first", Person: "third"}).then(
				PlaceLeft{"full/cabinet", "first", before}, SuccessorSeated{Seat: "full/cabinet", Body: full, Person: "third", From: day, Before: "first"})
			m.when(officer, ReplaceHolder{Seat: "full/cabinet", Leaver: "first", Person: "fourth"}).notYet("", "does not hold this place any more")
			if diff := cmp.Diff([]PersonID{"second", "third"}, m.state.Holders("full/cabinet", day)); diff != "" {
				m.t.Error(diff)
			}
		}},
		{"whom the terms name has no successor but one whom the Full LSP agreed", func(m *minutes) {
			m.given(officer, ReplaceHolder{Seat: "psg/named-councillor", Person: mayor})
			m.when(officer, ReplaceHolder{Seat: "psg/named-councillor", Person: charity}).notYet(terms.MembershipDecides, "name one person for this place")
			m.at("2027-03-18 15:00")
			m.when(officer, ReplaceHolder{Seat: "psg/named-councillor", Person: charity, Meeting: psgFeb}).notYet(terms.MembershipDecides, "The %s decides")
			m.when(officer, ReplaceHolder{Seat: "psg/named-councillor", Person: charity, Meeting: fullJune}).notYet("", "has not taken place yet")
			m.given(officer, ReplaceHolder{Seat: "psg/named-councillor", Person: charity, Meeting: fullMarch})
		}},
		{"what cannot be meant", func(m *minutes) {
			m.when(officer, ReplaceHolder{Seat: "full/tea-room", Person: newcomer}).invalid("place")
			m.when(officer, ReplaceHolder{Seat: trust}).invalid("person")
			m.when(officer, ReplaceHolder{Seat: "psg/the-albany", Person: newcomer}).then(
				SuccessorSeated{Seat: "psg/the-albany", Body: psg, Person: newcomer, From: day})
		}},
		{"somebody who takes another place in a group leaves the one they had: one person, one place", func(m *minutes) {
			m.when(officer, FillPlace{"full/goldsmiths", college}).then(
				PlaceLeft{"full/lewisham-college", college, before}, PlaceFilled{"full/goldsmiths", full, college, day})
		}},
	})
}

func TestLeavingAPlace(t *testing.T) {
	before := date("2027-01-10")
	play(t, []scene{
		{"a person leaves and the place stays, vacant", func(m *minutes) {
			m.when(hospital, LeavePlace{trust, hospital}).then(PlaceLeft{trust, hospital, before})
			m.when(hospital, SayComing{fullMarch}).notYet("", "Only a member")
			m.when(officer, LeavePlace{trust, hospital}).nothing()
		}},
		{"only they or the secretariat say so", func(m *minutes) {
			m.when(charity, LeavePlace{trust, hospital}).notYet("", "Only whoever holds the place")
			m.when(nobody, LeavePlace{trust, nobody}).notYet("", "Only whoever holds the place")
			m.when(officer, LeavePlace{"full/tea-room", hospital}).invalid("place")
			m.given(officer, LeavePlace{trust, hospital}, passedOn(hospital, ByPhone))
		}},
	})
}

func TestPlacesThatAMeetingAdds(t *testing.T) {
	play(t, []scene{
		{"the Full LSP adds a place; who asked says who represents them, when a person has told them", func(m *minutes) {
			n := m.asks()
			m.at("2027-03-18 15:00")
			m.given(officer, DecideRequest{Number: n, Meeting: fullMarch, Agreed: true})
			m.when(newcomer, ReplaceHolder{Seat: "full/m-001", Person: "singer"}).notYet("", "Whoever holds a place says who follows")
			m.given(officer, TellRequester{n})
			m.when(newcomer, ReplaceHolder{Seat: "full/m-001", Person: "singer"}).then(
				SuccessorSeated{Seat: "full/m-001", Body: full, Person: "singer", From: date("2027-03-18")})
			m.given("singer", SayComing{fullJune})
			if !m.state.May("singer", Member, full, date("2027-03-18")) || m.state.May("singer", Member, psg, date("2027-03-18")) {
				m.t.Error("a member of the Full LSP, and of nothing else")
			}
			if name := m.state.PlaceName("full/m-001"); name != TextID("deptford-choir") {
				m.t.Errorf("the place is called %v", name)
			}
		}},
		{"the Full LSP ends a place, and that in the steering group with it; whoever held them does not", func(m *minutes) {
			m.when(officer, EndPlace{Seat: trust}).notYet(terms.MembershipDecides, "say who decides that a member leaves")
			m.when(officer, EndPlace{trust, fullMarch}).notYet("", "has not taken place yet")
			m.at("2027-03-18 15:00")
			m.when(officer, EndPlace{trust, psgFeb}).notYet(terms.MembershipDecides, "The %s decides")
			m.when(mayor, EndPlace{trust, fullMarch}).notYet("", "This is for %s.")
			last := date("2027-03-17")
			m.when(officer, EndPlace{trust, fullMarch}).then(
				PlaceEnded{trust, full, fullMarch, last}, PlaceEnded{"psg/lewisham-and-greenwich-nhs-trust", psg, fullMarch, last})
			m.when(officer, EndPlace{trust, fullMarch}).nothing()
			m.when(hospital, SayComing{fullJune}).notYet("", "Only a member")
			m.when(officer, FillPlace{trust, hospital}).notYet("", "has ended")
			m.when(officer, EndPlace{Seat: "full/tea-room"}).invalid("place")
		}},
		{"an organisation that left can ask again, and has its old place", func(m *minutes) {
			m.at("2027-03-18 15:00")
			m.given(officer, EndPlace{trust, fullMarch})
			m.given(hospital, RequestMembership{Body: full, Organisation: typed("Lewisham and Greenwich NHS Trust")})
			m.when(officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}).then(
				RequestDecided{Number: 1, Meeting: fullMarch, Agreed: true, OutOfOrder: true}, PlaceAdded{trust, full, 1, fullMarch})
			m.given(officer, FillPlace{trust, hospital})
			m.given(officer, EndPlace{trust, fullMarch})
			m.when(officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}).nothing() // what was agreed once is not agreed again
		}},
		{"what a meeting added is added once, and stays while the terms change", func(m *minutes) {
			seat := m.joins()
			m.given(officer, FillPlace{seat, "singer"})
			m.given(officer, AdoptTerms{"other"})
			m.members(full, "2027-03-18", mayor, chief, assistant, hospital, college, charity, "singer")
		}},
		{"a group whose members the terms leave to itself ends a place on the word of its clerk", func(m *minutes) {
			m.given(clerk, EndPlace{Seat: "wg-climate/portfolio-holder-climate"})
		}},
	})
}

func TestWhoLeadsAWorkStreamSitsOnTheSteeringGroup(t *testing.T) {
	const leads SeatID = "wg-climate/lead-climate"
	day := date("2027-01-11")
	play(t, []scene{
		{"unless they sit there already, or their organisation does", func(m *minutes) {
			m.given(officer, FillPlace{"full/horniman-museum", newcomer})
			m.members(psg, "2027-01-11", chief, hospital, college)
			m.given(officer, FillPlace{leads, newcomer})
			m.members(psg, "2027-01-11", chief, hospital, college, newcomer)
			m.given(officer, FillPlace{leads, college}) // there already
			m.members(psg, "2027-01-11", chief, hospital, college)
			m.given(officer, FillPlace{leads, charity}) // The Albany has a place of its own there, which is vacant
			m.members(psg, "2027-01-11", chief, hospital, college)
		}},
		{"unless they are not of the full partnership", func(m *minutes) {
			m.members(psg, "2027-01-11", chief, hospital, college) // the climate group has a lead
			if m.state.May(lead, Member, psg, day) {
				m.t.Error("the lead of the climate group is not in the Full LSP")
			}
		}},
		{"they have the rights of it, and lose them the same minute", func(m *minutes) {
			m.given(officer, FillPlace{"full/horniman-museum", newcomer})
			m.given(officer, FillPlace{leads, newcomer})
			m.given(newcomer, SayComing{psgFeb})
			if of, ok := m.state.Leads("psg/lead-climate"); !ok || of != leads {
				m.t.Errorf("follows from %q", of)
			}
			m.when(officer, ReplaceHolder{Seat: "psg/lead-climate", Person: charity}).notYet("", "Whoever leads the %s has this place")
			m.when(newcomer, LeavePlace{"psg/lead-climate", newcomer}).notYet("", "it ends where they leave there")
			m.given(newcomer, LeavePlace{leads, newcomer})
			m.when(newcomer, SayComing{psgFeb}).notYet("", "Only a member")
		}},
		{"while nobody leads the group, the place can be given", func(m *minutes) {
			m.given(lead, LeavePlace{leads, lead})
			m.given(officer, FillPlace{"psg/lead-climate", charity})
			m.given(charity, SayComing{psgFeb})
			m.given(officer, FillPlace{leads, lead})
			m.when(charity, SayComing{psgFeb}).notYet("", "Only a member")
			m.when(officer, FillPlace{"psg/lead-climate", charity}).nothing()
		}},
	})
}

// It shows L072, L091 and L093: who is co-opted is a member of that group alone.
func TestCoOption(t *testing.T) {
	const seat SeatID = "wg-climate/co-opted"
	day, before := date("2027-01-11"), date("2027-01-10")
	play(t, []scene{
		{"the group takes somebody in, and they are a member there and nowhere else", func(m *minutes) {
			m.when(clerk, CoOpt{Body: climate, Person: newcomer}).then(MemberCoOpted{Seat: seat, Body: climate, Person: newcomer, From: day})
			m.when(clerk, CoOpt{Body: climate, Person: newcomer}).nothing()
			m.members(climate, "2027-01-11", lead, newcomer)
			m.given(newcomer, SayComing{wgFeb})
			for _, body := range []BodyID{full, psg, "wg-opportunities"} {
				if m.state.May(newcomer, Member, body, day) {
					m.t.Errorf("a member of %s as well", body)
				}
			}
			m.when(newcomer, SubmitItem{Body: full, Title: typed("Me"), Wants: ToNote}).notYet(terms.ItemsInvited, "come from its members")
			m.when(officer, FillPlace{"psg/lead-race-equality", newcomer}).notYet(terms.DrawnFrom, "is not a member")
			if got := m.state.Represents(newcomer, day); len(got) > 0 {
				m.t.Errorf("represents %v", got)
			}
		}},
		{"its chair, or its secretariat, says what it decided", func(m *minutes) {
			m.when(mayor, CoOpt{Body: climate, Person: newcomer}).notYet("", "This is for %s.")
			m.when(newcomer, CoOpt{Body: climate, Person: newcomer}).notYet("", "This is for %s.")
			m.at("2027-02-03 19:00")
			m.given(lead, CoOpt{Body: climate, Person: newcomer, Meeting: wgFeb, Until: date("2027-12-31")})
			m.members(climate, "2027-12-31", lead, newcomer)
			m.members(climate, "2028-01-01", lead)
		}},
		{"a group decides for itself, and only where the terms let it", func(m *minutes) {
			m.when(officer, CoOpt{Body: full, Person: newcomer}).notYet("", "say nothing of taking in members")
			m.when(officer, CoOpt{Body: "board", Person: newcomer}).invalid("group")
			m.when(officer, CoOpt{Body: climate}).invalid("person")
			m.when(officer, CoOpt{Body: climate, Person: newcomer, Until: before}).invalid("until")
			m.when(officer, CoOpt{Body: climate, Person: newcomer, Meeting: wgFeb}).invalid("meeting")
			m.at("2027-03-18 15:00")
			m.when(officer, CoOpt{Body: climate, Person: newcomer, Meeting: fullMarch}).invalid("meeting")
			m.when(officer, CoOpt{Body: climate, Person: lead}).notYet("", "is a member of the %s already")
		}},
		{"it ends when they leave, and has no successor", func(m *minutes) {
			m.given(clerk, CoOpt{Body: climate, Person: newcomer})
			m.when(clerk, ReplaceHolder{Seat: seat, Leaver: newcomer, Person: charity}).notYet("", "has no successor")
			m.when(clerk, FillPlace{seat, charity}).invalid("place")
			m.when(clerk, EndPlace{Seat: seat}).notYet("", "Nobody in particular")
			m.given(newcomer, LeavePlace{seat, newcomer})
			m.members(climate, "2027-01-11", lead)
		}},
		{"who was co-opted and then has a place of their own has the one place", func(m *minutes) {
			m.given(clerk, CoOpt{Body: climate, Person: newcomer})
			m.given(clerk, FillPlace{"wg-climate/portfolio-holder-climate", newcomer})
			m.members(climate, "2027-01-11", lead, newcomer)
			if n := len(m.state.Places(newcomer, climate, day)); n != 1 {
				m.t.Errorf("%d places", n)
			}
		}},
	})
}
