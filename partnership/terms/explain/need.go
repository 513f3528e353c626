package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// there says who has to be there: at least 6 members have to be there, among them the chair or the vice chair.
func (w *writer) there(n headcount.Need) string {
	var heads, people []string
	parts := withoutImplied(flat(n))
	within := slices.ContainsFunc(parts, isBroad)
	for _, part := range parts {
		switch {
		case within && isNarrow(part):
			people = append(people, w.somebody(part))
		case isHeads(part):
			heads = append(heads, part.Words(w.name))
		case isPresence(part):
			people = append(people, part.Words(w.name))
		default:
			return n.Words(w.name) + " have to be there"
		}
	}
	switch {
	case len(people) == 0 && single(n):
		return heads[0] + " has to be there"
	case len(people) == 0:
		return and(heads) + have(n)
	case len(heads) == 0 && len(people) == 1:
		return people[0] + " has to be there"
	case len(heads) == 0:
		return joined(people, ", and ", ", and ") + " have to be there"
	}
	return and(heads) + have(n) + ", among them " + joined(people, ", and ", ", and ")
}

// isBroad says whether a predicate asks for a number of people or organisations, whoever they are.
func isBroad(n headcount.Need) bool { return isHeads(n) && n.Among.IsZero() }

// isNarrow says whether a predicate counts some of those whom a broad one counts.
func isNarrow(n headcount.Need) bool { return isCount(n) && !n.Among.IsZero() }

// somebody says who has to be among others: somebody from a council, at least 2 members of the class schools.
func (w *writer) somebody(n headcount.Need) string {
	if single(n) {
		return "somebody" + strings.TrimPrefix(n.Words(w.name), "at least 1 member")
	}
	return n.Words(w.name)
}

// agreement is what a decision needs: two thirds of the votes cast, or the agreement of somebody.
func (w *writer) agreement(n headcount.Need) string {
	switch {
	case len(n.All) > 0:
		parts := make([]string, len(n.All))
		for i, part := range n.All {
			parts[i] = w.agreement(part)
		}
		return joined(parts, ", and ", ", and ")
	case n.Count == headcount.Votes || len(n.Any) > 0 && !isPresence(n):
		return n.Words(w.name)
	default:
		return "the agreement of " + n.Words(w.name)
	}
}

// flat are the parts of which each has to hold.
func flat(n headcount.Need) []headcount.Need {
	if n.All == nil {
		return []headcount.Need{n}
	}
	var parts []headcount.Need
	for _, part := range n.All {
		parts = append(parts, flat(part)...)
	}
	return parts
}

// withoutImplied leaves out a number of members where another part asks for more.
func withoutImplied(parts []headcount.Need) []headcount.Need {
	var kept []headcount.Need
	for i, part := range parts {
		if !slices.ContainsFunc(parts[:i], func(other headcount.Need) bool { return plainNumber(part, other) && !more(part, other) }) &&
			!slices.ContainsFunc(parts[i+1:], func(other headcount.Need) bool { return plainNumber(part, other) && more(other, part) }) {
			kept = append(kept, part)
		}
	}
	return kept
}

// plainNumber says whether two parts both ask for at least so many members, whoever they are.
func plainNumber(parts ...headcount.Need) bool {
	return !slices.ContainsFunc(parts, func(n headcount.Need) bool {
		return !isCount(n) || !n.Among.IsZero() || n.Measure.Of != "" || n.Measure.MoreThan
	})
}

func more(a, b headcount.Need) bool { return a.Measure.Share.Compare(b.Measure.Share) > 0 }

// have is for people who have to be there, or for places that have to be filled by somebody who is.
func have(n headcount.Need) string {
	if n.Measure.Of == headcount.SeatsTotal {
		return " have to be represented"
	}
	return " have to be there"
}

// single says whether a predicate asks for one member.
func single(n headcount.Need) bool {
	return n.Measure == headcount.Measure{Share: headcount.Fraction{Num: 1, Den: 1}}
}

// isHeads says whether a predicate counts people, or the organisations that they are of.
func isHeads(n headcount.Need) bool { return isCount(n) || n.Distinct != "" }

// isCount says whether a predicate counts heads.
func isCount(n headcount.Need) bool { return n.Count == headcount.Members }

// isPresence says whether a predicate asks for one of some people by name or role.
func isPresence(n headcount.Need) bool {
	return n.Present != "" || len(n.Any) > 0 && !slices.ContainsFunc(n.Any, func(part headcount.Need) bool { return !isPresence(part) })
}

// among is the members to whom something is narrowed.
func (w *writer) among(a headcount.Among) string {
	return strings.TrimPrefix(a.Words(w.name), "members among ")
}
