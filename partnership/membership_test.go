package partnership

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// asks has the newcomer ask that an organisation may join the Full LSP.
func (m *minutes) asks() RequestNumber {
	m.t.Helper()
	return m.given(newcomer, RequestMembership{Body: full, Organisation: typed("Deptford Choir")})[0].(MembershipRequested).Number
}

// It shows L041: requests come through the steering group first.
func TestAskingToJoin(t *testing.T) {
	play(t, []scene{
		{"an organisation asks to join the Full LSP", func(m *minutes) {
			m.when(newcomer, RequestMembership{full, typed("Deptford Choir"), typed("We sing")}).
				then(MembershipRequested{Number: 1, Body: full, Organisation: "deptford-choir", Why: "we-sing"})
			if r := m.state.Requests[1]; r.Contact != newcomer || r.At != date("2027-01-11") {
				m.t.Errorf("request: %+v", r)
			}
		}},
		{"the officer enters it after a talk", func(m *minutes) {
			m.given(officer, RequestMembership{Body: full, Organisation: typed("Deptford Choir")}, passedOn(newcomer, ByPhone))
			if r := m.state.Requests[1]; r.Contact != newcomer {
				m.t.Errorf("request: %+v", r)
			}
			m.when(charity, RequestMembership{Body: full, Organisation: typed("Sly")}, passedOn(newcomer, ByPhone)).
				notYet("", "whom you act for")
		}},
		{"one does not join a working group by request, nor unknown, nor unnamed", func(m *minutes) {
			m.when(newcomer, RequestMembership{Body: climate, Organisation: typed("Deptford Choir")}).notYet("", "by request")
			m.when(newcomer, RequestMembership{Body: "board", Organisation: typed("Deptford Choir")}).notYet("", "by request")
			m.when(nobody, RequestMembership{Body: full, Organisation: typed("Deptford Choir")}).notYet("", "We do not know you")
			m.when(newcomer, RequestMembership{Body: full}).invalid("organisation")
		}},
		{"it is withdrawn by whoever asked, while nobody has decided", func(m *minutes) {
			n := m.asks()
			m.when(charity, WithdrawRequest{n}).notYet("", "Only the organisation")
			m.when(charity, WithdrawRequest{n}, passedOn(newcomer, ByPhone)).notYet("", "Only the organisation")
			m.when(clerk, WithdrawRequest{n}, passedOn(newcomer, ByPhone)).notYet("", "Only the organisation")
			m.when(newcomer, WithdrawRequest{n}).then(RequestWithdrawn{n})
			m.when(newcomer, WithdrawRequest{n}).nothing()
			m.when(newcomer, WithdrawRequest{99}).invalid("request")
			m.at("2027-03-18 15:00")
			m.when(officer, DecideRequest{Number: n, Meeting: fullMarch, Agreed: true}).notYet("", "was withdrawn")
			if left := m.state.Pending(); len(left) != 0 {
				m.t.Errorf("pending: %v", left)
			}
		}},
	})
}

// It shows L042, L043 and L073: the full meeting decides, and a decision out of order stands.
func TestDecidingARequest(t *testing.T) {
	play(t, []scene{
		{"the steering group discusses it, a later Full LSP decides, a person tells them", func(m *minutes) {
			n := m.asks()
			m.at("2027-02-23 10:30")
			m.when(officer, ConsiderRequest{n, psgFeb}).then(RequestConsidered{n, psgFeb})
			m.when(officer, ConsiderRequest{n, psgFeb}).nothing()
			m.when(officer, TellRequester{n}).notYet("", "Nothing is decided yet")
			m.at("2027-03-18 15:00")
			m.when(officer, DecideRequest{n, fullMarch, true, typed("Welcome")}).
				then(RequestDecided{Number: n, Meeting: fullMarch, Agreed: true, Reason: "welcome"}, PlaceAdded{"full/m-001", full, n, fullMarch})
			m.when(officer, DecideRequest{n, fullMarch, true, typed("Welcome")}).nothing()
			m.when(officer, DecideRequest{n, fullMarch, false, typed("Oh")}).notYet("", "decided")
			m.when(officer, ConsiderRequest{n, fullMarch}).notYet("", "decided meanwhile")
			m.when(newcomer, WithdrawRequest{n}).notYet("", "decided already")
			m.when(officer, TellRequester{n}).then(RequesterTold{n})
			m.when(officer, TellRequester{n}).nothing()
		}},
		{"the Full LSP may decide without the steering group: recorded, and the officer reads what differs", func(m *minutes) {
			n := m.asks()
			m.at("2027-03-18 15:00")
			m.when(officer, DecideRequest{Number: n, Meeting: fullMarch, Agreed: true}).
				then(RequestDecided{Number: n, Meeting: fullMarch, Agreed: true, OutOfOrder: true}, PlaceAdded{"full/m-001", full, n, fullMarch})
		}},
		{"the steering group in the morning and the Full LSP in the afternoon are in order", func(m *minutes) {
			n := m.asks()
			m.given(officer, ScheduleMeeting{Body: psg, Day: date("2027-03-18"), From: "9:30", Until: "11:00"})
			m.at("2027-03-18 15:00")
			m.given(officer, ConsiderRequest{n, "PSG-2027-03"})
			m.when(officer, DecideRequest{Number: n, Meeting: fullMarch}).then(RequestDecided{Number: n, Meeting: fullMarch})
		}},
		{"a steering group after the Full LSP is out of order", func(m *minutes) {
			n := m.asks()
			m.given(officer, ScheduleMeeting{Body: psg, Day: date("2027-03-18"), From: "14:00", Until: "15:00"})
			m.at("2027-03-18 15:00")
			m.given(officer, ConsiderRequest{n, "PSG-2027-03"})
			m.when(officer, DecideRequest{Number: n, Meeting: fullMarch}).
				then(RequestDecided{Number: n, Meeting: fullMarch, OutOfOrder: true})
		}},
		{"only the Full LSP adds a member to the Full LSP", func(m *minutes) {
			n := m.asks()
			m.at("2027-03-18 15:00")
			m.when(officer, DecideRequest{Number: n, Meeting: psgFeb, Agreed: true}).notYet(terms.MembershipDecides, "Only the %s decides this")
		}},
		{"the Full LSP agrees who is in the steering group, the steering group does not", func(m *minutes) {
			m.given(charity, RequestMembership{Body: psg, Organisation: typed("Horniman Museum")})
			m.at("2027-03-18 15:00")
			m.when(officer, DecideRequest{Number: 1, Meeting: psgFeb, Agreed: true}).notYet(terms.MembershipDecides, "Only the %s decides this")
			m.when(officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}).
				then(RequestDecided{Number: 1, Meeting: fullMarch, Agreed: true}, PlaceAdded{"psg/horniman-museum", psg, 1, fullMarch})
		}},
		{"an organisation that sits there already needs no request: who represents it can change", func(m *minutes) {
			for _, name := range []string{"Lewisham College", "the albany", "SLaM"} {
				m.when(newcomer, RequestMembership{Body: full, Organisation: typed(name)}).notYet(terms.Successor, "has a place in the %s already")
			}
			m.given(newcomer, RequestMembership{Body: psg, Organisation: typed("Horniman")})
		}},
		{"who is not of the full partnership gets no place in the steering group, whatever was agreed; what was agreed is recorded", func(m *minutes) {
			m.given(newcomer, RequestMembership{Body: psg, Organisation: typed("Deptford Choir")})
			m.at("2027-03-18 15:00")
			m.when(officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}).
				then(RequestDecided{Number: 1, Meeting: fullMarch, Agreed: true})
			if rule, may := m.state.Joins(m.state.Requests[1], date("2027-03-18")); may || rule.Name != terms.DrawnFrom {
				m.t.Errorf("joins: %v by %q", may, rule.Name)
			}
			m.asks()
			m.given(officer, DecideRequest{Number: 2, Meeting: fullMarch, Agreed: true})
			m.given(officer, ReplaceHolder{Seat: "full/m-002", Person: newcomer})
			m.when(officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}).then(PlaceAdded{"psg/m-001", psg, 1, fullMarch})
			m.when(officer, DecideRequest{Number: 1, Meeting: fullMarch, Agreed: true}).nothing()
		}},
		{"requests go to the steering group first", func(m *minutes) {
			n := m.asks()
			m.at("2027-03-18 15:00")
			m.when(officer, ConsiderRequest{n, fullMarch}).notYet(terms.MembershipThrough, "Requests go to the %s first")
		}},
		{"what a meeting did is recorded when it has begun, by the secretariat", func(m *minutes) {
			n := m.asks()
			m.at("2027-02-23 09:59")
			m.when(officer, ConsiderRequest{n, psgFeb}).notYet("", "has not taken place yet")
			m.at("2027-03-18 15:00")
			for _, who := range []PersonID{mayor, newcomer, clerk, nobody} {
				m.when(who, ConsiderRequest{n, psgFeb}).notYet("", "This is for %s.")
				m.when(who, DecideRequest{Number: n, Meeting: fullMarch}).notYet("", "This is for %s.")
				m.when(who, TellRequester{n}).notYet("", "This is for %s.")
			}
			m.when(officer, ConsiderRequest{99, psgFeb}).invalid("request")
			m.when(officer, ConsiderRequest{n, "PSG-2099-01"}).invalid("meeting")
			m.when(officer, DecideRequest{Number: 99, Meeting: fullMarch}).invalid("request")
			m.when(officer, DecideRequest{Number: n}).invalid("meeting")
			m.when(officer, TellRequester{99}).invalid("request")
		}},
	})
}
