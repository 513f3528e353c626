package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// L069: “make recommendations to the Full Lewisham Strategic Partnership as appropriate”.
func TestARecommendationIsSuggestedTheSameDay(t *testing.T) {
	s := begin(t)
	s.at("2027-02-23 17:00")
	e := s.enters(officer1, partnership.AddEntry{
		Register: "recommendations", What: s.typed("Warm spaces all year"), Concern: partnership.Concern{Body: "full"},
		Source: partnership.Source{Meeting: psg},
	})
	s.equal(s.entryReads(officer1, e),
		"“Warm spaces all year” (R-001). <Waits for the Full LSP> Register Recommendations to the Full LSP To the Full LSP "+
			"Taken from the steering group, Tuesday 23 February Entered Tuesday 23 February "+
			"[Put on the draft] [Their answer] [Close it] [Change it] [The whole register]")
	draft := draftCard(s.view(officer1), s.state.Meetings[march])
	s.check(draft)
	if got := s.reads(draft); !strings.Contains(got, "“Warm spaces all year” (R-001) suggested: recommended by the steering group on Tuesday 23 February Put on the draft") {
		t.Errorf("the draft reads %s", got)
	}
	s.hear()
	s.press(officer1, partnership.BringRecommendation{Number: 1, Title: s.typed("Warm spaces")})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("who pressed is told what they have just seen: %v", told)
	}
	if got := s.entryReads(officer1, e); !strings.Contains(got, "<With the Full LSP, as LSP-001>") || strings.Contains(got, "[Put on the draft]") {
		t.Errorf("on the draft: %s", got)
	}
	if got := s.reads(draftCard(s.view(officer1), s.state.Meetings[march])); strings.Contains(got, "suggested") || !strings.Contains(got, "“Warm spaces” (LSP-001)") {
		t.Errorf("the draft reads %s", got)
	}
	item := s.state.Items[1]
	if got := s.reads(*showItem(s.view(officer1), item).Card); !strings.Contains(got,
		"From {officer} Comes from recommendation R-001, of the steering group on Tuesday 23 February Wants the meeting") {
		t.Errorf("its card reads %s", got)
	}
	if got := s.reads(*showItem(s.view(college), item).Card); strings.Contains(got, "R-001") {
		t.Errorf("who may not read the recommendation reads %s", got)
	}
	if len(entriesToDealWith(s.view(officer1))) != 0 {
		t.Error("its answer is to be recorded before the meeting")
	}
	s.at("2027-03-18 17:00")
	if rows := entriesToDealWith(s.view(officer1)); len(rows) != 1 || rows[0].Detail.Words(s.reader()) != "the Full LSP has met: what it said is to be recorded" {
		t.Errorf("after the meeting the secretariat has to deal with %+v", rows)
	}
	s.press(officer1, partnership.AnswerRecommendation{Number: 1, Response: partnership.Accepted, Words: s.typed("From next winter")})
	if got := s.entryReads(officer1, e); !strings.Contains(got, "<Answered: accepted>") ||
		!strings.Contains(got, "Their answer accepted, Thursday 18 March: “From next winter” [Correct the answer] [The whole register]") {
		t.Errorf("answered: %s", got)
	}
}

// C037: “Provide advice and recommendations to Local Authority Mayor and Cabinet …”.
func TestARecommendationToOthersIsFollowedUpToItsAnswer(t *testing.T) {
	s := begin(t)
	e := s.enters(officer1, partnership.AddEntry{
		Register: "advice", What: s.typed("Commission together"), Concern: partnership.Concern{Outside: "mayor-and-cabinet"},
		Dates: partnership.Dates{Until: on(2027, 4, 30)},
	})
	s.equal(s.entryReads(officer1, e),
		"“Commission together” (R-001). <To be sent on> Register Advice and recommendations to others To the Local Authority Mayor and Cabinet "+
			"Answer wanted by Friday 30 April Entered Monday 1 February [Sent on] [Their answer] [Close it] [Change it] [The whole register]")
	rows := entriesToDealWith(s.view(officer1))
	if len(rows) != 1 || rows[0].Detail.Words(s.reader()) != "to be sent on to the Local Authority Mayor and Cabinet" {
		t.Errorf("the secretariat has to deal with %+v", rows)
	}
	s.press(officer1, partnership.SendRecommendation{Number: 1})
	if got := s.entryReads(officer1, e); !strings.Contains(got, "<Sent on; waits for an answer>") || !strings.Contains(got, "Sent on Monday 1 February") {
		t.Errorf("sent: %s", got)
	}
	if len(entriesToDealWith(s.view(officer1))) != 0 {
		t.Error("others are chased for their answer")
	}
	s.press(officer1, partnership.AnswerRecommendation{Number: 1, Response: partnership.NotAccepted})
	if diff := cmp.Diff([]string(nil), s.hear()); diff != "" {
		t.Error(diff)
	}
	if got := s.entryReads(officer1, e); !strings.Contains(got, "<Answered: not accepted>") {
		t.Errorf("answered: %s", got)
	}
}
