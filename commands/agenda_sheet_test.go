package commands

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents"
	plaintext "github.com/partnership-secretariat/secretariat/documents/plain"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func TestTheSheetForTheAgendaMeeting(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.press(hospital, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("Street trees"), Wants: partnership.ToNote})
	s.press(officer1, partnership.SettleAgenda{Meeting: march, Lines: s.state.Meetings[march].Lines, Points: s.typed("Money is short")})
	card := sheetCard(s.view(officer1), s.state.Meetings[march])
	s.check(card)
	got := s.reads(card)
	for _, words := range []string{
		"For the agenda meeting: the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03). <Draft>",
		"Offered 2 items, 1 of them on the draft", "Time 40 of 120 minutes",
		"Proposed order", "“Winter warm spaces” (LSP-001)",
		"Offered, and not on it “Street trees” (LSP-002) from {hospital}", "Sensitive points Money is short",
		"[Enter the outcome] [Open the draft agenda for",
	} {
		if !strings.Contains(got, strings.TrimSuffix(words, " for")) {
			t.Errorf("the sheet reads\n%s\nwithout\n%s", got, words)
		}
	}
	chairs := sheetCard(s.view(mayor), s.state.Meetings[march])
	if len(chairs.Buttons) != 1 {
		t.Error("the chair is offered what only the secretariat enters")
	}
}

func TestTheOutcomeIsReadFromOneBox(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.press(hospital, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("Street trees"), Wants: partnership.ToNote})
	m := s.state.Meetings[march]
	lines, err := readOrder(s.state, m, strings.Join([]string{
		"On the agenda:", "5  Welcome and apologies", "", "• 20 min: LSP-002 Street trees", "lsp 1 however it is called",
		"Any other business", "Not on it:", "15  nothing of this is read",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []partnership.Line{
		{Standing: "welcome", Minutes: 5}, {Item: 2, Minutes: 20}, {Item: 1, Minutes: 15}, {Standing: "any-other-business", Closing: true, Minutes: 5},
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	for _, wrong := range []string{"15  Winter", "LSP-099", "5  Welcome and apologies\nWelcome and apologies", "15"} {
		_, err := readOrder(s.state, m, wrong)
		if invalid, ok := errors.AsType[*partnership.Invalid](err); !ok || invalid.Option != "order" {
			t.Errorf("%q is read: %v", wrong, err)
		}
	}
}

func TestTheChairsBriefSaysWhatTheyHaveToKnow(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.at("2027-02-23 14:30")
	s.press(officer1, partnership.AddAction{Meeting: psg, Undertaking: partnership.Undertaking{
		What: s.typed("Send the figures"), Owner: partnership.Owner{Organisation: "lewisham-college"}, Due: calendar.Date{Year: 2027, Month: 3, Day: 5},
	}})
	s.at("2027-03-08 10:00")
	s.press(officer1, partnership.FillPlace{Seat: "full/goldsmiths", Person: stranger})
	s.press(college, partnership.SayComing{Meeting: march})
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: office})
	s.agreedAndOut()
	s.at("2027-03-16 10:00")
	card := briefCard(s.view(officer1), s.state.Meetings[march])
	s.check(card)
	got := s.reads(card)
	for _, words := range []string{
		"Brief for the chair: the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03).",
		"Who comes 1 coming, 1 with apologies, 1 with a deputy", "Deputies {office} for {hospital} (Lewisham and Greenwich NHS Trust)",
		"“Winter warm spaces” (LSP-001) to discuss, from {college}. Please sum up at the end what was agreed.", "2.20pm, 15 minutes",
		"[Send to the chair] [Print the brief]",
	} {
		s.has(got, words)
	}
	s.hear()
	if to, _ := people(s.state, toExpected(march), nil, s.now); !slices.Contains(to, mayor) {
		t.Error("a chair without a brief is not told how to join")
	}
	if rows := briefToSend(s.view(officer1), s.state.Meetings[march]); len(rows) != 1 {
		t.Error("nobody is reminded of the brief")
	}
	s.press(officer1, partnership.SendBrief{Meeting: march})
	if diff := cmp.Diff([]string{"chair-brief to chair:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	chairs := s.reads(s.card(mayor, "chair-brief", string(march)))
	s.has(chairs, "Brief for the chair: ")
	s.hasNot(chairs, "[Send to the chair]")
	if to, _ := people(s.state, toExpected(march), nil, s.now); slices.Contains(to, mayor) {
		t.Error("who has the brief is told of the day before as well")
	}
	if _, ok := chairBrief(s.view(hospital), []string{string(march)}); ok {
		t.Error("a member reads the chair’s brief")
	}
}

func TestTheBriefHasTheActionsOfItsGroup(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:00")
	for _, due := range []calendar.Date{{Year: 2027, Month: 4, Day: 16}, {Year: 2027, Month: 9, Day: 1}} {
		s.press(officer1, partnership.AddAction{Meeting: march, Undertaking: partnership.Undertaking{
			What: s.typed("Send the figures"), Owner: partnership.Owner{Organisation: "lewisham-college"}, Due: due,
		}})
	}
	s.at("2027-06-01 10:00")
	card := briefCard(s.view(mayor), s.state.Meetings["FULL-2027-06"])
	s.check(card)
	s.has(s.reads(card), "Actions: 2 open actions, 1 past its date A-001, Lewisham College: Send the figures (was due on Friday 16 April) "+
		"A-002, Lewisham College: Send the figures (due on Wednesday 1 September)")
}

// What anybody needs to take part is the clerk’s own, and so is in no brief and on no sheet.
func TestTheSignInSheet(t *testing.T) {
	s := begin(t)
	s.drafts()
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: office})
	got := plaintext.Text(documents.SignIn(s.view(officer1), s.state.Meetings[march]), s.reader())
	for _, words := range []string{
		"Members and deputies", "- {mayor}; Place: The Mayor of Lewisham", "- {office}; Place: for {hospital} (Lewisham and Greenwich NHS Trust)",
		"Order of the day", "- 1; Time: 2pm; Item: Welcome and apologies; Minutes: 5", "- 4; Time: 2.20pm; Item: “Winter warm spaces” (LSP-001); Minutes: 15",
	} {
		s.has(got, words)
	}
}
