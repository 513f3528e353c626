package terms

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Holds is what is in force for a body: what it says itself, over what the bodies say that it extends. A body can only
// add to those and tighten them. Where its own words would loosen them, or nobody can tell, those hold.
func (t *Terms) Holds(body *Body) Blocks {
	var o overlay
	var held Blocks
	for _, b := range slices.Backward(t.extended(body)) {
		held = o.blocks(held, b.Blocks)
	}
	return held
}

// ItemRule is what is different for items with a tag, in force for a body on a day; false where nothing is. Without a
// day it is whatever the terms name.
func (t *Terms) ItemRule(body *Body, tag string, day calendar.Date) (ItemRule, bool) {
	var held ItemRule
	found := false
	chain := t.extended(body)
	for _, b := range slices.Backward(chain) {
		for _, r := range b.ItemRules {
			switch {
			case r.Tag != tag || !day.IsZero() && !r.Valid.On(day):
			case found:
				held = held.over(r)
			default:
				held, found = r, true
			}
		}
	}
	return held, found
}

// Compare lists every difference between what holds already and what a body says on top of it. It needs to be told what
// people call what a file knows by id.
func Compare(base, own Blocks, name func(id string) string) []Difference {
	o := overlay{name: name}
	o.blocks(base, own)
	return o.found
}

// Difference is one thing in which a body differs from the one that it extends.
type Difference struct {
	Topic   string // notice.agenda: where it stands in the file
	About   string // what differs, as people would say it: the notice of the agenda
	Own     string // what the body says about it; empty where that takes more than a few words
	Base    string // what was said before; empty likewise, and where that was nothing
	Both    bool   // until a person has said which is stricter, both hold; else what was said before
	Verdict Verdict
}

// String is the difference in words: the notice of the agenda: 7 clear days instead of 5 clear days.
func (d Difference) String() string {
	switch {
	case d.Base == "" || d.Base == d.Own:
		return strings.TrimSuffix(d.About+": "+d.Own, ": ")
	case strings.Contains(d.Own, ","):
		return d.About + ": " + d.Own + ", instead of " + d.Base
	default:
		return d.About + ": " + d.Own + " instead of " + d.Base
	}
}

// Verdict says what becomes of a difference.
type Verdict string

// The verdicts.
const (
	Adds      Verdict = "adds"        // nothing was said about it before; it holds
	Tightens  Verdict = "tightens"    // it asks for more than before; it holds
	Loosens   Verdict = "loosens"     // it asks for less; what was said before holds
	ForAHuman Verdict = "for_a_human" // which asks for more is for a person to say; till then what was said before holds
)

// extended is a body, the one that it extends, and so on. It ends where there is none, or where a circle closes.
func (t *Terms) extended(body *Body) []*Body {
	chain := []*Body{body}
	seen := map[string]bool{body.ID: true}
	for next := t.Body(body.Extends); next != nil && !seen[next.ID]; next = t.Body(next.Extends) {
		seen[next.ID] = true
		chain = append(chain, next)
	}
	return chain
}

// over is a rule for items under one of a body that extends its own.
func (r ItemRule) over(own ItemRule) ItemRule {
	r.Words = joinWords(r.Words, own.Words)
	if r.Voters.IsZero() {
		r.Voters = own.Voters
	}
	r.Quorum = both(r.Quorum, own.Quorum)
	r.Threshold = both(r.Threshold, own.Threshold)
	r.Extra = union(r.Extra, own.Extra)
	if r.Open == "" || r.Open == Open {
		r.Open = own.Open
	}
	return r
}
