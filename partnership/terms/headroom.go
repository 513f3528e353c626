package terms

import (
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// headroom knows the largest number that a head count can ever come to in a body.
type headroom struct {
	body   *Body
	places []headcount.Place // of each seat, in their order
	extras []string          // who has a place for some items only
}

// headroom looks at the places of a body once, for all its head counts.
func (b *Body) headroom(sectors map[string]string) headroom {
	h := headroom{body: b}
	for _, s := range b.Seats {
		h.places = append(h.places, headcount.Place{
			ID: s.ID, Organisation: s.Organisation, Office: s.Office, Sector: sectors[s.Organisation], Class: s.Class,
		})
	}
	for _, rule := range b.ItemRules {
		h.extras = append(h.extras, rule.Extra...)
	}
	return h
}

// most is that number; not known where a collective place may be for any number of people.
func (h headroom) most(need headcount.Need) (most int, known bool) {
	if need.Distinct != "" {
		return h.mostDistinct(need), true
	}
	for i, s := range h.body.Seats {
		if !need.Among.Has(h.places[i]) {
			continue
		}
		if s.Many && s.UpTo == 0 {
			return 0, false
		}
		people := max(s.UpTo, 1)
		if need.Count == headcount.Votes {
			people *= s.Votes
		}
		most += people
	}
	return most + len(h.extras), true
}

func (h headroom) mostDistinct(need headcount.Need) int {
	different := map[string]bool{}
	for _, p := range h.places {
		feature := featureOf(p, need.Distinct)
		if feature != "" && need.Among.Has(p) {
			different[feature] = true
		}
	}
	return len(different) + len(h.extras)
}

func featureOf(p headcount.Place, feature headcount.Feature) string {
	switch feature {
	case headcount.Organisation:
		return p.Organisation
	case headcount.Sector:
		return p.Sector
	case headcount.Class:
		return p.Class
	default:
		return ""
	}
}
