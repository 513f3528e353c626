package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func (s *scene) hasClerk(until calendar.Date) {
	s.t.Helper()
	s.press(officer1, partnership.AppointClerk{Person: stranger, Body: "full", Until: until, Support: s.typed("Agendas and notes")})
}

func TestAClerkOfOneGroupIsToldSoAndWhenItEnds(t *testing.T) {
	s := begin(t)
	s.hasClerk(calendar.Date{Year: 2027, Month: 2, Day: 12})
	if diff := cmp.Diff([]string{"clerk-named to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "clerk-named", "p-stranger", "full", "p-officer")),
		"You keep the papers of the Full LSP from Monday 1 February until Friday 12 February: {officer} has named you. "+
			"What was agreed “Agendas and notes” You can plan its meetings, send out its agendas and write its notes. "+
			"What comes in for it is sent to you here. [What can I do here?] [Who is in the group]")
	s.equal(s.reads(clerksCard(s.view(officer1), true)),
		"One group has a clerk of its own. {stranger}, for the Full LSP since Monday 1 February until Friday 12 February; "+
			"what was agreed: “Agendas and notes” End it End it: {stranger}, for the Full LSP [A clerk for a group]")
	if rows := clerksEnding(s.view(officer1)); len(rows) != 1 {
		t.Errorf("nobody is reminded that it ends: %v", rows)
	}
	s.press(officer1, partnership.EndClerk{Person: stranger, Body: "full"})
	if diff := cmp.Diff([]string{"clerk-over to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "clerk-over", "p-stranger", "full")),
		"You no longer keep the papers of the Full LSP. Thank you: the secretariat does from now on.")
	if card := clerksCard(s.view(officer1), true); len(card.Blocks) > 0 {
		t.Error(s.reads(card))
	}
}

func TestAClerkGetsTheCardsOfTheirGroupAndOfNoOther(t *testing.T) {
	s := begin(t)
	s.hasClerk(calendar.Date{})
	s.hear()
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Beds"), Wants: partnership.ToNote})
	if diff := cmp.Diff([]string{"item-received to person:p-college", "item-new to channel:", "item-new to clerks:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	who, _ := people(s.state, "clerks:full", nil, s.now)
	if diff := cmp.Diff([]partnership.PersonID{stranger}, who); diff != "" {
		t.Error(diff)
	}
	if card := s.reads(s.card(stranger, "item-new", "LSP-001")); !strings.Contains(card, "Beds") {
		t.Error(card)
	}
	s.press(officer1, partnership.SubmitItem{Body: "wg-climate", Title: s.typed("Trees"), Wants: partnership.ToNote})
	if told := s.hear(); slices.ContainsFunc(told, func(t string) bool { return strings.Contains(t, "clerks") }) {
		t.Errorf("what comes in for another group: %v", told)
	}
	if body := bodyOf(s.state, seatKey("full/mayor")); body != "full" {
		t.Errorf("the place of the Mayor is in %q", body)
	}
	if v := s.view(stranger); councils(v) || !keepsAction(v, &partnership.Action{Meeting: march}) || keepsAction(v, &partnership.Action{Meeting: psg}) {
		t.Error("the clerk of one group looks after another’s actions, or not after her own")
	}
	if rows := waitsOnSecretariat(s.view(stranger)); len(rows) == 0 {
		t.Error("nothing waits on the clerk")
	}
}

func TestCopiesGoToWhoIsNoMember(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.StartCopies{
		Person: stranger, Body: "full", Until: calendar.Date{Year: 2027, Month: 12, Day: 31}, Reason: s.typed("Communications"),
	})
	if diff := cmp.Diff([]string{"copies-began to only:p-stranger"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(stranger, "copies-began", "p-stranger", "full")),
		"From now on you get copies of the agendas and action notes of the Full LSP until Friday 31 December. "+
			"Why “Communications” Nothing is asked of you. If you do not want them, end it here. [End it]")
	m := s.state.Meetings[march]
	s.equal(hearers(s.state, m, s.view("").Today()), "3 members, 1 office, 1 copy")
	s.press(college, partnership.SubmitItem{Body: "full", Title: s.typed("Beds"), Wants: partnership.ToNote})
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	s.hear()
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	if told := s.hear(); !slices.Contains(told, "agenda-copied to copied:FULL-2027-03") {
		t.Errorf("told %v", told)
	}
	out, _ := m.Issued()
	s.equal(s.reads(s.card(stranger, "agenda-copied", string(march), "1", out.Issue)),
		"A copy for you: the agenda for the Full LSP, Thursday 18 March (FULL-2027-03, version 1). 1 item. Nothing is asked of you. [Open the agenda]")
	if agenda := s.reads(agendaCard(s.view(stranger), m)); !strings.Contains(agenda, "Beds") {
		t.Errorf("the copy cannot be read: %s", agenda)
	}
	s.at("2027-03-18 17:00")
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed: all")})
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	if told := s.hear(); !slices.Contains(told, "notes-copied to copied:FULL-2027-03") {
		t.Errorf("told %v", told)
	}
	s.card(stranger, "notes-copied", string(march))
	s.equal(s.reads(copiesCard(s.view(officer1), 1)),
		"One person gets copies of an agenda and its notes. {stranger}, from the Full LSP “Communications”, since Monday 1 February until Friday 31 December "+
			"End it End it: copies for {stranger}, from the Full LSP [Somebody gets copies]")
	s.equal(s.reads(copiesCard(s.view(college), 1)), "You get no copies of groups in which you have no place.")
}

func TestWhoHasItAnywayGetsNoCopyBesides(t *testing.T) {
	s := begin(t)
	until := calendar.Date{Year: 2027, Month: 12, Day: 31}
	s.press(officer1, partnership.StartCopies{Person: office, Body: "full", Until: until, Reason: s.typed("PA")})
	s.press(officer1, partnership.StartCopies{Person: stranger, Body: "full", Until: until, Reason: s.typed("Policy")})
	if diff := cmp.Diff([]partnership.PersonID{stranger}, copied(s.state, march, s.view("").Today())); diff != "" {
		t.Error(diff)
	}
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	if all := copied(s.state, march, s.view("").Today()); len(all) > 0 {
		t.Errorf("the deputy gets a copy besides: %v", all)
	}
}

func TestCopiesThatEndAreSaidOnceToWhoKeepsTheList(t *testing.T) {
	s := begin(t)
	s.hasClerk(calendar.Date{})
	until := calendar.Date{Year: 2027, Month: 4, Day: 30}
	s.press(officer1, partnership.StartCopies{Person: "p-observer", Body: "full", Until: until, Reason: s.typed("Communications")})
	s.hear()
	s.at("2027-04-16 09:00")
	s.press("", partnership.MarkMoment{Moment: partnership.Moment{Kind: partnership.CopiesEnd, Version: 1}})
	if diff := cmp.Diff([]string{"copies-end to channel:", "copies-end to clerks:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "copies-end", "1")),
		"Copies for {observer} from the Full LSP end on Friday 30 April. Why they get them “Communications” "+
			"Next: nothing, if they are to end. Else say until when they go on. [Let them go on]")
	s.press(officer1, partnership.EndCopies{Person: "p-observer", Body: "full"})
	s.equal(s.reads(s.card(officer1, "copies-end", "1")), "Settled: copies for {observer} from the Full LSP. <Over>")
}

func TestWhatWasAgreedAboutTheSupportOfAGroupIsShownWithIt(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AppointClerk{Person: stranger, Body: "wg-climate"})
	offered := func(who partnership.PersonID) string {
		all := supportButtons(s.view(who), "wg-climate")
		if len(all) == 0 {
			return ""
		}
		return all[0].Command
	}
	s.equal(offered(officer1), "register/add/support//wg-climate")
	s.equal(offered(stranger), "register/add/support//wg-climate")
	s.equal(offered(college), "")
	s.press(stranger, partnership.AddEntry{Register: "support", What: s.typed("Notes alone, two hours a month"), Concern: partnership.Concern{Body: "wg-climate"}})
	s.equal(offered(officer1), "find/R-001")
	for name, words := range map[string]string{
		"the group":        s.reads(groupCard(s.view(stranger), "wg-climate")),
		"the clerks":       s.reads(clerksCard(s.view(officer1), true)),
		"the clerk's card": s.reads(s.card(stranger, "clerk-named", "p-stranger", "wg-climate", "p-officer")),
	} {
		if !strings.Contains(words, "“Notes alone, two hours a month” (R-001)") {
			t.Errorf("%s: %s", name, words)
		}
	}
	if words := s.reads(groupCard(s.view(college), "wg-climate")); strings.Contains(words, "two hours") {
		t.Errorf("who is not of the group reads %s", words)
	}
	s.press(stranger, partnership.CloseEntry{Number: 1, How: partnership.EntryRanOut})
	if words := s.reads(groupCard(s.view(stranger), "wg-climate")); strings.Contains(words, "two hours") {
		t.Errorf("what is over: %s", words)
	}
}

func TestAClerkIsOfferedNothingOfOtherGroups(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AppointClerk{Person: stranger, Body: "wg-climate"})
	s.at("2027-03-18 15:30")
	s.press(officer1, partnership.AddAction{Meeting: march, Undertaking: partnership.Undertaking{
		What: s.typed("Count"), Owner: partnership.Owner{Organisation: "lewisham-college"},
	}})
	s.press(officer1, partnership.DraftNotes{Meeting: march, Text: s.typed("Agreed: all")})
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	for who, want := range map[partnership.PersonID]bool{officer1: true, stranger: false} {
		if card := s.reads(actionCard(s.view(who), s.state.Actions[1])); strings.Contains(card, "[Done]") != want {
			t.Errorf("%s reads %s", who, card)
		}
		v := s.view(who)
		if endsGroup(v, "wg-climate") != want || councils(v) != want {
			t.Errorf("%s: the group answers to another, whose secretariat says until when it works", who)
		}
	}
	if words := s.reads(historyCard(s.view(stranger))); strings.Contains(words, "Propose new terms") {
		t.Errorf("the clerk of one group proposes terms for all: %s", words)
	}
	s.equal(standing(s.view(officer1), stranger).Words(s.reader()), "clerk of the Climate Emergency group")
	s.equal(standing(s.view(officer1), officer1).Words(s.reader()), "the secretariat")
}

func TestTheSecretariatHearsWhatTheClerkOfAnotherGroupSays(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AppointClerk{Person: stranger, Body: "wg-climate"})
	s.press(officer1, partnership.AddAction{Undertaking: partnership.Undertaking{What: s.typed("Count"), Owner: partnership.Owner{Person: stranger}}})
	s.hear()
	s.press(stranger, partnership.UpdateAction{Number: 1, Note: s.typed("It takes longer")})
	if told := s.hear(); !slices.Contains(told, "action-word to channel:") {
		t.Errorf("told %v", told)
	}
}
