package quorate

import (
	"flag"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// cases is how many random meetings are held, unless a run is to be short.
const cases = 100_000

// The answers are those of somebody who goes through a list of names with a pencil.
func TestAgreesWithAPencil(t *testing.T) {
	const shares = 4
	checks(t, cases/shares)
	for range shares {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			seen := map[Verdict]int{}
			rapid.Check(t, func(t *rapid.T) {
				h := hat{t}
				on := h.terms()
				seen[agrees(t, on, h.question(on))]++
			})
			for _, v := range []Verdict{Yes, No, Depends} {
				if !testing.Short() && seen[v]*30 < seen[Yes]+seen[No]+seen[Depends] {
					t.Errorf("hardly any meeting comes to %s: %v", v, seen)
				}
			}
		})
	}
}

func agrees(t *rapid.T, on *terms.Terms, q Question) Verdict {
	got, err := Work(on, q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(pencil(on, q), summed(got), cmp.AllowUnexported(found{})); diff != "" {
		t.Fatalf("by pencil and by program (-pencil +program):\n%s%s", diff, text(got))
	}
	return got.Quorate
}

// summed is an answer as the pencil would write it.
func summed(a Answer) found {
	f := found{quorate: a.Quorate, carried: a.Decided.Carried}
	for _, v := range a.Voters {
		for range v.Votes {
			f.voters = append(f.voters, v.ID+strings.Repeat("?", min(len(v.If), 1)))
		}
	}
	slices.Sort(f.voters)
	return f
}

// What the pencil does not notice, the test above would not notice either: each of these is a mistake of the program, made
// by telling it something else.
func TestThePencilNoticesMistakes(t *testing.T) {
	type meeting struct {
		on *terms.Terms
		q  Question
	}
	draw := rapid.Custom(func(t *rapid.T) meeting {
		h := hat{t}
		on := h.terms()
		return meeting{on, h.question(on)}
	})
	for mistake, by := range map[string]func(b *terms.Body, q *Question){
		"nobody is ever vacant":              func(_ *terms.Body, q *Question) { q.Vacant = nil },
		"nobody keeps out":                   func(_ *terms.Body, q *Question) { q.Recused = nil },
		"deputies are not seen":              func(_ *terms.Body, q *Question) { q.Deputies = nil },
		"the meeting is never another":       func(_ *terms.Body, q *Question) { q.Again = false },
		"items have no rules":                func(b *terms.Body, _ *Question) { b.ItemRules = nil },
		"nobody is nominated":                func(_ *terms.Body, q *Question) { q.Nominee = "" },
		"votes are not earned":               func(b *terms.Body, _ *Question) { b.Voting.RightAfter = terms.Earned{} },
		"every vote weighs one":              func(b *terms.Body, _ *Question) { b.Voting.Votes = "one_per_member" },
		"deputies come from anywhere":        func(b *terms.Body, _ *Question) { b.Deputising.From = "" },
		"everybody may send a deputy":        func(b *terms.Body, _ *Question) { b.Deputising.For = nil },
		"the principal stays a member":       func(b *terms.Body, _ *Question) { b.Deputising.Principal = "" },
		"one deputy is enough for all":       func(b *terms.Body, _ *Question) { b.Deputising.Several = terms.Yes },
		"a deputy fills everything":          func(b *terms.Body, _ *Question) { b.Deputising.FillsSeat = terms.Yes },
		"what is open is no":                 func(b *terms.Body, _ *Question) { closed(&b.Deputising.Counts) },
		"whether deputies decide is no":      func(b *terms.Body, _ *Question) { closed(&b.Deputising.Decides) },
		"the quorum is always checked again": func(b *terms.Body, _ *Question) { b.Quorum.Checked = "each_vote" },
		"a vote is carried without a quorum": func(b *terms.Body, _ *Question) { b.Quorum.Needs = headcount.Need{} },
		"casting votes are not counted":      func(_ *terms.Body, q *Question) { q.Casting = "" },
		"how many hold a place is not told":  func(_ *terms.Body, q *Question) { q.Holders = nil },
		"places have room for everybody": func(b *terms.Body, _ *Question) {
			for i := range b.Seats {
				b.Seats[i].UpTo = 0
			}
		},
		"the quorum has no word of deputies": func(b *terms.Body, _ *Question) { b.Quorum.NomineesCount = terms.Open },
		"places are for every item": func(b *terms.Body, _ *Question) {
			for i := range b.Seats {
				b.Seats[i].Only = nil
			}
		},
	} {
		noticed := false
		for seed := range 3000 {
			is, told := draw.Example(seed), draw.Example(seed)
			by(&told.on.Bodies[0], &told.q)
			got, err := Work(told.on, told.q)
			noticed = noticed || err != nil || !cmp.Equal(pencil(is.on, is.q), summed(got), cmp.AllowUnexported(found{}))
			if noticed {
				break
			}
		}
		if !noticed {
			t.Errorf("nobody notices that %s", mistake)
		}
	}
}

func closed(a *terms.Answer) {
	if *a == terms.Open || *a == "" {
		*a = terms.No
	}
}

// checks sets how often rapid tries, for one test.
func checks(t *testing.T, n int) {
	t.Helper()
	if testing.Short() {
		n /= 50
	}
	f := flag.Lookup("rapid.checks")
	if was := f.Value.String(); was == f.DefValue {
		if err := f.Value.Set(strconv.Itoa(n)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Value.Set(was) })
	}
}
