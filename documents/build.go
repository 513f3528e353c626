package documents

import "github.com/partnership-secretariat/secretariat/bot/ui"

// Say is a line of words alone.
func Say(format string, values ...any) Line { return Line{{Text: ui.Say(format, values...)}} }

// Of is a line of one text.
func Of(t ui.Text) Line { return Line{{Text: t}} }

// Linked is a line that leads somewhere.
func Linked(to string, t ui.Text) Line { return Line{{Text: t, Link: to}} }

// Lines are texts, a line each.
func Lines(texts ...ui.Text) []Line {
	lines := make([]Line, len(texts))
	for i, t := range texts {
		lines[i] = Of(t)
	}
	return lines
}

// Text is a line as one text, without where its words lead.
func (l Line) Text() ui.Text {
	runs := make([]ui.Text, len(l))
	for i, run := range l {
		runs[i] = run.Text
	}
	return ui.Join("", runs...)
}

// Section is a heading of the second level.
func Section(format string, values ...any) Block {
	return Block{Heading: &Heading{Level: 2, Text: ui.Say(format, values...)}}
}

// Part is a heading within a section.
func Part(format string, values ...any) Block {
	return Block{Heading: &Heading{Level: 3, Text: ui.Say(format, values...)}}
}

// Paragraph is a block of words.
func Paragraph(format string, values ...any) Block { return Block{Paragraph: Say(format, values...)} }

// Bullets list texts.
func Bullets(texts ...ui.Text) Block { return Block{List: &List{Items: items(texts)}} }

// Numbers list texts by their numbers.
func Numbers(texts ...ui.Text) Block { return Block{List: &List{Numbered: true, Items: items(texts)}} }

func items(texts []ui.Text) []Item {
	all := make([]Item, len(texts))
	for i, t := range texts {
		all[i] = Item{Line: Of(t)}
	}
	return all
}

// Label is a fact in words alone.
func Label(label, format string, values ...any) Fact {
	return Fact{Label: ui.Say(label), Value: Say(format, values...)}
}

// Add puts blocks at the end.
func (d *Document) Add(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }

// Listed adds a section with a list, or nothing, where there is nothing to list.
func (d *Document) Listed(heading ui.Text, texts []ui.Text) {
	if len(texts) > 0 {
		d.Add(Block{Heading: &Heading{Level: 2, Text: heading}}, Bullets(texts...))
	}
}
