package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// H007: “When services are designed and commissioned there is a clear understanding of what success will look like.”
func TestWhatIsCommissionedSaysWhatSuccessWillLookLike(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ScheduleMeeting{Body: "cypspb", Day: on(2027, 2, 2), From: "14:00", Until: "16:00"})
	s.at("2027-02-02 15:00")
	asks := func(at partnership.MeetingRef, words string) bool {
		s.press(officer1, partnership.RecordDecision{Meeting: at, Resolution: partnership.Resolution{What: s.typed(words)}})
		card := recordedCard(s.view(officer1), s.state.Decisions[len(s.state.Decisions)-1], words)
		s.check(card)
		return strings.Contains(s.reads(card), "For you alone: what will success look like?")
	}
	board := partnership.MeetingRef("CYPSPB-2027-02")
	for words, want := range map[string]bool{
		"To commission family hubs": true,
		"To commission family hubs, so that 9 in 10 children are ready for school": false,
		"To thank the young advisors": false,
	} {
		if asks(board, words) != want {
			t.Errorf("%q: asked is %t", words, !want)
		}
	}
	s.at("2027-03-18 15:00")
	if asks(march, "Lewisham College commissions family hubs") {
		t.Error("it is asked where the terms do not ask for it")
	}
}

// H010: “Each of the outcomes and actions outlined in this Plan are underpinned by detailed analysis of need”.
func TestAnOutcomeWithoutAnAnalysisOfNeedIsPointedOut(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.ScheduleMeeting{Body: "cypspb", Day: on(2027, 2, 2), From: "14:00", Until: "16:00"})
	s.at("2027-02-02 15:00")
	s.press(officer1, partnership.AgreePriority{Title: s.typed("Ready for school"), Lasting: partnership.Interim, Meeting: "CYPSPB-2027-02"})
	card := priorityCard(s.view(officer1), s.state.Priorities[0])
	s.check(card)
	if got := s.reads(card); !strings.Contains(got, "For you alone: no analysis of need is named.") {
		t.Errorf("the officer reads %s", got)
	}
}
