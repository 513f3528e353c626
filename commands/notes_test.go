package commands

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// drafted has the notes of the March meeting written: one point, and two actions, one of somebody whom the terms do not know.
func drafted(t *testing.T) *scene {
	t.Helper()
	s := begin(t)
	s.at("2027-03-18 15:30")
	s.press(officer1, partnership.DraftNotes{
		Meeting: march, Text: s.typed("everything"), Agreed: []partnership.Resolution{{What: s.typed("Warm spaces open from November.")}},
		Actions: []partnership.Undertaking{
			{
				What: s.typed("Send its figures"), Owner: partnership.Owner{Organisation: "lewisham-college"},
				Due: calendar.Date{Year: 2027, Month: 4, Day: 16},
			},
			{What: s.typed("TfL to answer")},
		},
	})
	return s
}

func TestADraftIsShownToTheSecretariatAlone(t *testing.T) {
	s := drafted(t)
	if told := s.hear(); len(told) > 0 {
		t.Errorf("a draft is told: %v", told)
	}
	m := s.state.Meetings[march]
	card := draftedCard(s.view(officer1), m, partnership.NotesRead{Actions: []partnership.ActionRead{{Unknown: "TfL"}}})
	s.check(card)
	s.equal(s.reads(card),
		"Kept: the notes of the Full LSP, Thursday 18 March, with 1 point agreed and 2 actions. Nobody else sees them yet. <Draft> "+
			"Agreed Warm spaces open from November. Actions Send its figures Lewisham College by Friday 16 April "+
			"TfL to answer the secretariat "+
			"We know no partner of this name, so the action is with the secretariat to follow up: “TfL”. [Issue the notes] [Change the notes] [Copy to the chair]")
	s.equal(s.reads(notesCard(s.view(college), m)), "The action notes of the Full LSP, Thursday 18 March are not out yet.")
	s.equal(s.reads(notesCard(s.view(officer1), m))[:15], "Action notes of")
}

func TestNotesGoOut(t *testing.T) {
	s := drafted(t)
	s.at("2027-04-05 10:00")
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	if diff := cmp.Diff([]string{"notes-issued to meeting:FULL-2027-03", "notes-line to channel:full"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(college, "notes-issued", string(march))),
		"The action notes of the Full LSP, Thursday 18 March, are out (FULL-2027-03). "+
			"Lewisham College has one action: A-001 by Friday 16 April. Next: report any mistake by Friday 16 April. "+
			"Next meeting: Thursday 17 June. [Read the notes] [My actions] [Page to forward] [Report a mistake]")
	s.equal(s.reads(s.card(hospital, "notes-issued", string(march))),
		"The action notes of the Full LSP, Thursday 18 March, are out (FULL-2027-03). Next: report any mistake by Friday 16 April. "+
			"Next meeting: Thursday 17 June. [Read the notes] [Page to forward] [Report a mistake]")
	line := s.card("", "notes-line", string(march))
	s.equal(s.reads(line), "The action notes of the Full LSP, Thursday 18 March are out (FULL-2027-03).")
	if line.Live() {
		t.Error("the line in the channel has something to press")
	}
	card := notesCard(s.view(stranger), s.state.Meetings[march])
	s.check(card)
	s.equal(s.reads(card),
		"Action notes of the Full LSP, Thursday 18 March (FULL-2027-03): 1 point agreed, 2 actions. <Issued on Monday 5 April> "+
			"Decided Warm spaces open from November. Actions Send its figures Lewisham College by Friday 16 April "+
			"TfL to answer the secretariat Said that they come 0 Apologies 0, of whom 0 sent a deputy [Page to forward]")
}

func TestActionsAreListedForThoseWhoseTheyAre(t *testing.T) {
	s := drafted(t)
	s.press(officer1, partnership.IssueNotes{Meeting: march})
	s.at("2027-04-17 10:00")
	open := func(who partnership.PersonID) []*partnership.Action {
		return s.state.ActionsOf(func(a *partnership.Action) bool { return a.Done.IsZero() && mine(s.view(who), a) })
	}
	card := actionsCard(s.view(college), open(college))
	s.check(card)
	s.equal(s.reads(card),
		"1 action to do. Send its figures Lewisham College; the Full LSP, Thursday 18 March by Friday 16 April Past its date Done Done: A-001")
	if n := len(open(hospital)); n != 0 {
		t.Errorf("the hospital has %d actions", n)
	}
	s.equal(s.reads(actionsCard(s.view(hospital), nil)),
		"No open actions. What somebody undertakes at a meeting appears here when its notes are out.")
	s.press(college, partnership.FinishAction{Number: 1})
	if n := len(open(college)); n != 0 {
		t.Error("done is not done")
	}
}

func TestTheCardsOfAMeeting(t *testing.T) {
	s := begin(t)
	m := s.state.Meetings[march]
	for who, want := range map[partnership.PersonID]string{
		hospital: "Are you coming to the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03)? When Thursday 18 March, 2pm to 4pm " +
			"Where Civic Suite Agenda goes out by Wednesday 10 March (our working timetable, not in the terms of reference) " +
			"Action notes follow after the meeting [Coming] [Can’t come]",
		officer1: "The Full LSP meets on Thursday 18 March, 2pm to 4pm (FULL-2027-03). When Thursday 18 March, 2pm to 4pm " +
			"Where Civic Suite Who is coming 0 coming, 0 with apologies, 0 with a deputy; 3 not said yet " +
			"Agenda goes out by Wednesday 10 March (our working timetable, not in the terms of reference) " +
			"Action notes follow after the meeting [Open the draft agenda]",
	} {
		card := meetingCard(s.view(who), m)
		s.check(card)
		s.equal(s.reads(card), want)
	}
	s.press(office, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.press(mayor, partnership.SayComing{Meeting: march})
	s.equal(wording.WhoIsComing(s.view(officer1), m).Words(s.reader()), "1 coming, 1 with apologies, 1 with a deputy; 1 not said yet")
	if tag := answerTag(s.view(hospital), m); tag.Words.Format != "A deputy comes for you" {
		t.Errorf("the member reads %v", tag)
	}
	if !concerns(s.view(stranger), m) || concerns(s.view("p-passer-by"), m) {
		t.Error("a meeting concerns its deputies, and nobody who has nothing to do with it")
	}
	list := meetingsCard(s.view(hospital))
	s.check(list)
	if n := len(list.Blocks[0].Agenda); n != 2 {
		t.Errorf("the hospital, in the Full LSP alone, sees %d meetings", n)
	}
}

func TestAPlannedMeetingShowsOurDates(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ScheduleMeeting{
		Body: "full", Day: calendar.Date{Year: 2027, Month: 8, Day: 30}, From: "14:00", Until: "16:00",
	})
	card := plannedCard(s.view(officer1), s.state.Meetings["FULL-2027-08"])
	s.check(card)
	s.equal(s.reads(card),
		"Planned: the Full LSP, Monday 30 August, 2pm to 4pm (FULL-2027-08). <That day is Summer bank holiday> "+
			"Our working timetable (not in the terms of reference) Call for items Monday 2 August Items close Monday 9 August, 5pm "+
			"Items talked through Thursday 12 August Agenda to the chair Monday 16 August The chair’s answer Thursday 19 August, 5pm "+
			"Agenda goes out Friday 20 August The day before Friday 27 August, 4pm [Open the draft agenda]")
}
