package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

const sendBoard partnership.BodyID = "send-board"

// falls has the clock mark what is due about groups, and gives what is told.
func (s *scene) falls(at string) []string {
	s.t.Helper()
	s.at(at)
	orders, _ := due(s.state, s.now)
	for _, c := range orders {
		if _, is := c.Moment.OfGroup(); is && c.Moment.Kind != partnership.CadenceBehind { // how often they meet is another matter
			s.press("", c)
		}
	}
	return s.hear()
}

// “These are time limited groups that are reviewed annually.”
func TestTheSecretariatIsToldBeforeAGroupEnds(t *testing.T) {
	s := boards(t)
	s.performs("C013", "command group end", "These are time limited groups")
	s.performs("C014", "reminder group's review is due", "reviewed annually")
	list := groupsInTime(s.view(officer1), 1)
	s.check(list)
	second := groupsInTime(s.view(officer1), 2)
	if got := s.reads(list) + s.reads(second); !strings.Contains(got, "SEND Board limited in time; until when, nobody has said yet; no review on record No end yet") {
		t.Error(got)
	}
	s.press(officer1, partnership.EndGroup{Body: sendBoard, Ends: calendar.Date{Year: 2027, Month: 7, Day: 31}})
	if told := s.falls("2027-04-30 09:00"); len(told) > 0 {
		t.Errorf("too early: %v", told)
	}
	if diff := cmp.Diff([]string{"group-ends to channel:"}, s.falls("2027-05-04 09:00")); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "group-ends", string(sendBoard))),
		"The SEND Board ends on Saturday 31 July. Next: the CYPSP Board decides whether it continues, changes, merges or closes. "+
			"These are time limited groups that are reviewed annually. Terms of reference, SEND Board "+
			"[It was reviewed] [Another end] [Open the group]")
	s.falls("2027-07-02 09:00")
	if diff := cmp.Diff([]string{"group-over to channel:"}, s.falls("2027-08-01 09:00")); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card(officer1, "group-over", string(sendBoard))),
		"The time of the SEND Board ran out on Saturday 31 July. It goes on as it did: the CYPSP Board has still to decide what becomes of it. <Its time has run out> "+
			"These are time limited groups that are reviewed annually. Terms of reference, SEND Board "+
			"[It was reviewed] [Another end] [Open the group]")
}

func TestAGroupIsReviewedEachYear(t *testing.T) {
	s := boards(t)
	s.performs("C006", "command group review", "established and removed as required")
	s.performs("C012", "command measure add", "to deliver against priorities")
	s.at("2027-03-01 11:00")
	s.press(officer1, partnership.ReviewGroup{Body: sendBoard, Meeting: boardMarch, Outcome: partnership.GroupContinues, Note: s.typed("Well done")})
	card := groupCard(s.view(officer1), sendBoard)
	s.check(card)
	s.equal(s.reads(card), "The SEND Board: limited in time; until when, nobody has said yet; review by Wednesday 1 March 2028. <No end yet> "+
		"Answers to the CYPSP Board These are time limited groups that are reviewed annually. Terms of reference, SEND Board "+
		"Reviews the CYPSP Board, Monday 1 March: it continues. “Well done” "+
		"[Report on our work] [How often it meets] [Until when it works] [It was reviewed]")
	if told := s.falls("2028-01-31 09:00"); !slices.Contains(told, "group-review to channel:") {
		t.Errorf("nobody is reminded: %v", told)
	}
	if got := s.reads(s.card(officer1, "group-review", string(sendBoard))); !strings.HasPrefix(got, "The SEND Board is to be reviewed by Wednesday 1 March. The CYPSP Board reviews it.") {
		t.Error(got)
	}
	s.press(officer1, partnership.ReviewGroup{Body: sendBoard, Meeting: boardMarch, Outcome: partnership.GroupMerges, Into: "healthy-child"})
	closed := groupCard(s.view(portfolio), sendBoard)
	s.check(closed)
	if got := s.reads(closed); !strings.Contains(got, "ended on Monday 1 March 2027; the Healthy Child Programme Board goes on with its work. <Ended>") || strings.Contains(got, "[") {
		t.Error(got)
	}
}

// “The working group may decide and alter frequency.”
func TestAGroupSaysItselfHowOftenItMeets(t *testing.T) {
	s := watching(t)
	s.performs("L098", "command group often", "may decide and alter frequency")
	s.press(college, partnership.SetOften{Body: climate, Often: s.typed("Every six weeks")})
	card := groupCard(s.view(college), climate)
	s.check(card)
	s.equal(s.reads(card), "The Climate Emergency group: no end in the terms of reference; meets: Every six weeks. "+
		"Works on Climate Emergency, led by {college} Answers to the Full LSP Performance 1 measure: 0 on track, 0 at risk, 0 off track "+
		"[Report on our work] [How often it meets]")
}
