package examples

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// The safeguarding board reports to the Board and holds the partnership to account: edges both ways, and no parent.
func TestRelationsOfTheSafeguardingBoard(t *testing.T) {
	lsp := lewisham(t)
	var got []string
	for _, e := range lsp.Relations {
		if e.From == "lscb" {
			got = append(got, e.String())
		}
	}
	if diff := cmp.Diff([]string{"lscb reports_to cypspb", "lscb holds_to_account cypsp"}, got); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
	if parent := lsp.Body("lscb").Parent; parent != "" {
		t.Errorf("its parent is %q", parent)
	}
}

// The CYPSP is in addition to the LSP: what the Full LSP's own meetings have to do is nowhere said of its meetings.
func TestTheCYPSPHasNoGatesOfTheLSP(t *testing.T) {
	lsp := lewisham(t)
	if p := lsp.Partnerships; len(p) != 1 || p[0].ID != "cypsp" || p[0].Extends != lsp.ID {
		t.Fatalf("the partnerships are %+v", p)
	}
	for _, b := range lsp.Bodies {
		for _, r := range b.Rules {
			if b.Partnership == "cypsp" && r.Name != "" && r.Name != terms.Cadence {
				t.Errorf("%s has the rule %s", b.ID, r.Name)
			}
		}
	}
}

// The sources say who chairs the Board and what sort of people its members are; of the other groups they say nothing.
func TestMembersOfTheCYPSP(t *testing.T) {
	for _, b := range lewisham(t).Bodies {
		switch {
		case b.ID == "cypspb":
			if len(b.Seats) != 2 || !b.Seats[0].Chair || !b.Seats[1].Many {
				t.Errorf("the places of the Board are %+v", b.Seats)
			}
		case b.Partnership == "cypsp" && !b.NoSeats:
			t.Errorf("%s has places", b.ID)
		}
	}
}

// At least three a year with one conference: whether the conference is one of the three is not said.
func TestMeetingsOfTheBoard(t *testing.T) {
	m := lewisham(t).Body("cypspb").Meetings
	if m.AtLeast != 3 || m.AtMost != 0 || len(m.Events) != 1 || m.Events[0].AYear != 1 || m.Events[0].Counts != terms.Open {
		t.Errorf("meetings are %+v", m)
	}
}

// Working groups of the CYPSP are limited in time and reviewed each year; none of them has an end yet.
func TestGroupsOfTheCYPSP(t *testing.T) {
	groups := 0
	for _, b := range lewisham(t).Bodies {
		if !b.Life.Stated {
			continue
		}
		groups++
		if !b.Life.Limited || b.Life.Review.String() != "1 year" || b.Parent != "cypspb" || !b.Valid.Until.IsZero() {
			t.Errorf("%s lives %+v", b.ID, b.Life)
		}
	}
	if groups != 6 {
		t.Errorf("%d groups are limited in time, not six", groups)
	}
}
