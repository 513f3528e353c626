package partnership

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// index answers what nearly every order asks, so that it costs the same after ten years as on the first day.
type index struct {
	planned     map[BodyID][]*Meeting  // in order of day
	everOffered map[MeetingRef][]*Item // items, in the order in which they came
	derived     []derivation           // the places that follow from others
	undone      []*Action              // in order of number
}

func newIndex() index {
	return index{planned: map[BodyID][]*Meeting{}, everOffered: map[MeetingRef][]*Item{}}
}

// plan adds a meeting.
func (s *State) plan(m *Meeting) {
	s.Meetings[m.Ref] = m
	all := s.planned[m.Body]
	at, _ := slices.BinarySearchFunc(all, m, byDay)
	s.planned[m.Body] = slices.Insert(all, at, m)
}

// unplan takes a meeting out of the order of days: it moves, or does not take place. Its reference stays.
func (s *State) unplan(m *Meeting) {
	s.planned[m.Body] = slices.DeleteFunc(s.planned[m.Body], func(other *Meeting) bool { return other == m })
}

func byDay(a, b *Meeting) int {
	return cmp.Or(a.Day.Compare(b.Day), strings.Compare(a.From, b.From), strings.Compare(string(a.Ref), string(b.Ref)))
}

// plannedFrom are a body's meetings from a day on, in order; every body's where body is empty.
func (s *State) plannedFrom(body BodyID, day calendar.Date) []*Meeting {
	var all []*Meeting
	for of, meetings := range s.planned {
		if body == "" || of == body {
			first, _ := slices.BinarySearchFunc(meetings, day, func(m *Meeting, d calendar.Date) int { return m.Day.Compare(d) })
			all = append(all, meetings[first:]...)
		}
	}
	slices.SortFunc(all, byDay)
	return all
}

// offerAgain says for which meeting an item is meant from now on; for none, where none is planned.
func (s *State) offerAgain(item *Item, to MeetingRef) {
	same := func(i *Item) bool { return i == item }
	if item.Meeting == "" {
		s.everOffered[""] = slices.DeleteFunc(s.everOffered[""], same)
	}
	item.Meeting = to
	if !slices.ContainsFunc(s.everOffered[to], same) {
		s.everOffered[to] = append(s.everOffered[to], item)
	}
}

// offeredTo are the items that were ever offered to a meeting and of which keep is true, in order of number.
func (s *State) offeredTo(m MeetingRef, keep func(*Item) bool) []*Item {
	var items []*Item
	for _, item := range s.everOffered[m] {
		if keep(item) {
			items = append(items, item)
		}
	}
	slices.SortFunc(items, byNumber)
	return items
}

func byNumber(a, b *Item) int { return cmp.Compare(a.Number, b.Number) }

// RequestsOf are the membership requests of which keep is true, in order of number.
func (s *State) RequestsOf(keep func(*Request) bool) []*Request {
	all := slices.SortedFunc(maps.Values(s.Requests), func(a, b *Request) int { return cmp.Compare(a.Number, b.Number) })
	return slices.DeleteFunc(all, func(r *Request) bool { return !keep(r) })
}

// StrangersOf are those who wrote, and may be somebody of the register, of whom keep is true; in the same order every time.
func (s *State) StrangersOf(keep func(*Stranger) bool) []*Stranger {
	all := slices.SortedFunc(maps.Values(s.Strangers), func(a, b *Stranger) int { return cmp.Compare(a.Account, b.Account) })
	return slices.DeleteFunc(all, func(met *Stranger) bool { return !keep(met) })
}
