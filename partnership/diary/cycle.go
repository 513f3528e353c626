package diary

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// cycle are the moments of one meeting, in their order within a day.
func cycle(s *partnership.State, m *partnership.Meeting) []Entry {
	var all []Entry
	if _, invited := s.Rule(m.Body, terms.ItemsInvited); invited {
		all = append(all, callForItems(s, m))
		all = append(all, anew(s, m, itemsClose(s, m))...)
	}
	if e, ok := chairReminder(s, m); ok {
		all = append(all, e)
	}
	if e, ok := timeToIssue(s, m); ok {
		all = append(all, anew(s, m, e)...)
	}
	if e, ok := dayBefore(s, m); ok {
		all = append(all, anew(s, m, e)...)
	}
	return all
}

// anew is a moment of a meeting that may have moved: it comes once for each of its dates. What came for an earlier date is
// not repeated where its time is past already when the meeting moves: people have just read where things stand. Members
// are called for items once, and asked once: the message that it moves says by when.
func anew(s *partnership.State, m *partnership.Meeting, e Entry) []Entry {
	e.Moment.Version = len(m.Moved)
	for before := range len(m.Moved) {
		earlier := partnership.Moment{Kind: e.Moment.Kind, Meeting: m.Ref, Version: before}
		if s.Came[earlier] && !e.At.After(m.Since) {
			return nil
		}
	}
	return []Entry{e}
}

// entry makes a moment. It cannot come before since, the instant from which it could be known: where a meeting is called
// late, confirmed or moved, or the timetable is switched on in the middle of a cycle, a moment comes at once as long as it
// is of use. One whose use was over by then (At after NotAfter) never was due, and entries leaves it out: it was not missed.
func entry(s *partnership.State, m *partnership.Meeting, kind partnership.MomentKind, at, notAfter time.Time) Entry {
	return Entry{
		Moment: partnership.Moment{Kind: kind, Meeting: m.Ref}, At: latest(at, m.At, m.Since, s.Since), NotAfter: notAfter,
	}
}

// callForItems is of use until items close. A group whose terms invite nobody to submit items is not called.
func callForItems(s *partnership.State, m *partnership.Meeting) Entry {
	t := s.Timings(m)
	return entry(s, m, partnership.CallForItems, t.CallForItems, t.ItemsClose)
}

// itemsClose tells the secretariat what has come in; later items are taken too, so that it is of use until the meeting.
func itemsClose(s *partnership.State, m *partnership.Meeting) Entry {
	return entry(s, m, partnership.ItemsClose, s.Timings(m).ItemsClose, s.Starts(m))
}

// chairReminder is the one reminder about a version that waits for the chair. A version sent on the day of its reminder,
// or later, has none: the chair has just read the same sentence.
func chairReminder(s *partnership.State, m *partnership.Meeting) (Entry, bool) {
	t, v := s.Timings(m), m.Head()
	if !waits(v) || !s.Calendar.Date(v.SentAt).Before(s.Calendar.Date(t.Remind)) {
		return Entry{}, false
	}
	e := entry(s, m, partnership.ChairReminder, t.Remind, t.AnswerDue)
	e.Moment.Version = v.Number
	return e, true
}

// waits says that a version is with the chair: no word of theirs yet, and not out.
func waits(v *partnership.Version) bool {
	return v != nil && !v.SentAt.IsZero() && v.Agreed == nil && v.Asked == "" && v.IssuedAt.IsZero()
}

// timeToIssue reminds the officer. It never issues: people do that.
func timeToIssue(s *partnership.State, m *partnership.Meeting) (Entry, bool) {
	if _, out := m.Issued(); out {
		return Entry{}, false
	}
	return entry(s, m, partnership.TimeToIssue, s.Timings(m).Issue, s.Starts(m)), true
}

// dayBefore brings those who come the time and the way in. An agenda that goes out later than this arrives first, and
// nothing is said while it can still be stopped.
func dayBefore(s *partnership.State, m *partnership.Meeting) (Entry, bool) {
	out, ok := firstIssue(m)
	if !ok {
		return Entry{}, false
	}
	e := entry(s, m, partnership.DayBefore, s.Timings(m).DayBefore, s.Starts(m))
	e.At = latest(e.At, out.Add(partnership.StopWindow))
	return e, true
}

func firstIssue(m *partnership.Meeting) (time.Time, bool) {
	for _, v := range m.Versions {
		if !v.IssuedAt.IsZero() {
			return v.IssuedAt, true
		}
	}
	return time.Time{}, false
}

func latest(at time.Time, others ...time.Time) time.Time {
	for _, t := range others {
		if t.After(at) {
			at = t
		}
	}
	return at
}
