package bottest

import (
	"encoding/json"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// CardWords is a card as somebody reads it, in plain characters: a line for each thing, buttons in square brackets, files by name.
func CardWords(c ui.Card, r ui.Reader) string {
	p := page{reader: r}
	p.line(c.Lead)
	if c.Tag != nil {
		p.add("(" + c.Tag.Words.Words(r) + ")")
	}
	p.blocks(c.Blocks)
	p.buttons(c.Buttons)
	if c.Menu != nil {
		labels := make([]string, len(c.Menu.Choices))
		for i, choice := range c.Menu.Choices {
			labels[i] = choice.Label.Words(r)
		}
		p.add("[" + c.Menu.Label.Words(r) + ": " + strings.Join(labels, ", ") + "]")
	}
	for _, f := range c.Files {
		words := f.Title.Words(r) + " (" + f.Name + ")"
		if alt := f.Alt.Words(r); alt != "" {
			words += ": " + alt
		}
		p.add("[file] " + words)
	}
	p.line(c.Foot)
	return strings.Join(p.lines, "\n")
}

// FormWords is a form as somebody reads it.
func FormWords(f ui.Form, r ui.Reader) string {
	p := page{reader: r}
	p.line(f.Title)
	p.line(f.Problem)
	p.blocks(f.Intro)
	for _, field := range f.Fields {
		p.line(field.Label)
		p.line(field.Hint)
		p.line(field.Problem)
		labels := make([]string, len(field.Choices))
		for i, c := range field.Choices {
			labels[i] = c.Label.Words(r)
		}
		p.add(strings.Join(labels, ", "))
		if field.Value != "" {
			p.add("= " + field.Value)
		}
	}
	p.add("[" + f.Submit.Words(r) + "]")
	return strings.Join(p.lines, "\n")
}

// page is what has been written down so far.
type page struct {
	reader ui.Reader
	lines  []string
}

func (p *page) add(words string) {
	if strings.TrimSpace(words) != "" {
		p.lines = append(p.lines, words)
	}
}

func (p *page) line(t ui.Text) { p.add(t.Words(p.reader)) }

func (p *page) blocks(blocks []ui.Block) {
	for _, b := range blocks {
		for _, t := range []*ui.Text{b.Paragraph, b.Heading} {
			if t != nil {
				p.line(*t)
			}
		}
		if b.Quote != nil {
			p.line(b.Quote.Words)
			p.line(b.Quote.Source)
		}
		for _, f := range b.Facts {
			p.add(f.Label.Words(p.reader) + ": " + f.Value.Words(p.reader))
		}
		for _, t := range b.List {
			p.add("- " + t.Words(p.reader))
		}
		for _, row := range b.Agenda {
			p.row(row)
		}
	}
}

func (p *page) row(row ui.Row) {
	words := []string{row.Number}
	for _, t := range []ui.Text{row.Title, row.Detail, row.Aside} {
		words = append(words, t.Words(p.reader))
	}
	if row.Tag != nil {
		words = append(words, "("+row.Tag.Words.Words(p.reader)+")")
	}
	p.add(strings.Join(strings.Fields(strings.Join(words, " ")), " "))
	p.buttons(row.Buttons)
}

func (p *page) buttons(buttons []ui.Button) {
	labels := make([]string, len(buttons))
	for i, b := range buttons {
		labels[i] = "[" + b.Label.Words(p.reader) + "]"
	}
	p.add(strings.Join(labels, " "))
}

func indent(words string) string { return strings.ReplaceAll(words, "\n", "\n      ") }

func (s *Stage) decodeCard(m storage.WebMessage) ui.Card {
	s.t.Helper()
	card, known := s.cards[string(m.Content)]
	if known {
		return card
	}
	if err := json.Unmarshal(m.Content, &card); err != nil {
		s.t.Fatalf("decode message %d in %s: %v", m.Number, m.Place, err)
	}
	s.cards[string(m.Content)] = card
	return card
}
