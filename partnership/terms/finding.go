package terms

import (
	"cmp"
	"fmt"
	"slices"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Finding is something in terms that can be used which somebody should look at: words with two readings, something
// that has ended, and whatever differs where one body extends another.
type Finding struct {
	Line  int // from 1; 0 where it is not known
	Col   int
	Kind  Concern
	What  string // what was found
	Right string // what would settle it
}

// Concern is the kind of a finding.
type Concern string

// The concerns.
const (
	Ambiguity     Concern = "ambiguity"      // the words have several readings
	WordsOnly     Concern = "words_only"     // it can be quoted and not worked out
	DeadReference Concern = "dead_reference" // what is meant is not there
	Circle        Concern = "circle"         // groups that report to each other
	Addition      Concern = "adds"           // beside what it extends
	Tightening    Concern = "tightens"       // stricter than what it extends
	Loosening     Concern = "loosens"        // less strict than what it extends
	Incomparable  Concern = "for_a_human"    // nobody can tell by computing whether it is
	Lapsed        Concern = "lapsed"         // its time is over
	Unused        Concern = "unused"         // it never takes effect
	TooMany       Concern = "too_many"       // more than there may be
)

// String is the finding on one line, for behind the name of the file: 12:5: what was found, what would settle it.
func (f Finding) String() string {
	text := f.What
	if f.Right != "" {
		text += ", " + f.Right
	}
	if f.Line == 0 {
		return text
	}
	return fmt.Sprintf("%d:%d: %s", f.Line, f.Col, text)
}

// Check looks for what somebody should look at, as of a day; without one, nothing has lapsed. The findings are in the
// order of the file.
func Check(t *Terms, on calendar.Date) []Finding {
	l := linter{terms: t}
	for i := range t.Bodies {
		b := &t.Bodies[i]
		l.ambiguities(b)
		l.wordsOnly(b)
		l.missingRoles(b)
		l.overlaid(b)
		l.tooMany(b, on)
	}
	l.circles()
	l.unusedPractice()
	if !on.IsZero() {
		l.lapsed(on)
	}
	slices.SortStableFunc(l.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return l.findings
}

// linter collects findings.
type linter struct {
	terms    *Terms
	findings []Finding
}

// at is a place in the file.
type at struct{ line, col int }

func (l *linter) find(where at, kind Concern, what, right string) {
	l.findings = append(l.findings, Finding{where.line, where.col, kind, what, right})
}

// in is where something stands in the file.
func (l *linter) in(keys ...string) at {
	line, col := l.terms.Lines.Of(keys...)
	return at{line, col}
}

// where is the place of something in the file.
func where(n *yaml.Node) at {
	if n == nil {
		return at{}
	}
	return at{n.Line, n.Column}
}

// block is where a subject of a body stands: under the body, or under a shared part that it uses.
func (l *linter) block(b *Body, keys ...string) at {
	for _, owner := range owners(l.terms.Lines.root, b.ID) {
		if below(l.terms.Lines.root, append(owner, keys[0])...) != nil {
			return l.in(append(owner, keys...)...)
		}
	}
	return l.in("bodies", b.ID)
}
