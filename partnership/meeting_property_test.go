package partnership

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestNoItemIsLostWhereMeetingsMoveOrAreCancelled: an item that still waits, or stands on a draft, is meant for a meeting that
// stands, or is on the list; and a cancelled meeting has handed on just those that were meant for it.
func TestNoItemIsLostWhereMeetingsMoveOrAreCancelled(t *testing.T) {
	cancelled, moved := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		submitted := 0
		before := map[MeetingRef][]ItemNumber{}
		liveBy(rt, restless, func(h *history, o Order, events []Event, _ error) {
			for _, e := range events {
				switch e := e.(type) {
				case ItemSubmitted, ItemRaised:
					submitted++
				case MeetingMoved:
					moved++
					if now := meant(h.state, e.Meeting); !slices.Equal(now, before[e.Meeting]) {
						rt.Fatalf("%#v: items %v became %v", o.Command, before[e.Meeting], now)
					}
				case MeetingCancelled:
					cancelled++
					handedOn(rt, h.state, e, before[e.Meeting])
				default:
				}
			}
			if len(h.state.Items) != submitted {
				rt.Fatalf("%#v: %d items of %d", o.Command, len(h.state.Items), submitted)
			}
			for n, item := range h.state.Items {
				m := h.state.Meetings[item.Meeting]
				if waits := item.Stage == Offered || item.Stage == OnDraft; waits && m != nil && m.Cancelled != nil {
					rt.Fatalf("%#v: item %d waits for %s, which was cancelled", o.Command, n, m.Ref)
				}
			}
			for ref := range h.state.Meetings {
				before[ref] = meant(h.state, ref)
			}
		})
	})
	if cancelled*moved == 0 && !testing.Short() {
		t.Errorf("%d meetings were cancelled and %d moved: this shows nothing", cancelled, moved)
	}
}

// restless is an order of a day on which meetings move, are cancelled and are planned more often than on others.
func restless(h hat, b *book) Order {
	o := h.order(b)
	ref := from(h, "which", []MeetingRef{fullMarch, fullJune, psgFeb})
	switch rapid.IntRange(0, 9).Draw(h.T, "restless") {
	case 0:
		o.By, o.Command = officer, MoveMeeting{Meeting: ref, Day: date("2027-02-01").AddDays(rapid.IntRange(0, 150).Draw(h.T, "day"))}
	case 1:
		o.By, o.Command = officer, CancelMeeting{Meeting: ref, Items: from(h, "fate", []Fate{ToNextMeeting, BackToList})}
	case 2:
		o.By, o.Command = officer, ScheduleMeeting{Body: full, Day: b.state.Calendar.Date(b.now).AddDays(30), From: "10:00", Until: "12:00"}
	}
	return o
}

// meant are the items that a meeting has.
func meant(s *State, ref MeetingRef) []ItemNumber {
	var numbers []ItemNumber
	for _, item := range s.MeantFor(s.Meetings[ref]) {
		numbers = append(numbers, item.Number)
	}
	return numbers
}

// handedOn checks that what was meant for a cancelled meeting is where the event says, and nowhere else.
func handedOn(rt *rapid.T, s *State, e MeetingCancelled, items []ItemNumber) {
	if got := s.Meetings[e.Meeting].Cancelled.Items; !slices.Equal(got, items) {
		rt.Fatalf("%s had items %v, and handed on %v", e.Meeting, items, got)
	}
	if left := meant(s, e.Meeting); len(left) > 0 {
		rt.Fatalf("%s still has items %v", e.Meeting, left)
	}
	there := s.Waiting("")
	if to := s.Meetings[e.To]; to != nil {
		there = s.MeantFor(to)
	}
	for _, n := range items {
		if !slices.Contains(there, s.Items[n]) {
			rt.Fatalf("item %d of %s is lost", n, e.Meeting)
		}
	}
}
