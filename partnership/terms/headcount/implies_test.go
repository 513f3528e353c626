package headcount

import (
	"testing"

	"pgregory.net/rapid"
)

func TestImplies(t *testing.T) {
	share := func(num, den int, of Of) Need {
		return Need{Count: Members, Measure: Measure{Share: Fraction{num, den}, Of: of}}
	}
	nearest := share(1, 3, SeatsTotal)
	nearest.Measure.Round = Nearest
	more := share(1, 2, SeatsTotal)
	more.Measure.MoreThan = true
	votes := func(of Of) Need { return Need{Count: Votes, Measure: Measure{Share: Fraction{2, 3}, Of: of}} }
	schools := Need{Count: Members, Measure: atLeast(3), Among: Among{Class: "schools"}}
	halfOfSchools := share(1, 2, MembersInOffice)
	halfOfSchools.Among.Class = "schools"
	for _, c := range []struct {
		a, b Need
		want Verdict
	}{
		{members(6), members(5), Yes},
		{members(5), members(6), No},
		{preston, members(6), Yes},
		{preston, present("chair"), No},
		{members(2), Need{}, Yes},
		{Need{}, members(1), No},
		{share(1, 2, SeatsTotal), share(1, 3, SeatsTotal), Yes},
		{share(1, 3, SeatsTotal), share(1, 2, SeatsTotal), No},
		{share(1, 3, SeatsTotal), nearest, Yes},
		{nearest, share(1, 3, SeatsTotal), No},
		{share(1, 2, SeatsTotal), more, No},
		{more, share(1, 2, SeatsTotal), Yes},
		{share(1, 3, SeatsTotal), share(1, 3, MembersInOffice), Yes},
		{share(1, 3, MembersInOffice), share(1, 3, SeatsTotal), No},
		{votes(MembersInOffice), votes(VotesCast), Yes},
		{votes(VotesCast), votes(MembersInOffice), No},
		{members(6), share(1, 3, SeatsTotal), No},
		{share(1, 3, SeatsTotal), members(6), No},
		{share(1, 3, SeatsTotal), members(1), Yes},
		{schools, members(3), Yes},
		{halfOfSchools, share(1, 2, MembersInOffice), No},
		{share(1, 2, MembersInOffice), halfOfSchools, No},
		{halfOfSchools, members(1), Yes},
		{members(3), schools, No},
		{Need{Distinct: Organisation, Measure: atLeast(4)}, members(4), Yes},
		{members(4), Need{Distinct: Organisation, Measure: atLeast(2)}, No},
		{present("chair"), members(1), Yes},
		{present("chair"), Need{Any: []Need{present("vice_chair"), present("chair")}}, Yes},
		{Need{Any: []Need{present("vice_chair"), present("chair")}}, present("chair"), No},
		{Need{All: []Need{members(3), present("chair")}}, Need{All: []Need{present("chair"), members(2)}}, Yes},
		{Need{All: []Need{present("chair"), members(40), members(3)}}, members(40), Yes},
	} {
		got, room := Implies(c.a, c.b)
		if got != c.want {
			t.Errorf("%s; is that at least %s? %s, want %s (%+v)", c.a, c.b, got, c.want, room.Places)
		}
	}
}

var aNeed = anyNeed(3)

// anyNeed draws needs of needs, so many deep.
func anyNeed(depth int) *rapid.Generator[Need] {
	if depth == 1 {
		return aLeaf
	}
	parts := rapid.SliceOfN(anyNeed(depth-1), 1, 3)
	return rapid.Custom(func(t *rapid.T) Need {
		switch rapid.IntRange(0, 3).Draw(t, "joined") {
		case 0:
			return Need{All: parts.Draw(t, "all")}
		case 1:
			return Need{Any: parts.Draw(t, "any")}
		default:
			return aLeaf.Draw(t, "alone")
		}
	})
}

var aLeaf = rapid.Custom(func(t *rapid.T) Need {
	if rapid.IntRange(0, 3).Draw(t, "sort") == 0 {
		return present(rapid.SampledFrom([]string{"chair", "vice_chair", "a", "b"}).Draw(t, "who"))
	}
	n := Need{Measure: aMeasure.Draw(t, "measure")}
	if rapid.IntRange(0, 3).Draw(t, "distinct") == 0 {
		n.Distinct = rapid.SampledFrom([]Feature{Organisation, Sector, Class}).Draw(t, "feature")
		return n
	}
	n.Count = rapid.SampledFrom([]Counted{Members, Members, Votes}).Draw(t, "counted")
	if rapid.IntRange(0, 2).Draw(t, "narrow") == 0 {
		n.Among = Among{
			Class:  rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "class"),
			Sector: rapid.SampledFrom([]string{"", "p"}).Draw(t, "sector"),
			Places: rapid.SampledFrom([][]string{nil, {"a"}, {"a", "b"}}).Draw(t, "places"),
		}
	}
	return n
})

var aMeasure = rapid.Custom(func(t *rapid.T) Measure {
	m := Measure{MoreThan: rapid.Bool().Draw(t, "more than")}
	if rapid.Bool().Draw(t, "whole") {
		m.Share = Fraction{rapid.IntRange(1, 4).Draw(t, "number"), 1}
		return m
	}
	m.Share = rapid.SampledFrom([]Fraction{{1, 3}, {1, 2}, {2, 5}, {2, 3}, {333, 1000}, {1, 1}}).Draw(t, "share")
	m.Of = rapid.SampledFrom([]Of{SeatsTotal, MembersInOffice, Present, VotesCast}).Draw(t, "of")
	m.Round = rapid.SampledFrom([]Round{Exactly, Up, Nearest}).Draw(t, "round")
	return m
})

var aRoom = rapid.Custom(func(t *rapid.T) Room {
	pick := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
	r := Room{Voting: rapid.Bool().Draw(t, "voting")}
	for range rapid.IntRange(0, 8).Draw(t, "places") {
		r.Places = append(r.Places, Place{
			ID: pick("id", "full/a", "full/b", "full/c"), Organisation: pick("organisation", "", "a", "d", "e"),
			Sector: pick("sector", "", "p", "q"), Class: pick("class", "", "x", "y"),
			Roles: []string{pick("role", "", "chair", "vice_chair")}, Votes: rapid.IntRange(0, 2).Draw(t, "votes"),
			State: rapid.SampledFrom([]State{Vacant, Held, Here, Here}).Draw(t, "state"), Fills: rapid.SampledFrom([]Fills{FillsAll, FillsAll, FillsOrganisation, FillsNothing}).Draw(t, "fills"),
			Stands: []string{pick("stands", "", "", "chair")},
			Vote:   rapid.SampledFrom([]Vote{"", For, For, Against, Abstained}).Draw(t, "vote"),
		})
	}
	return r
})

// A yes is never contradicted by any room, and a no comes with a room that proves it.
func TestImpliesIsSound(t *testing.T) {
	verdicts := map[Verdict]int{}
	rapid.Check(t, func(t *rapid.T) {
		a, b := aNeed.Draw(t, "a"), aNeed.Draw(t, "b")
		if rapid.Bool().Draw(t, "weaker") { // two needs drawn alone are seldom a yes
			b = Need{Any: []Need{b, a}}
		}
		got, room := Implies(a, b)
		verdicts[got]++
		switch got {
		case Yes:
			for range 20 {
				if room := aRoom.Draw(t, "room"); a.Holds(room) && !b.Holds(room) {
					t.Fatalf("%s was to be at least %s, but not in %+v", a, b, room)
				}
			}
		case No:
			if !a.Holds(room) || b.Holds(room) {
				t.Fatalf("%s was not to be at least %s, but %+v does not show it", a, b, room)
			}
		case Unknown:
		}
	})
	if !testing.Short() && (verdicts[Yes] == 0 || verdicts[No] == 0) { // twenty draws may well hold no yes
		t.Errorf("the test shows nothing: %v", verdicts)
	}
	t.Logf("%v", verdicts)
}

// What is made weaker step by step is proved to be weaker.
func TestImpliesKnowsWhatIsWeaker(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strict, weak := aNeed.Draw(t, "strict"), aNeed.Draw(t, "other")
		for _, c := range []struct{ a, b Need }{
			{strict, strict},
			{Need{All: []Need{weak, strict}}, strict},
			{strict, Need{Any: []Need{weak, strict}}},
			{Need{All: []Need{strict, weak}}, Need{Any: []Need{weak, strict}}},
		} {
			if got, _ := Implies(c.a, c.b); got != Yes {
				t.Fatalf("%s; is that at least %s? %s", c.a, c.b, got)
			}
		}
	})
}
