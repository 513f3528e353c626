package partnership

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// tells lists the mornings on which the secretariat is told of a group.
func tells(s *State, body BodyID) []string {
	var all []string
	for _, g := range s.GroupMoments() {
		if of, _ := g.Moment.OfGroup(); of == body {
			all = append(all, g.On.String()+" "+string(g.Moment.Kind))
		}
	}
	return all
}

func TestGroupsInTime(t *testing.T) {
	play(t, []scene{
		// “These are time limited groups that are reviewed annually.”
		{"a group that the terms limit has an end, of which the secretariat is told before and after", func(m *minutes) {
			if life, ok := m.state.Limited(send); !ok || !life.Limited || life.Words != "These are time limited groups that are reviewed annually." {
				m.t.Errorf("%+v", life)
			}
			if _, ok := m.state.Limited(climate); ok {
				m.t.Error("the LSP’s groups are limited")
			}
			m.when(officer, EndGroup{Body: send, Ends: date("2027-07-31")}).then(GroupEndSet{Body: send, Ends: date("2027-07-31")})
			m.when(officer, EndGroup{Body: send, Ends: date("2027-07-31")}).nothing()
			want := []string{"2027-05-02 group ends soon", "2027-07-01 group ends soon", "2027-08-01 group has ended"}
			if diff := cmp.Diff(want, tells(m.state, send)); diff != "" {
				m.t.Error(diff)
			}
			if got := m.state.Stands(send, date("2027-07-31")); got != GroupWorking {
				m.t.Errorf("on its last day it is %s", got)
			}
			if got := m.state.Stands(send, date("2027-08-01")); got != GroupLapsed {
				m.t.Errorf("after it it is %s, until somebody decides", got)
			}
		}},
		{"it is reviewed a year after its first meeting, and a year after each review", func(m *minutes) {
			withBoard(m)
			if _, ok := m.state.ReviewDue(send); ok {
				m.t.Error("nothing is known of it")
			}
			m.given(officer, ScheduleMeeting{Body: send, Day: date("2027-01-20"), From: "10:00", Until: "11:00"})
			if due, _ := m.state.ReviewDue(send); due != date("2028-01-20") {
				m.t.Errorf("due %s", due)
			}
			m.at("2027-03-01 11:00")
			m.given(officer, ReviewGroup{Body: send, Meeting: boardMarch, Outcome: GroupContinues, Note: typed("Well done")})
			if due, _ := m.state.ReviewDue(send); due != date("2028-03-01") {
				m.t.Errorf("due %s", due)
			}
			if got := tells(m.state, send); !slices.Equal(got, []string{"2028-01-31 group's review is due"}) {
				m.t.Error(got)
			}
		}},
		{"what the board made of it is recorded: it continues, changes, merges or closes", func(m *minutes) {
			withBoard(m)
			review := ReviewGroup{Body: send, Meeting: boardMarch, Outcome: GroupContinues, Ends: date("2028-07-31")}
			m.when(officer, review).notYet("", "has not begun yet")
			m.at("2027-03-01 11:00")
			m.when(college, review).notYet("", "This is for %s.")
			m.given(officer, review)
			m.when(officer, review).nothing()
			review.Outcome, review.Ends = GroupMerges, calendar.Date{}
			m.when(officer, review).invalid("into")
			review.Into = "healthy-child"
			m.when(officer, review).then(GroupReviewed{Body: send, Meeting: boardMarch, Outcome: GroupMerges, Into: "healthy-child", Ends: date("2027-03-01")})
			if m.state.Stands(send, date("2027-03-01")) != GroupWorking || m.state.Stands(send, date("2027-03-02")) != GroupClosed {
				m.t.Error("it does not close after the meeting")
			}
			if got := tells(m.state, send); len(got) != 0 {
				m.t.Errorf("of a closed group is told %v", got)
			}
			m.when(officer, ReviewGroup{Body: send, Outcome: GroupCloses}).invalid("meeting")
			m.when(officer, ReviewGroup{Body: send, Meeting: boardMarch, Outcome: "dance"}).invalid("outcome")
			m.when(officer, EndGroup{Body: "cake", Ends: date("2028-01-01")}).invalid("group")
			m.when(officer, EndGroup{Body: send}).invalid("ends")
		}},
		// “The working group may decide and alter frequency.”
		{"a working group alters how often it meets itself", func(m *minutes) {
			m.when(lead, SetOften{climate, typed("Every six weeks")}).then(OftenSet{climate, "every-six-weeks"})
			m.when(lead, SetOften{climate, typed("Every six weeks")}).nothing()
			m.given(clerk, SetOften{climate, typed("Monthly")})
			m.when(mayor, SetOften{climate, typed("Weekly")}).notYet("", "This is for %s.")
			m.when(lead, SetOften{Body: climate}).invalid("often")
			m.when(lead, SetOften{Body: "cake"}).invalid("group")
		}},
	})
}
