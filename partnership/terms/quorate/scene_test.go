package quorate

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// preston has six of ten, somebody in the chair, and somebody who leads the council; a quarter of an hour of grace; and
// whoever comes within a fortnight is a quorum.
func preston() *terms.Terms {
	either := func(who ...string) headcount.Need {
		var n headcount.Need
		for _, w := range who {
			n.Any = append(n.Any, present(w))
		}
		return n
	}
	blocks := terms.Blocks{Quorum: terms.Quorum{
		Setting: stated(),
		Needs:   headcount.Need{All: []headcount.Need{atLeast(6), either("chair", "vice_chair", "chair_nominee"), either("leader", "deputy-leader")}},
		Grace:   calendar.Span{N: 15, Unit: calendar.Minutes},
		IfNot:   terms.Inquorate{Adjourn: true, ReconveneWithin: calendar.Span{N: 14, Unit: calendar.Days}, ThosePresent: true},
	}}
	t := board(blocks, "chamber", "rovers", "leader", "deputy-leader", "college", "bakers", "market", "library", "police", "church")
	t.Bodies[0].Seats[1].ViceChair = true
	return t
}

func TestATownBoardNeedsSixAndBothSides(t *testing.T) {
	for _, c := range []struct {
		scene   string
		present string
		nominee string
		again   bool
		want    Verdict
	}{
		{"six with the chair and the leader", "chamber leader college bakers market library", "", false, Yes},
		{"six with the vice chair and the deputy leader", "rovers deputy-leader college bakers market library", "", false, Yes},
		{"five of them", "chamber leader college bakers market", "", false, No},
		{"eight and nobody from the council", "chamber rovers college bakers market library police church", "", false, No},
		{"eight and nobody in the chair", "leader deputy-leader college bakers market library police church", "", false, No},
		{"eight, and one whom the chair nominated", "leader deputy-leader college bakers market library police church", "police", false, Yes},
		{"the chair’s nominee stayed away", "leader deputy-leader college bakers market library church", "police", false, No},
		{"three at the meeting called again", "college bakers market", "", true, Yes},
		{"nobody at the meeting called again", "", "", true, No},
	} {
		t.Run(c.scene, func(t *testing.T) {
			wantQuorate(t, preston(), Question{Present: strings.Fields(c.present), Nominee: c.nominee, Again: c.again}, c.want)
		})
	}
	a := work(t, preston(), Question{Present: []string{"chamber"}})
	for _, line := range []string{
		"At least 6 members are needed; 1 is there.",
		"The chair has to be there, and is.",
		"Leader has to be there, but is not.",
		"waits 15 minutes", "adjourned", "within 14 days", "those present are a quorum",
	} {
		wantSays(t, a, line)
	}
}

func TestWhomTheChairSendsIsTheChairsNominee(t *testing.T) {
	on := preston()
	on.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Counts: terms.Yes, FillsSeat: terms.No}
	others := strings.Fields("leader college bakers market library")
	wantQuorate(t, on, Question{Present: others, Deputies: map[string]Deputy{"chamber": {Who: "a colleague"}}}, Yes)
	wantQuorate(t, on, Question{Present: others, Deputies: map[string]Deputy{"police": {Who: "a sergeant"}}}, No)
}

func TestSevenMembersFromFourOrganisations(t *testing.T) {
	need := headcount.Need{All: []headcount.Need{atLeast(7), {Distinct: headcount.Organisation, Measure: headcount.Measure{Share: headcount.Fraction{Num: 4, Den: 1}}}}}
	on := board(quorumOf(need), "a", "b", "c", "d", "e", "f", "g", "h")
	seats := on.Bodies[0].Seats
	for i := range 5 { // the first five are the council's
		seats[i].Organisation = "a"
	}
	wantQuorate(t, on, Question{Present: strings.Fields("board/a b c d e f g h")}, Yes)
	wantQuorate(t, on, Question{Present: strings.Fields("board/a b c d f g h")}, Yes)
	wantQuorate(t, on, Question{Present: strings.Fields("board/a b c d e f g")}, No) // seven, from three
	wantQuorate(t, on, Question{Present: strings.Fields("board/a b c f g h")}, No)   // six, from four
}

// Under the terms of two levels each group decides by its majority, and the four groups then have a vote each.
func sacre() *terms.Terms {
	half := headcount.Need{Count: headcount.Votes, Measure: share(1, 2, headcount.VotesCast)}
	half.Measure.MoreThan = true
	three := headcount.Need{Count: headcount.Votes, Measure: share(3, 4, headcount.SeatsTotal)}
	on := board(terms.Blocks{Voting: terms.Voting{
		Setting: stated(),
		By:      "vote",
		Levels: []terms.Level{
			{Within: headcount.Class, Threshold: half},
			{Across: []string{"a", "b", "c", "d"}, OnePer: headcount.Class, Threshold: three},
		},
	}}, "a1", "a2", "a3", "b1", "b2", "c1", "d1")
	for i, s := range on.Bodies[0].Seats {
		on.Bodies[0].Seats[i].Class = s.Organisation[:1]
	}
	return on
}

func TestGroupsDecideByThemselvesAndThenTogether(t *testing.T) {
	everybody := strings.Fields("a1 a2 a3 b1 b2 c1 d1")
	for _, c := range []struct {
		scene string
		votes map[string]string
		want  Verdict
	}{
		{"all four groups", map[string]string{"a": "for", "b": "for", "c": "for", "d": "for"}, Yes},
		{"three groups of four", map[string]string{"a": "for", "b": "for", "c": "for", "d": "against"}, Yes},
		{"two groups, though six of the seven", map[string]string{"a": "for", "b1": "for", "b2": "against", "c": "for", "d": "against"}, No},
		{"three groups for it, and one divided", map[string]string{"a": "for", "b1": "for", "b2": "against", "c": "for", "d": "for"}, Yes},
		{"most of the members and half of the groups", map[string]string{"a": "for", "b": "for", "c": "against", "d": "against"}, No},
	} {
		t.Run(c.scene, func(t *testing.T) {
			a := work(t, sacre(), Question{Present: everybody, Votes: c.votes})
			if a.Decided.Carried != c.want {
				t.Errorf("carried: %s, want %s\n%s", a.Decided.Carried, c.want, text(a))
			}
		})
	}
}

func TestWhereTheTermsAreSilent(t *testing.T) {
	deputies := map[string]Deputy{"b": {}}
	t.Run("about deputies, and it matters", func(t *testing.T) {
		a := wantQuorate(t, board(quorumOf(atLeast(2)), "a", "b", "c"), Question{Present: []string{"a"}, Deputies: deputies}, Depends)
		wantSays(t, a, "It depends: the terms do not say whether a deputy counts as present.")
		wantSays(t, a, "If a deputy does not count as present:")
		wantVoters(t, a, "board/a", "board/b?")
	})
	t.Run("about deputies, and it does not", func(t *testing.T) {
		wantQuorate(t, board(quorumOf(atLeast(2)), "a", "b", "c"), Question{Present: []string{"a", "c"}, Deputies: deputies}, Yes)
		wantQuorate(t, board(quorumOf(atLeast(3)), "a", "b", "c"), Question{Present: []string{"a"}, Deputies: deputies}, No)
	})
	t.Run("about the quorum", func(t *testing.T) {
		a := wantQuorate(t, board(terms.Blocks{}, "a", "b"), Question{Present: []string{"a"}}, NotSaid)
		wantSays(t, a, "The terms do not say how many must be present.")
		wantVoters(t, a, "board/a")
		wantSays(t, a, "The terms do not say how a decision is taken.")
	})
	t.Run("there is no quorum", func(t *testing.T) {
		wantQuorate(t, board(terms.Blocks{Quorum: terms.Quorum{Setting: terms.Setting{None: true}}}, "a"), Question{}, Yes)
	})
	t.Run("words only", func(t *testing.T) {
		blocks := terms.Blocks{Quorum: terms.Quorum{Setting: terms.Setting{Stated: true, Words: "A fair number of us."}}}
		wantSays(t, wantQuorate(t, board(blocks, "a"), Question{}, NotSaid), "“A fair number of us.”")
	})
	t.Run("about who the members are", func(t *testing.T) {
		on := &terms.Terms{Bodies: []terms.Body{{ID: "board", NoSeats: true}}}
		wantSays(t, wantQuorate(t, on, Question{}, NotSaid), "do not say who its members are")
	})
}

func TestWhoKeepsOut(t *testing.T) {
	on := board(quorumOf(atLeast(2)), "a", "b", "c")
	q := Question{Present: []string{"a", "b"}, Recused: []string{"b"}}
	for _, c := range []struct {
		checked string
		counts  terms.Answer
		want    Verdict
	}{
		{"each_vote", terms.Yes, Yes},
		{"each_vote", terms.No, No},
		{"each_vote", terms.Open, Depends},
		{"", terms.Open, Depends},
		{"start", terms.Open, Yes},
	} {
		on.Bodies[0].Quorum.Checked, on.Bodies[0].Quorum.RecusedCount = c.checked, c.counts
		wantVoters(t, wantQuorate(t, on, q, c.want), "board/a")
	}
}

func TestItemsWithRulesOfTheirOwn(t *testing.T) {
	on := board(quorumOf(atLeast(3)), "a", "b", "c", "d")
	b := &on.Bodies[0]
	on.Organisations = append(on.Organisations, terms.Organisation{ID: "england", Name: "NHS England"})
	b.Seats[0].Class, b.Seats[1].Class = "schools", "schools"
	b.Seats[3].Only = []string{"budget"}
	b.ItemRules = []terms.ItemRule{
		{Tag: "budget", Voters: headcount.Among{Class: "schools"}, Quorum: atLeast(2)},
		{Tag: "commissioning", Extra: []string{"england"}},
	}
	a := wantQuorate(t, on, Question{Present: []string{"a", "c"}, Item: "budget"}, Yes)
	wantVoters(t, a, "board/a")
	wantSays(t, a, "On this item only members of the class schools vote.")

	a = wantQuorate(t, on, Question{Present: []string{"a", "c", "england"}, Item: "commissioning"}, Yes)
	wantVoters(t, a, "board/a", "board/c", "board/england")
	wantSays(t, a, "NHS England has a place for this item only.")

	// The fourth place is one for budgets only, and whoever holds it is no more than a guest today.
	a = wantQuorate(t, on, Question{Present: []string{"a", "c", "d"}, Item: "roads"}, No)
	wantSays(t, a, "Not counted for this item or on this day: D.")
	wantSays(t, a, "The terms have no rule of their own for items tagged roads.")
}

func TestCollectivePlacesMoveTheDenominator(t *testing.T) {
	on := board(quorumOf(headcount.Need{Count: headcount.Members, Measure: share(1, 3, headcount.MembersInOffice)}), "a", "b")
	b := &on.Bodies[0]
	b.Seats = append(b.Seats, terms.Seat{ID: "board/cabinet", Title: "The Cabinet", Office: "cabinet", Many: true, Votes: 1})
	wantQuorate(t, on, Question{Present: []string{"cabinet=3"}, Holders: map[string]int{"cabinet": 7}}, Yes)
	wantQuorate(t, on, Question{Present: []string{"cabinet", "cabinet", "a"}, Holders: map[string]int{"cabinet": 7}}, Yes)
	a := wantQuorate(t, on, Question{Present: []string{"cabinet=3"}, Holders: map[string]int{"cabinet": 8}}, No)
	wantSays(t, a, "which is 4 of 10; 3 are there")
	wantSays(t, a, "The Cabinet (3)")
	if len(a.Voters) != 3 {
		t.Errorf("%d votes, want one for each member of the Cabinet who is there", len(a.Voters))
	}
	if _, err := Work(on, Question{Body: "board", Present: []string{"cabinet=9"}, Holders: map[string]int{"cabinet": 8}}); err == nil {
		t.Error("nine of eight are there")
	}
}

func TestPlacesComeAndGo(t *testing.T) {
	half := quorumOf(headcount.Need{Count: headcount.Members, Measure: share(1, 2, headcount.SeatsTotal)})
	on := board(half, "a", "b", "c")
	on.Bodies[0].Seats[2].Valid.Until = calendar.Date{Year: 2025, Month: 3, Day: 31}
	on.Organisations[1].Valid.Until = calendar.Date{Year: 2025, Month: 3, Day: 31}
	before, after := calendar.Date{Year: 2025, Month: 3, Day: 31}, calendar.Date{Year: 2025, Month: 4, Day: 1}
	wantQuorate(t, on, Question{Present: []string{"a"}, Day: before}, No)
	wantSays(t, wantQuorate(t, on, Question{Present: []string{"a"}, Day: after}, Yes), "Vacant: B.")
}

func TestVotesAreEarned(t *testing.T) {
	on := board(terms.Blocks{Voting: terms.Voting{Setting: stated(), RightAfter: terms.Earned{Attended: 3, OfLast: 4}}}, "a", "b")
	q := Question{Present: []string{"a", "b"}, Attended: map[string]int{"a": 3, "b": 2}}
	wantVoters(t, work(t, on, q), "board/a")
	q.Attended = nil
	a := work(t, on, q)
	wantVoters(t, a, "board/a?", "board/b?")
	wantSays(t, a, "the question does not say whether those who are there have come to enough of the last meetings")
}

func TestOneVoteForEachOrganisation(t *testing.T) {
	half := headcount.Need{Count: headcount.Votes, Measure: share(1, 2, headcount.VotesCast)}
	half.Measure.MoreThan = true
	on := board(terms.Blocks{Voting: terms.Voting{Setting: stated(), By: "vote", Votes: "one_per_organisation", Threshold: half}}, "a", "b", "c", "d")
	for i := range 2 {
		on.Bodies[0].Seats[i].Organisation = "d"
	}
	q := Question{Present: strings.Fields("board/a board/b c board/d"), Votes: map[string]string{"board/a": "for", "board/b": "for", "board/d": "against", "c": "against"}}
	a := work(t, on, q)
	wantVoters(t, a, "d", "c")
	wantSays(t, a, "which is 2 of 2; 1 is for it")
	q.Votes["c"] = "abstained"
	wantSays(t, work(t, on, q), "which is 1 of 1; 1 is for it")
	q.Votes["board/b"] = "abstained" // one for and one against: the organisation is divided
	wantSays(t, work(t, on, q), "of which there are none; none is for it")
}
