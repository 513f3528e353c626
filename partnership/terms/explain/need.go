package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// there says who has to be there: at least 6 members have to be there, among them the chair or the vice chair.
func (w *writer) there(n headcount.Need) string {
	var heads, people []string
	for _, part := range withoutImplied(flat(n)) {
		switch {
		case isCount(part):
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
