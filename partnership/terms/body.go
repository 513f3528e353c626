package terms

import yaml "go.yaml.in/yaml/v4"

// bodyReader reads one body, with what it refers to at hand.
type bodyReader struct {
	table
	id     string
	terms  *Terms
	shared map[string]part
}

// bodies reads the meetings and groups, and checks how they hang together.
func (r *reader) bodies(top table, terms *Terms) []Body {
	shared := top.shared()
	var all []Body
	c := newCheck(r)
	for id, n := range top.entries("bodies", aBody) {
		t := r.table(n, "body "+quote(id), bodyKeys)
		b := bodyReader{table: t, id: id, terms: terms, shared: shared}
		body := b.body()
		c.body(t, &body)
		all = append(all, body)
	}
	if n := top.values["bodies"]; n != nil && n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		r.problem(n, "there is no body", "write at least one meeting under bodies")
	}
	c.parents()
	c.unused()
	return all
}

// shared reads what several bodies have in common.
func (t table) shared() map[string]part {
	shared := map[string]part{}
	for id, n := range t.entries("shared", aShared) {
		shared[id] = t.r.table(n, "the shared part "+quote(id), sharedKeys).part()
	}
	return shared
}

func (b bodyReader) body() Body {
	p := b.parts()
	return Body{
		ID:        b.id,
		Reference: b.code("reference"),
		Name:      b.text("name"),
		Title:     b.text("title"),
		Parent:    b.refer("parent", aBody),
		Stream:    b.refer("serves", aStream),
		Assumed:   b.text("assumed"),
		Quorum:    b.setting("quorum"),
		Voting:    b.setting("voting"),
		Notice:    b.setting("notice"),
		Seats:     b.seats(),
		Standing:  b.distinctStanding(p.standing),
		Rules:     b.distinctRules(p.rules),
	}
}

// parts is what a body uses of the shared parts, in their order, and then its own.
func (b bodyReader) parts() part {
	var all part
	for _, n := range b.items("use") {
		id := b.r.text(n, `“use” in `+b.what)
		b.r.uses = append(b.r.uses, use{n, aShared})
		all.rules = append(all.rules, b.shared[id].rules...)
		all.standing = append(all.standing, b.shared[id].standing...)
	}
	own := b.part()
	all.rules = append(all.rules, own.rules...)
	all.standing = append(all.standing, own.standing...)
	return all
}

// distinctRules refuses a rule that would hide behind another: by name only the first is ever found.
func (b bodyReader) distinctRules(rules []ruleAt) []Rule {
	var all []Rule
	names, ids := map[Name]bool{}, map[string]bool{}
	for _, rule := range rules {
		key := rule.ID + "/" + string(rule.Name)
		switch {
		case rule.Name != "" && names[rule.Name]:
			b.r.problem(rule.at, b.what+" has two rules named "+quote(string(rule.Name)), "keep one of them")
		case ids[key]:
			b.r.problem(rule.at, b.what+" has the rule "+quote(rule.ID)+" twice", "keep one of them")
		}
		names[rule.Name], ids[key] = true, true
		all = append(all, rule.Rule)
	}
	return all
}

func (b bodyReader) distinctStanding(items []standingAt) []Standing {
	var all []Standing
	seen := map[string]bool{}
	for _, item := range items {
		if seen[item.ID] {
			b.r.problem(item.at, b.what+" has the standing item "+quote(item.ID)+" twice", "keep one of them")
		}
		seen[item.ID] = true
		all = append(all, item.Standing)
	}
	return all
}
