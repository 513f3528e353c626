package roster

import (
	"maps"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Entry is a line whose meaning was found.
type Entry struct {
	Line
	Secretariat bool         // they are of the secretariat
	Seats       []terms.Seat // the places they get
}

// Place finds the places that the lines mean. A place or organisation that no group is named with is meant in every group
// that has it. What is wrong is of type [Problems].
func Place(t *terms.Terms, lines []Line) ([]Entry, error) {
	p := placer{terms: t, taken: map[string]Line{}}
	entries := make([]Entry, len(lines))
	for i, l := range lines {
		entries[i] = p.entry(l)
	}
	if err := p.problems.err(); err != nil {
		return nil, err
	}
	return entries, nil
}

// placer finds the places of one roster.
type placer struct {
	terms    *terms.Terms
	taken    map[string]Line // by place, where one person holds it at a time
	problems Problems
}

func (p *placer) entry(l Line) Entry {
	e := Entry{Line: l}
	if strings.EqualFold(l.Place, "secretariat") || l.Place == "" && strings.EqualFold(l.Organisation, "secretariat") {
		e.Secretariat = true
		return e
	}
	groups := p.groups(l)
	for _, body := range groups {
		for _, seat := range body.Seats {
			if p.means(l, seat) {
				e.Seats = append(e.Seats, seat)
			}
		}
	}
	if len(groups) > 0 && len(e.Seats) == 0 {
		p.nowhere(l, groups)
	}
	for _, seat := range e.Seats {
		before, taken := p.taken[seat.ID]
		if taken && !seat.Many && !strings.EqualFold(before.Name, l.Name) {
			p.problems.add(l.Number, "one person holds it at a time", "line %d gives the place of %s to %s already", before.Number, quote(seat.Title), quote(before.Name))
		}
		p.taken[seat.ID] = l
	}
	return e
}

// groups are those in which a line can mean a place; none, where it names one that there is not.
func (p *placer) groups(l Line) []terms.Body {
	if l.Group == "" {
		return p.terms.Bodies
	}
	var known []string
	for _, b := range p.terms.Bodies {
		if is(l.Group, b.ID, b.Name, b.Title, b.Reference) {
			return []terms.Body{b}
		}
		known = append(known, b.Name)
	}
	p.problems.add(l.Number, guess(l.Group, known), "there is no group %s", quote(l.Group))
	return nil
}

// means says whether a line means a place: by its id, its name, or, where no place is named, by whose it is.
func (p *placer) means(l Line, seat terms.Seat) bool {
	_, short, _ := strings.Cut(seat.ID, "/")
	if l.Place != "" {
		return is(l.Place, seat.ID, short, seat.Title) || seat.Kind == terms.ByOrganisation && p.ofPartner(l.Place, seat) || p.ofOffice(l.Place, seat)
	}
	return seat.Kind == terms.ByOrganisation && (is(l.Organisation, seat.Title) || p.ofPartner(l.Organisation, seat))
}

func (p *placer) ofPartner(name string, seat terms.Seat) bool {
	o, ok := p.terms.Organisation(seat.Organisation)
	return ok && is(name, slices.Concat(o.Aliases, []string{o.ID, o.Name})...)
}

func (p *placer) ofOffice(name string, seat terms.Seat) bool {
	o, ok := p.terms.Office(seat.Office)
	return ok && is(name, o.ID, o.Title)
}

// nowhere says that a line means no place, and which one it may have meant.
func (p *placer) nowhere(l Line, groups []terms.Body) {
	meant, noun := l.Place, "place"
	if meant == "" {
		meant, noun = l.Organisation, "organisation with a place"
	}
	var known []string
	for _, b := range groups {
		for _, seat := range b.Seats {
			if l.Place != "" || seat.Kind == terms.ByOrganisation {
				known = append(known, seat.Title)
			}
			if o, ok := p.terms.Organisation(seat.Organisation); ok && seat.Kind == terms.ByOrganisation {
				known = append(append(known, o.Name), o.Aliases...)
			}
		}
	}
	where := ""
	if l.Group != "" {
		where = " in the group " + quote(l.Group)
	}
	p.problems.add(l.Number, guess(meant, known), "there is no %s %s%s", noun, quote(meant), where)
}

// is says whether somebody means one of the names: capitals, hyphens and an article do not count.
func is(word string, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return plain(word) == plain(name) })
}

func plain(s string) string {
	s = strings.NewReplacer("-", " ", "–", " ", "’", "'", "&", "and").Replace(strings.ToLower(s))
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimPrefix(s, "the ")
}

// guess is what was probably meant.
func guess(word string, known []string) string {
	names := map[string]string{}
	for _, name := range known {
		names[plain(name)] = name
	}
	if near := spelling.Nearest(plain(word), slices.Collect(maps.Keys(names))); near != "" {
		return "did you mean " + quote(names[near]) + "?"
	}
	return "write it as the terms of reference do"
}
