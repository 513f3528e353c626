package diary

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// Deadline is an instant that people have in mind, though nothing is sent at it.
type Deadline struct {
	Kind    DeadlineKind
	Meeting partnership.MeetingRef
	At      time.Time
}

// DeadlineKind is what a deadline is for.
type DeadlineKind string

// The deadlines of a meeting.
const (
	AnswerDue     DeadlineKind = "the chair's answer is due"
	RepliesDue    DeadlineKind = "replies are due"
	MeetingBegins DeadlineKind = "the meeting begins"
	MeetingEnds   DeadlineKind = "the meeting ends"
)

// Deadlines are those still to come, strictly after now, the earliest first: with Next, where a demonstration's clock
// can jump to. Those of the working timetable are among them only while it is switched on.
func Deadlines(s *partnership.State, now time.Time) []Deadline {
	if s.Calendar == nil {
		return nil
	}
	var all []Deadline
	for _, m := range s.Calendared("") {
		if !m.Provisional {
			all = append(all, deadlines(s, m)...)
		}
	}
	all = slices.DeleteFunc(all, func(d Deadline) bool { return !d.At.After(now) })
	slices.SortStableFunc(all, func(a, b Deadline) int { return a.At.Compare(b.At) })
	return all
}

func deadlines(s *partnership.State, m *partnership.Meeting) []Deadline {
	var all []Deadline
	t := s.Timings(m)
	if s.Timetable && waits(m.Head()) {
		all = append(all, Deadline{AnswerDue, m.Ref, t.AnswerDue})
	}
	if _, out := m.Issued(); s.Timetable && out {
		all = append(all, Deadline{RepliesDue, m.Ref, s.Calendar.At(t.Replies, 17, 0)})
	}
	return append(all, Deadline{MeetingBegins, m.Ref, s.Starts(m)}, Deadline{MeetingEnds, m.Ref, s.Ends(m)})
}
