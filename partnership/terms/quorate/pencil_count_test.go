package quorate

import (
	"math/big"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// The pencil’s way to count heads.

func quorum(t *terms.Terms, q Question, chairs []*chair, l law) bool {
	b := t.Bodies[0]
	need := b.Quorum.Needs
	if q.Again && b.Quorum.IfNot.ThosePresent {
		need = atLeast(1)
	}
	if q.Item == "tagged" && len(b.ItemRules) > 0 && !b.ItemRules[0].Quorum.IsZero() {
		need = b.ItemRules[0].Quorum
	}
	return met(need, chairs, l)
}

func met(n headcount.Need, chairs []*chair, l law) bool {
	for _, part := range n.All {
		if !met(part, chairs, l) {
			return false
		}
	}
	for _, part := range n.Any {
		if met(part, chairs, l) {
			return true
		}
	}
	if n.All != nil || n.Any != nil {
		return n.All != nil
	}
	heads, of, kinds := 0, 0, map[string]bool{}
	for _, c := range chairs {
		if n.Present != "" {
			if c.there(l) && c.answers(n.Present, l) {
				return true
			}
			continue
		}
		if belongs(n.Among, c, l, false) && denominator(n.Measure.Of, c, l) {
			of++
		}
		if c.there(l) && belongs(n.Among, c, l, true) {
			heads++
			kinds[c.kind(n.Distinct, l)] = true
		}
	}
	delete(kinds, "")
	if n.Present != "" {
		return false
	}
	if n.Distinct != "" {
		heads = len(kinds)
	}
	return heads > 0 && enough(heads, of, n.Measure)
}

// enough compares a number of heads with what is wanted, as fractions.
func enough(heads, of int, m headcount.Measure) bool {
	want := big.NewRat(int64(m.Share.Num), int64(m.Share.Den))
	if m.Of != "" {
		want.Mul(want, big.NewRat(int64(of), 1))
	}
	up := new(big.Rat).SetInt64(0)
	for m.Round == headcount.Up && up.Cmp(want) < 0 {
		up.Add(up, big.NewRat(1, 1))
	}
	if m.Round == headcount.Up {
		want = up
	}
	if m.Round == headcount.Nearest { // the whole number from half below to half above
		n := int64(0)
		for big.NewRat(2*n+1, 2).Cmp(want) <= 0 {
			n++
		}
		want = big.NewRat(n, 1)
	}
	c := big.NewRat(int64(heads), 1).Cmp(want)
	return c > 0 || c == 0 && !m.MoreThan
}

func denominator(of headcount.Of, c *chair, l law) bool {
	switch of {
	case headcount.SeatsTotal:
		return true
	case headcount.MembersInOffice:
		return c.occupied
	case headcount.Present:
		return c.there(l)
	default:
		return false
	}
}

// wholly says whether whoever sits there is as good as the member.
func (c *chair) wholly(l law) bool { return !c.substitute || l.fills }

func (c *chair) answers(name string, l law) bool {
	s := c.seat
	switch {
	case name == "chair_nominee":
		return c.nominee
	case name == s.Organisation:
		return c.wholly(l) || c.from == "kin"
	case !c.wholly(l):
		return false
	default:
		return name == "chair" && s.Chair || name == "vice_chair" && s.ViceChair || name == s.ID || "board/"+name == s.ID
	}
}

// belongs says whether a chair is one of those counted: its place, or who sits there.
func belongs(a headcount.Among, c *chair, l law, sitting bool) bool {
	if a.Class != "" && (a.Class != c.seat.Class || sitting && !c.wholly(l)) {
		return false
	}
	if a.Sector != "" && (a.Sector != c.sector || sitting && !c.wholly(l)) {
		return false
	}
	for _, p := range a.Places {
		if "board/"+p == c.seat.ID && (!sitting || c.wholly(l)) || p == c.seat.Organisation && (!sitting || c.wholly(l) || c.from == "kin") {
			return true
		}
	}
	return a.Places == nil
}

func (c *chair) kind(f headcount.Feature, l law) string {
	switch {
	case f == headcount.Organisation && (c.wholly(l) || c.from == "kin"):
		return c.seat.Organisation
	case f == headcount.Sector && c.wholly(l):
		return c.sector
	case f == headcount.Class && c.wholly(l):
		return c.seat.Class
	default:
		return ""
	}
}
