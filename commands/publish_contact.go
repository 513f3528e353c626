package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// contactOf is whom one reaches: the partnership's own address as the terms have it, or somebody of the register.
func (s shop) contactOf(what partnership.Public) bot.Person {
	if what.Person != "" {
		return s.people[string(what.Person)]
	}
	c := s.State.Terms.Contact
	return bot.Person{Name: c.Name, Post: c.Address, Phone: c.Phone, Email: c.Email}
}

func (s shop) contactLine(what partnership.Public) ui.Text {
	p, line := s.contactOf(what), ui.Say("%s", ui.Person(what.Person))
	if what.Person == "" {
		line = ui.Say("The secretariat")
	}
	for _, way := range []string{p.Post, p.Phone, p.Email} {
		if way != "" {
			line = ui.Say("%s, %s", line, way)
		}
	}
	return line
}

func (s shop) contactFacts(what partnership.Public) []ui.Fact {
	p := s.contactOf(what)
	or := func(words, empty string) string {
		if words == "" {
			return empty
		}
		return words
	}
	first := ui.Of("Name", "%s", ui.Person(what.Person))
	place := ui.Of("Post", "%s", or(p.Post, "not in the register"))
	if what.Person == "" {
		first, place = ui.Of("Name", "%s", or(p.Name, s.State.Terms.Title)), ui.Of("Address", "%s", or(p.Post, "the terms of reference give none"))
	}
	return []ui.Fact{
		first, place, ui.Of("Telephone", "%s", or(p.Phone, "no telephone number is public")), ui.Of("E-mail", "%s", or(p.Email, "no e-mail address is public")),
	}
}
