package headcount

import "slices"

// Verdict is an answer that may have to be left to a person.
type Verdict string

// The verdicts.
const (
	Yes     Verdict = "yes"
	No      Verdict = "no"
	Unknown Verdict = "cannot tell"
)

// Implies says whether a is at least as strict as b: whether in every room in which a holds b holds as well. For no it
// gives a room in which a holds and b does not. Yes and no are certain; what is neither proved nor disproved is Unknown.
func Implies(a, b Need) (Verdict, Room) {
	if stricter(a, b) {
		return Yes, Room{}
	}
	if room, found := against(a, b); found {
		return No, room
	}
	return Unknown, Room{}
}

// stricter proves that b holds wherever a does. Where it cannot, that need not be wrong.
func stricter(a, b Need) bool {
	switch {
	case b.IsZero():
		return true
	case a.IsZero():
		return false
	case a.Any != nil:
		return len(a.Any) == 0 || every(a.Any, func(part Need) bool { return stricter(part, b) })
	case b.All != nil:
		return len(b.All) > 0 && every(b.All, func(part Need) bool { return stricter(a, part) })
	case b.Any != nil && slices.ContainsFunc(b.Any, func(part Need) bool { return stricter(a, part) }):
		return true
	case a.All != nil:
		return len(a.All) == 0 || slices.ContainsFunc(a.All, func(part Need) bool { return stricter(part, b) })
	case b.Any != nil:
		return false
	default:
		return stricterAlone(a, b)
	}
}

func every(parts []Need, holds func(Need) bool) bool {
	return !slices.ContainsFunc(parts, func(n Need) bool { return !holds(n) })
}

// stricterAlone compares two predicates that are not made of others.
func stricterAlone(a, b Need) bool {
	switch {
	case a.Present != "" && b.Present != "":
		return a.Present == b.Present
	case a.Present != "":
		return b.Count == Members && b.Among.IsZero() && b.Measure.atMostOne()
	case b.Present != "":
		return false
	}
	return atMostAsMany(a, b) && a.Measure.stricter(b.Measure, sameCount(a, b), a.Among.equal(b.Among))
}

func (m Measure) atMostOne() bool { return m.Of == "" && m.Want(0) == 1 }

// atMostAsMany says whether what a counts is never more than what b counts: each that a counts, b counts as well.
func atMostAsMany(a, b Need) bool {
	switch {
	case !a.Among.within(b.Among):
		return false
	case sameCount(a, b):
		return true
	default: // Different organisations are at least as many members.
		return a.Distinct != "" && b.Count == Members
	}
}

func sameCount(a, b Need) bool { return a.Count == b.Count && a.Distinct == b.Distinct }

// within says whether whoever is in a is in b.
func (a Among) within(b Among) bool {
	return (b.Class == "" || a.Class == b.Class) && (b.Sector == "" || a.Sector == b.Sector) &&
		(len(b.Places) == 0 || len(a.Places) > 0 && !slices.ContainsFunc(a.Places, func(id string) bool {
			return !slices.Contains(b.Places, id)
		}))
}

func (a Among) equal(b Among) bool { return a.within(b) && b.within(a) }

// stricter says whether enough by m is always enough by o. Same says that both count the same, and likewise for the
// places among which they count: only then have their shares the same total.
func (m Measure) stricter(o Measure, same, among bool) bool {
	switch {
	case o.Of == "":
		return m.least() >= o.Want(0)
	case m.Of == "" || !same || !among || m.Of.rank() < o.Of.rank():
		return false
	default:
		return m.shareStricter(o)
	}
}

// least is the smallest that m can ask for, whatever the total.
func (m Measure) least() int {
	if m.Of == "" {
		return m.Want(0)
	}
	return 1
}

// rank orders the totals: one with a higher rank is never the smaller.
func (o Of) rank() int { return slices.Index([]Of{VotesCast, Present, MembersInOffice, SeatsTotal}, o) }

// manyTotals is how many totals are tried one by one.
const manyTotals = 100_000

// shareStricter says whether m asks for at least as many as o, whatever the total.
//
// When a total grows by the denominator of a share, what the share asks for grows by its numerator. So if m is the larger
// share, it is enough to try the totals up to twice a common denominator.
func (m Measure) shareStricter(o Measure) bool {
	period := m.Share.Den / gcd(m.Share.Den, o.Share.Den) * o.Share.Den
	if m.Share.Compare(o.Share) < 0 || period > manyTotals {
		return false
	}
	// In the second period neither asks for less than one, so what holds there holds further on.
	for total := range 2 * period {
		if m.Want(total) < o.Want(total) {
			return false
		}
	}
	return true
}
