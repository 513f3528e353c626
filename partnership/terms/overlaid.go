package terms

import "strings"

// overlaid finds every difference between a body and the one that it extends: what it adds and tightens, where it is less
// strict, and where only a person can tell.
func (l *linter) overlaid(b *Body) {
	base := l.terms.Body(b.Extends)
	if base == nil {
		return
	}
	name := func(id string) string { return l.terms.CalledIn(b, id) }
	for _, d := range Compare(l.terms.Holds(base), b.Blocks, name) {
		where := l.block(b, strings.Split(d.Topic, ".")...)
		own, other := b.Called(), base.Called()
		switch d.Verdict {
		case Adds:
			l.find(where, Addition, own+" adds to what holds for "+other+" on "+d.String(), "and that holds")
		case Tightens:
			l.find(where, Tightening, own+" is stricter than "+other+" on "+d.String(), "and that holds")
		case Loosens:
			l.find(where, Loosening, own+" may not be less strict than "+other+" on "+d.String(),
				"ask for as much or leave it out; until then it does not hold")
		case ForAHuman:
			l.find(where, Incomparable, own+" differs from "+other+" on "+d.String(),
				"and a person has to say which is stricter; until then "+holding(d, other))
		}
	}
}

// holding is what holds while nobody has said which of two is stricter.
func holding(d Difference, base string) string {
	if d.Both {
		return "both hold"
	}
	return "what " + base + " says holds"
}
