package terms

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Following edges from any id, one comes back to it if and only if some circle is told.
func TestCirclesAreFound(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e"}
	rapid.Check(t, func(t *rapid.T) {
		var e edges
		for range rapid.IntRange(0, 8).Draw(t, "edges") {
			e.add(rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(append(ids, "")).Draw(t, "to"), nil)
		}
		round := slices.ContainsFunc(ids, func(id string) bool { return returns(e, id) })
		if told := e.circles(); round != (len(told) > 0) {
			t.Fatalf("there is a circle: %t, and %v is told", round, told)
		}
	})
}

// returns takes every way of as many steps as there are edges.
func returns(e edges, start string) bool {
	reached := []string{start}
	for range 8 {
		var next []string
		for _, id := range reached {
			for _, to := range e.from[id] {
				if to.to == start {
					return true
				}
				next = append(next, to.to)
			}
		}
		slices.Sort(next)
		reached = slices.Compact(next)
	}
	return false
}

// A circle is told once, however long it is.
func TestACircleIsToldOnce(t *testing.T) {
	var e edges
	for _, pair := range []string{"ab", "bc", "ca", "xa", "cd"} {
		e.add(pair[:1], pair[1:], nil)
	}
	if told := e.circles(); len(told) != 1 || told[0].to != "a" {
		t.Errorf("told: %v", told)
	}
}
