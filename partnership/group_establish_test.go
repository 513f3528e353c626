package partnership

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

const youth BodyID = "youth"

// voice is a group that the Board sets up, of those that are limited in time.
var voice = Charter{Reference: "YOUTH", Name: "Youth Voice group", Parent: board, Like: send, Lead: "the-albany"}

// charters are those of the tests, by their hashes.
var charters = map[string]*terms.Terms{voice.Hash(): voice.terms(), plainVoice.Hash(): plainVoice.terms(), youthForum.Hash(): youthForum.terms()}

// plainVoice is the same group under no rules but those of every meeting, with nobody in the lead yet.
var plainVoice = Charter{Reference: "YOUTH", Name: "Youth Voice group", Parent: full}

// youthForum is how it is called after second thoughts.
var youthForum = Charter{Reference: "YOUTH", Name: "Youth Forum", Parent: full}

func establish(c Charter) EstablishGroup {
	return EstablishGroup{Charter: c, By: c.Parent, Remit: typed("To hear the young"), Ends: date("2027-12-31")}
}

// “Other multi-agency groups are established and removed as required.” C006
func TestAMeetingSetsUpAGroup(t *testing.T) {
	play(t, []scene{
		{"it is a group like those of the terms, under the rules of those beside it", func(m *minutes) {
			withBoard(m)
			m.at("2027-03-01 11:00")
			m.when(officer, establish(voice)).then(
				GroupEstablished{Body: youth, Charter: voice.Hash(), By: board, Meeting: boardMarch, On: date("2027-03-01"), Remit: "to-hear-the-young"},
				GroupEndSet{Body: youth, Ends: date("2027-12-31"), Meeting: boardMarch})
			m.when(officer, establish(voice)).nothing()
			if life, ok := m.state.Limited(youth); !ok || !life.Limited {
				m.t.Errorf("%+v", life)
			}
			if got := m.state.Over(youth); got != board {
				m.t.Errorf("it answers to %s", got)
			}
			if b := m.state.Body(youth); b.Partnership != m.state.Body(board).Partnership || b.Seats[0].Title != "The Albany" {
				m.t.Errorf("%+v", b)
			}
			for _, r := range m.state.Body(youth).Rules {
				if r.Sentence == "SEND Board" {
					m.t.Error("it is said to be the SEND Board")
				}
			}
			m.given(officer, FillPlace{Seat: "youth/chair", Person: charity})
			m.given(officer, CoOpt{Body: youth, Person: newcomer})
			m.given(officer, ScheduleMeeting{Body: youth, Day: date("2027-04-07"), From: "18:00", Until: "20:00"})
			m.when(officer, SendAgenda{"YOUTH-2027-04"}).notYet("", "nobody's agreement")
			m.given(newcomer, SubmitItem{Body: youth, Title: typed("A youth budget"), Wants: ToDiscuss})
			m.given(officer, AppointClerk{Person: clerk, Body: youth})
			m.given(officer, LinkChannel{youth, "web/youth"})
		}},
		{"it ends and is removed as any other", func(m *minutes) {
			withBoard(m)
			m.at("2027-03-01 11:00")
			m.given(officer, establish(voice))
			if got := m.state.Stands(youth, date("2028-01-01")); got != GroupLapsed {
				m.t.Errorf("after its last day it is %s", got)
			}
			m.given(officer, ReviewGroup{Body: youth, Meeting: boardMarch, Outcome: GroupCloses})
			if got := m.state.Stands(youth, date("2027-03-02")); got != GroupClosed {
				m.t.Errorf("it is %s", got)
			}
			m.at("2027-03-02 11:00")
			m.when(officer, establish(Charter{Reference: "ARTS", Name: "Arts group", Parent: youth})).invalid("beside")
		}},
		{"a book read again knows it", func(m *minutes) {
			m.given(officer, establish(plainVoice))
			again := replayed(m.log)
			if diff := cmp.Diff(m.state.Terms.Bodies, again.Terms.Bodies); diff != "" {
				m.t.Error(diff)
			}
			if got := again.BodyName(youth); got != "Youth Voice group" {
				m.t.Error(got)
			}
		}},
		{"recorded again with the same short name, it is corrected", func(m *minutes) {
			m.given(officer, establish(plainVoice))
			m.given(officer, FillPlace{Seat: "youth/chair", Person: charity})
			m.given(officer, establish(youthForum))
			if got := m.state.BodyName(youth); got != "Youth Forum" || len(m.state.Founded) != 1 || m.state.Stands(youth, date("2027-01-11")) != GroupWorking {
				m.t.Errorf("%s of %d", got, len(m.state.Founded))
			}
			if holders := m.state.Holders("youth/chair", date("2027-01-11")); len(holders) != 1 {
				m.t.Errorf("in the chair are %v", holders)
			}
			m.at("2027-01-12 10:00")
			m.when(officer, establish(plainVoice)).invalid("name")
		}},
		{"its names are its own, and it stands under a group that there is", func(m *minutes) {
			other := func(change func(*EstablishGroup)) EstablishGroup {
				c := establish(plainVoice)
				change(&c)
				return c
			}
			for option, all := range map[string][]EstablishGroup{
				"name": {
					other(func(c *EstablishGroup) { c.Name = "steering GROUP" }),
					other(func(c *EstablishGroup) { c.Name = "" }),
					other(func(c *EstablishGroup) { c.Reference = "CLIMATE" }),
				},
				"beside": {
					other(func(c *EstablishGroup) { c.Parent = "cake" }),
					other(func(c *EstablishGroup) { c.Like = "cake" }),
				},
				"lead":    {other(func(c *EstablishGroup) { c.Lead = "cake" })},
				"ends":    {other(func(c *EstablishGroup) { c.Ends = date("2026-12-31") })},
				"remit":   {other(func(c *EstablishGroup) { c.Remit = Text{} })},
				"decided": {other(func(c *EstablishGroup) { c.By = "cake" }), other(func(c *EstablishGroup) { c.Decision = 7 })},
			} {
				for _, c := range all {
					m.when(officer, c).invalid(option)
				}
			}
			for _, short := range []string{"", "Y", "youth", "LSP", "CYPSP", "ELEVENCHARS"} {
				m.when(officer, other(func(c *EstablishGroup) { c.Reference = short })).invalid("name")
			}
			m.when(officer, establish(plainVoice), on("2027-01-12")).invalid("day")
			m.when(clerk, establish(plainVoice)).notYet("", "This is for %s")
		}},
	})
}

func TestTermsThatComeLaterAndAGroupThatAMeetingSetUp(t *testing.T) {
	play(t, []scene{
		{"terms that do not speak of it leave it as it is", func(m *minutes) {
			m.given(officer, establish(plainVoice))
			m.given(officer, FillPlace{Seat: "youth/chair", Person: charity})
			if gone := m.state.Displaced(proposed("other"), date("2027-01-11")); len(gone) > 0 {
				m.t.Errorf("displaced: %v", gone)
			}
			m.given(officer, ProposeTerms{File: proposed("other")})
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			if m.state.Body(youth) == nil || len(m.state.Places(charity, youth, date("2027-01-11"))) == 0 {
				m.t.Error("it is gone")
			}
		}},
		{"terms that have it by its id take it over, and its meetings go on", func(m *minutes) {
			m.given(officer, establish(plainVoice))
			m.given(officer, ScheduleMeeting{Body: youth, Day: date("2027-04-07"), From: "18:00", Until: "20:00"})
			m.given(officer, ProposeTerms{File: proposed("with-youth")})
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			if b := m.state.Body(youth); b == nil || b.Title != "Youth Voice" || len(m.state.Calendared(youth)) != 1 {
				m.t.Errorf("%+v", b)
			}
		}},
		{"terms that have it by another id are asked which one it is", func(m *minutes) {
			m.given(officer, establish(plainVoice))
			m.when(officer, ProposeTerms{File: proposed("with-youth-otherwise")}).invalid("file")
		}},
		{"without the group above, it answers to the one at the top", func(m *minutes) {
			withBoard(m)
			m.at("2027-03-01 11:00")
			m.given(officer, establish(voice))
			m.given(officer, ProposeTerms{File: proposed("full-alone")})
			m.given(officer, AgreeTerms{Edition: 2, Body: full})
			if got := m.state.Over(youth); got != "" && got != full {
				m.t.Errorf("it answers to %s", got)
			}
		}},
	})
}

func TestACharterIsReadAsItWasKept(t *testing.T) {
	read, err := ReadCharter(voice.Data())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(voice.terms(), read); diff != "" {
		t.Error(diff)
	}
	if _, err := ReadCharter([]byte("cake")); err == nil {
		t.Error("what is no charter is read as one")
	}
}

// Those beside which a new group would stand are the models of its rules; the steering group, whose agendas the chair agrees, is none.
func TestModelsOfANewGroup(t *testing.T) {
	m := begin(t)
	want := []BodyID{"wg-race-equality", "wg-opportunities", "wg-cost-of-living", climate}
	for _, parent := range []BodyID{full, psg, climate} {
		if diff := cmp.Diff(want, m.state.Models(parent)); diff != "" {
			t.Errorf("under %s: %s", parent, diff)
		}
	}
}

// aboutGroups draws histories in which groups are set up every now and then, and other terms come.
func (h hat) aboutGroups(b *book) Order {
	o := h.order(b)
	if rapid.IntRange(0, 3).Draw(h.T, "of groups") > 0 {
		return o
	}
	o.By, o.On = officer, date("2027-01-11")
	hash := from(h, "edition", []string{"other", "with-youth", "full-alone", "without-full"})
	o.Command = from(h, "of a group", []Command{
		establish(voice), establish(plainVoice), establish(youthForum),
		FillPlace{Seat: "youth/chair", Person: from(h, "person", []PersonID{charity, college})},
		CoOpt{Body: youth, Person: newcomer},
		ScheduleMeeting{Body: youth, Day: from(h, "day", days), From: "18:00", Until: "20:00"},
		ProposeTerms{File: proposed(hash)},
		AgreeTerms{Edition: EditionNumber(rapid.IntRange(2, 4).Draw(h.T, "edition")), Body: full},
	})
	return o
}

// Whatever meetings set up and whatever terms follow, no two groups have one name, and a book read again knows the same groups.
func TestGroupsHaveNamesOfTheirOwn(t *testing.T) {
	founded, adopted := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		h := liveBy(rt, hat.aboutGroups, func(*history, Order, []Event, error) {})
		s, met := h.state, map[string]bool{}
		for _, b := range s.Terms.Bodies {
			for _, name := range []string{b.ID, b.Reference, b.Name} {
				if met[name] {
					rt.Fatalf("two groups are called %s", name)
				}
				met[name] = true
			}
			if _, ok := s.Founding(BodyID(b.ID)); ok && b.Parent != "" && s.Body(BodyID(b.Parent)) == nil {
				rt.Fatalf("%s is under %s, which there is not", b.ID, b.Parent)
			}
		}
		if again := replayed(h.log); !reflect.DeepEqual(s.Founded, again.Founded) || len(s.Terms.Bodies) != len(again.Terms.Bodies) {
			rt.Fatalf("%+v; read again: %+v", s.Founded, again.Founded)
		}
		founded += len(s.Founded)
		adopted += len(s.Editions) - 1
	})
	if founded == 0 || adopted == 0 {
		t.Errorf("%d groups were set up and %d terms followed: this shows nothing", founded, adopted)
	}
}
