package commands

import (
	"cmp"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// someone asks for a person by what people call them: a name, an organisation, a post. The secretariat is shown whom we know.
func someone(name, label string) *bot.Value[partnership.PersonID] {
	v := bot.Pick(name, label, peopleChoices, func(r *bot.Request, raw string) (partnership.PersonID, error) {
		return findPerson(r.People, name, raw)
	})
	return v.With(func(s *bot.Spec) { s.Kind, s.Max = ui.Line, bot.MaxLine })
}

func findPerson(people map[string]bot.Person, option, raw string) (partnership.PersonID, error) {
	var hits []bot.Person
	for _, p := range people {
		if strings.EqualFold(p.Name, raw) || strings.EqualFold(p.Called(), raw) || p.ID == raw {
			return partnership.PersonID(p.ID), nil
		}
		if strings.Contains(strings.ToLower(p.Name+" "+p.Called()+" "+p.Post), strings.ToLower(raw)) {
			hits = append(hits, p)
		}
	}
	switch len(hits) {
	case 0:
		return "", &partnership.Invalid{Option: option, Hint: partnership.Say("We know nobody called %s.", raw)}
	case 1:
		return partnership.PersonID(hits[0].ID), nil
	}
	slices.SortFunc(hits, func(a, b bot.Person) int { return cmp.Compare(a.Name, b.Name) })
	names := make([]string, 0, 4)
	for _, p := range hits[:min(4, len(hits))] {
		names = append(names, p.Name)
	}
	return "", &partnership.Invalid{Option: option, Hint: partnership.Say("Which one: %s?", strings.Join(names, ", "))}
}

// peopleChoices are the people whom we know, each with their post and with the partners for whom they speak, by all the names
// of these. They are for the secretariat alone, and for the clerk of a group those of the group: to others the register is not open.
func peopleChoices(r *bot.Request) []ui.Choice {
	if !r.May(partnership.Secretariat, "") {
		return nil
	}
	var all []bot.Person
	named := map[string]int{}
	for _, p := range r.People {
		named[strings.ToLower(p.Name)]++
		if entersFor(r, partnership.PersonID(p.ID)) {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b bot.Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return firstChoices(all, func(p bot.Person) ui.Choice {
		c := ui.Choice{Label: ui.Say("%s", calledLike(r, p)), Value: p.Name}
		if named[strings.ToLower(p.Name)] > 1 {
			c.Value = p.ID
		}
		return c
	})
}

// calledLike is all that people may call somebody: Ann Smith · Principal, Lewisham College · LeSoCo.
func calledLike(r *bot.Request, p bot.Person) string {
	words := []string{p.Name}
	add := func(name string) {
		if name != "" && !slices.ContainsFunc(words, func(known string) bool { return strings.Contains(known, name) }) {
			words = append(words, name)
		}
	}
	add(p.Called())
	add(p.Post)
	for _, id := range r.State().Represents(partnership.PersonID(p.ID), r.Today()) {
		if o, ok := r.State().Terms.Organisation(string(id)); ok {
			add(o.Name)
			for _, alias := range o.Aliases {
				add(alias)
			}
		}
	}
	return strings.Join(words, " · ")
}

// ownerChoices are who can own an action.
func ownerChoices(r *bot.Request) []ui.Choice {
	all := []ui.Choice{
		{Label: ui.Say("the secretariat"), Value: "the secretariat"}, {Label: ui.Say("all: every partner has a line of its own"), Value: "all"},
	}
	return append(all, partnerChoices(r)...)
}

// partnerChoices are the partners, each by all its names.
func partnerChoices(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().Terms.Organisations, func(o terms.Organisation) ui.Choice {
		c := ui.Choice{Label: ui.Say("%s", strings.Join(append([]string{o.Name}, o.Aliases...), " · ")), Value: o.Name}
		if len(o.Name) > ui.MaxLabel {
			c.Value = o.ID
		}
		return c
	})
}
