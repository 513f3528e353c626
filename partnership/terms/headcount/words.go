package headcount

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// String is a predicate in plain English: at least 6 members, and the chair or the vice chair.
func (n Need) String() string { return n.words(nil) }

// Words is String with people's words for the places, organisations, offices, sectors and classes in it.
func (n Need) Words(name func(id string) string) string { return n.words(name) }

func (n Need) words(name func(id string) string) string {
	if name == nil {
		name = func(id string) string { return id }
	}
	switch {
	case n.All != nil:
		return join(n.All, name, ", and ")
	case n.Any != nil:
		return join(n.Any, name, " or ")
	case n.Present != "":
		return role(n.Present, name)
	case n.Distinct != "" || n.Count != "":
		return n.Measure.words(n.noun()) + n.among().words(name, n.single())
	default:
		return "nothing"
	}
}

// join puts parts together. A part that is itself several stands in brackets where the sentence could be read in two ways.
func join(parts []Need, name func(string) string, with string) string {
	all := make([]string, len(parts))
	for i, p := range parts {
		all[i] = p.words(name)
		if len(p.All) > 1 && len(parts) > 1 {
			all[i] = "(" + all[i] + ")"
		}
	}
	return strings.Join(all, with)
}

// single says whether one is enough.
func (n Need) single() bool { return n.Measure == Measure{Share: Fraction{1, 1}} }

// among is what a predicate is narrowed to beside its noun.
func (n Need) among() Among {
	a := n.Among
	if n.Distinct == Organisation {
		a.Sector = ""
	}
	return a
}

// noun is what is counted, for one, for several, and as a whole of which there is a share.
func (n Need) noun() (one, several, whole string) {
	if n.Distinct != "" {
		one, several = "different "+string(n.Distinct), "different "+string(n.Distinct)+"s"
		switch {
		case n.Distinct == Class:
			several = one + "es"
		case n.Distinct == Organisation && n.Among.Sector != "":
			kind := sectorWords(n.Among.Sector)
			one, several = "different "+kind.one, "different "+kind.several
		}
		return one, several, several + distinctAmong[n.Measure.Of]
	}
	if n.Count == Votes {
		return "vote", "votes", votesOf[n.Measure.Of]
	}
	return "member", "members", membersOf[n.Measure.Of]
}

var (
	membersOf = map[Of]string{
		SeatsTotal: "places", MembersInOffice: "members in office", Present: "members present", VotesCast: "members who vote",
	}
	votesOf = map[Of]string{
		SeatsTotal: "votes of all places", MembersInOffice: "votes of the members in office",
		Present: "votes of the members present", VotesCast: "votes cast",
	}
	distinctAmong = map[Of]string{
		SeatsTotal: " among all places", MembersInOffice: " among the members in office",
		Present: " among the members present", VotesCast: " among those who vote",
	}
)

func (m Measure) words(one, several, whole string) string {
	start := choose(m.MoreThan, "more than ", "at least ")
	if m.Of == "" {
		return start + m.Share.String() + " " + choose(m.Share == Whole, one, several)
	}
	share := m.Share.String()
	if m.Share == Whole {
		share = "all"
		start = choose(m.MoreThan, start, "")
	}
	text := start + share + " of the " + whole
	switch m.Round {
	case Up:
		text += ", rounded up"
	case Nearest:
		text += ", rounded to the nearest"
	case Exactly:
	}
	return text
}

// words is what a predicate is narrowed to, with a blank before it.
func (a Among) words(name func(string) string, single bool) string {
	var text string
	if a.Class != "" {
		text += " of the class " + name(a.Class)
	}
	if a.Sector != "" {
		kind := sectorWords(a.Sector)
		text += " from " + choose(single, article(kind.one), kind.several)
	}
	if len(a.Places) == 0 {
		return text
	}
	places := make([]string, len(a.Places))
	for i, p := range a.Places {
		places[i] = role(p, name)
	}
	last := len(places) - 1
	if last == 0 {
		return text + " of " + places[0]
	}
	return text + " among " + strings.Join(places[:last], ", ") + " and " + places[last]
}

// Words is whom a predicate is narrowed to: members of the class schools. Zero: members.
func (a Among) Words(name func(id string) string) string {
	if name == nil {
		name = func(id string) string { return id }
	}
	return "members" + a.words(name, false)
}

func role(id string, name func(string) string) string {
	switch id {
	case "chair":
		return "the chair"
	case "co_chair":
		return "the co-chair"
	case "vice_chair":
		return "the vice chair"
	case "chair_nominee":
		return "the chair’s nominee"
	default:
		return name(id)
	}
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
