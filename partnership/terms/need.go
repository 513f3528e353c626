package terms

import (
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// asked is what a head count can ask for; each has exactly one of these keys.
var asked = []string{"all", "any", "count", "distinct", "present"}

// narrowed is what belongs to a key of asked.
var narrowed = map[string][]string{
	"count":    {"class", "sector", "places", "at_least", "more_than", "of", "round"},
	"distinct": {"class", "sector", "places", "at_least"},
}

// need reads a head count under a key: a quorum counts members, a threshold counts votes.
func (t table) need(key string, counts headcount.Counted) headcount.Need {
	if !t.has(key) {
		return headcount.Need{}
	}
	return t.sub(key, needKeys).wholeNeed(counts)
}

// wholeNeed reads a head count that has to ask for something.
func (t table) wholeNeed(counts headcount.Counted) headcount.Need {
	if t.node.Kind == yaml.MappingNode && !slices.ContainsFunc(asked, t.has) {
		t.r.problem(t.node, t.what+" does not say who is needed", "write one of: "+strings.Join(asked, ", "))
	}
	return t.needHere(counts)
}

// needHere reads a head count whose keys stand among others. It is empty where none of them is there.
func (t table) needHere(counts headcount.Counted) headcount.Need {
	kind := t.onlyOne(asked)
	t.refuseStray(kind)
	switch kind {
	case "all":
		return headcount.Need{All: t.needs(kind, counts)}
	case "any":
		return headcount.Need{Any: t.needs(kind, counts)}
	case "present":
		return headcount.Need{Present: t.refer(kind, aRole, aPlace)}
	case "count":
		t.counts(kind, counts)
		return t.counting(headcount.Need{Count: counts, Among: t.among()})
	case "distinct":
		feature := headcount.Feature(t.choice(kind, features...))
		return t.counting(headcount.Need{Distinct: feature, Among: t.among()})
	default:
		return headcount.Need{}
	}
}

// needs reads the members of all or any.
func (t table) needs(key string, counts headcount.Counted) []headcount.Need {
	var all []headcount.Need
	for _, n := range t.items(key) {
		all = append(all, t.under(n, "a part of "+quote(key)+" in "+t.what, needKeys).wholeNeed(counts))
	}
	if n := t.values[key]; n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		t.r.problem(n, quote(key)+" in "+t.what+" is an empty list", "write at least one line beginning with a dash")
	}
	return all
}

// onlyOne is the one of some keys that a table has; empty where it has none. A second one is a problem.
func (t table) onlyOne(keys []string) string {
	found := ""
	for _, key := range keys {
		switch {
		case !t.has(key):
		case found == "":
			found = key
		default:
			t.r.problem(t.at(key), t.what+" has both "+quote(found)+" and "+quote(key), "join them under all: or any:")
		}
	}
	return found
}

// refuseStray makes sure that nothing is written that would not be heeded.
func (t table) refuseStray(kind string) {
	for _, key := range narrowed["count"] {
		if !t.has(key) || slices.Contains(narrowed[kind], key) {
			continue
		}
		what, right := quote(key)+" in "+t.what+" does not belong to "+quote(kind), "leave it out"
		if kind == "" {
			what, right = quote(key)+" in "+t.what+" counts nothing", "add count: or distinct:"
		}
		t.r.problem(t.at(key), what, right)
	}
}

// among reads of whom.
func (t table) among() headcount.Among {
	return headcount.Among{
		Class:  t.refer("class", aClass),
		Sector: t.choice("sector", sectors...),
		Places: t.refers("places", aPlace),
	}
}

// counts makes sure that what is counted is what is counted there. How many organisations are there is another question,
// with another key.
func (t table) counts(key string, counts headcount.Counted) {
	n := t.values[key]
	for _, feature := range features {
		if strings.HasPrefix(n.Value, feature) {
			t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n)+", and "+string(counts)+" are counted there",
				"write distinct: "+feature+" for so many different ones")
			return
		}
	}
	t.choice(key, string(counts))
}
