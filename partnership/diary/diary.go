// Package diary says what falls due when: the moments of each meeting's cycle, by the secretariat's own working timetable,
// and the day from which agreed terms of reference hold.
//
// It reads the state and the hour, and answers; it writes nothing down. What it calls due stays due until it is on record
// (partnership.MarkMoment), so that a clock that slept, or a second one beside it, loses nothing and repeats nothing.
package diary

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// Entry is one moment of the diary.
type Entry struct {
	Moment   partnership.Moment
	At       time.Time // from when on it is due
	NotAfter time.Time // until when it is of use
}

// Missed says that a moment comes too late to be of use: it is put on record, and only the secretariat hears of it.
func (e Entry) Missed(now time.Time) bool { return now.After(e.NotAfter) }

// Due are the moments that have come and are not on record, the earliest first.
func Due(s *partnership.State, now time.Time) []Entry {
	return slices.DeleteFunc(entries(s), func(e Entry) bool { return e.At.After(now) })
}

// Next is the first moment still to come, strictly after now.
func Next(s *partnership.State, now time.Time) (Entry, bool) {
	for _, e := range entries(s) {
		if e.At.After(now) {
			return e, true
		}
	}
	return Entry{}, false
}

// entries are all the moments, past and future, that are not on record. They do not depend on the hour, so what is due
// at one instant is still due at every later one.
func entries(s *partnership.State) []Entry {
	if s.Calendar == nil {
		return nil
	}
	all := termsHold(s) // said by the terms themselves: no matter of our timetable
	all = append(all, digests(s)...)
	for _, m := range s.Calendared("") {
		if s.Timetable && !m.Provisional { // nobody is called to a meeting that may yet move
			all = append(all, cycle(s, m)...)
			all = append(all, asked(s, m)...)
		}
	}
	if s.Timetable {
		all = append(all, actions(s)...)
		all = append(all, registers(s)...)
		all = append(all, copies(s)...)
		all = append(all, groups(s)...)
		all = append(all, plans(s)...)
		all = append(all, years(s)...)
	}
	all = slices.DeleteFunc(all, func(e Entry) bool { return s.Came[e.Moment] || e.At.After(e.NotAfter) })
	slices.SortStableFunc(all, func(a, b Entry) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(string(a.Moment.Meeting), string(b.Moment.Meeting)))
	})
	return all
}
