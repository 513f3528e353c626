package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func (s *scene) mine(who partnership.PersonID) string {
	s.t.Helper()
	card := myCard(s.view(who))
	s.check(card)
	return s.reads(card)
}

func TestNothingWaits(t *testing.T) {
	s := begin(t)
	s.equal(s.mine(stranger), "Nothing waits on you. Your items, your actions and your next meetings appear here as soon as there are any. [Find something] [When we write to you]")
	s.equal(s.mine(college),
		"Nothing waits on you. Your next meetings Full LSP, Thursday 18 March 2pm to 4pm, Civic Suite Coming Coming: the Full LSP, Thursday 18 March "+
			"Can’t come Can’t come: the Full LSP, Thursday 18 March Full LSP, Thursday 17 June 2pm to 4pm, Civic Suite "+
			"Coming Coming: the Full LSP, Thursday 17 June Can’t come Can’t come: the Full LSP, Thursday 17 June [Suggest an item] [Find something] [When we write to you]")
}

func TestWhatOthersAskWaitsOnMe(t *testing.T) {
	s := begin(t)
	s.press(hospital, partnership.SubmitItem{Body: "full", Title: s.typed("Winter warm spaces"), Wants: partnership.ToDecide})
	s.press(officer1, partnership.AskForTalk{Number: 1})
	s.press(college, partnership.SendDeputy{Meeting: march, Deputy: hospital})
	const lead = "Two things wait on you. "
	asked := "{college} asks you to be their deputy at the Full LSP, Thursday 18 March 2pm to 4pm, Civic Suite " +
		"I can come I can come: the Full LSP, Thursday 18 March, for {college} I can’t I can’t: the Full LSP, Thursday 18 March, for {college} "
	for who, want := range map[partnership.PersonID]string{
		hospital: lead + asked, office: lead + "For {hospital}: " + asked,
	} {
		got := s.mine(who)
		if !strings.HasPrefix(got, want) || !strings.Contains(got, "“Winter warm spaces” (LSP-001) Could you talk about it for ten minutes by") {
			t.Errorf("%s reads\n%s\nwant\n%s", who, got, want)
		}
		if strings.Contains(got, "Your items") {
			t.Error("what is asked about an item stands there twice")
		}
	}
	s.press(hospital, partnership.AnswerTalk{Number: 1, Way: partnership.RingMe})
	s.press(hospital, partnership.AnswerAsDeputy{Meeting: march, Member: college, Answer: partnership.NotComing})
	got := s.mine(hospital)
	if !strings.HasPrefix(got, "Nothing waits on you. Your items “Winter warm spaces” (LSP-001) for the Full LSP on Thursday 18 March To be talked through Open Open LSP-001 Your next meetings") {
		t.Errorf("reads\n%s", got)
	}
}

func TestTheChairSeesTheAgendaToAgree(t *testing.T) {
	s := begin(t)
	waits := "One thing waits on you. The agenda for the Full LSP, Thursday 18 March to agree FULL-2027-03, version 1, sent on Monday 1 February " +
		"Read it Read the agenda, the Full LSP, Thursday 18 March Agree Agree: agenda, the Full LSP, Thursday 18 March"
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	if got := s.mine(mayor); !strings.HasPrefix(got, waits) {
		t.Errorf("reads\n%s", got)
	}
	if got := s.mine(college); !strings.HasPrefix(got, "Nothing waits") {
		t.Errorf("a member reads\n%s", got)
	}
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	if got := s.mine(mayor); !strings.HasPrefix(got, "Nothing waits") {
		t.Errorf("reads\n%s", got)
	}
}

func TestActionsStandInTheOrderOfTheirDates(t *testing.T) {
	s := begin(t)
	for _, due := range []calendar.Date{{}, {Year: 2027, Month: 3, Day: 1}, {Year: 2027, Month: 2, Day: 2}} {
		s.press(officer1, partnership.AddAction{Undertaking: partnership.Undertaking{
			What: s.typed("Send the figures"), Owner: partnership.Owner{Organisation: "lewisham-college"}, Due: due,
		}})
	}
	s.at("2027-02-03 10:00")
	rows := ownActionRows(s.view(college))
	var order []string
	for _, row := range rows {
		order = append(order, row.Number)
	}
	s.equal(strings.Join(order, " "), "A-003 A-002 A-001")
	if rows[0].Tag == nil || rows[1].Tag != nil {
		t.Error("what is past its date says so, and nothing else does")
	}
	if got := s.mine(college); !strings.Contains(got, "Your actions Send the figures Lewisham College by Tuesday 2 February Past its date Done Done: A-003") {
		t.Errorf("reads\n%s", got)
	}
}

func TestWhatWaitsOnTheSecretariat(t *testing.T) {
	s := begin(t)
	for range 2 {
		s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Street trees"), Wants: partnership.ToNote})
	}
	s.press(mayor, partnership.SubmitItem{Body: "full", Title: s.typed("The year ahead"), Wants: partnership.ToNote})
	s.press(stranger, partnership.RequestMembership{Body: "full", Organisation: s.typed("Deptford Works")})
	s.press("", partnership.MeetStranger{Account: s.typed("slack/T1/U9"), Name: s.typed("Ada"), Platform: "slack", Person: college})
	s.equal(s.mine(officer1),
		"Nothing waits on you. Waits on the secretariat Agenda for the Full LSP, Thursday 18 March 2 items to be talked through; 1 item to be put on the draft "+
			"Open Open the draft agenda for the Full LSP, Thursday 18 March "+
			"Request to join from Deptford Works (M-001) Next: please ring {stranger}, and bring it to the steering group. Open Open request M-001 "+
			"Is Ada, who wrote on Slack, {college} of the register? Yes, link Yes, link: Ada, {college} No No: Ada, {college} "+
			"Your next meetings Steering group, Tuesday 23 February 2pm to 4pm, Civic Suite Open Open: the steering group, Tuesday 23 February "+
			"Full LSP, Thursday 18 March 2pm to 4pm, Civic Suite Open Open: the Full LSP, Thursday 18 March "+
			"Full LSP, Thursday 17 June 2pm to 4pm, Civic Suite Open Open: the Full LSP, Thursday 17 June [Suggest an item] [Find something] [When we write to you]")
	for _, who := range []partnership.PersonID{college, mayor, stranger} {
		if got := s.mine(who); strings.Contains(got, "Waits on the secretariat") {
			t.Errorf("%s reads\n%s", who, got)
		}
	}
	s.at("2027-03-18 17:00")
	waits := func() string { _, team, _ := strings.Cut(s.mine(officer1), "Waits on the secretariat "); return team }
	if got := waits(); !strings.HasPrefix(got, "Action notes of the Full LSP, Thursday 18 March to be written Open Write the notes: the Full LSP") {
		t.Errorf("reads\n%s", got)
	}
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed: nothing")})
	if got := waits(); !strings.HasPrefix(got, "Action notes of the Full LSP, Thursday 18 March to be issued Open Issue the notes: the Full LSP") {
		t.Errorf("reads\n%s", got)
	}
}

func TestWhatTheChairSaidWaitsOnTheSecretariat(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	part := func() string { return agendaPart(s) }
	s.equal(part(), "")
	s.press(mayor, partnership.AskForChange{Meeting: march, Version: 1, What: s.typed("Shorter, please")})
	s.equal(part(), "the chair asks for a change")
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 2})
	s.equal(part(), "agreed by the chair, to be issued")
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.equal(part(), "")
}

func agendaPart(s *scene) string {
	for _, row := range agendaToMake(s.view(officer1), s.state.Meetings[march]) {
		return row.Detail.Words(s.reader())
	}
	return ""
}

func TestActionsThatNobodyDoesWaitOnTheSecretariat(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AddAction{Undertaking: partnership.Undertaking{
		What: s.typed("Send the figures"), Owner: partnership.Owner{Organisation: "lewisham-college"},
	}})
	if got := s.mine(officer1); strings.Contains(got, "A-001") {
		t.Errorf("nothing is wanted of the secretariat, who read\n%s", got)
	}
	s.press(college, partnership.UpdateAction{Number: 1, NotOurs: true})
	if got := s.mine(officer1); !strings.Contains(got, "Waits on the secretariat Send the figures Lewisham College Not theirs, they say Change it Change it: A-001 Done Done: A-001") {
		t.Errorf("reads\n%s", got)
	}
}
