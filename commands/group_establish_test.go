package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// voices has the Board set up a group on 1 March, as its charter says.
func voices(t *testing.T) *scene {
	t.Helper()
	s := boards(t)
	s.at("2027-03-01 11:00")
	c := partnership.Charter{Reference: "YOUTH", Name: "Youth Voice group", Parent: boardID, Like: sendBoard, Lead: "the-albany"}
	read, err := partnership.ReadCharter(c.Data())
	if err != nil {
		t.Fatal(err)
	}
	s.other[c.Hash()] = read
	s.press(officer1, partnership.EstablishGroup{Charter: c, By: boardID, Remit: s.typed("To hear the young"), Ends: calendar.Date{Year: 2027, Month: 12, Day: 31}})
	return s
}

// “Other multi-agency groups are established and removed as required.”
// It is how larger projects get governance of their own (C034).
func TestAGroupIsSetUpByAMeeting(t *testing.T) {
	s := voices(t)
	s.performs("C006", "command group establish", "established and removed as required")
	s.performs("L020", "command group establish", "Thematic working groups aligned to shared priorities, projects, or programmes")
	card := newGroupCard(s.view(officer1), "youth")
	s.check(card)
	s.equal(s.reads(card), "Saved: the Youth Voice group is set up, until Friday 31 December; review by Wednesday 1 March 2028. "+
		"Its meetings are called YOUTH, with year and month. Set up by the CYPSP Board, Monday 1 March For To hear the young "+
		"Answers to the CYPSP Board These are time limited groups that are reviewed annually. Terms of reference, Youth Voice group "+
		"[Plan its first meeting] [Who has the chair] [Take somebody in]")
	if told := s.hear(); len(told) > 0 {
		t.Errorf("somebody is told: %v", told)
	}
	if told := s.falls("2027-10-04 09:00"); !slices.Contains(told, "group-ends to channel:") {
		t.Errorf("nobody is told that it ends: %v", told)
	}
	s.at("2027-10-05 09:00")
	s.press(officer1, partnership.ReviewGroup{Body: "youth", Meeting: boardMarch, Outcome: partnership.GroupCloses})
	if got := s.reads(groupCard(s.view(officer1), "youth")); !strings.Contains(got, "<Ended>") {
		t.Error(got)
	}
}

func TestNewTermsSayWhatBecomesOfAGroupThatAMeetingSetUp(t *testing.T) {
	s := voices(t)
	file, err := lewisham()
	if err != nil {
		t.Fatal(err)
	}
	edition := func(hash string, change func(*terms.Terms)) string {
		next := *file
		next.Hash, next.Bodies = hash, slices.Clone(file.Bodies)
		change(&next)
		s.other[hash] = &next
		s.press(officer1, partnership.ProposeTerms{File: &next})
		card, _ := editionCard(s.view(officer1), s.state.PendingEdition(hash))
		s.check(card)
		return s.reads(card)
	}
	got := edition("with", func(t *terms.Terms) {
		t.Bodies = append(t.Bodies, terms.Body{ID: "youth", Reference: "YOUTH", Name: "Youth Voice group", Title: "The Youth Voice group"})
	})
	if want := "They are the same groups: their meetings, actions and notes go on. Youth Voice group, set up by the CYPSP Board, Monday 1 March: The Youth Voice group"; !strings.Contains(got, want) {
		t.Error(got)
	}
	got = edition("without-board", func(t *terms.Terms) {
		t.Bodies = slices.DeleteFunc(t.Bodies, func(b terms.Body) bool { return b.ID == string(boardID) })
	})
	if want := "work under a group that it does not have. They stay: Youth Voice group, under the CYPSP Board"; !strings.Contains(got, want) {
		t.Error(got)
	}
	if got := edition("silent", func(*terms.Terms) {}); strings.Contains(got, "Youth") {
		t.Errorf("of a group that stays as it is, it says: %s", got)
	}
}

func TestAShortNameComesFromTheName(t *testing.T) {
	for name, want := range map[string]string{
		"The Youth Voice group": "YOUTH", "Ärzte group": "RZTE", "Neighbourhoods": "NEIGHBOURH", "3 Rs": "RS", "A": "", "": "",
	} {
		if got := shortFor(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
