package documents

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// Terms are terms of reference in plain words: each subject in a sentence, and then their own words in quotation marks. It
// depends on the file alone.
func Terms(d explain.Document) Document {
	doc := Document{Name: "terms-of-reference", Title: ui.Say("%s: what the terms of reference say", d.Title)}
	doc.From = ui.Say("Each subject in plain English, and then the terms’ own words in quotation marks. Where the terms do not say, this document says so.")
	contents := &List{}
	for _, section := range d.Sections {
		contents.Items = append(contents.Items, Item{Line: Linked("#"+anchor(section), ui.Say("%s", section.Title))})
	}
	doc.Add(Section("Contents"), Block{List: contents})
	for _, section := range d.Sections {
		doc.explained(section)
	}
	return doc
}

func anchor(s explain.Section) string { return strings.ReplaceAll(s.Key, "/", "-") }

func (d *Document) explained(section explain.Section) {
	d.Add(Block{Heading: &Heading{Level: 2, Text: ui.Say("%s", section.Title), Anchor: anchor(section)}})
	if section.Lead != "" {
		d.Add(Paragraph("%s", section.Lead))
	}
	for _, topic := range section.Topics() {
		d.Add(Part("%s", topic[0].Topic))
		if len(topic) == 1 {
			d.Add(saidOf(topic[0])...)
			continue
		}
		list := &List{}
		for _, line := range topic {
			blocks := saidOf(line)
			list.Items = append(list.Items, Item{Line: blocks[0].Paragraph, Blocks: blocks[1:]})
		}
		d.Add(Block{List: list})
	}
}

// saidOf is one thing that the terms say, or do not say: our sentence, theirs, and where it stands.
func saidOf(line explain.Line) []Block {
	blocks := []Block{Paragraph("%s", line.Sentence())}
	switch foot := line.Foot(); {
	case line.Quote != "":
		blocks = append(blocks, Block{Quote: &Quote{Words: ui.Say("“%s”", line.Quote), Source: ui.Say("%s", foot)}})
	case foot != "":
		blocks = append(blocks, Paragraph("%s", foot))
	}
	return blocks
}
