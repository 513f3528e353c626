package terms

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
	yaml "go.yaml.in/yaml/v4"
)

// Names are all rules that the program acts on.
var Names = []Name{
	AgendaAgreed, AgendaIssued, NotesIssued, ItemsInvited, TalkFirst, Presenters, Deputies, DeputyDiversity,
	DeputyEquality, MembershipThrough, MembershipLater, MembershipDecides, Successor, DrawnFrom, CoOption,
	CoOptedHere, ReportBack, Cadence, ThroughPartners, NeedsAnalysis, SuccessKnown,
}

// part is what several bodies can share: rules and standing items, each with its place in the file.
type part struct {
	rules    []ruleAt
	standing []standingAt
}

type ruleAt struct {
	Rule
	at *yaml.Node
}

type standingAt struct {
	Standing
	at *yaml.Node
}

// part reads the rules and standing items of a table.
func (t table) part() part {
	var p part
	for _, n := range t.items("rules") {
		p.rules = append(p.rules, ruleAt{t.r.rule(n, t.what), n})
	}
	for _, n := range t.items("standing") {
		p.standing = append(p.standing, standingAt{t.r.standing(n, t.what), n})
	}
	return p
}

// rule reads one rule.
func (r *reader) rule(n *yaml.Node, where string) Rule {
	t := r.table(n, "a rule of "+where, ruleKeys)
	if id := t.text("id"); id != "" {
		t.what = "rule " + quote(id) + " of " + where
	}
	rule := Rule{
		Name:     t.ruleName(),
		ID:       t.ruleID(),
		Also:     t.texts("also"),
		Heading:  t.text("heading"),
		Sentence: t.text("says"),
		Force:    t.choice("force", forces...),
		Effect:   t.choice("effect", effects...),
		Origin:   "tor",
		Body:     t.refer("body", aBody),
		Ref:      t.text("ref"),
		Source:   t.refer("source", aSource),
	}
	if t.has("origin") {
		rule.Origin = t.choice("origin", origins...)
	}
	rule.By, rule.Pending = t.performers("by")
	t.checkRule(rule)
	return rule
}

func (t table) ruleID() string {
	n := t.values["id"]
	if n != nil && (!ruleShape.MatchString(n.Value) || len(n.Value) > maxID) {
		t.r.problem(n, quote(n.Value)+" cannot be the id of a rule", "write letters, figures and hyphens, as L062")
	}
	if n == nil {
		return ""
	}
	return n.Value
}

// ruleName reads what the program knows a rule by. A name of one's own is allowed; one that looks like a slip of
// the pen is not, because the rule would silently stop working.
func (t table) ruleName() Name {
	name := Name(t.id("name", "rule"))
	if name == "" || slices.Contains(Names, name) {
		return name
	}
	if near := spelling.Nearest(string(name), nameWords()); near != "" {
		t.r.problem(t.at("name"), "the name "+quote(string(name))+" is almost that of a known rule",
			"did you mean "+quote(near)+"?")
	}
	return name
}

func nameWords() []string {
	words := make([]string, len(Names))
	for i, n := range Names {
		words[i] = string(n)
	}
	return words
}

// checkRule makes sure that a rule is complete, and that it stops nobody without a must of the terms behind it.
func (t table) checkRule(rule Rule) {
	if rule.Effect == "block" && rule.Force != "" && rule.Origin != "" && !rule.Blocks() {
		t.r.problem(t.at("effect"), t.what+" stops people (block), and only what the terms or the law state as a must can do that", "write effect: warn")
	}
	if (rule.Name == MembershipThrough || rule.Name == DrawnFrom) && !t.has("body") {
		t.r.problem(t.node, t.what+" does not say which body it speaks of", "add the key body")
	}
}

// distinctRules refuses a rule that would hide behind another: by name only the first is ever found.
func (t table) distinctRules(rules []ruleAt) []Rule {
	var all []Rule
	names, ids := map[Name]bool{}, map[string]bool{}
	for _, rule := range rules {
		key := rule.ID + "/" + string(rule.Name)
		switch {
		case rule.Name != "" && names[rule.Name]:
			t.r.problem(rule.at, t.what+" has two rules named "+quote(string(rule.Name)), "keep one of them")
		case ids[key]:
			t.r.problem(rule.at, t.what+" has the rule "+quote(rule.ID)+" twice", "keep one of them")
		}
		names[rule.Name], ids[key] = true, true
		all = append(all, rule.Rule)
	}
	return all
}

// standing reads one standing item.
func (r *reader) standing(n *yaml.Node, where string) Standing {
	t := r.table(n, "a standing item of "+where, standingKeys)
	return Standing{
		ID:      t.id("id", "standing item"),
		Title:   t.text("title"),
		Minutes: t.minutes("minutes"),
		Last:    t.flag("last"),
		Origin:  t.choice("origin", origins...),
	}
}
