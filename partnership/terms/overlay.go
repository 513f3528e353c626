package terms

import "slices"

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

// ItemRule is what is different for items with a tag, in force for a body; false where nothing is.
func (t *Terms) ItemRule(body *Body, tag string) (ItemRule, bool) {
	var held ItemRule
	found := false
	chain := t.extended(body)
	for _, b := range slices.Backward(chain) {
		for _, r := range b.ItemRules {
			switch {
			case r.Tag != tag:
			case found:
				held = held.over(r)
			default:
				held, found = r, true
			}
		}
	}
	return held, found
}

// Compare lists every difference between what holds already and what a body says on top of it.
func Compare(base, own Blocks) []Difference {
	var o overlay
	o.blocks(base, own)
	return o.found
}

// Difference is one thing in which a body differs from the one that it extends.
type Difference struct {
	Topic   string  `json:"topic"` // notice.agenda: where it stands in the file
	Words   string  `json:"words"`
	Verdict Verdict `json:"verdict"`
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
