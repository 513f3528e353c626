package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// joined has Deptford Works agreed by the Full LSP, and told so.
func joinedScene(t *testing.T) *scene {
	t.Helper()
	s := asks(t)
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Agreed: true})
	return s
}

func TestTheRosterOfAGroup(t *testing.T) {
	s := begin(t)
	s.equal(s.reads(s.roster(college, "full", 1)),
		"The Full LSP: 25 places, 22 vacancies. The Mayor of Lewisham {mayor}, since Monday 1 February Chair "+
			"The Mayor's Cabinet Vacant Chief Executive, Lewisham Council Vacant "+
			"Assistant Chief Executive, Lewisham Council Vacant "+
			"Executive Directors, Lewisham Council Vacant "+
			"South East London NHS (ICS) health Vacant "+
			"Lewisham and Greenwich NHS Trust {hospital}, since Monday 1 February; {office} acts for them health "+
			"South London and Maudsley NHS Trust health Vacant [More] [As a document] [All groups]")
	if page := s.reads(s.roster(college, "full", 2)); !strings.Contains(page, "Lewisham College {college}, since Monday 1 February education Who follows Who follows: Lewisham College Leaves Leaves: Lewisham College") {
		t.Error(page)
	}
	if page := s.reads(s.roster(stranger, "full", 1)); strings.Contains(page, "acts for them") {
		t.Errorf("who acts for whom is for the group: %s", page)
	}
	if page := s.reads(s.roster(officer1, "full", 1)); !strings.Contains(page, "The Mayor of Lewisham {mayor}, since Monday 1 February Chair Who follows Who follows: The Mayor of Lewisham Leaves") {
		t.Error(page)
	}
	s.check(groupsCard(s.view(college)))
}

func (s *scene) roster(who partnership.PersonID, body partnership.BodyID, page int) ui.Card {
	s.t.Helper()
	card := rosterOf(s.view(who), body, page)
	s.check(card)
	return card
}

func TestWhatWasDecidedIsInTheRosterWhenAPersonHasToldThem(t *testing.T) {
	s := joinedScene(t)
	for _, who := range []partnership.PersonID{college, stranger, mayor} {
		if page := s.reads(s.roster(who, "full", 4)); strings.Contains(page, "Deptford Works") {
			t.Errorf("%s reads it before they know: %s", who, page)
		}
	}
	if page := s.reads(s.roster(officer1, "full", 4)); !strings.Contains(page, "Deptford Works Vacant Fill it Fill it: Deptford Works Leaves") {
		t.Error(page)
	}
	s.press(officer1, partnership.TellRequester{Number: 1})
	if page := s.reads(s.roster(college, "full", 4)); !strings.Contains(page, "Joined and left Deptford Works joined, Thursday 18 March") {
		t.Error(page)
	}
	s.press(stranger, partnership.ReplaceHolder{Seat: "full/m-001", Person: "p-singer"})
	if page := s.reads(s.roster(college, "full", 4)); !strings.Contains(page, "Deptford Works {singer}, since Thursday 18 March") {
		t.Error(page)
	}
	if card := s.card(stranger, "membership-outcome", "M-001"); card.Live() {
		t.Errorf("it asks who represents them, and they have said: %s", s.reads(card))
	}
}

func TestWhomAGroupTakesInItsOwnMembersSee(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.FillPlace{Seat: "wg-climate/lead-climate", Person: college})
	s.press(college, partnership.CoOpt{Body: "wg-climate", Person: stranger, Until: calendar.Date{Year: 2027, Month: 12, Day: 31}})
	if diff := cmp.Diff([]string{"co-opted to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "co-opted", "wg-climate")),
		"Welcome: the Climate Emergency group has co-opted you until Friday 31 December. "+
			"You are a member of this group, and of no other part of the Lewisham Strategic Partnership. [My next meeting] [Ask a person]")
	for who, sees := range map[partnership.PersonID]bool{officer1: true, college: true, stranger: true, hospital: false, mayor: false} {
		if page := s.reads(s.roster(who, "wg-climate", 1)); strings.Contains(page, "{stranger}") != sees || strings.Contains(page, "3 places") != sees {
			t.Errorf("%s: %s", who, page)
		}
	}
}

func TestAPersonFollowsAnother(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.ReplaceHolder{Seat: "full/lewisham-college", Person: stranger})
	if diff := cmp.Diff([]string{"place-taken to only:p-stranger", "place-changed to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "place-taken", "full:lewisham-college", "p-stranger")),
		"Welcome: from Monday 1 February you represent Lewisham College in the Full LSP. Agendas, notes and what is to be done come to you here. "+
			"The next meeting is on Thursday 18 March. If this is not right, please tell us. [My next meeting] [Who is in it] [Ask a person]")
	s.equal(s.reads(s.card("", "place-changed", "full:lewisham-college", "p-stranger")),
		"Full LSP: {stranger} has the place of Lewisham College from Monday 1 February. The organisation said so itself. [Open the group]")

	s.press(officer1, partnership.ReplaceHolder{Seat: "full/lewisham-college", Person: college})
	if diff := cmp.Diff([]string{"place-taken to only:p-college", "place-passed to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "place-passed", "full:lewisham-college", "p-college")),
		"Thank you for having had the place of Lewisham College in the Full LSP. From Monday 1 February it is with {college}. "+
			"You are then sent nothing more as its member. If this is not right, please tell us. [Ask a person]")

	s.press(hospital, partnership.LeavePlace{Seat: "full/lewisham-and-greenwich-nhs-trust", Person: hospital})
	if diff := cmp.Diff([]string{"place-vacant to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("", "place-vacant", "full:lewisham-and-greenwich-nhs-trust", "p-hospital")),
		"{hospital} has left the place of Lewisham and Greenwich NHS Trust in the Full LSP. <Vacant> "+
			"Next: ask the organisation who follows. [Who follows]")
}

func TestOfAnEndedPlaceNobodyHearsFromAMachine(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.EndPlace{Seat: "full/lewisham-college", Meeting: march})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("told %v", told)
	}
	if page := s.reads(s.roster(hospital, "full", 3)); !strings.Contains(page, "Joined and left Lewisham College left, Thursday 18 March") {
		t.Error(page)
	}
}

func TestARequestIsReadByThoseConcerned(t *testing.T) {
	s := asks(t)
	q := s.state.Requests[1]
	for who, reads := range map[partnership.PersonID]string{
		officer1: "[Discussed at the steering group]", stranger: "Thank you. We have Deptford Works", mayor: "asks to join", college: "",
	} {
		card, ok := requestFor(s.view(who), q)
		if ok != (reads != "") || ok && !strings.Contains(s.reads(card), reads) {
			t.Errorf("%s reads %t: %s", who, ok, s.reads(card))
		}
		if who == mayor && card.Live() {
			t.Error("the chair reads it and presses nothing")
		}
	}
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Agreed: true})
	if card, _ := requestFor(s.view(stranger), q); strings.Contains(s.reads(card), "agreed") {
		t.Errorf("they read it before a person has told them: %s", s.reads(card))
	}
}

func TestAnAgreementThatGivesNoPlaceSaysWhy(t *testing.T) {
	s := begin(t)
	s.press(stranger, partnership.RequestMembership{Body: "psg", Organisation: s.typed("Deptford Works")})
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Agreed: true})
	s.equal(s.reads(s.card("", "membership-case", "M-001")),
		"Deptford Works asks to join the Lewisham Strategic Partnership (M-001). <Decided; they do not know yet> "+
			"From {stranger}, Monday 1 February Decided Full LSP, Thursday 18 March "+
			"For the secretariat alone: no place was added, since the organisation is not of the Full LSP: "+
			"Members of the Partnership Steering Group are drawn from the Full Lewisham Strategic Partnership. "+
			"Terms of reference, Steering group, Membership principles "+
			"Next: please ring {stranger}. The message goes when you have spoken to them. [I have spoken to them]")
}

func TestAnAgreementIsRecordedAgainOnceTheOrganisationCanJoin(t *testing.T) {
	s := begin(t)
	s.press(stranger, partnership.RequestMembership{Body: "psg", Organisation: s.typed("Deptford Works")})
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Agreed: true})
	s.press(officer1, partnership.TellRequester{Number: 1})
	if card := s.card("", "membership-case", "M-001"); card.Live() {
		t.Errorf("nothing can be done yet: %s", s.reads(card))
	}
	s.press(officer1, partnership.FillPlace{Seat: "full/goldsmiths", Person: stranger})
	if words := s.reads(s.card("", "membership-case", "M-001")); !strings.HasSuffix(words, "[Add its place]") {
		t.Error(words)
	}
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Agreed: true})
	if words := s.reads(s.card("", "membership-case", "M-001")); !strings.HasSuffix(words, "[Who represents them]") {
		t.Error(words)
	}
}
