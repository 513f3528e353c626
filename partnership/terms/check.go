package terms

import "fmt"

// check looks at what only shows when several parts of the file are held side by side.
type check struct {
	r          *reader
	parents    edges
	extends    edges
	references map[string]string
}

func newCheck(r *reader) *check {
	return &check{r: r, references: map[string]string{}}
}

// body checks one body against itself and those before it.
func (c *check) body(t table, b *Body) {
	c.parents.add(b.ID, b.Parent, t.at("parent"))
	c.extends.add(b.ID, b.Extends, t.at("extends"))
	if other, taken := c.references[b.Reference]; taken && b.Reference != "" {
		c.r.problem(t.at("reference"), "the reference "+quote(b.Reference)+" is already that of "+quote(other),
			"choose another")
	}
	c.references[b.Reference] = b.ID
	c.chair(t, b)
}

// chair makes sure that nobody waits for the agreement of a chair that a body does not have.
func (c *check) chair(t table, b *Body) {
	chairs := 0
	for _, s := range b.Seats {
		if s.Chair {
			chairs++
		}
		if s.Chair && s.Many {
			c.r.problem(t.at("seats"), t.what+" is chaired by "+quote(s.Title)+", several people at once",
				"give the chair to one place")
		}
	}
	if chairs > 1 {
		c.r.problem(t.at("seats"), t.what+" has more than one chair", "write co_chair: true for the second")
	}
	if _, ok := b.Rule(AgendaAgreed); ok && chairs == 0 && t.has("seats") {
		c.r.problem(t.at("seats"), t.what+" has agendas agreed by the chair, but no chair",
			"write chair: true at one place")
	}
}

// together checks what takes all bodies.
func (c *check) together(all []Body, terms *Terms) {
	for _, circle := range c.parents.circles() {
		c.r.problem(circle.at, quote(circle.to)+" is above itself", "leave out the parent of the topmost body")
	}
	for _, circle := range c.extends.circles() {
		c.r.problem(circle.at, quote(circle.to)+" extends itself", "leave out the extends of the first of them")
	}
	c.reachable(all, terms)
	c.unused()
}

// reachable makes sure that no head count asks for more than there ever are.
func (c *check) reachable(all []Body, terms *Terms) {
	sectors := map[string]string{}
	for _, o := range terms.Organisations {
		sectors[o.ID] = o.Sector
	}
	room := map[string]headroom{}
	for i := range all {
		if !all[i].NoSeats {
			room[all[i].ID] = all[i].headroom(sectors)
		}
	}
	for _, count := range c.r.counts {
		h, ok := room[count.body]
		if !ok {
			continue
		}
		needed := count.need.Measure.Share.Num
		if count.need.Measure.MoreThan {
			needed++
		}
		if most, known := h.most(count.need); known && needed > most {
			c.r.problem(count.at, fmt.Sprintf("%d are needed in body %s, where there are never more than %d", needed, quote(count.body), most),
				"write a smaller number")
		}
	}
}

// unused makes sure that no shared rule is forgotten: it would look as if it held.
func (c *check) unused() {
	used := map[string]bool{}
	for _, u := range c.r.uses {
		used[string(u.nouns[0])+u.node.Value] = true
	}
	for id, n := range c.r.known[aShared] {
		if !used[string(aShared)+id] {
			c.r.problem(n, "no body uses the shared part "+quote(id), "name it under use, or leave it out")
		}
	}
}
