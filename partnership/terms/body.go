package terms

import (
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// bodyReader reads one body, with what it refers to at hand.
type bodyReader struct {
	table
	terms  *Terms
	shared map[string]table
	used   []table // the shared parts that it uses, in their order
}

// bodies reads the meetings and groups, and checks how they hang together.
func (r *reader) bodies(top table, terms *Terms) []Body {
	shared := top.shared()
	var all []Body
	c := newCheck(r)
	for id, n := range top.entries("bodies", aBody) {
		t := r.table(n, "body "+quote(id), bodyKeys)
		t.body = id
		b := bodyReader{table: t, terms: terms, shared: shared}
		body := b.read()
		r.enrol(&body, terms)
		c.body(t, &body)
		all = append(all, body)
	}
	if n := top.values["bodies"]; n != nil && n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		r.problem(n, "there is no body", "write at least one meeting under bodies")
	}
	c.together(all, terms)
	return all
}

func (b bodyReader) read() Body {
	b.used = b.uses()
	body := Body{
		ID:          b.body,
		Reference:   b.code("reference"),
		Name:        b.text("name"),
		Title:       b.text("title"),
		Parent:      b.refer("parent", aBody),
		Stream:      b.refer("serves", aStream),
		Assumed:     b.text("assumed"),
		Partnership: b.refer("of", aPartnership),
		Extends:     b.refer("extends", aBody),
		Valid:       b.valid(),
		Blocks:      b.allBlocks(),
		MostPlaces:  b.number("most_places", 1, mostPeople),
		NoSeats:     b.values["seats"] != nil && b.values["seats"].Value == Unspecified,
		Attendees:   b.attendees(),
		ItemRules:   b.distinctItemRules(),
	}
	if !body.NoSeats {
		body.Seats = b.seats()
	}
	var all part
	for _, owner := range append(b.used, b.table) {
		p := owner.part()
		all.rules = append(all.rules, p.rules...)
		all.standing = append(all.standing, p.standing...)
	}
	body.Standing, body.Rules = b.distinctStanding(all.standing), b.distinctRules(all.rules)
	if body.Partnership == b.terms.ID {
		body.Partnership = "" // the file's own
	}
	return body
}

// owners are the tables that speak of the body: its own and the shared parts.
func (b bodyReader) owners() []table { return append([]table{b.table}, b.used...) }

// allBlocks reads each subject where the body itself or a part that it uses speaks of it.
func (b bodyReader) allBlocks() Blocks {
	var all Blocks
	var missing []string
	for _, subject := range blockTable {
		said := false
		for _, owner := range b.owners() {
			switch {
			case !owner.has(subject.key):
			case said:
				b.saidTwice(subject.key)
			default:
				said = true
				subject.read(owner, &all)
			}
		}
		if !said && (!b.r.first || slices.Contains(firstBlocks, subject.key)) {
			missing = append(missing, subject.key)
		}
	}
	b.missing(missing)
	return all
}

func (b bodyReader) saidTwice(key string) {
	var owners []string
	for _, owner := range b.owners() {
		if owner.has(key) {
			owners = append(owners, owner.what)
		}
	}
	at := b.at("use")
	if b.has(key) {
		at = b.at(key)
	}
	b.r.problem(at, strings.Join(owners, " and ")+" both say something of "+key, "keep one of them")
}

func (b bodyReader) missing(keys []string) {
	if b.node.Kind != yaml.MappingNode {
		return
	}
	switch len(keys) {
	case 0:
	case 1:
		b.r.problem(b.node, "the key "+quote(keys[0])+" is missing in "+b.what, "add it")
	default:
		b.r.problem(b.node, "the keys "+strings.Join(keys, ", ")+" are missing in "+b.what,
			"add each, as unspecified where the terms do not say")
	}
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

func (b bodyReader) distinctItemRules() []ItemRule {
	var all []ItemRule
	seen := map[string]bool{}
	for _, owner := range b.owners() {
		for i, rule := range owner.itemRules() {
			if seen[rule.Tag] {
				b.r.problem(owner.items("item_rules")[i], b.what+" has two item rules for the tag "+quote(rule.Tag), "keep one of them")
			}
			seen[rule.Tag] = true
			all = append(all, rule)
		}
	}
	return all
}
