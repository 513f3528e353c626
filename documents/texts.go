package documents

import (
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Texts are all the words of a document, in the order in which they are read.
func (d Document) Texts() []ui.Text {
	var all []ui.Text
	d.each(func(t ui.Text) {
		if !t.IsZero() {
			all = append(all, t)
		}
	})
	return all
}

// Refs are the ids of the people and of the typed words that can be read in a document, so that it can be found when one of
// them is to be taken down.
func (d Document) Refs() []string {
	people, typed := map[string]bool{}, map[string]bool{}
	d.each(func(t ui.Text) { t.Refs(people, typed) })
	return append(slices.Sorted(maps.Keys(people)), slices.Sorted(maps.Keys(typed))...)
}

// Typed are the ids of the typed words of a document.
func (d Document) Typed() []string {
	people, typed := map[string]bool{}, map[string]bool{}
	d.each(func(t ui.Text) { t.Refs(people, typed) })
	return slices.Sorted(maps.Keys(typed))
}

func (d Document) each(say func(ui.Text)) {
	for _, t := range []ui.Text{d.Title, d.From, d.Only} {
		say(t)
	}
	eachOf(d.Blocks, say)
	for _, t := range d.End() {
		say(t)
	}
}

func eachOf(blocks []Block, say func(ui.Text)) {
	for _, b := range blocks {
		b.each(say)
	}
}

func (b Block) each(say func(ui.Text)) {
	b.Paragraph.each(say)
	for _, f := range b.Facts {
		say(f.Label)
		f.Value.each(say)
	}
	switch {
	case b.Heading != nil:
		say(b.Heading.Text)
	case b.List != nil:
		for _, item := range b.List.Items {
			item.Line.each(say)
			eachOf(item.Blocks, say)
		}
	case b.Table != nil:
		b.Table.each(say)
	case b.Picture != nil:
		say(b.Picture.Alt)
	case b.Quote != nil:
		say(b.Quote.Words)
		say(b.Quote.Source)
	}
}

func (t *Table) each(say func(ui.Text)) {
	say(t.Caption)
	for _, head := range t.Head {
		say(head)
	}
	for _, row := range t.Rows {
		for _, cell := range row {
			cell.each(say)
		}
	}
}

func (l Line) each(say func(ui.Text)) {
	for _, run := range l {
		say(run.Text)
	}
}
