package quorate

import (
	"maps"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// slot is one place, or one of the people who hold a collective place.
type slot struct {
	seat    terms.Seat
	place   headcount.Place // without State, Fills and Vote, which hang on how the terms are read
	held    bool
	here    bool    // the member is
	as      string  // and was named so
	deputy  *Deputy // is there for the member
	several bool    // who is there for somebody else as well, or for themselves
	recused bool
	voter   bool // may vote on the item, if there
	vote    headcount.Vote
}

// inOffice sets out the places that there are for an item on a day, and who holds them.
func (m *meeting) inOffice() error {
	for _, s := range m.body.Seats {
		if m.inForce(s) {
			m.add(s, m.holders(s))
		}
	}
	rule := m.rule
	for _, id := range rule.Extra {
		m.add(m.extra(id), 1)
	}
	for _, name := range m.q.Vacant {
		found, err := m.find(name)
		if err != nil {
			return err
		}
		for _, s := range found {
			s.held = false
		}
	}
	return nil
}

// inForce says whether a place counts for the item on the day.
func (m *meeting) inForce(s terms.Seat) bool {
	onDay := m.q.Day.IsZero() || s.Valid.On(m.q.Day)
	return onDay && (len(s.Only) == 0 || slices.Contains(s.Only, m.q.Item))
}

// holders is how many hold a place. Where that is not told of a collective place, it is taken to be full, as any other
// place is; where nobody says how many make it full, we know only who is there.
func (m *meeting) holders(s terms.Seat) int {
	n, told := toldOf(m.q.Holders, s)
	switch {
	case !s.Many:
		return 1
	case told:
		return min(max(n, 0), most(s))
	case s.UpTo > 0:
		return most(s)
	default:
		return max(m.mentioned(s), 1)
	}
}

// most is how many people can hold a place at once.
func most(s terms.Seat) int {
	if s.UpTo > 0 {
		return min(s.UpTo, maxHolders)
	}
	return maxHolders
}

// toldOf is what a question says of a place, by whatever name.
func toldOf(said map[string]int, s terms.Seat) (n int, told bool) {
	for _, name := range []string{s.ID, bare(s.ID), s.Office, s.Organisation} {
		if n, told := said[name]; told && name != "" {
			return n, true
		}
	}
	return 0, false
}

// holding sees that as many hold each place as can.
func (m *meeting) holding() error {
	for _, name := range slices.Sorted(maps.Keys(m.q.Holders)) {
		found, err := m.find(name)
		if err != nil {
			return err
		}
		switch n := m.q.Holders[name]; {
		case n < 0:
			return contradiction("%d people cannot hold “%s”", n, name)
		case len(found) == 0: // nobody does, or it does not count now
		case !found[0].seat.Many:
			return contradiction("one person alone holds the place of %s", found[0].seat.Title)
		case n > most(found[0].seat):
			return contradiction("at most %d people hold the place of %s, and %d are told", most(found[0].seat), found[0].seat.Title, n)
		}
	}
	return nil
}

// mentioned is how many people the question names for a collective place.
func (m *meeting) mentioned(s terms.Seat) int {
	total := 0
	for _, name := range m.q.Present {
		name, n := several(name)
		if (headcount.Place{ID: s.ID, Office: s.Office, Organisation: s.Organisation}).Is(name) {
			total += n
		}
	}
	return min(total, maxHolders)
}

// maxHolders is how many people can hold one place: more than any Cabinet has.
const maxHolders = 500

func (m *meeting) add(s terms.Seat, n int) {
	p := headcount.Place{ID: s.ID, Organisation: s.Organisation, Office: s.Office, Class: s.Class, Votes: s.Votes}
	if o, ok := m.terms.Organisation(s.Organisation); ok {
		p.Sector = o.Sector
	}
	for role, has := range map[string]bool{"chair": s.Chair, "co_chair": s.CoChair, "vice_chair": s.ViceChair} {
		if has {
			p.Roles = append(p.Roles, role)
		}
	}
	slices.Sort(p.Roles)
	for range n {
		m.slots = append(m.slots, &slot{seat: s, place: p, held: !m.ended(s)})
	}
}

// ended says whether what a place hangs on is no longer, or not yet, there on the day.
func (m *meeting) ended(s terms.Seat) bool {
	o, _ := m.terms.Organisation(s.Organisation)
	post, _ := m.terms.Office(s.Office)
	return !m.q.Day.IsZero() && (!o.Valid.On(m.q.Day) || !post.Valid.On(m.q.Day))
}

// extra is the place that an organisation or office has for this item only.
func (m *meeting) extra(id string) terms.Seat {
	s := terms.Seat{ID: m.body.ID + "/" + id, Title: id, Votes: 1}
	if o, ok := m.terms.Organisation(id); ok {
		s.Title, s.Organisation, s.Kind = o.Name, id, terms.ByOrganisation
	}
	if o, ok := m.terms.Office(id); ok {
		s.Title, s.Office, s.Organisation, s.Kind = o.Title, id, o.Organisation, terms.ByOffice
	}
	return s
}

func bare(id string) string {
	_, short, found := strings.Cut(id, "/")
	if !found {
		return id
	}
	return short
}
