package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestTheFirstJourney(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"the whole cycle": func(_ *testing.T, s *bottest.Stage) { theWholeCycle(s) }}, everywhere...)
}

// theWholeCycle is one meeting from the call for items to the last action, as people live through it.
func theWholeCycle(s *bottest.Stage) {
	anItemIsSuggested(s)
	aCharityAsksToJoin(s)
	itIsTalkedThrough(s)
	theChairAgrees(s)
	theAgendaGoesOut(s)
	aDeputyComes(s)
	theMeetingMeets(s)
	theNotesGoOut(s)
}

func anItemIsSuggested(s *bottest.Stage) {
	s.Until("Full LSP: call for items")
	s.As(mayor).SeesNot("Is there anything you would like to bring")
	s.As(college).Sees("Is there anything you would like to bring to the Full LSP, Thursday 18 March").
		Press("Suggest an item").Fill("title", "Winter warm spaces").Choose("wants", "Discuss").Send().
		Reads("“Winter warm spaces” (LSP-001) is with the secretariat").
		Sees("It is not on the agenda yet").Sees("the chair then agrees the agenda")
	s.As(officer).Sees("New item for the Full LSP on Thursday 18 March: “Winter warm spaces” (LSP-001)")
}

func aCharityAsksToJoin(s *bottest.Stage) {
	s.As(newcomer).Type("membership request").Fill("organisation", "The Winter Warmth Charity").Send().
		Sees("We have The Winter Warmth Charity’s request to join")
	s.As(college).SeesNot("Winter Warmth Charity")
	s.Until("Steering group: the meeting ends")
	s.As(officer).Press("Discussed at the steering group").Send().Reads("Recorded")
	s.As(newcomer).Sees("It now goes to")
}

func itIsTalkedThrough(s *bottest.Stage) {
	s.As(officer).Press("Put on the draft agenda").
		Reads("Not yet: ").
		Reads("Any item which is submitted will be discussed between the secretariat and the proposer prior to inclusion on the agenda.").
		Reads("[We have talked: add it]").
		Press("Ask for a time")
	s.As(college).Sees("Could we talk for ten minutes about “Winter warm spaces”").Press("Ring me").Reads("Thank you")
	s.As(officer).Sees("please ring me").
		Press("We have talked: add it").Send().Reads("is on the draft agenda")
	s.As(college).Sees("“Winter warm spaces” (LSP-001) is on the draft agenda")
}

func theChairAgrees(s *bottest.Stage) {
	s.Until("Full LSP: items close")
	s.As(officer).Type("agenda issue " + full).Reads("Not yet: ").Reads("Meeting agendas will be agreed by the chair")
	s.As(officer).Type("agenda draft").Reads("Draft agenda for the Full LSP").Press("Send to chair").Reads("Version 1")
	s.As(mayor).Sees("Please agree the agenda for the Full LSP")
	s.As(college).SeesNot("Please agree the agenda")
	s.As(office).Sees("For the Mayor of Lewisham to agree").Sees("The record will say that you passed it on").
		Press("Agreed by the Mayor of Lewisham").Reads("Agreed")
	s.Expect("the chair agreed, and who recorded it and how", func(b *partnership.State) bool {
		a := b.Meetings[full].Versions[0].Agreed
		return a != nil && a.Chair == mayor && a.Recorded == office && a.How == partnership.ByButton
	})
	s.As(mayor).Sees("Agreed on Thursday 25 February")
	s.As(officer).Sees("The chair has agreed the agenda").Sees("Passed on by: The Mayor’s private secretary")
}

func theAgendaGoesOut(s *bottest.Stage) {
	const out = "The agenda for the Full LSP is out"
	s.Until("Full LSP: time to issue")
	s.As(officer).Press("Issue the agenda").Reads("The agenda for the Full LSP, Thursday 18 March goes to").Reads("one quiet line").
		Send().Reads("Issued").Press("Stop").Reads("Stopped: nobody has been told")
	s.As(officer).Press("Issue the agenda").Send().Reads("Issued")
	s.As(college).SeesNot(out)
	s.Until("the agenda goes out")
	s.As(college).Sees(out + " (FULL-2027-03, version 1)").Sees("Yours is item")
	s.As(officer).Sees("The agenda for the Full LSP, Thursday 18 March is out")
	s.As(newcomer).SeesNot(out)
	s.As(hospital).Press("Coming").Reads("Thank you")
}

func aDeputyComes(s *bottest.Stage) {
	s.As(college).Press("Can’t come").Reads("By sending this you confirm that they have the experience, knowledge and delegated authority").
		Fill("deputy", "A colleague at Lewisham College").Send().
		Sees("We have your apologies for the Full LSP, Thursday 18 March")
	s.As(deputy).Sees("asks you to be their deputy at the Full LSP").Press("I can come").Reads("Thank you")
	s.As(college).Sees("Deputy is coming")
	s.As(officer).Type("meeting brief " + full).Press("Send to the chair").Reads("have the brief")
	s.As(mayor).Sees("Brief for the chair")
	s.Until("Full LSP: the day before")
	s.As(deputy).Sees("Coming up: the Full LSP, Thursday 18 March")
	s.As(college).SeesNot("Coming up")
}

func theMeetingMeets(s *bottest.Stage) {
	s.Until("Full LSP: the meeting begins")
	s.As(officer).Type("notes draft "+full).Fill("text", "Agreed: to open four warm spaces.\n"+
		"Action: Lewisham College to send its apprenticeship figures by 16 April\nAgreed: that the charity joins.").Send().
		Reads("2 points agreed and 1 action")
	s.Until("Full LSP: the meeting ends")
	s.As(officer).Press("Decision recorded").Choose("outcome", "Agreed").Send().Reads("Nobody is told before you have spoken to")
	s.As(newcomer).SeesNot("Welcome")
	s.As(officer).Press("I have spoken to them")
	s.As(newcomer).Sees("Welcome: on Thursday 18 March the Full LSP agreed that The Winter Warmth Charity joins")
}

func theNotesGoOut(s *bottest.Stage) {
	s.As(officer).Type("notes issue " + full).Reads("one quiet line").Send().Reads("Issued")
	s.As(college).Sees("The action notes of the Full LSP, Thursday 18 March, are out").Sees("A-001 by Friday 16 April").
		Press("My actions").Press("Done").Reads("Done: “Send its apprenticeship figures” (A-001)")
	s.As(deputy).Sees("The action notes of the Full LSP")
	s.As(officer).Sees("The action notes of the Full LSP, Thursday 18 March are out")
}
