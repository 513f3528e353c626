package quorate

import (
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

// holders is how many hold a place. Of a collective place of which that is not told, we know only who is there.
func (m *meeting) holders(s terms.Seat) int {
	if !s.Many {
		return 1
	}
	for _, name := range []string{s.ID, bare(s.ID), s.Office} {
		if n, told := m.q.Holders[name]; told && name != "" {
			return min(max(n, 0), maxHolders)
		}
	}
	return max(m.mentioned(s), 1)
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
