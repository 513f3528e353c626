package commands

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// board is a scene of the Town Board, whose terms ask for a quorum and for interests, with a meeting on Thursday 15 April 2027.
func board(t *testing.T) (*scene, *partnership.Meeting) {
	t.Helper()
	source, err := os.ReadFile("../examples/town-board.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file, err := terms.Read("town-board.yaml", source)
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.New(file.Zone, file.Holidays)
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t, words: map[string]string{}, now: time.Date(2027, 4, 1, 10, 0, 0, 0, time.UTC)}
	s.state = partnership.NewState(func(string) (*terms.Terms, *calendar.Calendar) { return file, days })
	s.press("", partnership.AdoptTerms{Hash: file.Hash})
	s.press("", partnership.AppointOfficer{Person: officer1})
	for _, place := range []string{"chamber", "traders", "works", "housing", "volunteers", "leader", "college"} {
		s.press(officer1, partnership.FillPlace{Seat: partnership.SeatID("board/" + place), Person: partnership.PersonID("p-" + place)})
	}
	s.press(officer1, partnership.ScheduleMeeting{Body: "board", Day: calendar.Date{Year: 2027, Month: 4, Day: 15}, From: "17:30", Until: "19:30"})
	return s, s.state.Meetings["BOARD-2027-04"]
}

func (s *scene) says(card ui.Card, wanted ...string) {
	s.t.Helper()
	s.check(card)
	words := s.reads(card)
	for _, want := range wanted {
		if !strings.Contains(words, want) {
			s.t.Errorf("%q is not in: %s", want, words)
		}
	}
}

func nothingNeeded(partnership.PersonID) string { return "" }

func TestTheOfficerReadsBeforeTheMeetingWhetherThereWillBeAQuorum(t *testing.T) {
	s, m := board(t)
	for _, p := range []partnership.PersonID{"p-chamber", "p-traders", "p-works", "p-housing"} {
		s.press(p, partnership.SayComing{Meeting: m.Ref})
	}
	s.says(meetingCard(s.view(officer1), m),
		"Quorum not yet, by those who say that they come; still needed: 2 more members; the Leader of Anytown Council or the Deputy Leader of Anytown Council")
	s.says(whoCard(s.view(officer1), m, nothingNeeded), "Quorum not yet", "The quorum is six members. They must include the chair", "Anytown Town Board, Quorum")
	if words := s.reads(meetingCard(s.view("p-works"), m)); strings.Contains(words, "uorum") {
		t.Errorf("a member reads %s", words)
	}
	s.press("p-leader", partnership.SayComing{Meeting: m.Ref})
	s.press("p-college", partnership.SayComing{Meeting: m.Ref})
	s.says(meetingCard(s.view(officer1), m), "Quorum yes, if those come who say so")
}

func TestTheQuorumIsSaidWhereTheMeetingOpensAndPeopleComeAndGo(t *testing.T) {
	s, m := board(t)
	s.at("2027-04-15 17:35")
	s.press(officer1, partnership.OpenMeeting{Meeting: m.Ref, Presiding: "p-traders"})
	s.says(openedCard(s.view(officer1), m), "began at 5.35pm, with {traders} in the chair", "The vice chair presides if the chair is away", "[Who is here]")
	keep := partnership.KeepRegister{Meeting: m.Ref}
	for _, p := range []partnership.PersonID{"p-traders", "p-works", "p-housing", "p-leader", "p-college"} {
		keep.Present = append(keep.Present, partnership.Present{Attendance: partnership.Attendance{Person: p, As: partnership.AsMember}})
	}
	s.press(officer1, keep)
	s.says(rollCard(s.view(officer1), m, nil), "5 present", "Quorum no; still needed: 1 more member", "The quorum is six members")
	late := partnership.NoteAttendance{Meeting: m.Ref, Present: partnership.Present{Attendance: partnership.Attendance{
		Person: "p-volunteers", As: partnership.AsMember, Came: "17:50",
	}}}
	s.press(officer1, late)
	s.says(arrivalCard(s.view(officer1), m, late), "{volunteers}, Anytown Volunteer Centre (from 5.50pm)", "Quorum yes, with those who are there")
}

func TestAnInterestIsRecordedAndWhatFollowsIsSaid(t *testing.T) {
	s, m := board(t)
	s.press("p-works", partnership.SubmitItem{Body: "board", Title: s.typed("The market hall"), Wants: partnership.ToDecide})
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.at("2027-04-15 17:35")
	keep := partnership.KeepRegister{Meeting: m.Ref}
	for _, p := range []partnership.PersonID{"p-traders", "p-works", "p-housing", "p-leader", "p-college", "p-volunteers"} {
		keep.Present = append(keep.Present, partnership.Present{Attendance: partnership.Attendance{Person: p, As: partnership.AsMember}})
	}
	s.press(officer1, keep)
	s.says(meetingCard(s.view(officer1), m), "Quorum yes")
	if menu := meetingMenu(s.view(officer1), m); !offers(menu, bot.Line("meeting interest", string(m.Ref))) {
		t.Errorf("an interest cannot be recorded: %+v", menu)
	}
	what := s.typed("We own the building next to it")
	s.press(officer1, partnership.DeclareInterest{Meeting: m.Ref, Person: "p-housing", Item: 1, What: what})
	s.says(interestCard(s.view(officer1), m, s.state.Sat(m).Interests[0]),
		"Recorded: {housing} declared an interest in “The market hall”", "“We own the building next to it”",
		"By the terms they leave the room for this item, and do not vote on it.", "leaves the room for the item.",
		"Quorum for this item no; still needed: 1 more member")
}

func offers(menu *ui.Menu, line string) bool {
	for _, c := range menu.Choices {
		if c.Value == line {
			return true
		}
	}
	return false
}

func TestProposersHearWhatBecameOfTheirItems(t *testing.T) {
	s := begin(t)
	for _, title := range []string{"Warm spaces", "Figures", "Choirs", "Bus lanes"} {
		s.press(college, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed(title), Wants: partnership.ToDiscuss})
	}
	for n := range partnership.ItemNumber(4) {
		s.press(officer1, partnership.DraftItem{Number: n + 1, Talked: true})
	}
	s.at("2027-03-18 16:05")
	s.hear()
	closing := partnership.CloseMeeting{Meeting: march, At: "16:05", Items: []partnership.Closing{
		{Item: 2, How: partnership.NotReached}, {Item: 3, How: partnership.LetGo}, {Item: 4, How: partnership.HandedOn, Body: "psg"},
	}}
	s.press(officer1, closing)
	if told := s.hear(); len(told) != 3 || told[0] != "item-after to person:p-college" {
		t.Errorf("told: %v", told)
	}
	card := s.card(college, "item-after", "LSP-002", string(march))
	s.equal(s.reads(card), "“Figures” (LSP-002) was not reached at the Full LSP on Thursday 18 March. It goes to the Full LSP on Thursday 17 June. "+
		"No need to send it again. If it cannot wait, or is settled by then, tell us. [Ask a question]")
	s.equal(s.reads(s.card(college, "item-after", "LSP-003", string(march))), "“Choirs” (LSP-003) is not taken further, as was said at the Full LSP on Thursday 18 March. "+
		"Your text is kept, and you can offer it again. [Ask a question]")
	s.equal(s.reads(s.card(college, "item-after", "LSP-004", string(march))), "The Full LSP offers “Bus lanes” (LSP-004) to the steering group, as was said on Thursday 18 March. "+
		"No need to send it again. Next: the secretariat will contact you about it. [Ask a question]")
	s.says(closedCard(s.view(officer1), s.state.Meetings[march]), "Closed: the Full LSP, Thursday 18 March, which ended at 4.05pm.", "Not reached “Figures” (LSP-002), to the Full LSP on Thursday 17 June")
	s.says(draftCard(s.view(officer1), s.state.Meetings["FULL-2027-06"]), "Put off before “Figures” (LSP-002), not reached once")
	s.at("2027-06-17 16:05")
	s.press(officer1, partnership.CloseMeeting{Meeting: "FULL-2027-06", Items: []partnership.Closing{{Item: 2, How: partnership.NotReached}}})
	s.says(closedCard(s.view(officer1), s.state.Meetings["FULL-2027-06"]), "“Figures” (LSP-002), to the next meeting of the Full LSP that is planned (for the second time)")
}
