package journey_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestMeetings(t *testing.T) {
	t.Parallel()
	play(t, fitStories(map[string]func(*bottest.Stage){
		"a meeting moves, and who had been told hears, once": aMeetingMoves,
		"a meeting is cancelled, and nothing is lost":        aMeetingIsCancelled,
		"nobody has heard of it, so nobody hears":            nobodyHadHeard,
	}), inEveryChat...)
	play(t, fitStories(map[string]func(*bottest.Stage){
		"a room changes on the day":                    aRoomChanges,
		"a year of meetings is planned":                aYearIsPlanned,
		"who comes, how they join, and what they need": whoComes,
	}), inOneWay...)
}

// fitStories are stories in which all that is said is held against the limits and the words.
func fitStories(all map[string]func(*bottest.Stage)) map[string]story {
	stories := map[string]story{}
	for name, live := range all {
		stories[name] = func(t *testing.T, s *bottest.Stage) {
			t.Helper()
			live(s)
			everythingSaidIsFit(t, s)
		}
	}
	return stories
}

// anAgendaGoesOut brings the Full LSP of March to where people have its agenda and have answered.
func anAgendaGoesOut(s *bottest.Stage) {
	anItemIsSuggested(s)
	s.As(officer).Press("We have talked: add it").Send()
	s.As(officer).Type("agenda draft").Press("Send to chair")
	s.As(mayor).Press("Agree")
	s.As(officer).Press("Issue the agenda").Send()
	s.Until("the agenda goes out")
	s.As(hospital).Press("Coming")
	s.As(college).Press("Can’t come").Fill("deputy", "A colleague at Lewisham College").Send()
	s.As(deputy).Press("I can come").Reads("Thank you")
}

func aMeetingMoves(s *bottest.Stage) {
	const told = "The Full LSP has moved from Thursday 18 March to Thursday 25 March, 2pm to 4pm"
	anAgendaGoesOut(s)
	s.As(officer).Type("meeting move "+full).Reads("Nothing is moved before you have seen what follows").
		Fill("day", "2027-03-18").Send().Reads("there is nothing to move").
		Type("meeting move "+full).Fill("from", "17:00").Send().Reads("A meeting ends after it begins").
		Type("meeting move "+full).Fill("day", "2027-03-25").Send().
		Reads("To be moved: the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03), to Thursday 25 March").Reads("Nothing is moved yet").
		Reads("as had been told of this meeting, and the channel in one line").
		Reads("1 coming, 1 with apologies, 1 with a deputy: that was for the old time").Reads("1 stays").
		Reads("Wednesday 24 March, 4pm, instead of Wednesday 17 March, 4pm")
	s.As(hospital).SeesNot(told)
	s.As(officer).Press("Move it").Reads("Moved: the Full LSP, Thursday 25 March").Again()
	s.As(hospital).Sees(told).Sees("What you told us was for the old time").Press("Coming").Reads("Thank you")
	s.As(mayor).Sees(told)
	s.As(college).Sees(told).Sees("“Winter warm spaces” (LSP-001) stays with it")
	s.As(deputy).Sees(told).Sees("You were to come for")
	s.As(newcomer).SeesNot(told)
	s.As(deputy).Control("old card", "deputy/accept/"+full+"/"+college).Reads("The meeting has moved to Thursday 25 March")
	s.Until("Full LSP: the day before")
	s.As(hospital).Sees("Coming up: the Full LSP, Thursday 25 March")
	s.As(deputy).SeesNot("Coming up")
	s.Expect("it is the same meeting", func(b *partnership.State) bool {
		m := b.Meetings[full]
		return len(b.Meetings) == 3 && m.Day.String() == "2027-03-25" && len(m.Lines) == 6 && m.Coming[hospital] == partnership.Coming
	})
}

func aRoomChanges(s *bottest.Stage) {
	anAgendaGoesOut(s)
	s.Until("Full LSP: the day before")
	s.As(officer).Type("meeting move "+full).Fill("place", "Room 4, third floor").Send().Reads("Room 4, third floor").
		Press("Move it").Reads("Moved: the Full LSP, Thursday 18 March, 2pm to 4pm, Room 4, third floor")
	s.As(hospital).Sees("The Full LSP on Thursday 18 March, 2pm to 4pm, now meets here: Room 4, third floor")
	s.As(deputy).Sees("now meets here: Room 4, third floor")
	s.As(officer).Type("meeting move " + full).Send().Reads("there is nothing to move")
	s.Expect("nobody is asked again", func(b *partnership.State) bool {
		return b.Meetings[full].Coming[hospital] == partnership.Coming && len(b.Meetings[full].Deputies) == 1
	})
}

func aMeetingIsCancelled(s *bottest.Stage) {
	const told = "Cancelled: the Full LSP, Thursday 18 March, 2pm to 4pm (FULL-2027-03)"
	anAgendaGoesOut(s)
	late := s.As(college).Type("agenda submit").Fill("title", "Bus lanes").Choose("wants", "Note")
	s.As(officer).Type("meeting cancel "+full).Reads("would not take place").Reads("as had been told of this meeting").
		Send().Reads("Please fill this in").
		Choose("items", "next").Fill("reason", "The Civic Suite is flooded.").Send().Reads(told).Reads("One item goes to the Full LSP on Thursday 10 June")
	s.As(hospital).Sees(told).Sees("The reason: “The Civic Suite is flooded.”").Sees("The next meeting is on Thursday 10 June")
	s.As(college).Sees("“Winter warm spaces” (LSP-001) goes to the next meeting: no need to send it again")
	s.As(deputy).Sees("You need not come for")
	s.As(newcomer).SeesNot(told)
	s.As(hospital).Sees("The meeting was cancelled on")
	if line := s.As(deputy).Line("I can’t"); line != "" {
		s.As(deputy).Reads("no button on a card of a cancelled meeting")
	}
	late.Send().Reads("“Bus lanes” (LSP-002) is with the secretariat")
	s.As(college).Sees("We have your item for the Full LSP on Thursday 10 June: “Bus lanes”")
	s.As(college).Control("old card", "meeting/coming/"+full).Reads("The Full LSP on Thursday 18 March was cancelled. The next meeting is on Thursday 10 June")
	s.As(hospital).Type("meeting show " + full).Reads("The meeting was cancelled").Press("Open the next meeting").Reads("Thursday 10 June")
	s.As(officer).Type("meeting move " + full).Reads("was cancelled")
	for range 4 {
		s.Next()
	}
	s.As(hospital).SeesNot("Coming up")
	s.Expect("the item is on the draft of June", func(b *partnership.State) bool {
		return b.Items[1].Meeting == "FULL-2027-06" && b.Items[1].Stage == partnership.OnDraft && b.Items[2].Meeting == "FULL-2027-06"
	})
}

func nobodyHadHeard(s *bottest.Stage) {
	s.As(college).Type("agenda submit").Fill("title", "Bus lanes").Choose("wants", "Note").Choose("meeting", full)
	form := s.As(college)
	s.As(officer).Type("meeting cancel " + full).Reads("nobody has been told of this meeting yet").Send().Reads("Cancelled: the Full LSP, Thursday 18 March")
	s.As(hospital).SeesNot("Cancelled")
	form.Send().Reads("The Full LSP on Thursday 18 March was cancelled. The next meeting is on Thursday 10 June (FULL-2027-06).").
		Reads("Your words, so that you need not type them again").Reads("Bus lanes").
		Press("Suggest it for the next one").Fill("title", "Bus lanes").Choose("wants", "Note").Choose("meeting", "FULL-2027-06").Send().
		Reads("is with the secretariat")
	s.As(officer).Type("meeting cancel FULL-2027-06").Choose("items", "list").Send().Reads("One item is back on the list")
	s.As(college).Sees("“Bus lanes” (LSP-001) is kept: no need to send it again")
	s.As(officer).Type("meeting schedule full 2027-07-15 14:00 16:00").Reads("Planned").Press("Open the draft agenda").Reads("Bus lanes")
	s.As(officer).Type("meeting cancel PSG-2027-02").Send().Reads("Cancelled: the steering group")
}

func whoComes(s *bottest.Stage) {
	anAgendaGoesOut(s)
	s.As(hospital).Type("meeting needs").Reads("Only the secretariat reads it").Fill("needs", "A hearing loop, please").Send().Reads("Thank you")
	s.As(deputy).Press("I need something").Fill("needs", "Step-free access").Send().Reads("Thank you").
		Type("meeting needs").Fill("needs", "").Send().Reads("nothing is kept any more")
	s.As(officer).Type("meeting who "+full).Reads("1 coming, 1 with apologies").Reads("A hearing loop, please").Reads("A colleague at Lewisham College").
		Type("meeting joining "+full).Fill("joining", "Link: example.org/lsp").Send().Reads("Only those who come read it").
		Type("meeting show " + full).Reads("example.org/lsp")
	if words := s.As(officer).Type("meeting who " + full).Answer(); strings.Contains(words, "Step-free") {
		s.As(officer).Reads("nothing of what was taken away")
	}
	s.As(hospital).Type("meeting who " + full).Reads("This is for the secretariat")
	s.As(college).SeesNot("example.org").Type("meeting show " + full).Reads("A deputy comes for you")
	if strings.Contains(s.As(college).Answer(), "example.org") {
		s.As(college).Reads("nothing of the link: they do not come")
	}
	s.As(hospital).SeesNot("example.org")
	s.Until("Full LSP: the day before")
	s.As(hospital).Sees("Joining: Link: example.org/lsp")
	s.As(deputy).Sees("Joining: Link: example.org/lsp")
	s.As(officer).Type("meeting joining "+full).Reads("they are told at once").Fill("joining", "Link: example.org/other").Send()
	s.As(hospital).Sees("this has changed").Sees("Joining: Link: example.org/other")
	s.As(college).SeesNot("this has changed")
	s.As(newcomer).Type("meeting needs").Fill("needs", "Large print").Send().Reads("Thank you")
}

func aYearIsPlanned(s *bottest.Stage) {
	dates := func(pattern string) *bottest.Actor {
		return s.As(officer).Type("meeting series").Choose("group", "psg").Fill("pattern", pattern).
			Fill("from", "2027-03-01").Fill("until", "2027-12-31").Fill("place", "Civic Suite").Send()
	}
	dates("every blue moon").Reads("is not understood").Reads("Write it like this")
	dates("first Monday of every month").Reads("From when to when is to be said")
	dates("first Monday of every second month, 2pm to 4pm").
		Reads("To be planned: 5 meetings of the steering group, 2pm to 4pm. Nothing is planned yet").Reads("Early May bank holiday").
		Press("Plan them").Reads("Planned: 5 meetings of the steering group").Again().Reads("Planned: 5 meetings")
	s.As(college).Type("meeting list").Reads("Monday 1 March")
	s.As(officer).Type("meeting confirm PSG-2027-03").Reads("It tells nobody").Send().Reads("Confirmed: the steering group, Monday 1 March")
	dates("first Monday of every second month, 2pm to 4pm").Reads("To be planned: no meetings").Reads("planned already")
	s.As(officer).Control("Confirm all", "meeting/firm/psg").Reads("Monday 3 May").Send().Reads("Confirmed: every date of the steering group stands")
	s.As(officer).Control("an old card", "meeting/planned/0123456789abcdef").Reads("Nothing was planned")
	s.As(officer).Type("meeting cancel PSG-2027-05").Send().Reads("Cancelled").
		Reads("5 meetings planned; the terms of reference ask for one every 2 months").Reads("The Partnership Steering Group typically meets every other month.")
	s.As(college).Type("meeting series").Reads("This is for the secretariat")
	s.As(officer).Type("meeting schedule full 2027-10-14 14:00 16:00").Reads("Planned")
	s.As(officer).Type("meeting schedule full 2027-11-11 14:00 16:00").Reads("Planned")
	s.As(officer).Type("meeting schedule full 2027-12-09 14:00 16:00").
		Reads("5 meetings planned; the terms of reference ask for 3 to 4 times a year").Reads("typically meets three to four times a year")
	s.Expect("they stand", func(b *partnership.State) bool {
		for _, m := range b.Calendared("psg") {
			if m.Provisional {
				return false
			}
		}
		return len(b.Calendared("psg")) == 5
	})
}
