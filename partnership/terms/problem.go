package terms

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong with a terms file, and where.
type Problem struct {
	File  string
	Line  int // from 1; 0 where it is the file as a whole
	Col   int
	What  string // what is wrong
	Right string // what would be right
}

// String is the problem on one line, so that an editor can jump to it: lewisham.yaml:12:5: what is wrong, what
// would be right.
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
	}
	if p.Right == "" {
		return where + ": " + p.What
	}
	return where + ": " + p.What + ", " + p.Right
}

// Problems is everything found wrong with a file, in the order of its lines.
type Problems []Problem

// mostProblems is how many are collected: who has that many wants to mend a few and try again.
const mostProblems = 50

// Error is one line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func (ps Problems) sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Col - b.Col
	})
}
