package terms

import "strings"

// loosened finds where a body is less strict than the one that it extends, and where only a person can tell. What it
// adds and tightens is as it should be.
func (l *linter) loosened(b *Body) {
	base := l.terms.Body(b.Extends)
	if base == nil {
		return
	}
	for _, d := range Compare(l.terms.Holds(base), b.Blocks) {
		where, words := l.block(b, strings.Split(d.Topic, ".")...), strings.TrimSuffix(d.Words, ".")
		until := "until that is settled, what " + base.Name + " says holds"
		switch d.Verdict {
		case Loosens:
			l.find(where, Loosening, b.Name+" may not be less strict than "+base.Name+": "+words, until)
		case ForAHuman:
			l.find(where, Incomparable, b.Name+" differs from "+base.Name+", and a person has to say which is stricter: "+words, until)
		case Adds, Tightens:
		}
	}
}
