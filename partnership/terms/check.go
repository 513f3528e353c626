package terms

import (
	"slices"

	yaml "go.yaml.in/yaml/v4"
)

// check looks at what only shows when several parts of the file are held side by side.
type check struct {
	r          *reader
	order      []string
	parent     map[string]string
	at         map[string]*yaml.Node
	references map[string]string
}

func newCheck(r *reader) *check {
	return &check{r: r, parent: map[string]string{}, at: map[string]*yaml.Node{}, references: map[string]string{}}
}

// body checks one body against itself and those before it.
func (c *check) body(t table, b *Body) {
	c.order = append(c.order, b.ID)
	c.parent[b.ID], c.at[b.ID] = b.Parent, t.at("parent")
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

// parents makes sure that no body is its own ancestor. Each circle is told once.
func (c *check) parents() {
	told := map[string]bool{}
	for _, id := range c.order {
		var path []string
		for at := id; at != "" && !told[at]; at = c.parent[at] {
			if slices.Contains(path, at) {
				c.r.problem(c.at[at], quote(at)+" is above itself", "leave out the parent of the topmost body")
				break
			}
			path = append(path, at)
		}
		for _, at := range path {
			told[at] = true
		}
	}
}

// unused makes sure that no shared rule is forgotten: it would look as if it held.
func (c *check) unused() {
	used := map[string]bool{}
	for _, u := range c.r.uses {
		used[string(u.noun)+u.node.Value] = true
	}
	for id, n := range c.r.known[aShared] {
		if !used[string(aShared)+id] {
			c.r.problem(n, "no body uses the shared part "+quote(id), "name it under use, or leave it out")
		}
	}
}
