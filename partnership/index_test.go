package partnership

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The index is only a short cut: what it finds is what a walk through everything would.
func TestTheIndexKnowsWhatTheStateSays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		live(rt, func(h *history, o Order, _ []Event, _ error) {
			s := h.state
			for _, ref := range []MeetingRef{fullMarch, fullJune, psgFeb, wgFeb, ""} {
				want := s.Business(func(i *Item) bool { return i.Meeting == ref && i.Stage == Offered })
				if got := s.Waiting(ref); !slices.Equal(got, want) {
					rt.Fatalf("waiting for %q: got %d items, want %d", ref, len(got), len(want))
				}
				if m := s.Meetings[ref]; m != nil && !slices.Equal(s.LeftOff(m), walkLeftOff(s, m)) {
					rt.Fatalf("left off %s: got %d items, want %d", ref, len(s.LeftOff(m)), len(walkLeftOff(s, m)))
				}
			}
			var coming []*Meeting
			for _, m := range s.Meetings {
				if m.Body == full && m.Cancelled == nil && s.Ends(m).After(o.At) {
					coming = append(coming, m)
				}
			}
			slices.SortFunc(coming, byDay)
			if got := s.Upcoming(full, o.At); !slices.Equal(got, coming) {
				rt.Fatalf("upcoming: got %d meetings, want %d", len(got), len(coming))
			}
		})
	})
}

func walkLeftOff(s *State, m *Meeting) []*Item {
	return s.Business(func(i *Item) bool {
		gone := i.Settled != nil && i.Settled.From == m.Ref && i.Settled.Outcome != ByWithdrawn
		return i.Stage != Withdrawn && m.lineOf(i.Number) < 0 && (i.Meeting == m.Ref || gone)
	})
}
