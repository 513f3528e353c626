package quorate

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// ayes are the votes of a, b, c, d in that order: f is for, a against, o abstained, a dot nothing.
func ayes(signs string) map[string]string {
	votes := map[string]string{}
	for i, id := range []string{"a", "b", "c", "d"} {
		switch signs[i] {
		case 'f':
			votes[id] = "for"
		case 'a':
			votes[id] = "against"
		case 'o':
			votes[id] = "abstained"
		}
	}
	return votes
}

func TestHowADecisionIsTaken(t *testing.T) {
	votes := func(num, den int, of headcount.Of, more bool) headcount.Need {
		n := headcount.Need{Count: headcount.Votes, Measure: share(num, den, of)}
		n.Measure.MoreThan = more
		return n
	}
	majority := votes(1, 2, headcount.VotesCast, true)
	for _, c := range []struct {
		scene   string
		voting  terms.Voting
		votes   string
		casting string
		want    Verdict
	}{
		{"two to one and one abstains", terms.Voting{By: "vote", Threshold: majority}, "ffao", "", Yes},
		{"the same, of the members in office", terms.Voting{By: "vote", Threshold: votes(1, 2, headcount.MembersInOffice, true)}, "ffao", "", No},
		{"two thirds of those present", terms.Voting{By: "vote", Threshold: votes(2, 3, headcount.Present, false)}, "ffao", "", No},
		{"nobody says anything", terms.Voting{By: "vote", Threshold: majority}, "....", "", No},
		{"by vote, with no word of how many", terms.Voting{By: "vote"}, "ffff", "", NotSaid},
		{"a tie, and a word against casting votes", terms.Voting{By: "vote", Threshold: majority, Casting: "none"}, "ffaa", "for", No},
		{"a tie, and no word of it", terms.Voting{By: "vote", Threshold: majority, Casting: "unspecified"}, "ffaa", "", Depends},
		{"a tie that the chair can break", terms.Voting{By: "vote", Threshold: majority, Casting: "chair"}, "ffaa", "", Depends},
		{"a tie that the chair breaks", terms.Voting{By: "vote", Threshold: majority, Casting: "chair"}, "ffaa", "for", Yes},
		{"a tie that the chair leaves lost", terms.Voting{By: "vote", Threshold: majority, Casting: "chair"}, "ffaa", "against", No},
		{"a tie that no casting vote can carry", terms.Voting{By: "vote", Threshold: votes(3, 4, headcount.VotesCast, false), Casting: "chair"}, "ffaa", "for", No},
		{"consensus, and one against", terms.Voting{By: "consensus"}, "fffa", "", No},
		{"consensus, and one who says nothing", terms.Voting{By: "consensus"}, "fff.", "", Yes},
		{"unanimous", terms.Voting{By: "unanimity"}, "ffff", "", Yes},
		{"unanimous but for one who abstains", terms.Voting{By: "unanimity"}, "fffo", "", Depends},
		{"unanimous but for one against", terms.Voting{By: "unanimity"}, "fffa", "", No},
		{"everybody abstains", terms.Voting{By: "unanimity"}, "oooo", "", No},
	} {
		t.Run(c.scene, func(t *testing.T) {
			c.voting.Setting = stated()
			on := board(terms.Blocks{Voting: c.voting}, "a", "b", "c", "d")
			a := work(t, on, Question{Present: strings.Fields("a b c d"), Votes: ayes(c.votes), Casting: c.casting})
			if a.Decided.Carried != c.want || a.Decided.Says == "" {
				t.Errorf("carried: %s, want %s\n%s", a.Decided.Carried, c.want, text(a))
			}
		})
	}
}

// The members of a Welsh public services board by statute all have to be there, and all have to agree.
func TestEverybodyHasToBeThereAndAgree(t *testing.T) {
	all := headcount.Need{Count: headcount.Members, Measure: share(1, 1, headcount.MembersInOffice), Among: headcount.Among{Class: "statutory"}}
	on := board(terms.Blocks{
		Quorum: terms.Quorum{Setting: stated(), Needs: all},
		Voting: terms.Voting{Setting: stated(), By: "unanimity", AllPresent: true},
	}, "council", "health", "fire", "resources", "college")
	seats := on.Bodies[0].Seats
	for i := range 4 {
		seats[i].Class = "statutory"
	}
	seats[4].Votes = 0 // invited, and without a vote
	q := Question{Present: strings.Fields("council health fire resources"), Votes: map[string]string{"statutory": "for"}}
	a := wantQuorate(t, on, q, Yes)
	if a.Decided.Carried != Yes {
		t.Error(text(a))
	}
	q.Present = strings.Fields("council health fire college")
	a = wantQuorate(t, on, q, No)
	wantVoters(t, a, "board/council", "board/health", "board/fire")
	if a.Decided.Carried != No {
		t.Error(text(a))
	}
	wantSays(t, a, "Nothing can be decided: the meeting has no quorum.")
	on.Bodies[0].Quorum = terms.Quorum{}
	wantSays(t, work(t, on, q), "It is not carried: not everybody who has to agree is there.")
}

// A deputy votes or does not, and the outcome hangs on it only where that one vote does.
func TestADeputysVote(t *testing.T) {
	majority := headcount.Need{Count: headcount.Votes, Measure: share(1, 2, headcount.VotesCast)}
	majority.Measure.MoreThan = true
	on := board(terms.Blocks{Voting: terms.Voting{Setting: stated(), By: "vote", Threshold: majority, Casting: "none"}}, "a", "b", "c", "d")
	q := Question{Present: []string{"a", "b"}, Deputies: map[string]Deputy{"c": {}}}
	for votes, want := range map[string]Verdict{"fff.": Yes, "faf.": Depends, "aaf.": No} {
		q.Votes = ayes(votes)
		if a := work(t, on, q); a.Decided.Carried != want {
			t.Errorf("%s: carried: %s, want %s\n%s", votes, a.Decided.Carried, want, text(a))
		}
	}
}

// Without a quorum nothing is carried, however many of those who are there are for it.
func TestNothingIsDecidedWithoutAQuorum(t *testing.T) {
	majority := headcount.Need{Count: headcount.Votes, Measure: share(1, 2, headcount.VotesCast)}
	majority.Measure.MoreThan = true
	blocks := quorumOf(atLeast(3))
	blocks.Voting = terms.Voting{Setting: stated(), By: "vote", Threshold: majority}
	on := board(blocks, "a", "b", "c", "d")
	deputy := map[string]Deputy{"c": {Who: "Ms C"}}
	for _, c := range []struct {
		scene    string
		votes    string
		deputies map[string]Deputy
		want     Verdict
		says     string
	}{
		{"two of three", "ff..", nil, No, "Nothing can be decided: the meeting has no quorum."},
		{"two, and a deputy of whom the terms say nothing", "ff..", deputy, Depends, "Whether it is carried depends: the terms do not say whether a deputy counts as present."},
		{"the same, and it would be lost anyhow", "aa..", deputy, No, "It is not carried, whichever way the terms are read."},
	} {
		t.Run(c.scene, func(t *testing.T) {
			a := work(t, on, Question{Present: []string{"a", "b"}, Deputies: c.deputies, Votes: ayes(c.votes)})
			if a.Decided.Carried != c.want || a.Decided.Says != c.says {
				t.Errorf("carried: %+v, want %s: %s\n%s", a.Decided, c.want, c.says, text(a))
			}
		})
	}
	on.Bodies[0].Quorum = terms.Quorum{Setting: terms.Setting{Stated: true, Words: "A fair number of us."}}
	q := Question{Present: []string{"a", "b"}, Votes: ayes("ff..")}
	if got := work(t, on, q).Decided; got.Carried != Depends || got.Says != "It is carried if the meeting has a quorum, which has to be judged." {
		t.Errorf("a quorum that has to be judged: %+v", got)
	}
	on.Bodies[0].Quorum = terms.Quorum{}
	if got := work(t, on, q).Decided; got.Carried != Yes {
		t.Errorf("terms without a word of a quorum: %+v", got)
	}
}

// A vote of somebody who keeps out, or is not there, is not counted.
func TestVotesThatDoNotCount(t *testing.T) {
	majority := headcount.Need{Count: headcount.Votes, Measure: share(1, 2, headcount.VotesCast)}
	majority.Measure.MoreThan = true
	on := board(terms.Blocks{Voting: terms.Voting{Setting: stated(), By: "vote", Threshold: majority}}, "a", "b", "c", "d")
	a := work(t, on, Question{Present: []string{"a", "b", "c"}, Recused: []string{"b"}, Votes: ayes("faaa")})
	wantVoters(t, a, "board/a", "board/c")
	wantSays(t, a, "which is 2 of 2; 1 is for it")
	wantSays(t, a, "The vote of B is not counted: whoever holds the place keeps out of the item.")
	wantSays(t, a, "The vote of D is not counted: nobody is there for the place.")
}
