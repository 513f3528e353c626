package commands

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/away"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var contactWords = optional(bot.Words("words", "Whom? A part of a name will do.")).With(func(s *bot.Spec) { s.Max = 60 })

// PeopleContacts is the list of whom the secretariat can reach, and how. Nobody else reads it; a clerk of one group has the
// people of that group.
var PeopleContacts = &bot.Command{
	Path: "people contacts", Title: "Contact list", Summary: "Names, forms of address, posts, telephone numbers and e-mail addresses.",
	Audience: partnership.Secretariat, Options: []bot.Option{aPage, contactWords},
	Examples: []string{"people contacts", "people contacts Lewisham College"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(contactsCard(contactsOf(r), contactWords.From(r).Words, max(aPage.From(r), 1))), nil
	},
}

// PeopleExport gives the same as a file, to whoever asks and to nobody else.
var PeopleExport = &bot.Command{
	Path: "people export", Title: "Contact list, a file", Summary: "The contact list as a CSV file, for you alone.",
	Audience: partnership.Secretariat, Hidden: true, Examples: []string{"people export"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		all := contactsOf(r)
		data, err := contactsFile(all)
		if err != nil {
			return bot.Reply{}, err
		}
		name := fmt.Sprintf("%s-contacts-%s.csv", strings.ToLower(cutTo(r.State().Terms.Short, mostOfName)), r.Today())
		hash, err := r.Keep(bot.File{Name: name, Data: data})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:   ui.Say("The contact list, as it stands today: %s.", wording.Headcount(len(all))),
			Blocks: []ui.Block{ui.Paragraph("It is for you, and for mail merge. Please keep it to yourself, and delete it when it is done with.")},
			Files:  []ui.Attachment{{Name: name, Type: "text/csv", Title: ui.Say("Contact list, %s", ui.OnDay(r.Today())), Hash: hash}},
		}), nil
	},
}

// contact is somebody as the contact list has them.
type contact struct {
	bot.Person
	standing []string // what they stand for: their places' names
	groups   []string
	office   []string // who acts for them
}

// contactsOf are those whom the secretariat can reach; for a clerk, the people of their groups. In order of name.
func contactsOf(r *bot.Request) []contact {
	s, whole := r.State(), isCouncil(r)
	named := placesNamed(r)
	var all []contact
	for _, p := range r.People {
		id := partnership.PersonID(p.ID)
		c := contact{Person: p}
		near := whole
		for _, of := range append(s.ActsFor(id, r.Today()), id) {
			for _, h := range s.Places(of, "", r.Today()) {
				near = near || r.May(partnership.Secretariat, h.Body)
			}
		}
		if !near {
			continue
		}
		for _, h := range s.Places(id, "", r.Today()) {
			c.standing, c.groups = append(c.standing, named(h.Seat)), append(c.groups, wording.Body(s, h.Body))
		}
		for _, other := range s.OfficeOf(id, r.Today()) {
			c.office = append(c.office, r.People[string(other)].Called())
		}
		slices.Sort(c.standing)
		c.standing = slices.Compact(c.standing)
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b contact) int {
		return cmp.Or(cmp.Compare(surname(a.Name), surname(b.Name)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// surname is the last word of a name: what lists are sorted by.
func surname(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// placesNamed finds what a place is called, in finished words.
func placesNamed(r *bot.Request) func(partnership.SeatID) string {
	s := r.State()
	typed := make([]partnership.TextID, 0, len(s.Added))
	for _, a := range s.Added {
		if id, ok := s.PlaceName(a.Seat).(partnership.TextID); ok {
			typed = append(typed, id)
		}
	}
	words := r.WordsOfAll(typed...)
	return func(seat partnership.SeatID) string {
		if id, ok := s.PlaceName(seat).(partnership.TextID); ok {
			return cmp.Or(words[id], ui.TakenDown)
		}
		return fmt.Sprint(s.PlaceName(seat))
	}
}

// contactsCard is one page of the list, of those whose names or places have the words.
func contactsCard(all []contact, words string, page int) ui.Card {
	found := slices.DeleteFunc(all, func(c contact) bool {
		return !strings.Contains(strings.ToLower(strings.Join(append(c.standing, c.Called(), c.Name, c.Post), " ")), strings.ToLower(words))
	})
	card := ui.Card{Lead: ui.Say("Contact list: %s.", wording.Headcount(len(found))), Foot: ui.Say("For the secretariat alone.")}
	if words != "" {
		card.Lead = ui.Say("Contact list: %s with “%s”.", wording.Headcount(len(found)), words)
	}
	shown, next := pagedBy(rosterRows, found, page)
	rows := make([]ui.Row, len(shown))
	for i, c := range shown {
		rows[i] = ui.Row{
			Title: ui.Say("%s", ui.Person(c.ID)), Detail: ui.Say("%s", c.reached()),
			Buttons: []ui.Button{ui.Press("Change", bot.Line("people change", c.ID)).Named("Change how %s is called, line %s", ui.Person(c.ID), (page-1)*rosterRows+i+1)},
		}
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	switch plainly := !strings.ContainsAny(words, " /") && len(words) < mostOfName; {
	case next > 0 && plainly:
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("people contacts", pageValue(next), words)))
	case next > 0:
		card.Blocks = append(card.Blocks, ui.Paragraph("And more: another word narrows it down."))
	}
	card.Buttons = append(card.Buttons, ui.Press("As a file", "people/export"))
	return card
}

// reached is what somebody stands for, and where they can be reached.
func (c contact) reached() string {
	parts := slices.Clone(c.standing)
	if len(parts) == 0 && c.Post != "" {
		parts = append(parts, c.Post)
	}
	for _, way := range []string{c.Phone, c.Email} {
		if way != "" {
			parts = append(parts, way)
		}
	}
	if c.Phone == "" && c.Email == "" {
		parts = append(parts, "no telephone number, no e-mail address")
	}
	if len(c.office) > 0 {
		parts = append(parts, strings.Join(c.office, ", ")+" for them")
	}
	return cutTo(strings.Join(parts, "; "), 300)
}

// contactsFile is the list for a spreadsheet.
func contactsFile(all []contact) ([]byte, error) {
	lines := [][]string{{"form of address", "name", "known as", "organisation", "groups", "post", "telephone", "e-mail", "acts for them"}}
	for _, c := range all {
		lines = append(lines, []string{
			c.Extra[bot.KeptAddress], c.Name, c.Extra[bot.KeptCalled], strings.Join(c.standing, "; "), strings.Join(c.groups, "; "),
			c.Post, c.Phone, c.Email, strings.Join(c.office, "; "),
		})
	}
	return spreadsheet(lines)
}

// spreadsheet is a table as a spreadsheet reads it, with the mark by which it knows the alphabet.
func spreadsheet(lines [][]string) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for _, line := range lines {
		for i, cell := range line {
			line[i] = away.NoFormula(cell)
		}
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("write a table: %w", err)
	}
	return out.Bytes(), nil
}
