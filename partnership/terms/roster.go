package terms

import (
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// roster is by which names the places of a body go, and which classes they are of. It has no classes where the terms do
// not say who has a place: then any may be meant.
type roster map[noun]map[string]*yaml.Node

// enrol notes the places of a body for what is said of them elsewhere, for itself and for the file as a whole.
func (r *reader) enrol(b *Body, terms *Terms) {
	if r.rosters[""] == nil {
		r.rosters[""] = newRoster()
	}
	own := newRoster()
	r.rosters[b.ID] = own
	for _, ro := range []roster{own, r.rosters[""]} {
		for _, s := range b.Seats {
			ro.seat(s)
		}
		for _, rule := range b.ItemRules {
			ro.places(rule.Extra...)
		}
		if b.NoSeats {
			ro.everybody(terms)
		}
	}
	if b.NoSeats {
		delete(own, aClass)
	}
}

func newRoster() roster {
	return roster{aPlace: map[string]*yaml.Node{}, aClass: map[string]*yaml.Node{}}
}

func (ro roster) places(names ...string) {
	for _, name := range names {
		if name != "" {
			ro[aPlace][name] = nil
		}
	}
}

func (ro roster) seat(s Seat) {
	_, short, _ := strings.Cut(s.ID, "/")
	ro.places(s.ID, short, s.Organisation, s.Office)
	if s.Class != "" {
		ro[aClass][s.Class] = nil
	}
}

// everybody is who may have a place where the terms do not say who has one.
func (ro roster) everybody(terms *Terms) {
	for _, o := range terms.Organisations {
		ro.places(o.ID)
	}
	for _, o := range terms.Offices {
		ro.places(o.ID)
	}
}

// countAt is a head count by whole number, and where it stands.
type countAt struct {
	at   *yaml.Node
	body string
	need headcount.Need
}
