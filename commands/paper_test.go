package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// drafts puts an item of the college on the draft of the March meeting.
func (s *scene) drafts() *partnership.Item {
	s.t.Helper()
	s.press(college, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("Winter warm spaces"), Wants: partnership.ToDiscuss})
	n := partnership.ItemNumber(len(s.state.Items))
	s.press(officer1, partnership.DraftItem{Number: n, Talked: true})
	return s.state.Items[n]
}

// agreedAndOut has the agenda of March agreed and issued.
func (s *scene) agreedAndOut() {
	s.t.Helper()
	m := s.state.Meetings[march]
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: len(m.Versions)})
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.hear()
}

func (s *scene) sends(who partnership.PersonID, file partnership.FileID) {
	s.t.Helper()
	s.press(who, partnership.SendPaper{Number: 1, File: file, Name: s.typed("Spaces v3.pdf"), Format: ".pdf"})
}

// agenda is what a member reads who opens the agenda of March.
func (s *scene) agenda() string {
	s.t.Helper()
	card := agendaCard(s.view(hospital), s.state.Meetings[march])
	s.check(card)
	return s.reads(card)
}

func (s *scene) has(reading, words string) {
	s.t.Helper()
	if !strings.Contains(reading, words) {
		s.t.Errorf("reads\n%s\nwithout\n%s", reading, words)
	}
}

func (s *scene) hasNot(reading, words string) {
	s.t.Helper()
	if strings.Contains(reading, words) {
		s.t.Errorf("reads\n%s\nwith\n%s", reading, words)
	}
}

func TestTheProposerIsAskedForThePaper(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.equal(s.reads(s.card(college, "item-drafted", "LSP-001")),
		"“Winter warm spaces” (LSP-001) is on the draft agenda for the Full LSP, Thursday 18 March: 15 minutes, to discuss. "+
			"The chair has still to agree the agenda. Next, from you: the paper by Monday 8 March, or tell us there is none. "+
			"[Send paper] [No paper] [Ask a question]")
	s.press(college, partnership.AwaitPaper{Number: 1, By: calendar.Date{Year: 2027, Month: 3, Day: 10}})
	s.has(s.reads(s.card(college, "item-drafted", "LSP-001")), "Next, from you: the paper by Wednesday 10 March. [Send paper] [No paper]")
	s.sends(college, "one")
	s.has(s.reads(s.card(college, "item-drafted", "LSP-001")), "We have your paper: nothing to do. [Replace the paper] [Ask a question]")
	s.press(college, partnership.ForgoPaper{Number: 1})
	s.has(s.reads(s.card(college, "item-drafted", "LSP-001")), "You have said that there is no paper: nothing to do. [Send paper]")
	s.at("2027-03-18 17:00")
	s.hasNot(s.reads(s.card(college, "item-drafted", "LSP-001")), "paper")
}

func TestTheAgendaSaysHowItsPapersStand(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.at("2027-03-04 10:00")
	s.press(college, partnership.AwaitPaper{Number: 1, By: calendar.Date{Year: 2027, Month: 3, Day: 10}})
	s.has(s.reads(draftCard(s.view(officer1), s.state.Meetings[march])), "to discuss, from {college}; paper expected by Wednesday 10 March")
	s.agreedAndOut()
	s.has(s.agenda(), "paper to follow by Wednesday 10 March")
	version := s.state.Meetings[march].Versions[0]
	about := []string{string(march), "1", version.Issue}
	s.has(s.reads(s.card(hospital, "agenda-out", about...)), "1 item, 1 paper to follow.")
	s.at("2027-03-12 10:00")
	s.sends(college, "one")
	s.has(s.agenda(), "paper added on Friday 12 March (supplement 1) ")
	s.has(s.agenda(), "[Open the papers]")
	s.has(s.reads(s.card(hospital, "agenda-out", about...)), "1 item, 1 paper.")
	s.at("2027-03-15 10:00")
	s.sends(college, "two")
	s.has(s.agenda(), "paper added on Friday 12 March (supplement 1), replaced on Monday 15 March")
	s.hasNot(s.agenda(), "working date")
	s.has(s.reads(*showItem(s.view(officer1), s.state.Items[1]).Card), "it came after our working date (not in the terms of reference)")
	s.press(officer1, partnership.ForgoPaper{Number: 1})
	s.hasNot(s.agenda(), "paper")
}

func TestOnlyTheItemsPeopleAndTheChairsOfficeHearOfASupplement(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.press(officer1, partnership.InvitePresenter{Number: 1, Presenter: stranger})
	s.hear()
	s.sends(college, "one")
	if told := s.hear(); len(told) > 0 {
		t.Errorf("before the agenda is out somebody hears of a paper: %v", told)
	}
	s.agreedAndOut()
	s.at("2027-03-12 10:00")
	s.sends(college, "two")
	want := []string{"paper-added to person:p-stranger", "paper-added to chair:full", "paper-added to channel:"}
	if diff := cmp.Diff(want, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.sends(officer1, "three")
	want = []string{"paper-added to person:p-college", "paper-added to person:p-stranger", "paper-added to chair:full"}
	if diff := cmp.Diff(want, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(mayor, "paper-added", "LSP-001")),
		"The paper of “Winter warm spaces” (LSP-001), item 4, at the Full LSP, Thursday 18 March, has been replaced. "+
			"The new one came on Friday 12 March. Nothing to do. [Open the paper]")
	s.has(s.reads(s.card(hospital, "day-before", string(march))), "Since the agenda went out 1 paper replaced")
	s.at("2027-03-18 15:00")
	s.press(officer1, partnership.SendPaper{Number: 1, File: "four", Name: s.typed("x.pdf"), Format: ".pdf", Tabled: true})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("somebody hears of a paper that they have on the table: %v", told)
	}
}

func TestTheDayBeforeCountsWhatWasAdded(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.drafts()
	s.agreedAndOut()
	s.hasNot(s.reads(s.card(hospital, "day-before", string(march))), "Since the agenda went out")
	s.at("2027-03-12 10:00")
	s.sends(college, "one")
	s.press(college, partnership.SendPaper{Number: 2, File: "two", Name: s.typed("x.docx"), Format: ".docx"})
	s.has(s.reads(s.card(hospital, "day-before", string(march))), "Since the agenda went out 2 papers added")
	s.has(s.agenda(), "(supplement 2)")
	s.equal(s.reads(s.card(mayor, "paper-added", "LSP-002")), "A paper has come for the Full LSP, Thursday 18 March: “Winter warm spaces” (LSP-002), item 5. "+
		"It is supplement 2 to the agenda. Nothing to do. [Open the paper]")
	papers := papersCard(s.view(hospital), s.state.Meetings[march], 1)
	s.check(papers)
	if names := []string{papers.Files[0].Name, papers.Files[1].Name}; !slices.Equal(names, []string{"lsp-001-paper.pdf", "lsp-002-paper.docx"}) {
		t.Errorf("the files are %v", names)
	}
}

func TestManyPapersArePaged(t *testing.T) {
	s := begin(t)
	for range ui.MaxFiles + 2 {
		item := s.drafts()
		s.press(college, partnership.SendPaper{Number: item.Number, File: partnership.FileID(s.state.ItemRef(item.Number)), Name: s.typed("x.pdf"), Format: ".pdf"})
	}
	s.agreedAndOut()
	first := papersCard(s.view(hospital), s.state.Meetings[march], 1)
	second := papersCard(s.view(hospital), s.state.Meetings[march], 2)
	s.check(first)
	s.check(second)
	if len(first.Files) != ui.MaxFiles || len(second.Files) != 2 || len(first.Buttons) != 1 || len(second.Buttons) != 0 {
		t.Errorf("%d and %d files, %d and %d buttons", len(first.Files), len(second.Files), len(first.Buttons), len(second.Buttons))
	}
}

func TestLargePapersComeInSeveralMessages(t *testing.T) {
	s := begin(t)
	for range 4 {
		item := s.drafts()
		s.press(college, partnership.SendPaper{
			Number: item.Number, File: partnership.FileID(s.state.ItemRef(item.Number)), Name: s.typed("x.pdf"), Format: ".pdf", Size: 4 << 20,
		})
	}
	s.agreedAndOut()
	m := s.state.Meetings[march]
	for page, want := range []int{2, 2, 0} {
		card := papersCard(s.view(hospital), m, page+1)
		s.check(card)
		if len(card.Files) != want || len(card.Buttons) > 0 != (page == 0) {
			t.Errorf("page %d has %d files and %d buttons", page+1, len(card.Files), len(card.Buttons))
		}
	}
}

func TestAPrivatePaperIsForNamedPeopleOnly(t *testing.T) {
	s := begin(t)
	s.press(college, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("A named family"), Wants: partnership.ToNote, Private: true})
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.sends(college, "one")
	s.agreedAndOut()
	s.hasNot(s.agenda(), "paper")
	if card := papersCard(s.view(hospital), s.state.Meetings[march], 1); len(card.Files) != 0 {
		t.Error("everybody has the paper of a restricted item")
	}
	if card := papersCard(s.view(mayor), s.state.Meetings[march], 1); len(card.Files) != 1 {
		t.Error("the chair does not have it")
	}
}

func TestAnItemRaisedAtTheMeetingStandsBelowTheAgenda(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.agreedAndOut()
	s.at("2027-03-18 15:30")
	s.press(officer1, partnership.RaiseItem{Meeting: march, Title: s.typed("The lift"), Wants: partnership.ToNote})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("somebody is told: %v", told)
	}
	s.has(s.agenda(), "Raised at the meeting “The lift” (LSP-002) to note")
	s.has(s.reads(*showItem(s.view(officer1), s.state.Items[2]).Card), "that the chair agreed to take it is not on record")
	s.press(officer1, partnership.RaiseItem{Meeting: march, Title: s.typed("The door"), Wants: partnership.ToNote, Agreed: true})
	s.has(s.reads(*showItem(s.view(officer1), s.state.Items[3]).Card), "<Raised at the meeting> From {officer} Wants the meeting to note Taken under any other business, with the chair’s agreement")
}
