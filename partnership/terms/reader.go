package terms

import (
	"maps"
	"slices"

	yaml "go.yaml.in/yaml/v4"
)

// reader walks the nodes of one file. It collects what is wrong instead of stopping at it, so that a clerk can
// mend everything in one go; what it returns counts only if nothing was.
type reader struct {
	file     string
	problems Problems
	known    map[noun]map[string]*yaml.Node
	uses     []use
}

// noun is what an id names, in the words of a problem.
type noun string

// What an id can name.
const (
	anOrganisation noun = "organisation"
	anOffice       noun = "office"
	aStream        noun = "work stream"
	aBody          noun = "body"
	aSilence       noun = "silence"
	aShared        noun = "shared part"
)

// use is a place where an id is used, to be looked up when everything has been read.
type use struct {
	node *yaml.Node
	noun noun
}

func newReader(file string) *reader {
	return &reader{file: file, known: map[noun]map[string]*yaml.Node{}}
}

func (r *reader) problem(n *yaml.Node, what, right string) { r.add(n.Line, n.Column, what, right) }

func (r *reader) wholeFile(what, right string) { r.add(0, 0, what, right) }

func (r *reader) add(line, col int, what, right string) {
	if len(r.problems) < mostProblems {
		r.problems = append(r.problems, Problem{File: r.file, Line: line, Col: col, What: what, Right: right})
	}
}

// err is everything found wrong, or nil.
func (r *reader) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	r.problems.sort()
	return r.problems
}

// define notes that an id is taken.
func (r *reader) define(s noun, id string, n *yaml.Node) {
	if r.known[s] == nil {
		r.known[s] = map[string]*yaml.Node{}
	}
	r.known[s][id] = n
}

// resolve checks that every id that is used names something.
func (r *reader) resolve() {
	for _, u := range r.uses {
		if _, ok := r.known[u.noun][u.node.Value]; !ok {
			ids := slices.Collect(maps.Keys(r.known[u.noun]))
			r.problem(u.node, "there is no "+string(u.noun)+" "+quote(u.node.Value), didYouMean(u.node.Value, ids))
		}
	}
}
