package commands

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
)

func (s *scene) opens(who partnership.PersonID, reference string) string {
	s.t.Helper()
	card := *openReference(s.view(who), reference).Card
	s.check(card)
	return s.reads(card)
}

func TestAReferenceOpensItsCard(t *testing.T) {
	s := recorded(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	s.press(stranger, partnership.RequestMembership{Body: "full", Organisation: s.typed("Deptford Works")})
	s.equal(s.opens(college, "LSP-001"),
		"“Winter warm spaces” (LSP-001), for the Full LSP on Thursday 18 March. <To be talked through> "+
			"From {college} Wants the meeting to decide [Change it] [Withdraw it]")
	s.equal(s.opens(college, "A-001"),
		"Action “Count who comes to the warm spaces” (A-001). <To do> Who Lewisham College From the Full LSP, Thursday 18 March "+
			"[Done] [Need longer] [Not ours] [Read the notes]")
	s.equal(s.opens(hospital, "A-001"),
		"Action “Count who comes to the warm spaces” (A-001). <To do> Who Lewisham College From the Full LSP, Thursday 18 March "+
			"[Read the notes]")
	s.press(college, partnership.FinishAction{Number: 1, Report: s.typed("Forty a day.")})
	s.equal(s.opens(officer1, "A-001"),
		"Action “Count who comes to the warm spaces” (A-001). <Done on Thursday 18 March> Who Lewisham College "+
			"From the Full LSP, Thursday 18 March What was said of it “Forty a day.” [Read the notes]")
	s.equal(s.opens(hospital, "D-001"), s.reads(decisionCard(s.view(hospital), s.state.Decision(1))))
	s.equal(s.opens(mayor, "M-001"), "Deptford Works asks to join the Lewisham Strategic Partnership (M-001). <Waits for the steering group>")
	for who, want := range map[partnership.PersonID]string{
		officer1: s.reads(s.card(officer1, "membership-case", "M-001")), stranger: s.reads(s.card(stranger, "membership-received", "M-001")),
		college: "There is nothing called M-001 that you can open. [Ask a person]",
	} {
		s.equal(s.opens(who, "M-001"), want)
	}
	s.equal(s.opens(hospital, string(psg)), s.reads(agendaCard(s.view(hospital), s.state.Meetings[psg])))
	s.equal(s.opens(hospital, string(march)), s.reads(meetingCard(s.view(hospital), s.state.Meetings[march])))
}

func TestWhatOneMayNotReadLooksLikeWhatIsNotThere(t *testing.T) {
	s := recorded(t)
	s.equal(s.opens(college, "LSP-002"), "There is nothing called LSP-002 that you can open. The nearest is below. [Open LSP-001] [Ask a person]")
	s.equal(s.opens(college, "LSP-003"), "There is nothing called LSP-003 that you can open. The nearest is below. [Open LSP-001] [Ask a person]")
	s.equal(s.opens(hospital, "LSP-003"),
		"There is nothing called LSP-003 that you can open. The nearest are below. [Open LSP-002] [Open LSP-001] [Ask a person]")
	s.equal(s.opens(stranger, "LSP-001"), "There is nothing called LSP-001 that you can open. [Ask a person]")
	s.equal(s.opens(college, "FULL-2027-05"),
		"There is nothing called FULL-2027-05 that you can open. The nearest are below. [Open FULL-2027-06] [Open FULL-2027-03] [Ask a person]")
}

func TestADeputyOpensWhatIsOnTheirAgenda(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Winter warm spaces"), Wants: partnership.ToDecide})
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.equal(s.opens(stranger, "LSP-001"), "There is nothing called LSP-001 that you can open. [Ask a person]")
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.equal(s.opens(stranger, "LSP-001"),
		"“Winter warm spaces” (LSP-001), for the Full LSP on Thursday 18 March. <On the agenda, item 4> From {college} Wants the meeting to decide")
}
