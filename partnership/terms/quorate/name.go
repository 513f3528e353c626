package quorate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// find is the slots of the one place that goes by a name: one slot, or all of a collective place. A place goes by its id
// before any goes by its organisation or office.
func (m *meeting) find(name string) ([]*slot, error) {
	for _, is := range []func(p headcount.Place) bool{
		func(p headcount.Place) bool { return p.ID == name },
		func(p headcount.Place) bool { return bare(p.ID) == name },
		func(p headcount.Place) bool { return p.Is(name) },
	} {
		found, err := m.only(name, is)
		if found != nil || err != nil {
			return found, err
		}
	}
	if m.away(name) {
		return []*slot{}, nil
	}
	return nil, &UnknownName{Name: name, Means: "place", Known: m.names(), Also: m.others()}
}

func (m *meeting) only(name string, is func(headcount.Place) bool) ([]*slot, error) {
	var found []*slot
	var ids []string
	for _, s := range m.slots {
		if !is(s.place) {
			continue
		}
		found = append(found, s)
		if id := bare(s.seat.ID); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 1 {
		return nil, &Ambiguous{Name: name, Places: ids}
	}
	return found, nil
}

// away says whether a name is that of a place that does not count now: whoever holds it may be in the room all the same.
func (m *meeting) away(name string) bool {
	return slices.ContainsFunc(m.body.Seats, func(s seat) bool {
		return (headcount.Place{ID: s.ID, Organisation: s.Organisation, Office: s.Office}).Is(name)
	})
}

// names are the places as people type them.
func (m *meeting) names() []string {
	all := make([]string, 0, len(m.body.Seats))
	for _, s := range m.body.Seats {
		all = append(all, bare(s.ID))
	}
	return all
}

// others are what places go by as well.
func (m *meeting) others() []string {
	var all []string
	for _, s := range m.body.Seats {
		for _, name := range []string{s.ID, s.Organisation, s.Office} {
			if name != "" && name != bare(s.ID) && !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// several is a name and how many it stands for: cabinet=5.
func several(mention string) (name string, n int) {
	name, number, ok := strings.Cut(mention, "=")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 {
		return mention, 1
	}
	return name, n
}

func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
