// Package roster reads the list of who holds which place, as a clerk keeps it in a spreadsheet, and finds the places that
// its lines mean.
//
// It knows the terms of reference, and spelling. It does not know who of these people is known already, nor what is done
// with the list.
package roster

import (
	"fmt"
	"strings"
)

// Line is one line of a roster, as it was written.
type Line struct {
	Number       int // in the file, from 1
	Name         string
	Organisation string
	Place        string
	Group        string // where a place is meant in one group only
	Email        string
	Account      string // on the platform
	Phone        string
	Post         string
	Address      string // before the name: Cllr, Dr, Rev
	Called       string // the name they go by
}

// Problem is one thing that is wrong with a roster, and where.
type Problem struct {
	Line  int    // from 1; 0: the roster as a whole
	What  string // what is wrong
	Right string // what would be right; may be empty
}

// String is the problem in one sentence: line 4: there is no place “Colege”, did you mean “College”?
func (p Problem) String() string {
	words := p.What
	if p.Right != "" {
		words += ", " + p.Right
	}
	if p.Line > 0 {
		return fmt.Sprintf("line %d: %s", p.Line, words)
	}
	return words
}

// Problems are all that is wrong with a roster, in the order of its lines.
type Problems []Problem

// Error is one line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func (ps *Problems) add(line int, right, format string, values ...any) {
	*ps = append(*ps, Problem{Line: line, What: fmt.Sprintf(format, values...), Right: right})
}

// err is the problems as an error; nil where there are none.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// quote shows what somebody wrote, at a length that spoils no message.
func quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "“" + s + "”"
}
