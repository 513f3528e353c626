package terms

import (
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// counting reads how many, and remembers the place to see whether there can ever be as many.
func (t table) counting(need headcount.Need) headcount.Need {
	key := t.onlyOne([]string{"at_least", "more_than"})
	if key == "" {
		t.r.problem(t.node, t.what+" does not say how many", "add at_least: or more_than:")
		return need
	}
	share := !t.whole(key)
	if need.Distinct != "" && share {
		t.r.problem(t.at(key), quote(key)+" in "+t.what+" is a share, and different ones are counted one by one",
			"write a whole number, as 4")
		return need
	}
	need.Measure = t.measure(key)
	switch {
	case need.Count == headcount.Members && need.Measure.Of == headcount.VotesCast:
		t.r.problem(t.at("of"), t.what+" counts members, and compares them with votes", "write another word after of")
	case !share && !need.Measure.Share.IsZero():
		t.r.counts = append(t.r.counts, countAt{t.at(key), t.body, need})
	}
	return need
}

// measure reads a number, or a share of something.
func (t table) measure(key string) headcount.Measure {
	n := t.values[key]
	m := headcount.Measure{MoreThan: key == "more_than"}
	share, err := headcount.ParseFraction(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || share.Num == 0 && !m.MoreThan {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), `write a whole number, a share as "1/3" or "40%", or all`)
		return m
	}
	if m.MoreThan && share == headcount.Whole && !t.whole(key) {
		t.r.problem(n, quote(key)+" in "+t.what+" is more than all", "write at_least: all")
	}
	m.Share = share
	switch {
	case t.whole(key):
		t.refuseShare()
	case !t.has("of"):
		t.r.problem(n, quote(key)+" in "+t.what+" does not say of what it is a share", "add of: with one of: "+strings.Join(shareOf, ", "))
	default:
		m.Of, m.Round = headcount.Of(t.choice("of", shareOf...)), headcount.Round(t.choice("round", roundings...))
	}
	return m
}

// whole says whether a number is no share.
func (t table) whole(key string) bool { return !headcount.IsShare(t.values[key].Value) }

func (t table) refuseShare() {
	for _, key := range []string{"of", "round"} {
		if t.has(key) {
			t.r.problem(t.at(key), quote(key)+" in "+t.what+" belongs to a share, and a whole number is none", "leave it out")
		}
	}
}

// fraction reads a share by itself.
func (t table) fraction(key string) headcount.Fraction {
	n := t.values[key]
	if n == nil {
		return headcount.Fraction{}
	}
	f, err := headcount.ParseFraction(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || !headcount.IsShare(n.Value) {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), `write a share as "1/3" or "40%", or all`)
		return headcount.Fraction{}
	}
	return f
}
