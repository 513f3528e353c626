package commands

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// decides records a decision of the March meeting and gives its number.
func (s *scene) decides(c partnership.Resolution) *partnership.Decision {
	s.t.Helper()
	s.press(officer1, partnership.RecordDecision{Meeting: march, Resolution: c})
	return s.state.Decisions[len(s.state.Decisions)-1]
}

func TestADecisionHasACardOfItsOwn(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(college, partnership.SayComing{Meeting: march})
	s.hear()
	d := s.decides(partnership.Resolution{
		What: s.typed("Four warm spaces open"), Reservations: s.typed("The Albany, on cost"),
		Votes: partnership.Votes{For: 9, Against: 2, Abstained: 1, ByPhone: 3},
	})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("a decision is told before the notes are out: %v", told)
	}
	card := recordedCard(s.view(officer1), d, "Four warm spaces open")
	s.check(card)
	s.equal(s.reads(card),
		"Recorded: “Four warm spaces open” (D-001), agreed by the Full LSP, Thursday 18 March. <Agreed> "+
			"How by vote: 9 for, 2 against, 1 abstained; 3 of these by phone Reservations The Albany, on cost "+
			"Who was there 1 had said that they come, 0 sent a deputy; who came was not taken down Terms of reference version 1 "+
			"[Record another] [Write the notes]")
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed")})
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	if got := s.reads(decisionCard(s.view(college), d)); !strings.HasPrefix(got, "“Four warm spaces open” (D-001): agreed by the Full LSP, Thursday 18 March. <Agreed>") {
		t.Errorf("a member reads %s", got)
	}
	if notes := s.reads(notesCard(s.view(college), s.state.Meetings[march])); !strings.Contains(notes,
		"Decided Four warm spaces open by vote: 9 for, 2 against, 1 abstained; 3 of these by phone; reservations: The Albany, on cost") {
		t.Errorf("the notes read %s", notes)
	}
}

// It shows L014: the partnership acts through its partners.
func TestTheOfficerAloneReadsWhatDiffers(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	read := func(words string, c partnership.Resolution) string {
		c.What = s.typed(words)
		card := recordedCard(s.view(officer1), s.decides(c), words)
		s.check(card)
		if others := s.reads(decisionCard(s.view(officer1), s.state.Decisions[0])); strings.Contains(others, "For you alone") {
			t.Errorf("everybody reads %s", others)
		}
		return s.reads(card)
	}
	if got := read("To enter into a contract for heaters", partnership.Resolution{}); !strings.Contains(got, "It does not have legal status to enter into contracts") {
		t.Errorf("nothing is said of contracts: %s", got)
	}
	for _, words := range []string{"Lewisham College lets the contract for heaters", "To open four warm spaces"} {
		if got := read(words, partnership.Resolution{NoQuorum: true}); strings.Contains(got, "For you alone") {
			t.Errorf("%s: %s", words, got)
		}
	}
}

func TestWithoutAQuorum(t *testing.T) {
	s := begin(t)
	asks := *s.state.Terms
	asks.Hash, asks.Bodies = "asks", append([]terms.Body(nil), asks.Bodies...)
	for i := range asks.Bodies {
		asks.Bodies[i].Quorum = terms.Quorum{
			Setting: terms.Setting{Stated: true, Words: "A third of the members are a quorum."}, IfNot: terms.Inquorate{Advise: true},
		}
	}
	s.other["asks"] = &asks
	s.press("", partnership.AdoptTerms{Hash: "asks"})
	s.at("2027-03-18 15:30")
	d := s.decides(partnership.Resolution{What: s.typed("Four warm spaces open"), NoQuorum: true})
	card := recordedCard(s.view(officer1), d, "Four warm spaces open")
	s.check(card)
	got := s.reads(card)
	for _, words := range []string{
		"<Provisional>", "For you alone: the terms ask for a quorum. It is recorded all the same, as provisional until a later meeting confirms it.",
		"A third of the members are a quorum.", "[A later meeting confirmed it]",
	} {
		if !strings.Contains(got, words) {
			t.Errorf("%q is not in %s", words, got)
		}
	}
	s.at("2027-06-17 15:30")
	s.press(officer1, partnership.RatifyDecision{Number: d.Number, Meeting: "FULL-2027-06", Agreed: true})
	if got := s.reads(decisionCard(s.view(officer1), d)); !strings.Contains(got, "<Agreed>") || !strings.Contains(got, "Later confirmed by the Full LSP, Thursday 17 June") {
		t.Errorf("confirmed: %s", got)
	}
}

func TestACountIsHeldAgainstTheTerms(t *testing.T) {
	file, err := os.ReadFile("../examples/town-board.yaml")
	if err != nil {
		t.Fatal(err)
	}
	board, err := terms.Read("town-board.yaml", file)
	if err != nil {
		t.Fatal(err)
	}
	voting := board.Holds(&board.Bodies[0]).Voting // more than half of the votes cast
	for v, want := range map[partnership.Votes]bool{
		{}:                                 false,
		{For: 6, Against: 5}:               false,
		{For: 5, Against: 5}:               true,
		{For: 5, Against: 6}:               true,
		{For: 3, Against: 2, Abstained: 9}: false,
	} {
		if fallsShort(voting, v) != want {
			t.Errorf("%+v: too few is %t", v, !want)
		}
	}
	if fallsShort(terms.Voting{}, partnership.Votes{For: 1, Against: 9}) {
		t.Error("terms that say nothing ask for votes")
	}
}

func TestTheChairHasACopyOfTheNotes(t *testing.T) {
	s := drafted(t)
	s.press(officer1, partnership.ShowNotes{Meeting: march})
	if diff := cmp.Diff([]string{"notes-copy to chair:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(mayor, "notes-copy", string(march), "1")),
		"Draft action notes of the Full LSP, Thursday 18 March, for you to look at: 1 point agreed, 2 actions. <Not yet checked by the chair> "+
			"This is a courtesy: the secretariat issues them, and does not wait for an answer. "+
			"[Read the notes] [They are right] [Something to change]")
	if !documents.MayReadNotes(s.view(mayor), s.state.Meetings[march]) || documents.MayReadNotes(s.view(college), s.state.Meetings[march]) {
		t.Error("the chair may not read the copy, or everybody may")
	}
	asked := s.typed("Leave out the second")
	s.press(mayor, partnership.QuestionNotes{Meeting: march, What: asked})
	if diff := cmp.Diff([]string{"notes-questioned to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "notes-questioned", string(march), string(asked.ID))),
		"The chair would like something to read otherwise in the notes of the Full LSP, Thursday 18 March. Leave out the second [Change the notes]")
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	if diff := cmp.Diff([]string{"notes-issued to others:FULL-2027-03", "notes-line to channel:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	if who, _ := people(s.state, toOthers(march), nil, s.now); slices.Contains(who, mayor) || !slices.Contains(who, college) {
		t.Errorf("%v hear that the notes are out", who)
	}
	s.equal(s.reads(s.card(mayor, "notes-copy", string(march), "1")),
		"The action notes of the Full LSP, Thursday 18 March are out (FULL-2027-03). <Not yet checked by the chair> [Read the notes] [Page to forward]")
	s.press(mayor, partnership.CheckNotes{Meeting: march, Version: 1})
	if got := s.reads(s.card(mayor, "notes-copy", string(march), "1")); !strings.Contains(got, "<Checked by the chair>") {
		t.Errorf("after looking the chair reads %s", got)
	}
}

func TestCorrections(t *testing.T) {
	s := drafted(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	s.at("2027-04-05 10:20")
	s.hear()
	correct := func(was partnership.TextID, words string, slip bool) string {
		now := s.typed(words)
		s.press(officer1, partnership.CorrectNotes{Meeting: march, Was: was, Now: now, Slip: slip})
		return string(now.ID)
	}
	correct(s.state.Decisions[0].What, "Warm spaces open in November.", true)
	if told := s.hear(); len(told) > 0 {
		t.Errorf("a slip of the pen is told: %v", told)
	}
	now := correct(s.state.Decisions[0].What, "Warm spaces do not open.", false)
	if diff := cmp.Diff([]string{"notes-corrected to meeting:FULL-2027-03"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "notes-corrected", string(march), now)),
		"A correction to the action notes of the Full LSP, Thursday 18 March: D-001 now reads “Warm spaces do not open.”. [Read the notes]")
	correct(s.state.Actions[1].What, "Send all its figures", false)
	if diff := cmp.Diff([]string{"notes-corrected to owner:A-001"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	late := s.decides(partnership.Resolution{What: s.typed("To meet again")})
	if diff := cmp.Diff([]string{"notes-corrected to meeting:FULL-2027-03"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "notes-corrected", string(march), string(late.What))),
		"A correction to the action notes of the Full LSP, Thursday 18 March: D-002 now reads “To meet again”. [Read the notes]")
	card := notesCard(s.view(officer1), s.state.Meetings[march])
	s.check(card)
	if got := s.reads(card); !strings.Contains(got, "Corrected on Monday 5 April, Monday 5 April (version 2), Monday 5 April (version 3)") {
		t.Errorf("the foot of the notes: %s", got)
	}
	if card.Menu == nil || len(card.Menu.Choices) != 4 || notesCard(s.view(college), s.state.Meetings[march]).Menu != nil {
		t.Errorf("the lines to correct: %+v", card.Menu)
	}
}
