package quorate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// board is a body with a place for each of some organisations: the first is in the chair.
func board(blocks terms.Blocks, ids ...string) *terms.Terms {
	t := &terms.Terms{}
	b := terms.Body{ID: "board", Blocks: blocks}
	for i, id := range ids {
		name := strings.ToUpper(id[:1]) + id[1:]
		t.Organisations = append(t.Organisations, terms.Organisation{ID: id, Name: name, Sector: "sector-" + id[:1]})
		b.Seats = append(b.Seats, terms.Seat{ID: "board/" + id, Title: name, Organisation: id, Votes: 1, Chair: i == 0})
	}
	t.Bodies = []terms.Body{b}
	return t
}

func stated() terms.Setting { return terms.Setting{Stated: true} }

func atLeast(n int) headcount.Need {
	return headcount.Need{Count: headcount.Members, Measure: headcount.Measure{Share: headcount.Fraction{Num: n, Den: 1}}}
}

func share(num, den int, of headcount.Of) headcount.Measure {
	return headcount.Measure{Share: headcount.Fraction{Num: num, Den: den}, Of: of}
}

func present(who string) headcount.Need { return headcount.Need{Present: who} }

func quorumOf(n headcount.Need) terms.Blocks {
	return terms.Blocks{Quorum: terms.Quorum{Setting: stated(), Needs: n}}
}

func work(t *testing.T, on *terms.Terms, q Question) Answer {
	t.Helper()
	if q.Body == "" {
		q.Body = "board"
	}
	a, err := Work(on, q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func wantQuorate(t *testing.T, on *terms.Terms, q Question, want Verdict) Answer {
	t.Helper()
	a := work(t, on, q)
	if a.Quorate != want {
		t.Errorf("quorate: %s, want %s\n%s", a.Quorate, want, text(a))
	}
	return a
}

func text(a Answer) string {
	var b strings.Builder
	for _, s := range a.Steps {
		fmt.Fprintf(&b, "%s\n", s.Title)
		for _, line := range s.Lines {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}

func wantSays(t *testing.T, a Answer, words string) {
	t.Helper()
	if !strings.Contains(text(a), words) {
		t.Errorf("%q is not in\n%s", words, text(a))
	}
}

func wantVoters(t *testing.T, a Answer, want ...string) {
	t.Helper()
	var got []string
	for _, v := range a.Voters {
		name := v.ID
		if len(v.If) > 0 {
			name += "?"
		}
		got = append(got, name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("voters (-want +got):\n%s%s", diff, text(a))
	}
}
