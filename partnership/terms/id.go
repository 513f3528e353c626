package terms

import (
	"fmt"
	"regexp"

	yaml "go.yaml.in/yaml/v4"
)

// How ids look: of things, of rules (the clause 5.2 among them), and in references.
var (
	idShape   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	ruleShape = regexp.MustCompile(`^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$`)
	codeShape = regexp.MustCompile(`^[A-Z]{2,10}$`)
)

// maxID keeps what a button carries (a command, a meeting, a place) below a hundred bytes.
const maxID = 40

// id reads an id.
func (t table) id(key string, s noun) string {
	if n := t.values[key]; n != nil {
		t.r.checkID(n, s)
	}
	return t.text(key)
}

// ids reads a list of ids.
func (t table) ids(key string, s noun) []string {
	var all []string
	for _, n := range t.items(key) {
		t.r.checkID(n, s)
		all = append(all, t.r.text(n, quote(key)+" in "+t.what))
	}
	return all
}

// code reads the capital letters with which references begin.
func (t table) code(key string) string {
	code := t.text(key)
	if code != "" && !codeShape.MatchString(code) {
		t.r.problem(t.at(key), quote(key)+" in "+t.what+" is "+quote(code), "write 2 to 10 capital letters, as FULL")
	}
	return code
}

// refer reads the id of something that stands elsewhere and is one of the nouns.
func (t table) refer(key string, nouns ...noun) string {
	id := t.text(key)
	if id != "" {
		t.r.uses = append(t.r.uses, use{node: t.values[key], nouns: nouns, body: t.body})
	}
	return id
}

// refers reads a list of such ids.
func (t table) refers(key string, nouns ...noun) []string {
	var all []string
	for _, n := range t.items(key) {
		if id := t.r.text(n, quote(key)+" in "+t.what); id != "" {
			t.r.uses = append(t.r.uses, use{node: n, nouns: nouns, body: t.body})
			all = append(all, id)
		}
	}
	return all
}

// checkID makes sure that an id is short and plain, and no word that some reader of YAML takes for a truth.
func (r *reader) checkID(n *yaml.Node, s noun) {
	if s == aSilence {
		return
	}
	if !idShape.MatchString(n.Value) || len(n.Value) > maxID || isPlain(n) && misread(n) {
		r.problem(n, quote(n.Value)+" cannot be an id",
			fmt.Sprintf("write at most %d small letters, figures and hyphens, as lewisham-college", maxID))
	}
}
