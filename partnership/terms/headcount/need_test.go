package headcount

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func atLeast(n int) Measure { return Measure{Share: Fraction{n, 1}} }

func members(n int) Need { return Need{Count: Members, Measure: atLeast(n)} }

func present(who string) Need { return Need{Present: who} }

// preston is the quorum of a town board: six, and both sides.
var preston = Need{All: []Need{
	members(6),
	{Any: []Need{present("chair"), present("vice_chair"), present("chair_nominee")}},
	{Any: []Need{present("council-leader"), present("council-deputy-leader")}},
}}

func TestNeedsInWords(t *testing.T) {
	for _, c := range []struct {
		need Need
		want string
	}{
		{Need{}, "nothing"},
		{members(1), "at least 1 member"},
		{preston, "at least 6 members, and the chair or the vice chair or the chair’s nominee, and council-leader or council-deputy-leader"},
		{
			Need{All: []Need{members(7), {Distinct: Organisation, Measure: atLeast(4)}}},
			"at least 7 members, and at least 4 different organisations",
		},
		{
			Need{Any: []Need{{All: []Need{members(2), present("mayor")}}, members(9)}},
			"(at least 2 members, and mayor) or at least 9 members",
		},
		{
			Need{Count: Members, Measure: Measure{Share: Fraction{2, 5}, Of: SeatsTotal, Round: Up}},
			"at least two fifths of the places, rounded up",
		},
		{
			Need{Count: Members, Measure: Measure{Share: Fraction{1, 3}, Of: MembersInOffice}, Among: Among{Class: "schools"}},
			"at least a third of the members in office of the class schools",
		},
		{
			Need{Count: Votes, Measure: Measure{Share: Fraction{1, 2}, Of: VotesCast, MoreThan: true}},
			"more than half of the votes cast",
		},
		{Need{Count: Votes, Measure: Measure{Share: Whole, Of: MembersInOffice}}, "all of the votes of the members in office"},
		{Need{Count: Members, Measure: atLeast(2), Among: Among{Places: []string{"a", "b", "chair"}}}, "at least 2 members among a, b and the chair"},
		{Need{Count: Members, Measure: atLeast(1), Among: Among{Sector: "council"}}, "at least 1 member from a council"},
		{Need{Count: Members, Measure: atLeast(2), Among: Among{Sector: "health"}}, "at least 2 members from health organisations"},
		{Need{Count: Members, Measure: atLeast(1), Among: Among{Sector: "other"}}, "at least 1 member from an organisation of another kind"},
		{Need{Count: Members, Measure: atLeast(2), Among: Among{Sector: "farms"}}, "at least 2 members from organisations of the sector farms"},
		{Need{Distinct: Organisation, Measure: atLeast(2), Among: Among{Sector: "council"}}, "at least 2 different councils"},
		{Need{Distinct: Class, Measure: atLeast(2)}, "at least 2 different classes"},
		{
			Need{Distinct: Sector, Measure: Measure{Share: Fraction{1, 2}, Of: Present}},
			"at least half of the different sectors among the members present",
		},
	} {
		if got := c.need.String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func seat(id string, roles ...string) Place {
	return Place{ID: "board/" + id, Roles: roles, Votes: 1, State: Here}
}

func TestCountingIsShown(t *testing.T) {
	room := Room{Places: []Place{
		seat("one", "chair"), seat("two"), seat("three"), seat("four"), {ID: "board/council-leader", State: Held}, {ID: "board/five"},
	}}
	got := preston.In(room)
	want := []string{
		"All of this is needed; not all of it holds.",
		"  At least 6 members are needed; 4 are there.",
		"  One of these is enough, and that holds.",
		"    The chair has to be there, and is.",
		"    The vice chair has to be there, but is not.",
		"    The chair’s nominee has to be there, but is not.",
		"  One of these is enough; none of them holds.",
		"    Council-leader has to be there, but is not.",
		"    Council-deputy-leader has to be there, but is not.",
	}
	if diff := cmp.Diff(want, got.Lines()); diff != "" || got.Holds {
		t.Errorf("holds: %v; lines (-want +got):\n%s", got.Holds, diff)
	}
	third := Need{Count: Members, Measure: Measure{Share: Fraction{1, 3}, Of: SeatsTotal}}
	says := third.In(room).Says
	if want := "At least a third of the places are needed, which is 2 of 6; 4 are there."; says != want {
		t.Errorf("got %q, want %q", says, want)
	}
}

// Each denominator hides behind the word majority; here every one of them gives another answer.
func TestDenominators(t *testing.T) {
	var places []Place
	add := func(n int, p Place) {
		for range n {
			places = append(places, p)
		}
	}
	add(4, Place{Votes: 1, State: Here, Vote: For})
	add(3, Place{Votes: 1, State: Here, Vote: Against})
	add(2, Place{Votes: 1, State: Here, Vote: Abstained})
	add(1, Place{Votes: 1, State: Here})
	add(5, Place{Votes: 1, State: Held, Vote: For}) // a vote of somebody who is not there is none
	add(6, Place{Votes: 1, State: Vacant, Vote: Against})
	room := Room{Places: places, Voting: true}
	for of, want := range map[Of]string{
		VotesCast:       "More than half of the votes cast are needed, which is 4 of 7; 4 are for it.",
		Present:         "More than half of the votes of the members present are needed, which is 6 of 10; 4 are for it.",
		MembersInOffice: "More than half of the votes of the members in office are needed, which is 8 of 15; 4 are for it.",
		SeatsTotal:      "More than half of the votes of all places are needed, which is 11 of 21; 4 are for it.",
	} {
		n := Need{Count: Votes, Measure: Measure{MoreThan: true, Share: Fraction{1, 2}, Of: of}}
		got := n.In(room)
		if got.Says != want || got.Holds != (of == VotesCast) {
			t.Errorf("%v: %s", got.Holds, got.Says)
		}
	}
}

// A deputy may be one more head and nothing else, or also somebody of the organisation.
func TestWhatADeputyFills(t *testing.T) {
	college := Place{ID: "board/college", Organisation: "college", Class: "schools", Sector: "education", Roles: []string{"chair"}, Votes: 1, State: Here}
	for _, c := range []struct {
		need                       Need
		all, organisation, nothing bool
	}{
		{members(1), true, true, true},
		{Need{Count: Votes, Measure: atLeast(1)}, true, true, true},
		{Need{Count: Members, Measure: atLeast(1), Among: Among{Class: "schools"}}, true, false, false},
		{Need{Count: Members, Measure: atLeast(1), Among: Among{Sector: "education"}}, true, false, false},
		{Need{Count: Members, Measure: atLeast(1), Among: Among{Places: []string{"college"}}}, true, true, false},
		{Need{Distinct: Organisation, Measure: atLeast(1)}, true, true, false},
		{Need{Distinct: Sector, Measure: atLeast(1)}, true, false, false},
		{present("chair"), true, false, false},
		{present("board/college"), true, false, false},
		{present("college"), true, true, false},
		{present("chair_nominee"), true, true, true},
	} {
		for fills, want := range map[Fills]bool{FillsAll: c.all, FillsOrganisation: c.organisation, FillsNothing: c.nothing} {
			college.Fills, college.Stands = fills, []string{"chair_nominee"}
			if got := c.need.Holds(Room{Places: []Place{college}}); got != want {
				t.Errorf("%s, filled to degree %d: %v, want %v", c.need, fills, got, want)
			}
		}
	}
	if present("board").Holds(Room{Places: []Place{college}}) || present("").Holds(Room{Places: []Place{college}}) {
		t.Error("a name is found that nobody has")
	}
}

func TestHostileVotesAreBounded(t *testing.T) {
	const huge = 1 << 62
	room := Room{Voting: true, Places: []Place{{Votes: huge, State: Here, Vote: For}, {Votes: huge, State: Here, Vote: For}, {Votes: -huge, State: Here, Vote: For}}}
	if got := (Need{Count: Votes, Measure: atLeast(1)}).In(room).Have; got != 2*MaxVotes {
		t.Errorf("%d votes", got)
	}
}

func TestCheck(t *testing.T) {
	half := Measure{Share: Fraction{1, 2}, Of: Present}
	for _, c := range []struct {
		need Need
		want string // in the error; empty: none
	}{
		{preston, ""},
		{Need{Count: Votes, Measure: half}, ""},
		{Need{Count: Members, Measure: Measure{Share: Fraction{0, 1}, MoreThan: true}}, ""},
		{Need{}, "one thing"},
		{Need{Count: Members, Present: "chair", Measure: half}, "one thing"},
		{Need{All: []Need{}}, "empty"},
		{Need{Any: []Need{present("chair"), {All: []Need{{}}}}}, "one thing"},
		{Need{Present: "chair", Measure: half}, "leave out at_least"},
		{Need{Present: "chair", Among: Among{Class: "x"}}, "are narrowed"},
		{Need{Count: Members}, "no number"},
		{Need{Count: Members, Measure: Measure{Share: Fraction{1, 2}}}, "of: seats_total"},
		{Need{Count: Members, Measure: Measure{Share: Fraction{6, 1}, Of: Present}}, "at most the whole"},
		{Need{Count: Members, Measure: Measure{Share: Fraction{6, 1}, Round: Up}}, "not rounded"},
		{Need{Count: Members, Measure: Measure{Share: Fraction{0, 1}}}, "at least 1"},
		{Need{Count: Members, Measure: Measure{Share: Whole, Of: Present, MoreThan: true}}, "at_least: all"},
		{Need{Count: Members, Measure: Measure{Share: Fraction{1, MaxCount + 1}, Of: Present}}, "no number"},
	} {
		err := c.need.Check()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.need, err, c.want)
		}
	}
}

func TestEmptyNeedsHoldNowhere(t *testing.T) {
	room := Room{Places: []Place{seat("one")}}
	for _, n := range []Need{{}, {All: []Need{}}, {Any: []Need{}}} {
		if n.Holds(room) || !slices.Equal(n.In(room).Lines(), []string{n.In(room).Says}) {
			t.Errorf("%#v holds", n)
		}
	}
}
