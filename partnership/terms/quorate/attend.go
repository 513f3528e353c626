package quorate

import (
	"maps"
	"slices"
)

// attend marks who is there in person.
func (m *meeting) attend() error {
	for _, mention := range m.q.Present {
		name, n := several(mention)
		found, err := m.filled(name)
		if err != nil {
			return err
		}
		if err := alone(found, n); err != nil {
			return err
		}
		m.twice(found, name)
		for _, s := range found {
			// Whoever is there for a place that somebody may hold once more is one more of those who hold it.
			if n > 0 && s.held && (!s.here || !s.seat.Many) {
				s.here, s.as = true, name
				n--
			}
		}
		if n > 0 && len(found) > 0 {
			seat := found[0].seat
			_, told := toldOf(m.q.Holders, seat)
			hold := choose(told, choose(len(found) == 1, "holds", "hold"), "may hold")
			return contradiction("%d are said to be there for %s, and %d %s it", m.mentioned(seat), seat.Title, len(found), hold)
		}
	}
	return nil
}

// alone refuses several people for a place that one person holds.
func alone(found []*slot, n int) error {
	if n > 1 && len(found) > 0 && !found[0].seat.Many {
		return contradiction("one person alone holds the place of %s, and %d are told", found[0].seat.Title, n)
	}
	return nil
}

// twice says so where a place is named for the second time: an office, and the organisation that it belongs to.
func (m *meeting) twice(found []*slot, name string) {
	if len(found) == 0 || found[0].seat.Many || !found[0].here {
		return
	}
	s := found[0]
	if s.as == name {
		m.note("attendance", "“%s” was named twice, and counts once.", name)
		return
	}
	m.note("attendance", "“%s” and “%s” are the same place, that of %s, which counts once.", s.as, name, s.seat.Title)
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
		if err := send(found, deputy); err != nil {
			return err
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

// send has a deputy come for the first of those who hold a place and have none.
func send(found []*slot, deputy Deputy) error {
	for _, s := range found {
		if s.held && s.deputy == nil && (!s.here || !s.seat.Many) {
			s.deputy = &deputy
			return nil
		}
	}
	switch {
	case len(found) == 0: // it does not count now
		return nil
	case found[0].seat.Many:
		return contradiction("all who hold the place of %s are there already, and a deputy as well", found[0].seat.Title)
	case *found[0].deputy != deputy:
		return contradiction("two deputies are told for %s", found[0].seat.Title)
	default:
		return nil
	}
}

// recuse marks who keeps out of the item.
func (m *meeting) recuse() error {
	for _, mention := range m.q.Recused {
		name, n := several(mention)
		found, err := m.find(name)
		if err != nil {
			return err
		}
		if err := alone(found, n); err != nil {
			return err
		}
		for _, s := range found {
			if n > 0 && !s.recused && (s.here || s.deputy != nil || !s.seat.Many) {
				s.recused = true
				n--
			}
		}
		if n > 0 && len(found) > 0 && found[0].seat.Many {
			return contradiction("more of %s keep out of the item than are there", found[0].seat.Title)
		}
	}
	return nil
}
