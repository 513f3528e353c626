package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The moments of a group. Moment.Meeting has the group, Moment.Version the day: 20270331.
const (
	GroupEndsSoon  MomentKind = "group ends soon"
	GroupEnded     MomentKind = "group has ended"
	GroupReviewDue MomentKind = "group's review is due"
)

// groupMoments are all of them.
var groupMoments = []MomentKind{GroupEndsSoon, GroupEnded, GroupReviewDue, CadenceBehind, AnnualDue, ClerkEnds}

// OfGroup says whether a moment is about a group, and which.
func (m Moment) OfGroup() (BodyID, bool) {
	return BodyID(m.Meeting), slices.Contains(groupMoments, m.Kind)
}

// GroupMoment is a morning on which the secretariat is told of a group, and until when that is of use.
type GroupMoment struct {
	Moment   Moment
	On       calendar.Date
	NotAfter calendar.Date
}

// How long before the secretariat is told, in days. It is our own practice: the terms name no such days.
const (
	longBeforeEnd  = 90
	soonBeforeEnd  = 30
	beforeReview   = 30
	groupStaysLate = 365
)

// GroupMoments are the mornings on which the secretariat is told that groups end, that they have ended and somebody has to
// decide, and that their review comes. What was past already when their end was entered is not said.
func (s *State) GroupMoments() []GroupMoment {
	if s.Terms == nil {
		return nil
	}
	var all []GroupMoment
	for i := range s.Terms.Bodies {
		body := BodyID(s.Terms.Bodies[i].ID)
		life := s.Life(body)
		if !life.Ends.IsZero() && life.Closed.IsZero() {
			for _, m := range []GroupMoment{
				groupMoment(GroupEndsSoon, body, life.Ends.AddDays(-longBeforeEnd), life.Ends.AddDays(-soonBeforeEnd)),
				groupMoment(GroupEndsSoon, body, life.Ends.AddDays(-soonBeforeEnd), life.Ends),
				groupMoment(GroupEnded, body, life.Ends.AddDays(1), life.Ends.AddDays(groupStaysLate)),
			} {
				if m.On.After(life.Since) {
					all = append(all, m)
				}
			}
		}
		if due, ok := s.ReviewDue(body); ok {
			all = append(all, groupMoment(GroupReviewDue, body, due.AddDays(-beforeReview), due.AddDays(groupStaysLate)))
		}
	}
	return all
}

func groupMoment(kind MomentKind, body BodyID, on, notAfter calendar.Date) GroupMoment {
	return GroupMoment{
		Moment: Moment{Kind: kind, Meeting: MeetingRef(body), Version: on.Year*10000 + int(on.Month)*100 + on.Day},
		On:     on, NotAfter: notAfter,
	}
}
