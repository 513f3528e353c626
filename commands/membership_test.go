package commands

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// asks has the stranger's organisation ask to join.
func asks(t *testing.T) *scene {
	t.Helper()
	s := begin(t)
	s.press(stranger, partnership.RequestMembership{Body: "full", Organisation: s.typed("Deptford Works"), Why: s.typed("We train people.")})
	return s
}

func TestARequestToJoinIsReceived(t *testing.T) {
	s := asks(t)
	if diff := cmp.Diff([]string{"membership-received to person:p-stranger", "membership-case to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "membership-received", "M-001")),
		"Thank you. We have Deptford Works’s request to join the Lewisham Strategic Partnership (M-001). "+
			"The steering group discusses it; the Full LSP decides. Next: the secretariat will ring you by Thursday 4 February. "+
			"The earliest steering group is Tuesday 23 February. Until then only the secretariat and the chairs see it. [Change it] [Withdraw it]")
	s.equal(s.reads(s.card("", "membership-case", "M-001")),
		"Deptford Works asks to join the Lewisham Strategic Partnership (M-001). <Waits for the steering group> "+
			"From {stranger}, Monday 1 February What it would bring “We train people.” "+
			"Next: please ring {stranger}, and bring it to the steering group. "+
			"[Discussed at the steering group] [Decision recorded] [Withdrawn]")
	if n := len(suggestedRequests(s.state, "psg")); n != 1 || len(suggestedRequests(s.state, "full")) != 0 {
		t.Error("it is suggested to the steering group, and not yet to the Full LSP")
	}
}

func TestARequestIsDiscussedFirstAndThenAgreed(t *testing.T) {
	s := asks(t)
	s.at("2027-02-23 17:00")
	s.hear()
	s.press(officer1, partnership.ConsiderRequest{Number: 1, Meeting: psg})
	if diff := cmp.Diff([]string{"membership-considered to person:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "membership-considered", "M-001")),
		"The steering group discussed Deptford Works’s request to join (M-001) on Tuesday 23 February. "+
			"It now goes to the Full LSP, which decides. Next: we ask the chair to take it on Thursday 18 March and will tell you by "+
			"Wednesday 10 March. You need not come unless invited. [Ask a question]")
	if n := len(suggestedRequests(s.state, "full")); n != 1 || len(suggestedRequests(s.state, "psg")) != 0 {
		t.Error("it is suggested to the Full LSP now")
	}
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Agreed: true})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("told before a person has spoken to them: %v", told)
	}
	s.equal(s.reads(s.card("", "membership-case", "M-001")),
		"Deptford Works asks to join the Lewisham Strategic Partnership (M-001). <Decided; they do not know yet> "+
			"From {stranger}, Monday 1 February What it would bring “We train people.” "+
			"Discussed Steering group, Tuesday 23 February Decided Full LSP, Thursday 18 March Represented by nobody yet "+
			"Next: please ring {stranger}. The message goes when you have spoken to them. [I have spoken to them]")
	s.press(officer1, partnership.TellRequester{Number: 1})
	if diff := cmp.Diff([]string{"membership-outcome to person:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "membership-outcome", "M-001")),
		"Welcome: on Thursday 18 March the Full LSP agreed that Deptford Works joins the Lewisham Strategic Partnership (M-001). "+
			"Next: tell us by Friday 16 April who will represent you, somebody senior who is able to make commitments for you. "+
			"The next meeting is Thursday 17 June. [Name our representative]")
}

func TestADecisionOutOfOrderStandsAndTheSecretariatAloneReadsWhatDiffers(t *testing.T) {
	s := asks(t)
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DecideRequest{Number: 1, Meeting: march, Reason: s.typed("The group is full.")})
	s.hear()
	s.press(officer1, partnership.TellRequester{Number: 1})
	if diff := cmp.Diff([]string{"membership-outcome to person:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "membership-outcome", "M-001")),
		"On Thursday 18 March the Full LSP discussed Deptford Works’s request to join (M-001) and did not agree it. "+
			"The reason recorded: “The group is full.” Next: a working group may be a way to take part; "+
			"tell us if you would like to talk to its chair. [Talk to a working group] [Ring me]")
	s.equal(s.reads(s.card("", "membership-case", "M-001")),
		"Deptford Works asks to join the Lewisham Strategic Partnership (M-001). <Not agreed; they know> "+
			"From {stranger}, Monday 1 February What it would bring “We train people.” Decided Full LSP, Thursday 18 March "+
			"The reason recorded “The group is full.” "+
			"For the secretariat alone: the terms have requests come through the steering group first: "+
			"Ensuring transparency in the membership arrangements is important and all requests for membership should come through "+
			"the Partnership Steering Group (PSG) and be discussed for agreement at a future Full Lewisham Strategic Partnership meeting. "+
			"Terms of reference, Full LSP, Membership principles")
}

func TestAWithdrawnRequestAsksNothing(t *testing.T) {
	s := asks(t)
	s.press(stranger, partnership.WithdrawRequest{Number: 1})
	for who, kind := range map[partnership.PersonID]string{stranger: "membership-received", "": "membership-case"} {
		if card := s.card(who, kind, "M-001"); card.Live() || card.Tag.Words.Format != "Withdrawn" {
			t.Errorf("%s: %s", kind, s.reads(card))
		}
	}
}
