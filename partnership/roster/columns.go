package roster

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
)

// column is one that is read, by the names that people give it.
type column struct {
	names []string
	put   func(*Line, string)
}

var known = []column{
	{[]string{"name", "full name", "person"}, func(l *Line, s string) { l.Name = s }},
	{[]string{"organisation", "organization", "partner"}, func(l *Line, s string) { l.Organisation = s }}, //nolint:misspell // because some write it so
	{[]string{"place", "seat"}, func(l *Line, s string) { l.Place = s }},
	{[]string{"group", "body", "meeting"}, func(l *Line, s string) { l.Group = s }},
	{[]string{"e-mail", "email", "mail", "e-mail address", "email address"}, func(l *Line, s string) { l.Email = s }},
	{[]string{"account", "account id", "user", "user id", "slack", "discord"}, func(l *Line, s string) { l.Account = strings.TrimPrefix(s, "@") }},
	{[]string{"phone", "telephone", "mobile"}, func(l *Line, s string) { l.Phone = s }},
	{[]string{"post", "job title", "role"}, func(l *Line, s string) { l.Post = s }},
	{[]string{"form of address", "title", "address as"}, func(l *Line, s string) { l.Address = s }},
	{[]string{"known as", "preferred name", "called"}, func(l *Line, s string) { l.Called = s }},
}

// columns say what to do with each cell of a line; nil: it is passed over.
type columns []func(*Line, string)

// howToBegin is what the first line should be.
const howToBegin = "begin with a line that names the columns: name, organisation, place, e-mail"

// header reads the first line. A column that we do not know is passed over, unless its name is a slip of the pen.
func (r *reader) header(line int, cells []string) columns {
	at := make(columns, len(cells))
	found := map[string]bool{}
	for i, cell := range cells {
		if c, ok := columnOf(cell); ok {
			if found[c.names[0]] {
				r.problems.add(line, "keep one of them", "there are two columns for the %s", c.names[0])
			}
			at[i], found[c.names[0]] = c.put, true
		}
	}
	for _, cell := range cells {
		_, ok := columnOf(cell)
		if near := spelling.Nearest(cell, names()); len(found) > 0 && !ok && near != "" && !found[first(near)] {
			r.problems.add(line, "did you mean "+quote(near)+"?", "there is a column %s", quote(cell))
		}
	}
	switch {
	case len(r.problems) > 0:
	case len(found) == 0:
		r.problems.add(line, howToBegin, "the first line does not name the columns")
	case !found["name"]:
		r.problems.add(line, howToBegin, "the column “name” is missing")
	case !found["organisation"] && !found["place"]:
		r.problems.add(line, howToBegin, "neither a column “organisation” nor a column “place” is there")
	}
	return at
}

func (cs columns) line(number int, cells []string) Line {
	l := Line{Number: number}
	for i, cell := range cells[:min(len(cells), len(cs))] {
		if put := cs[i]; put != nil {
			put(&l, cell)
		}
	}
	return l
}

func columnOf(name string) (column, bool) {
	i := slices.IndexFunc(known, func(c column) bool { return slices.Contains(c.names, strings.ToLower(name)) })
	if i < 0 {
		return column{}, false
	}
	return known[i], true
}

func names() []string {
	var all []string
	for _, c := range known {
		all = append(all, c.names...)
	}
	return all
}

// first is by which name a column goes here.
func first(name string) string {
	c, _ := columnOf(name)
	return c.names[0]
}
