package terms

import (
	"strconv"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// lapsed finds what has ended by a day.
func (l *linter) lapsed(on calendar.Date) {
	t := l.terms
	l.ended(on, t.Valid, "these terms", "valid")
	for _, o := range t.Organisations {
		l.ended(on, o.Valid, Inside(o.Name), "organisations", o.ID, "valid")
	}
	for _, o := range t.Offices {
		l.ended(on, o.Valid, Inside(o.Title), "offices", o.ID, "valid")
	}
	for _, p := range t.Partnerships {
		l.ended(on, p.Valid, the(p.Title), "partnerships", p.ID, "valid")
	}
	for _, o := range t.Outsiders {
		l.ended(on, o.Valid, the(o.Title), "outside", o.ID, "valid")
	}
	for i := range t.Bodies {
		l.lapsedBody(on, &t.Bodies[i])
	}
	l.lapsedWork(on)
	l.lapsedTies(on)
}

// ended finds one thing, which stands under some keys of the file, the last of them valid.
func (l *linter) ended(on calendar.Date, v Valid, what string, keys ...string) {
	if v.endedBy(on) {
		l.find(l.in(append(keys, "until")...), Lapsed, what+" ended on "+v.Until.Words(), "see what has taken its place")
	}
}

// endedBy says whether its last day is over by a day.
func (v Valid) endedBy(on calendar.Date) bool { return !v.Until.IsZero() && v.Until.Before(on) }

// lapsedWork finds what is no longer worked towards, done, written or kept.
func (l *linter) lapsedWork(on calendar.Date) {
	t := l.terms
	for _, p := range t.Priorities {
		l.ended(on, p.Valid, "the priority "+quote(p.Title), "priorities", p.ID, "valid")
	}
	for _, d := range t.Duties {
		l.ended(on, d.Valid, "the duty "+quote(d.Title), "duties", d.ID, "valid")
	}
	for _, p := range t.Processes {
		l.ended(on, p.Valid, "the process "+quote(p.Title), "processes", p.ID, "valid")
	}
	for _, d := range t.Documents {
		l.ended(on, d.Valid, "the document "+quote(d.Title), "documents", d.ID, "valid")
	}
	for _, g := range t.Registers {
		l.ended(on, g.Valid, "the register "+quote(g.Title), "registers", g.ID, "valid")
	}
}

// lapsedTies finds what no longer joins or binds anybody.
func (l *linter) lapsedTies(on calendar.Date) {
	for _, g := range l.terms.Regime {
		l.ended(on, g.Valid, "what the file says of "+quote(g.Title), "regime", g.ID, "valid")
	}
	for i, e := range l.terms.Relations {
		what := "the relation “" + e.Kind + "” of " + quote(e.From) + " to " + quote(e.To)
		l.ended(on, e.Valid, what, "relations", strconv.Itoa(i), "valid")
	}
}

// lapsedBody finds what has ended of a body, or in it.
func (l *linter) lapsedBody(on calendar.Date, b *Body) {
	l.ended(on, b.Valid, b.Called(), "bodies", b.ID, "valid")
	for i, s := range b.Seats {
		keys := []string{"bodies", b.ID, "seats", strconv.Itoa(i)}
		l.ended(on, s.Valid, "the place of "+Inside(s.Title)+" in "+b.Called(), append(keys, "valid")...)
		if l.orphaned(s, on) {
			l.find(l.in(keys...), DeadReference, Inside(s.Title)+" is no more and still has a place in "+b.Called(),
				"leave the place to its successor, or give it a valid until")
		}
	}
	for i, a := range b.Attendees {
		l.ended(on, a.Valid, "the attendance of "+quote(a.Who)+" in "+b.Called(), "bodies", b.ID, "attendees", strconv.Itoa(i), "valid")
	}
	for _, r := range b.ItemRules {
		if r.Valid.endedBy(on) {
			l.find(l.itemRule(b, r.Tag, "valid", "until"), Lapsed,
				"the item rule for “"+r.Tag+"” in "+b.Called()+" ended on "+r.Valid.Until.Words(), "see what has taken its place")
		}
	}
}

// itemRule is where the rule for a tag stands: under the body, or under a shared part that it uses.
func (l *linter) itemRule(b *Body, tag string, keys ...string) at {
	root := l.terms.Lines.root
	for _, owner := range owners(root, b.ID) {
		rules := below(root, append(owner, "item_rules")...)
		if rules == nil {
			continue
		}
		for i, n := range rules.Content {
			if is := lookUp(n, "tag"); is != nil && is.Value == tag {
				return l.in(append(append(owner, "item_rules", strconv.Itoa(i)), keys...)...)
			}
		}
	}
	return l.in("bodies", b.ID)
}

// owners are the keys under which what holds for a body stands: its own, and those of the shared parts that it uses.
func owners(root *yaml.Node, body string) [][]string {
	all := [][]string{{"bodies", body}}
	if used := below(root, "bodies", body, "use"); used != nil {
		for _, n := range used.Content {
			all = append(all, []string{"shared", n.Value})
		}
	}
	return all
}

// orphaned says whether a place is that of an organisation or an office that is no more.
func (l *linter) orphaned(s Seat, on calendar.Date) bool {
	o, _ := l.terms.Organisation(s.Organisation)
	f, _ := l.terms.Office(s.Office)
	return !s.Valid.endedBy(on) && (o.Valid.endedBy(on) || f.Valid.endedBy(on))
}
