package partnership

import "github.com/partnership-secretariat/secretariat/partnership/calendar"

// EntryReview is the day on which the secretariat is reminded, once, that an entry of a register is to be looked at again.
// Moment.Version is its number.
const EntryReview MomentKind = "entry to be looked at again"

// OfEntry says whether a moment is about an entry of a register, and which.
func (m Moment) OfEntry() (EntryNumber, bool) { return EntryNumber(m.Version), m.Kind == EntryReview }

// How long before a review the secretariat is reminded: eight weeks, or one where it was put down later than that. It is our own
// working timetable, not in the terms of reference.
var reviewWeeks = []int{8, 1}

// reviewed begins to wait for the review of an entry. What is nearer than that is not said: whoever put it down has just read the
// date.
func (s *State) reviewed(e *Entry, today calendar.Date) {
	e.Remind = calendar.Date{}
	if e.Review.IsZero() {
		return
	}
	for _, weeks := range reviewWeeks {
		if day := s.Calendar.OnOrBefore(e.Review.AddDays(-7 * weeks)); day.After(today) {
			e.Remind = day
			return
		}
	}
}

// ReviewNear says whether an open entry is to be looked at again within eight weeks, or should have been already.
func (e *Entry) ReviewNear(today calendar.Date) bool {
	return e.Open() && !e.Review.IsZero() && !e.Review.AddDays(-7*reviewWeeks[0]).After(today)
}
