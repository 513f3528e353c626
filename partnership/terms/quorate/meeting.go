package quorate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// meeting is a question that has been understood.
type meeting struct {
	q     Question
	terms *terms.Terms
	body  *terms.Body
	says  terms.Blocks // what is in force
	rule  terms.ItemRule
	ruled bool // there is a rule for the item
	slots []*slot
	open  []matter // what the terms leave open
}

type seat = terms.Seat

// newMeeting understands a question, in the order in which the places have to be looked at.
func newMeeting(t *terms.Terms, q Question) (*meeting, error) {
	body := t.Body(q.Body)
	if body == nil {
		var known []string
		for _, b := range t.Bodies {
			known = append(known, b.ID)
		}
		return nil, &UnknownName{Name: q.Body, Means: "body", Known: known}
	}
	m := &meeting{q: q, terms: t, body: body, says: t.Holds(body)}
	m.rule, m.ruled = t.ItemRule(body, q.Item)
	for _, step := range []func() error{m.inOffice, m.attend, m.substitute, m.recuse, m.entitle} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("count %s: %w", body.ID, err)
		}
	}
	m.leaveOpen()
	return m, nil
}

// attend marks who is there in person.
func (m *meeting) attend() error {
	for _, mention := range m.q.Present {
		name, n := several(mention)
		found, err := m.filled(name)
		if err != nil {
			return err
		}
		for _, s := range found {
			// Whoever is there for a place that somebody may hold once more is one more of those who hold it.
			if n > 0 && s.held && (!s.here || !s.seat.Many) {
				s.here = true
				n--
			}
		}
		if n > 0 && len(found) > 0 && found[0].seat.Many {
			return fmt.Errorf("more are there for %s than the %d who hold it", name, len(found))
		}
	}
	for name := range m.q.Holders {
		if _, err := m.find(name); err != nil {
			return err
		}
	}
	return nil
}

// substitute marks who has a deputy there. Somebody may be there for several places, or for another beside their own.
func (m *meeting) substitute() error {
	for _, name := range slices.Sorted(maps.Keys(m.q.Deputies)) {
		found, err := m.filled(name)
		if err != nil {
			return err
		}
		deputy := m.q.Deputies[name]
		if other := m.member(deputy.Who); other != nil && deputy.Organisation == "" {
			deputy.Organisation = other.seat.Organisation
		}
		for _, s := range found {
			if s.held && s.deputy == nil && (!s.here || !s.seat.Many) {
				s.deputy = &deputy
				break
			}
		}
	}
	seen := map[string]bool{}
	for _, s := range m.slots {
		if !m.byDeputy(s) || s.deputy.Who == "" {
			continue
		}
		other := m.member(s.deputy.Who)
		who := s.deputy.Who
		if other != nil {
			who = other.seat.ID
		}
		s.several = seen[who] || other != nil && other.here
		seen[who] = true
	}
	return nil
}

// filled is find for a place that somebody is said to be there for.
func (m *meeting) filled(name string) ([]*slot, error) {
	found, err := m.find(name)
	if err == nil && len(found) > 0 && !slices.ContainsFunc(found, func(s *slot) bool { return s.held }) {
		return nil, fmt.Errorf("nobody holds the place %s, so nobody can be there for it", found[0].seat.ID)
	}
	return found, err
}

// member is the place of the body that somebody is named by, where it is one.
func (m *meeting) member(who string) *slot {
	i := slices.IndexFunc(m.slots, func(s *slot) bool { return s.seat.ID == who || bare(s.seat.ID) == who })
	if i < 0 || who == "" {
		return nil
	}
	return m.slots[i]
}

// recuse marks who keeps out of the item.
func (m *meeting) recuse() error {
	for _, mention := range m.q.Recused {
		name, n := several(mention)
		found, err := m.find(name)
		if err != nil {
			return err
		}
		for _, s := range found {
			if n > 0 && !s.recused && (s.here || s.deputy != nil || !s.seat.Many) {
				s.recused = true
				n--
			}
		}
	}
	return nil
}

// entitle marks who may vote on the item if there, and who was nominated by the chair.
func (m *meeting) entitle() error {
	for _, s := range m.slots {
		s.voter = s.seat.Votes > 0 && m.rule.Voters.Has(s.place) && m.hasEarned(s)
		if s.seat.Chair && s.deputy != nil {
			s.place.Stands = append(s.place.Stands, "chair_nominee")
		}
	}
	if m.q.Nominee == "" {
		return nil
	}
	found, err := m.find(m.q.Nominee)
	if err != nil {
		return err
	}
	for _, s := range found {
		s.place.Stands = append(s.place.Stands, "chair_nominee")
	}
	return nil
}

// hasEarned says whether a place has been to enough of the last meetings. Where that is not known, it may have been.
func (m *meeting) hasEarned(s *slot) bool {
	need := m.says.Voting.RightAfter.Attended
	if need == 0 || m.q.Attended == nil {
		return true
	}
	for _, name := range []string{s.seat.ID, bare(s.seat.ID), s.seat.Organisation, s.seat.Office} {
		if n, told := m.q.Attended[name]; told && name != "" {
			return n >= need
		}
	}
	return false
}

// title is what people call what an id stands for.
func (m *meeting) title(id string) string {
	for _, s := range m.slots {
		if s.seat.ID == id || bare(s.seat.ID) == id {
			return s.seat.Title
		}
	}
	if o, ok := m.terms.Organisation(id); ok {
		return o.Name
	}
	if o, ok := m.terms.Office(id); ok {
		return o.Title
	}
	return id
}
