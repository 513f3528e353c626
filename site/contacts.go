package site

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// contact is whom one reaches, and how.
type contact struct {
	heading string
	Person
}

// reachable are those whose contact is public: the partnership's own first.
func (s Site) reachable() []contact {
	var all []contact
	if s.open(partnership.Public{Kind: partnership.PublicContact}) {
		c := s.State.Terms.Contact
		all = append(all, contact{"The secretariat", Person{Name: c.Name, Post: c.Address, Phone: c.Phone, Email: c.Email}})
	}
	for _, o := range s.State.Officers {
		if who, ok := s.People[o.Person]; ok && o.Body == "" && s.open(partnership.Public{Kind: partnership.PublicContact, Person: o.Person}) {
			all = append(all, contact{who.Name, who})
		}
	}
	return all
}

func (s Site) contacts() *Page {
	p := s.begin(contactsPath, titleOf(contactsPath))
	all := s.reachable()
	if len(all) == 0 {
		p.Doc.Add(documents.Paragraph(wording.NoContactPublic))
	}
	for _, c := range all {
		p.Doc.Add(documents.Section("%s", c.heading), documents.Block{Facts: c.facts()})
	}
	return p
}

func (c contact) facts() []documents.Fact {
	var facts []documents.Fact
	add := func(label string, line documents.Line) {
		facts = append(facts, documents.Fact{Label: ui.Say(label), Value: line})
	}
	if c.Name != c.heading {
		add("Name", documents.Say("%s", c.Name))
	}
	if c.Post != "" {
		label := "Post"
		if c.heading != c.Name {
			label = "Address"
		}
		add(label, documents.Say("%s", c.Post))
	}
	add("Telephone", reached(c.Phone, "tel:"+digits(c.Phone), "no telephone number is public"))
	add("E-mail", reached(c.Email, "mailto:"+c.Email, "no e-mail address is public"))
	return facts
}

// reached is a way to somebody, or that there is none.
func reached(words, link, none string) documents.Line {
	if words == "" {
		return documents.Say(none)
	}
	return documents.Linked(link, ui.Say("%s", words))
}

// digits is a telephone number as a telephone takes it.
func digits(phone string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("+0123456789", r) {
			return r
		}
		return -1
	}, phone)
}

// whomToTell says in a sentence how one reaches the secretariat.
func (s Site) whomToTell() documents.Block {
	for _, c := range s.reachable() {
		line := documents.Line{says("%s", c.Name)}
		if c.Phone != "" {
			line = append(line, says(", telephone "), documents.Run{Text: ui.Say("%s", c.Phone), Link: "tel:" + digits(c.Phone)})
		}
		if c.Email != "" {
			line = append(line, says(", e-mail "), documents.Run{Text: ui.Say("%s", c.Email), Link: "mailto:" + c.Email})
		}
		if c.Phone != "" || c.Email != "" {
			return documents.Block{Paragraph: append(line, says("."))}
		}
	}
	return documents.Paragraph("The partnership has not made a contact public yet. Please ask the council or one of the partner organisations to put you through to the secretariat of the %s.", s.State.Terms.Title)
}
