package partnership

import (
	"maps"
	"slices"
	"sync"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// rewrites are what other editions of the same terms say, by the hash under which the tests know them.
var rewrites = map[string]func(*terms.Terms){
	"other":           func(*terms.Terms) {},
	"full-amends":     func(t *terms.Terms) { t.Clauses.Amendment = amendedBy("full") },
	"all-amend":       func(t *terms.Terms) { t.Clauses.Amendment = amendedBy(terms.EveryOrganisation) },
	"april":           func(t *terms.Terms) { t.Valid.From = date("2027-04-01") },
	"no-registers":    func(t *terms.Terms) { t.Registers = nil },
	"shut-registers":  func(t *terms.Terms) { t.Bodies = shut(t.Bodies, "psg") },
	"without-trust":   func(t *terms.Terms) { t.Bodies = withoutTrust(t.Bodies); t.Organisations = t.Organisations[:1] },
	"without-climate": func(t *terms.Terms) { t.Bodies = without(t.Bodies, "wg-climate") },
	"full-alone":      func(t *terms.Terms) { t.Bodies = t.Bodies[:1] },
	"without-full":    func(t *terms.Terms) { t.Bodies = without(t.Bodies, "full") },
	"without-rules":   func(t *terms.Terms) { t.Bodies = silenced(t.Bodies) },
	"in-scotland":     func(t *terms.Terms) { t.Zone, t.Holidays = "Pacific/Auckland", "scotland" },
	"of-others":       func(t *terms.Terms) { t.ID = "cypsp" },
	"renamed":         func(t *terms.Terms) { t.Short = "LP" },
	"with-quorum":     func(t *terms.Terms) { t.Bodies = quorate(t.Bodies) },

	"with-youth":           func(t *terms.Terms) { t.Bodies = withVoice(t.Bodies, string(youth)) },
	"with-youth-otherwise": func(t *terms.Terms) { t.Bodies = withVoice(t.Bodies, "wg-youth") },
}

// adoptable are those that can be proposed here, in order.
var adoptable = slices.DeleteFunc(slices.Sorted(maps.Keys(rewrites)), func(hash string) bool {
	return hash == "of-others" || hash == "renamed"
})

func amendedBy(body string) terms.Amendment {
	return terms.Amendment{Setting: terms.Setting{Stated: true, Words: "The Full LSP agrees changes."}, By: body}
}

func without(bodies []terms.Body, id string) []terms.Body {
	return slices.DeleteFunc(bodies, func(b terms.Body) bool { return b.ID == id })
}

// withoutTrust are the groups without the places of the NHS trust.
func withoutTrust(bodies []terms.Body) []terms.Body {
	for i := range bodies {
		bodies[i].Seats = slices.DeleteFunc(slices.Clone(bodies[i].Seats), func(s terms.Seat) bool {
			return s.Organisation == "lewisham-and-greenwich-nhs-trust"
		})
	}
	return bodies
}

// withVoice are the groups with one more, which a meeting may have set up before.
func withVoice(bodies []terms.Body, id string) []terms.Body {
	return append(bodies, terms.Body{ID: id, Reference: "YOUTH", Name: "Youth Voice group", Title: "Youth Voice", Parent: "full"})
}

// silenced are groups of which the terms say nothing but who is in them.
func silenced(bodies []terms.Body) []terms.Body {
	for i := range bodies {
		bodies[i].Rules, bodies[i].Standing = nil, nil
	}
	return bodies
}

// quorate are groups that ask for a quorum, and without it may talk.
func quorate(bodies []terms.Body) []terms.Body {
	for i := range bodies {
		bodies[i].Quorum = terms.Quorum{
			Setting: terms.Setting{Stated: true, Words: "The quorum is a third of the members."}, IfNot: terms.Inquorate{Advise: true},
		}
	}
	return bodies
}

// otherEditions are Lewisham's terms, rewritten.
var otherEditions = sync.OnceValue(func() map[string]reading {
	first, days := lewisham()
	all := map[string]reading{first.Hash: {first, days}}
	for hash, rewrite := range rewrites {
		t := *first
		t.Hash, t.Bodies, t.Organisations = hash, slices.Clone(first.Bodies), slices.Clone(first.Organisations)
		rewrite(&t)
		c, err := calendar.New(t.Zone, t.Holidays)
		if err != nil {
			panic(err)
		}
		all[hash] = reading{&t, c}
	}
	return all
})

type reading struct {
	terms *terms.Terms
	days  *calendar.Calendar
}

func findEdition(hash string) (*terms.Terms, *calendar.Calendar) {
	if charter := charters[hash]; charter != nil {
		return charter, nil
	}
	e := otherEditions()[hash]
	return e.terms, e.days
}

// proposed is the file of an edition.
func proposed(hash string) *terms.Terms {
	t, _ := findEdition(hash)
	return t
}
