package terms

// parties are what a relation can join and a report can go to.
var parties = []noun{aBody, aPartnership, anOutsider}

// partnerships reads the further partnerships of a file. Its own one is known by its id.
func (t table) partnerships(own string) []Partnership {
	var extends edges
	var all []Partnership
	for id, n := range t.entries("partnerships", aPartnership) {
		p := t.r.table(n, "partnership "+quote(id), partnershipKeys)
		if id == own {
			t.r.problem(n, quote(id)+" is the file's own partnership", "give the other one an id of its own")
		}
		extends.add(id, p.refer("extends", aPartnership), p.at("extends"))
		all = append(all, Partnership{
			ID:      id,
			Title:   p.text("title"),
			Short:   p.code("short"),
			Extends: p.text("extends"),
			Valid:   p.valid(),
			Rules:   p.distinctRules(p.part().rules),
		})
	}
	for _, c := range extends.circles() {
		t.r.problem(c.at, "the partnership "+quote(c.to)+" extends itself", "leave out the extends of the topmost one")
	}
	return all
}

// outsiders reads the groups that the file speaks of and does not govern.
func (t table) outsiders() []Outsider {
	var all []Outsider
	for id, n := range t.entries("outside", anOutsider) {
		o := t.r.table(n, "the group outside "+quote(id), outsiderKeys)
		all = append(all, Outsider{ID: id, Title: o.text("title"), Valid: o.valid()})
	}
	return all
}

// relations reads who answers to whom. There may be several between two, each of its own kind.
func (t table) relations() []Relation {
	var all []Relation
	seen := map[[3]string]bool{}
	for _, n := range t.items("relations") {
		e := t.r.table(n, "a relation", relationKeys)
		one := Relation{
			From:     e.refer("from", parties...),
			Kind:     e.choice("kind", relationKinds...),
			To:       e.refer("to", parties...),
			Valid:    e.valid(),
			Sentence: e.text("says"),
			Backing:  e.backing(),
		}
		if one.From == one.To && one.From != "" {
			t.r.problem(e.at("to"), "the relation of "+quote(one.From)+" leads to itself", "name another at its other end")
		}
		if key := [3]string{one.From, one.Kind, one.To}; seen[key] {
			t.r.problem(n, "this relation of "+quote(one.From)+" to "+quote(one.To)+" is there twice", "keep one of them")
		} else {
			seen[key] = true
		}
		all = append(all, one)
	}
	return all
}
