package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// What a meeting decides and who does what, from the one text box to the next meeting.
func TestDecisionsAndActions(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"what a meeting did": func(t *testing.T, s *bottest.Stage) {
		t.Helper()
		aDecisionIsRecorded(s)
		oneBoxHasItAll(s)
		theChairLooks(s)
		theRecordGoesOut(s)
		aSlipIsPutRight(s)
		actionsGoTheirWay(s)
		theNextMeetingHasThem(s)
		everythingSaidIsFit(t, s)
	}}, embedded, overRedis, slackHTTP, again)
}

func aDecisionIsRecorded(s *bottest.Stage) {
	s.As(officer).Type("decision record").Reads("What was decided?")
	s.Until("Full LSP: the meeting begins")
	s.As(college).Type("decision record We all agree").Reads("This is for the secretariat.").Reads("We all agree")
	s.As(officer).Type("decision record Heaters are let by contract").Choose("result", "Agreed").Fill("votes", "nine of us").Send().
		Reads("9 for, 2 against").
		Fill("votes", "9 for, 2 against, 3 by phone").Send().
		Reads("Recorded: “Heaters are let by contract” (D-001), agreed by the Full LSP, Thursday 18 March").
		Reads("by vote: 9 for, 2 against; 3 of these by phone").
		Reads("For you alone").Reads("It does not have legal status to enter into contracts").Again()
	s.As(college).Type("find D-001").Reads("There is nothing called D-001 that you can open")
	s.Expect("it is recorded once", func(b *partnership.State) bool { return len(b.Decisions) == 1 })
}

func oneBoxHasItAll(s *bottest.Stage) {
	s.As(officer).Type("notes draft "+full).Fill("text", "Agreed: to open four warm spaces.\nReservation: The Albany, on cost\n"+
		"Action: all to read the plan by 7 May\nAction: Lewisham College to send its figures by 16 April").Send().
		Reads("1 point agreed and 2 actions").Reads("The Albany, on cost").Reads("every partner")
	s.As(college).Type("notes show " + full).Reads("are not out yet")
}

func theChairLooks(s *bottest.Stage) {
	s.As(officer).Press("Copy to the chair").Reads("whether or not they answer")
	s.As(mayor).Sees("for you to look at")
	s.As(hospital).SeesNot("for you to look at")
	s.As(office).Press("Something to change").Fill("what", "Say where the spaces are.").Send().Reads("The secretariat has your words")
	s.As(officer).Sees("Say where the spaces are.")
	s.As(office).Press("They are right").Reads("Thank you")
	s.As(mayor).Sees("Checked by the chair")
}

func theRecordGoesOut(s *bottest.Stage) {
	s.As(officer).Type("notes issue " + full).Send().Reads("Issued")
	s.As(mayor).SeesNot("report any mistake").Sees("are out")
	s.As(college).Sees("The action notes of the Full LSP, Thursday 18 March, are out").
		Press("Read the notes").Reads("D-002").Reads("reservations: The Albany, on cost").Reads("by vote: 9 for, 2 against")
	s.As(college).Type("find d2").Reads("four warm spaces")
	s.As(college).Type("notes page " + full).Reads("You get it in your own conversation with us").
		Sees("Action notes of the Full LSP, Thursday 18 March (full-2027-03-action-notes-lewisham-college.docx)")
	s.Expect("all is a line for each partner", func(b *partnership.State) bool {
		return len(b.Actions) == len(b.Partners("full"))+1
	})
}

func aSlipIsPutRight(s *bottest.Stage) {
	s.As(officer).Type("notes correct "+full+" D-002").Reads("How should it read?").Fill("text", "to open five warm spaces.").Send().
		Reads("Put right, quietly")
	s.As(college).SeesNot("A correction to").Type("find D-002").Reads("five warm spaces")
	s.As(officer).Type("notes correct "+full+" D-001").Fill("text", "Heaters are lent").Choose("how", "A change of substance: a new version, told").Send().
		Reads("version 2 now")
	s.As(college).Sees("D-001 now reads “Heaters are lent”")
	s.As(officer).Type("notes correct " + full + " D-099").Reads("The notes have no line D-099")
}

func actionsGoTheirWay(s *bottest.Stage) {
	s.As(officer).Type("action add Ring the landlord").Fill("owner", "Lewisham College").Send().Reads("They are told")
	s.As(college).Sees("Lewisham College has a new action: “Ring the landlord”").Press("Not ours").Fill("note", "We rent nothing.").Send().
		Reads("The secretariat finds out whose")
	s.As(officer).Sees("is not theirs").Press("Change it").Fill("owner", "Transport for Mars").Send().Reads("There is no partner called Transport for Mars").
		Fill("owner", "Lewisham and Greenwich NHS Trust").Send().Reads("Noted")
	s.As(college).Sees("is with Lewisham and Greenwich NHS Trust now")
	s.As(hospital).Sees("“Ring the landlord”").Press("Done").Reads("the next meeting notes it in one line")
}

func theNextMeetingHasThem(s *bottest.Stage) {
	s.Until("an action is due in a week")
	s.As(college).Sees("is due on Friday 16 April").Press("Done").Reads("Done: “Send its figures”")
	s.As(officer).Type("action log FULL-2027-06").Reads("Action log for the Full LSP, Thursday 10 June").Reads("Done, to be noted")
	s.As(newcomer).Type("action log FULL-2027-06").Reads("This is for members and the secretariat")
}
