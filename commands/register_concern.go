package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// findConcern reads whom and what an entry is about: partners, a group, a work stream, a priority, a group outside. Semicolons, or
// lines, part several; where these are missing, commas do and the word and.
func findConcern(r *bot.Request, raw string) (*partnership.Concern, error) {
	var c partnership.Concern
	for _, part := range strings.FieldsFunc(raw, func(c rune) bool { return c == ';' || c == '\n' }) {
		whole := c
		if !addConcern(r.State(), &whole, part) {
			whole = c
			for _, name := range strings.FieldsFunc(strings.ReplaceAll(part, " and ", ","), func(c rune) bool { return c == ',' }) {
				if !addConcern(r.State(), &whole, name) {
					return nil, unknownConcern(r.State(), strings.TrimSpace(name))
				}
			}
		}
		c = whole
	}
	return &c, nil
}

func unknownConcern(s *partnership.State, name string) error {
	if near := spelling.Nearest(name, concernNames(s.Terms)); near != "" {
		return &partnership.Invalid{Option: "about", Hint: partnership.Say("The terms of reference know nothing called %s. Did you mean %s?", name, near)}
	}
	return &partnership.Invalid{Option: "about", Hint: partnership.Say(
		"The terms of reference know nothing called %s. Write a partner, a group, a work stream or a priority.", name)}
}

// concernNames are all the names that can be meant.
func concernNames(t *terms.Terms) []string {
	var all []string
	for _, o := range t.Organisations {
		all = append(append(all, o.Name), o.Aliases...)
	}
	for _, b := range t.Bodies {
		all = append(all, b.Name)
	}
	for _, w := range t.Streams {
		all = append(all, w.Title)
	}
	for _, p := range t.Priorities {
		all = append(all, p.Title)
	}
	for _, o := range t.Outsiders {
		all = append(all, o.Title)
	}
	return all
}

// addConcern adds what a name means. There is room for one of each, and for several partners.
func addConcern(s *partnership.State, c *partnership.Concern, name string) bool {
	name = plain(name)
	if name == "" {
		return true
	}
	if o, ok := partnership.OwnerCalled(s.Terms, name); ok {
		if o.Organisation == "" || o.Organisation == partnership.Everyone { // the secretariat, and everybody, are nobody in particular
			return true
		}
		if !slices.Contains(c.Organisations, o.Organisation) {
			c.Organisations = append(slices.Clone(c.Organisations), o.Organisation)
		}
		return true
	}
	if q, ok := s.ParseRequest(name); ok && name == strings.ToLower(q.Number.String()) { // a partner that joined since
		c.Organisations = append(slices.Clone(c.Organisations), partnership.OrganisationID(name))
		return true
	}
	for _, b := range s.Terms.Bodies {
		if slices.Contains([]string{plain(b.ID), plain(b.Name), plain(b.Title), plain(b.Reference)}, name) {
			return once1(&c.Body, partnership.BodyID(b.ID))
		}
	}
	for _, w := range s.Terms.Streams {
		if plain(w.Title) == name || w.ID == name {
			return once1(&c.Stream, partnership.StreamID(w.ID))
		}
	}
	for _, p := range s.Terms.Priorities {
		if plain(p.Title) == name || p.ID == name {
			return once1(&c.Priority, partnership.PriorityID(p.ID))
		}
	}
	for _, p := range s.Priorities {
		if string(p.Number.ID()) == name {
			return once1(&c.Priority, p.Number.ID())
		}
	}
	for _, o := range s.Terms.Outsiders {
		if plain(o.Title) == name || o.ID == name {
			return once1(&c.Outside, partnership.OutsiderID(o.ID))
		}
	}
	return false
}

// once1 sets what nothing else has set yet.
func once1[T comparable](field *T, to T) bool {
	var none T
	if *field != none && *field != to {
		return false
	}
	*field = to
	return true
}

// concernTexts are whom and what an entry is about, one each, as one reads them within a sentence.
func concernTexts(s *partnership.State, c partnership.Concern) []ui.Text {
	var all []ui.Text
	for _, id := range c.Organisations {
		all = append(all, wording.OwnerName(s, partnership.Owner{Organisation: id}))
	}
	if c.Body != "" {
		all = append(all, ui.Say("%s", wording.TheGroup(s, c.Body)))
	}
	for _, w := range s.Terms.Streams {
		if w.ID == string(c.Stream) {
			all = append(all, ui.Say("%s", w.Title))
		}
	}
	if c.Priority != "" {
		all = append(all, wording.PriorityName(s, c.Priority))
	}
	if c.Outside != "" {
		all = append(all, ui.Say("%s", outsider(s, c.Outside)))
	}
	return all
}

func concernText(s *partnership.State, c partnership.Concern) ui.Text {
	return ui.Join(", ", concernTexts(s, c)...)
}

// outsider is what a group outside is called within a sentence.
func outsider(s *partnership.State, id partnership.OutsiderID) string {
	if words, ok := s.Terms.Called(string(id)); ok {
		return words
	}
	return strings.ReplaceAll(string(id), "-", " ")
}

// concernWords is it as it is typed, to be changed in a form. What was named by somebody, and not by the terms, is known by its
// reference: a partner that joined, a priority that a meeting agreed.
func concernWords(s *partnership.State, c partnership.Concern) string {
	var words []string
	said := c
	said.Organisations = nil
	for _, id := range c.Organisations {
		if o, ok := s.Terms.Organisation(string(id)); ok {
			words = append(words, o.Name)
		} else {
			words = append(words, strings.ToUpper(string(id)))
		}
	}
	if !slices.ContainsFunc(s.Terms.Priorities, func(p terms.Priority) bool { return p.ID == string(c.Priority) }) && c.Priority != "" {
		words, said.Priority = append(words, strings.ToUpper(string(c.Priority))), ""
	}
	for _, t := range concernTexts(s, said) {
		words = append(words, t.Words(ui.Reader{}))
	}
	return strings.Join(words, "; ")
}
