package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

var inApril = calendar.Date{Year: 2027, Month: 4, Day: 16}

// figures is an action of the college, from the March meeting.
func figures(s *scene) partnership.AddAction {
	return partnership.AddAction{Meeting: march, Undertaking: partnership.Undertaking{
		What: s.typed("Send its figures"), Owner: partnership.Owner{Organisation: "lewisham-college"}, Due: inApril,
	}}
}

func TestWhoeverUndertookItHears(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(officer1, figures(s))
	if diff := cmp.Diff([]string{"action-yours to owner:A-001"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	who, _ := people(s.state, toOwner(1), nil, s.now)
	if !slices.Equal(who, []partnership.PersonID{college}) {
		t.Errorf("%v hear", who)
	}
	s.equal(s.reads(s.card(college, "action-yours", "A-001")),
		"Lewisham College has a new action: “Send its figures” (A-001) by Friday 16 April (the Full LSP, Thursday 18 March). "+
			"Next: one tap, or reply in your own words and the secretariat will deal with it. [Done] [Need longer] [Not ours]")
	s.press(college, partnership.FinishAction{Number: 1})
	s.equal(s.reads(s.card(college, "action-yours", "A-001")),
		"Done: “Send its figures” (A-001), Lewisham College. <Done on Thursday 18 March>")
	if told := s.hear(); len(told) > 0 {
		t.Errorf("that it is done is told: %v", told)
	}
}

func TestWhatTheNotesSayIsNotToldTwice(t *testing.T) {
	s := drafted(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	if diff := cmp.Diff([]string{"notes-issued to meeting:FULL-2027-03", "notes-line to channel:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatAnOwnerSaysGoesToTheSecretariat(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(officer1, figures(s))
	s.hear()
	s.press(college, partnership.UpdateAction{Number: 1, Due: calendar.Date{Year: 2027, Month: 5, Day: 7}, Note: s.typed("Half are here")})
	if diff := cmp.Diff([]string{"action-word to channel:"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "action-word", "A-001", string(college))),
		"{college} writes of action “Send its figures” (A-001) by Friday 7 May. <To do> Half are here Who does it Lewisham College [Change it] [Done]")
	s.press(college, partnership.UpdateAction{Number: 1, NotOurs: true})
	s.hear()
	s.equal(s.reads(s.card(officer1, "action-word", "A-001", string(college))),
		"{college} says that action “Send its figures” (A-001) is not theirs. Please find out whose it is. <To do> Half are here "+
			"Who does it Lewisham College [Change it] [Done]")
	trust := partnership.Owner{Organisation: "lewisham-and-greenwich-nhs-trust"}
	s.press(officer1, partnership.UpdateAction{Number: 1, Owner: &trust})
	if diff := cmp.Diff([]string{"action-changed to owner:A-001"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(hospital, "action-changed", "A-001")),
		"Changed: “Send its figures” (A-001) is to be done by Lewisham and Greenwich NHS Trust, on Friday 7 May at the latest. "+
			"Next: one tap, or reply in your own words and the secretariat will deal with it. [Done] [Need longer] [Not ours]")
	s.equal(s.reads(s.card(college, "action-yours", "A-001")),
		"“Send its figures” (A-001) is with Lewisham and Greenwich NHS Trust now.")
}

func TestWhatTheMeetingDidNotTakeAsDone(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(officer1, figures(s))
	s.press(college, partnership.FinishAction{Number: 1})
	s.at("2027-06-17 15:30")
	s.hear()
	s.press(officer1, partnership.ReopenAction{Number: 1, Due: calendar.Date{Year: 2027, Month: 7, Day: 1}, Note: s.typed("Not the young ones")})
	if diff := cmp.Diff([]string{"action-reopened to owner:A-001"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "action-reopened", "A-001")),
		"Open again: “Send its figures” (A-001) by Thursday 1 July. The meeting saw that something is still to be done. Not the young ones "+
			"Next: one tap, or reply in your own words and the secretariat will deal with it. [Done] [Need longer] [Not ours]")
}

func TestAnActionIsRemindedOfTwiceAtMost(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(officer1, figures(s))
	s.hear()
	s.at("2027-03-18 16:00")
	for _, want := range []struct{ at, tells string }{
		{"2027-04-09 09:00", "action-soon to owner:A-001"},
		{"2027-04-16 09:00", "action-today to owner:A-001"},
		{"2027-04-23 09:00", "action-late to channel:"},
	} {
		s.at(want.at)
		before := s.now.Add(-1)
		orders, _ := due(s.state, before)
		if ofActions := slices.DeleteFunc(orders, func(c partnership.MarkMoment) bool { _, is := c.Moment.OfAction(); return !is }); len(ofActions) > 0 {
			t.Errorf("before %s: %v", want.at, ofActions)
		}
		orders, _ = due(s.state, s.now)
		for _, c := range orders {
			if _, is := c.Moment.OfAction(); is {
				s.press("", c)
			}
		}
		if diff := cmp.Diff([]string{want.tells}, s.hear()); diff != "" {
			t.Errorf("%s: %s", want.at, diff)
		}
	}
	s.at("2027-04-09 09:00")
	s.equal(s.reads(s.card(college, "action-soon", "A-001")),
		"Action A-001 is due on Friday 16 April: Lewisham College, “Send its figures” (the Full LSP, Thursday 18 March). "+
			"Next: one tap, or reply in your own words and the secretariat will deal with it. [Done] [Need longer] [Not ours]")
	s.at("2027-04-23 09:00")
	s.equal(s.reads(s.card(officer1, "action-late", "A-001")),
		"Past its date: action “Send its figures” (A-001), Lewisham College by Friday 16 April. <Past its date> "+
			"Ring them, give them longer, or leave it: the action log has it for the chair and the next meeting. They are not asked again. "+
			"[Give longer] [Done]")
	if orders, _ := due(s.state, s.now.AddDate(0, 1, 0)); slices.ContainsFunc(orders, func(c partnership.MarkMoment) bool { _, is := c.Moment.OfAction(); return is }) {
		t.Error("it is said again")
	}
}

func TestTheActionLogCarriesForwardByItself(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(officer1, figures(s))
	s.press(officer1, figures(s))
	later := figures(s)
	later.Due = calendar.Date{}
	s.press(officer1, later)
	s.at("2027-04-01 10:00")
	s.press(college, partnership.FinishAction{Number: 1})
	s.at("2027-06-10 10:00")
	june := s.state.Meetings["FULL-2027-06"]
	for who, want := range map[partnership.PersonID]string{
		officer1: "Action log for the Full LSP, Thursday 17 June (FULL-2027-06): 1 action done since the last meeting, 2 actions open. " +
			"Done, to be noted A-001 Past their date, by organisation Lewisham College: A-002 Open Send its figures Lewisham College by Friday 16 April Past its date " +
			"Send its figures Lewisham College [As a document]",
		college: "Action log for the Full LSP, Thursday 17 June (FULL-2027-06): 1 action done since the last meeting, 2 actions open. " +
			"Done, to be noted A-001 Open Send its figures Lewisham College by Friday 16 April Past its date Send its figures Lewisham College [As a document]",
	} {
		card := logCard(s.view(who), june)
		s.check(card)
		s.equal(s.reads(card), want)
	}
	if got := s.reads(logCard(s.view(mayor), june)); strings.Contains(got, "Open Send") {
		t.Errorf("before the notes are out, others know of actions: %s", got)
	}
}

func TestAllIsALineEach(t *testing.T) {
	s := begin(t)
	s.at("2027-03-18 15:30")
	all := figures(s)
	all.Owner = partnership.Owner{Organisation: partnership.Everyone}
	s.press(officer1, all)
	added := s.state.ActionsOf(func(*partnership.Action) bool { return true })
	if told := s.hear(); len(told) != len(added) || told[1] != "action-yours to owner:A-002" {
		t.Errorf("%d actions, told: %v", len(added), told)
	}
	card := addedCard(s.view(officer1), added)
	s.check(card)
	if got := s.reads(card); !strings.HasPrefix(got, "On the list: “Send its figures” by Friday 16 April, a line for each of ") || !strings.HasSuffix(got, "Each is told of its own.") {
		t.Error(got)
	}
}
