package terms

import (
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// Pending is written instead of what performs a rule, where nothing does yet.
const Pending = "pending"

// Performers are what can perform a rule, each followed by which one: command agenda submit, reminder call for items,
// group psg, relation lscb holds_to_account cypsp. What the file itself does not have (commands, reminders, pages) is for
// the program to know.
var Performers = []string{
	"command", "rule", "reminder", "page", "block", "group", "place", "priority", "relation", "document", "duty",
	"process", "register",
}

// inFile are the performers that are things of the file itself.
var inFile = map[string]noun{
	"group": aBody, "priority": aPriority, "document": aDocument, "duty": aDuty, "process": aProcess,
	"register": aRegister,
}

// performers reads what performs a rule, or that it waits for something that does.
func (t table) performers(key string) (by []string, pending bool) {
	n := t.values[key]
	if n == nil {
		return nil, false
	}
	if n.Kind == yaml.ScalarNode {
		if n.Value != Pending {
			t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), "write a list of what performs it, or pending")
		}
		return nil, true
	}
	for _, one := range t.items(key) {
		words := t.r.text(one, quote(key)+" in "+t.what)
		t.checkPerformer(one, words)
		by = append(by, words)
	}
	return by, false
}

func (t table) checkPerformer(n *yaml.Node, words string) {
	kind, which, _ := strings.Cut(words, " ")
	switch {
	case words == "":
	case !slices.Contains(Performers, kind) || which == "":
		t.r.problem(n, quote(words)+" cannot perform "+t.what, "begin with one of: "+strings.Join(Performers, ", "))
	case inFile[kind] != "":
		t.r.uses = append(t.r.uses, use{node: within(n, which), nouns: []noun{inFile[kind]}})
	case kind == "place" || kind == "relation":
		t.r.performing = append(t.r.performing, performing{kind, within(n, which)})
	case kind == "block" && !slices.Contains(subjects(), which):
		t.r.problem(n, "there is no block "+quote(which), didYouMean(which, subjects()))
	case kind == "rule" && !slices.Contains(Names, Name(which)):
		t.r.problem(n, "there is no rule of the program named "+quote(which), didYouMean(which, nameWords()))
	}
}

// performing is a place or a relation that performs a rule, to be looked up when everything has been read.
type performing struct {
	kind string
	node *yaml.Node
}

// checkPerforming makes sure that the places and relations named by rules are in the file.
func (r *reader) checkPerforming(t *Terms) {
	known := map[string][]string{}
	for _, b := range t.Bodies {
		for _, s := range b.Seats {
			known["place"] = append(known["place"], s.ID)
		}
	}
	for _, e := range t.Relations {
		known["relation"] = append(known["relation"], e.String())
	}
	for _, p := range r.performing {
		if !slices.Contains(known[p.kind], p.node.Value) {
			r.problem(p.node, "there is no "+p.kind+" "+quote(p.node.Value), didYouMean(p.node.Value, known[p.kind]))
		}
	}
}

// within is a part of what stands at a node, at the same place in the file.
func within(n *yaml.Node, words string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: words, Line: n.Line, Column: n.Column}
}
