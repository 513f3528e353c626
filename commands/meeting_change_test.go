package commands

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

var aWeekLater = calendar.Date{Year: 2027, Month: 3, Day: 25}

// lastRecord is the record of what was done last, as a telling about a move names it.
func (s *scene) lastRecord() string { return fmt.Sprintf("r%d.0", s.last) }

// goesOut has March's agenda agreed and issued, and the time pass in which it could be stopped.
func (s *scene) goesOut() {
	s.press("", partnership.MarkMoment{Moment: partnership.Moment{Kind: partnership.CallForItems, Meeting: march}})
	s.press(college, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("Winter warm spaces"), Wants: partnership.ToDiscuss})
	s.press(officer1, partnership.DraftItem{Number: 1, Talked: true})
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	s.press(mayor, partnership.AgreeAgenda{Meeting: march, Version: 1})
	s.press(officer1, partnership.IssueAgenda{Meeting: march})
	s.now = s.now.Add(partnership.StopWindow)
	s.hear()
}

func TestWhoHearsOfAChangeIsWhoHadHeardOfTheMeeting(t *testing.T) {
	call := partnership.MarkMoment{Moment: partnership.Moment{Kind: partnership.CallForItems, Meeting: march}}
	missed := call
	missed.Missed = true
	item := func(s *scene) partnership.Command {
		return partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("Warm spaces"), Wants: partnership.ToNote}
	}
	for _, test := range []struct {
		name  string
		given func(*scene)
		want  []string // addressees
	}{
		{"nobody has", func(*scene) {}, nil},
		{"members were called for items", func(s *scene) { s.press("", call) }, []string{"invited:full"}},
		{"the call was missed", func(s *scene) { s.press("", missed) }, nil},
		{"one of them offered an item", func(s *scene) { s.press(college, item(s)) }, []string{"person:p-college"}},
		{"and somebody presents it", func(s *scene) {
			s.press(college, item(s))
			s.press(officer1, partnership.InvitePresenter{Number: 1, Presenter: stranger})
		}, []string{"person:p-college", "person:p-stranger"}},
		{"one of them asked, and said that they come", func(s *scene) { s.press(hospital, partnership.SayComing{Meeting: march}) }, []string{"person:p-hospital"}},
		{"a deputy was asked", func(s *scene) {
			s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
		}, []string{"person:p-hospital", "person:p-stranger"}},
		{"a deputy declined", func(s *scene) {
			s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
			s.press(stranger, partnership.AnswerAsDeputy{Meeting: march, Answer: partnership.NotComing})
		}, []string{"person:p-hospital"}},
		{"the chair has the agenda", func(s *scene) { s.press(officer1, partnership.SendAgenda{Meeting: march}) }, []string{"chair:full"}},
		{"it is out, and can still be stopped", func(s *scene) {
			s.goesOut()
			s.now = s.now.Add(-1)
		}, []string{"invited:full", "chair:full", "person:p-college"}},
		{"it is out", (*scene).goesOut, []string{"invited:full", "chair:full", "person:p-college", "channel:full"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for kind, change := range map[string]partnership.Command{
				"meeting-moved":     partnership.MoveMeeting{Meeting: march, Day: aWeekLater},
				"meeting-cancelled": partnership.CancelMeeting{Meeting: march, Items: partnership.BackToList},
			} {
				s := begin(t)
				test.given(s)
				s.hear()
				s.press(officer1, change)
				want := test.want
				if kind == "meeting-cancelled" {
					want = append(slices.Clip(want), "channel:") // the secretariat hears of every cancellation
				}
				var got []string
				for _, told := range s.told {
					got = append(got, string(told.To))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s is told to (-want +got):\n%s", kind, diff)
				}
			}
		})
	}
}

func TestWhatPeopleReadOfAMove(t *testing.T) {
	s := begin(t)
	s.goesOut()
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.press(officer1, partnership.MoveMeeting{Meeting: march, Day: aWeekLater})
	first := s.lastRecord()
	s.equal(s.reads(s.card(college, "meeting-moved", string(march), first)),
		"The Full LSP has moved from Thursday 18 March to Thursday 25 March, 2pm to 4pm, Civic Suite (FULL-2027-03). "+
			"Items close at 5pm on Thursday 4 March. “Winter warm spaces” (LSP-001) stays with it. [Coming] [Can’t come]")
	s.equal(s.reads(s.card(hospital, "meeting-moved", string(march), first)),
		"The Full LSP has moved from Thursday 18 March to Thursday 25 March, 2pm to 4pm, Civic Suite (FULL-2027-03). "+
			"What you told us was for the old time. Are you coming? Items close at 5pm on Thursday 4 March. [Coming] [Can’t come]")
	s.equal(s.reads(s.card(stranger, "meeting-moved", string(march), first)),
		"The Full LSP has moved from Thursday 18 March to Thursday 25 March, 2pm to 4pm, Civic Suite (FULL-2027-03). "+
			"You were to come for {hospital}, who is asked again: nothing to do until you hear from them. Items close at 5pm on Thursday 4 March.")
	s.equal(s.reads(s.card("", "meeting-moved-line", string(march), first)),
		"The Full LSP has moved from Thursday 18 March to Thursday 25 March, 2pm to 4pm, Civic Suite (FULL-2027-03).")
	s.equal(s.reads(s.card(hospital, "apologies-kept", about(hospital)...)),
		"We have no answer for the Full LSP, Thursday 25 March: it has moved, and your apologies were for the old day.")

	s.press(officer1, partnership.MoveMeeting{Meeting: march, From: "15:00", Until: "17:00"})
	s.equal(s.reads(s.card(college, "meeting-moved", string(march), s.lastRecord())),
		"The Full LSP on Thursday 25 March now meets from 3pm to 5pm, Civic Suite (FULL-2027-03). “Winter warm spaces” (LSP-001) stays with it. "+
			"[Coming] [Can’t come]")
	s.equal(s.reads(s.card(college, "meeting-moved", string(march), first)),
		"The Full LSP of Thursday 18 March has moved, and again since then. It now meets on Thursday 25 March, 3pm to 5pm.")
	s.press(college, partnership.SayComing{Meeting: march})
	s.press(officer1, partnership.MoveMeeting{Meeting: march, Place: s.typed("Room 4")})
	s.equal(s.reads(s.card(college, "meeting-moved", string(march), s.lastRecord())),
		"The Full LSP on Thursday 25 March, 3pm to 5pm, now meets here: Room 4 (FULL-2027-03). <You are coming> "+
			"“Winter warm spaces” (LSP-001) stays with it. [Can’t come]")
}

func TestWhoeverChangedItIsNotTold(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.SubmitItem{Body: "full", Meeting: march, Title: s.typed("Warm spaces"), Wants: partnership.ToNote})
	s.press(officer1, partnership.MoveMeeting{Meeting: march, Day: aWeekLater})
	if _, ok := meetingMoved(s.view(officer1), []string{string(march), s.lastRecord()}); ok {
		t.Error("the officer who moved it reads that it has moved")
	}
	s.press(officer1, partnership.CancelMeeting{Meeting: march, Items: partnership.BackToList})
	if _, ok := meetingCancelled(s.view(officer1), []string{string(march)}); ok {
		t.Error("the officer who cancelled it reads that it is cancelled")
	}
}

func TestWhatHangsThereSaysThatTheMeetingIsCancelled(t *testing.T) {
	s := begin(t)
	s.goesOut()
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.press(officer1, partnership.CancelMeeting{Meeting: march, Items: partnership.ToNextMeeting, Reason: s.typed("Flooded.")})
	version := []string{string(march), "1"}
	for _, hangs := range []struct {
		who   partnership.PersonID
		kind  string
		about []string
	}{
		{college, "call", []string{string(march)}},
		{mayor, "agenda-waiting", version},
		{"", "chair-answered", version},
		{college, "agenda-out", append(version[:2:2], s.state.Meetings[march].Versions[0].Issue)},
		{hospital, "apologies-kept", about(hospital)},
		{stranger, "deputy-asked", about(hospital)},
		{"", "time-to-issue", []string{string(march)}},
		{hospital, "day-before", []string{string(march)}},
		{college, "item-drafted", []string{"LSP-001"}},
	} {
		if hangs.kind == "day-before" {
			hangs.who = college // who sent apologies is not told
		}
		card := s.card(hangs.who, hangs.kind, hangs.about...)
		if hangs.kind == "item-drafted" { // it is on the next draft already
			if words := s.reads(card); !strings.Contains(words, "Thursday 17 June") {
				t.Errorf("%s reads %s", hangs.kind, words)
			}
			continue
		}
		if card.Live() || card.Tag == nil || !strings.Contains(s.reads(card), "<The meeting was cancelled on Monday 1 February>") {
			t.Errorf("%s reads %s", hangs.kind, s.reads(card))
		}
	}
	s.equal(s.reads(s.card(stranger, "meeting-cancelled", string(march))),
		"Cancelled: the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03). The reason: “Flooded.” You need not come for {hospital}. Nothing to do.")
	s.equal(s.reads(s.card("", "meeting-cancelled", string(march))),
		"Cancelled: the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03). The reason: “Flooded.” One item goes to the Full LSP on Thursday 17 June.")
	s.equal(s.reads(meetingCard(s.view(hospital), s.state.Meetings[march])),
		"the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03). <The meeting was cancelled on Monday 1 February> The reason: “Flooded.” [Open the next meeting]")
}

func TestWhatWaitsToBeSentOfACancelledMeetingIsNotSent(t *testing.T) {
	s := begin(t)
	s.goesOut()
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: stranger})
	s.press(officer1, partnership.CancelMeeting{Meeting: march, Items: partnership.BackToList})
	for _, telling := range Script().Tellings {
		about := []string{string(march), "1", s.state.Meetings[march].Versions[0].Issue}
		switch telling.Kind {
		case "agenda-out", "agenda-line", "call", "day-before", "time-to-issue", "items-closed", "chair-reminder", "agenda-waiting", "deputy-asked":
			if _, until := telling.Hold(s.state, about); !until.Equal(s.now) {
				t.Errorf("%s is sent until %s", telling.Kind, until)
			}
		case "meeting-cancelled":
			if from, until := telling.Hold(s.state, about); !from.IsZero() || !until.Equal(s.state.Ends(s.state.Meetings[march])) {
				t.Errorf("%s is sent from %s until %s", telling.Kind, from, until)
			}
		}
	}
}

func TestAMeetingThatClashesIsSaidSo(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.FillPlace{Seat: "psg/lewisham-college", Person: college})
	s.press(officer1, partnership.ScheduleMeeting{
		Body: "psg", Day: calendar.Date{Year: 2027, Month: 3, Day: 18}, From: "15:00", Until: "17:00",
	})
	card := plannedCard(s.view(officer1), s.state.Meetings["PSG-2027-03"])
	s.check(card)
	if words := s.reads(card); !strings.Contains(words, "At the same time the Full LSP meets, 2pm to 4pm. Of both are: {college}") {
		t.Errorf("reads %s", words)
	}
	preview := movePreview(s.view(officer1), s.state.Meetings["PSG-2027-03"], partnership.MoveMeeting{
		Meeting: "PSG-2027-03", Day: calendar.Date{Year: 2027, Month: 3, Day: 26}, From: "15:00", Until: "17:00",
	}, "")
	s.check(preview)
	if words := s.reads(preview); !strings.Contains(words, "<That day is Good Friday>") || strings.Contains(words, "At the same time") {
		t.Errorf("reads %s", words)
	}
}

// TestNobodyIsToldTwiceOfAChange lives through random weeks: each change is told to everybody at most once, and to nobody who
// had not heard of the meeting.
func TestNobodyIsToldTwiceOfAChange(t *testing.T) {
	changes := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := begin(t)
		heard := map[partnership.MeetingRef]map[partnership.PersonID]bool{march: {}, psg: {}, "FULL-2027-06": {}}
		for i := range rapid.IntRange(5, 25).Draw(rt, "steps") {
			o := step(rt, s, i)
			if rapid.IntRange(0, 3).Draw(rt, "a change") == 0 {
				o = change(rt, s)
			}
			s.now = s.now.AddDate(0, 0, rapid.IntRange(0, 4).Draw(rt, "days"))
			if coming, ok := o.Command.(partnership.SayComing); ok { // nobody told them: they looked it up
				for _, p := range withOffice(s.state, []partnership.PersonID{o.By}, s.state.Calendar.Date(s.now)) {
					heard[coming.Meeting][p] = true
				}
			}
			for _, item := range s.state.Business(func(i *partnership.Item) bool { return heard[i.Meeting] != nil }) {
				own := []partnership.PersonID{item.Proposer, item.Presenter} // their card of it says for which meeting it is, wherever it goes
				for _, p := range withOffice(s.state, own, s.state.Calendar.Date(s.now)) {
					heard[item.Meeting][p] = true
				}
			}
			for _, told := range carryOut(s, o, i) {
				ref := aboutMeeting(s, told)
				if heard[ref] == nil {
					continue
				}
				persons, _ := people(s.state, told.To, told.About, s.now)
				for _, p := range persons {
					if strings.HasPrefix(told.Kind, "meeting-") {
						if changes++; !heard[ref][p] {
							rt.Fatalf("%s reads %s %v, and had not heard of it", p, told.Kind, told.About)
						}
					}
					heard[ref][p] = true
				}
			}
		}
	})
	if changes == 0 && !testing.Short() {
		t.Error("nobody ever heard of a change: this shows nothing")
	}
}

// change is an order that changes a meeting.
func change(rt *rapid.T, s *scene) partnership.Order {
	ref := rapid.SampledFrom([]partnership.MeetingRef{march, psg, "FULL-2027-06"}).Draw(rt, "which")
	day := calendar.Date{Year: 2027, Month: 2, Day: 15}.AddDays(rapid.IntRange(0, 120).Draw(rt, "day"))
	return rapid.SampledFrom([]partnership.Order{
		{By: officer1, How: partnership.ByButton, Command: partnership.MoveMeeting{Meeting: ref, Day: day}},
		{By: officer1, How: partnership.ByButton, Command: partnership.MoveMeeting{Meeting: ref, Place: s.typed("Room 4")}},
		{By: officer1, How: partnership.ByButton, Command: partnership.CancelMeeting{Meeting: ref, Items: partnership.BackToList}},
		{By: hospital, How: partnership.ByButton, Command: partnership.SayComing{Meeting: ref}},
	}).Draw(rt, "change")
}

// aboutMeeting is the meeting that a telling speaks of.
func aboutMeeting(s *scene, told bot.Told) partnership.MeetingRef {
	if len(told.About) == 0 {
		return ""
	}
	if m, ok := s.state.ParseMeeting(told.About[0]); ok {
		return m.Ref
	}
	if item, ok := s.state.ParseItem(told.About[0]); ok {
		return item.Meeting
	}
	return ""
}

func TestTheSubjectsOfChangesFitAReceipt(t *testing.T) {
	record := strings.Repeat("x", 64)
	if n := len(strings.Join([]string{"meeting-moved-line", "CYPSPB-2027-03b", record}, "/")); n > ui.MaxCommand {
		t.Errorf("%d bytes are more than %d", n, ui.MaxCommand)
	}
}
