package terms

import (
	"maps"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// reader walks the nodes of one file. It collects what is wrong instead of stopping at it, so that a clerk can
// mend everything in one go; what it returns counts only if nothing was.
type reader struct {
	file     string
	problems Problems
	known    map[noun]map[string]*yaml.Node
	uses     []use
	counts   []countAt
	rosters  map[string]roster // by body; under no name that of all bodies together
	shared   int               // how much bodies use of shared parts
	first    bool              // the file is written in the first version of the language

	performing []performing
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
	aPartnership   noun = "partnership"
	anOutsider     noun = "group outside"
	aSource        noun = "source"
	anOccurrence   noun = "event"
	aPriority      noun = "priority"
	aRegister      noun = "register"
	aDocument      noun = "document"
	aDuty          noun = "duty"
	aProcess       noun = "process"
	aRegime        noun = "body of law"
)

// What only words inside a body name.
const (
	aRole      noun = "role"
	aPresiding noun = "way to preside"
	aPlace     noun = "place"
	aClass     noun = "class"
)

// use is a place where an id is used, to be looked up when everything has been read. It has to name one of the nouns.
type use struct {
	node  *yaml.Node
	nouns []noun
	body  string // whose places and classes are meant; empty: those of every body
	word  string // what may be written instead; empty: nothing
}

func newReader(file string) *reader {
	r := &reader{file: file, known: map[noun]map[string]*yaml.Node{}, rosters: map[string]roster{}}
	for _, role := range roles {
		r.define(aRole, role, nil)
	}
	for _, way := range presidings {
		r.define(aPresiding, way, nil)
	}
	return r
}

func (r *reader) problem(n *yaml.Node, what, right string) { r.add(n.Line, n.Column, what, right) }

func (r *reader) wholeFile(what, right string) { r.add(0, 0, what, right) }

func (r *reader) add(line, col int, what, right string) {
	p := Problem{File: r.file, Line: line, Col: col, What: what, Right: right}
	// What bodies share is read for each of them.
	if len(r.problems) < mostProblems && !slices.Contains(r.problems, p) {
		r.problems = append(r.problems, p)
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
		if len(r.problems) == mostProblems {
			return
		}
		if slices.ContainsFunc(u.nouns, func(n noun) bool { return r.isKnown(u, n) }) {
			continue
		}
		var ids, kinds []string
		for _, n := range u.nouns {
			ids = slices.AppendSeq(ids, maps.Keys(r.names(u, n)))
			kinds = append(kinds, string(n))
		}
		if u.word != "" {
			ids = append(ids, u.word)
		}
		what := "there is no " + either(kinds) + " " + quote(u.node.Value)
		if slices.Contains(u.nouns, aPlace) && u.body != "" {
			what += " in body " + quote(u.body)
		}
		r.problem(u.node, what, didYouMean(u.node.Value, ids))
	}
}

func (r *reader) isKnown(u use, n noun) bool {
	known := r.names(u, n)
	_, ok := known[u.node.Value]
	return ok || n == aClass && known == nil
}

// names is everything that a noun can name where it is used.
func (r *reader) names(u use, n noun) map[string]*yaml.Node {
	if n == aPlace || n == aClass {
		return r.rosters[u.body][n]
	}
	return r.known[n]
}

// either joins what something can be: body, partnership or group outside.
func either(kinds []string) string {
	if len(kinds) == 1 {
		return kinds[0]
	}
	last := len(kinds) - 1
	return strings.Join(kinds[:last], ", ") + " or " + kinds[last]
}
