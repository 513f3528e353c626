// Package plain writes a document as plain text: for a chat, for e-mail without markup, for a test to read.
package plain

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// Text is a document in words alone. Parts stand apart by an empty line; what belongs to a thing of a list stands further in.
func Text(d documents.Document, reader ui.Reader) string {
	w := &writer{reader: reader}
	for _, t := range []ui.Text{d.Title, d.From, d.Only} {
		w.text(t)
	}
	w.blocks(d.Blocks, "")
	for _, t := range d.End() {
		w.text(t)
	}
	return documents.Shown(strings.Join(w.parts, "\n\n")) + "\n"
}

// writer gathers the parts of a document.
type writer struct {
	parts  []string
	reader ui.Reader
}

func (w *writer) text(t ui.Text) { w.part(t.Words(w.reader)) }

func (w *writer) part(words string) {
	if words != "" {
		w.parts = append(w.parts, words)
	}
}

func (w *writer) blocks(blocks []documents.Block, in string) {
	for _, b := range blocks {
		w.part(indented(w.block(b), in))
	}
}

func (w *writer) block(b documents.Block) string {
	switch {
	case b.Heading != nil:
		return b.Heading.Text.Words(w.reader)
	case len(b.Paragraph) > 0:
		return w.line(b.Paragraph)
	case b.List != nil:
		return w.list(b.List)
	case len(b.Facts) > 0:
		return w.facts(b.Facts)
	case b.Table != nil:
		return w.table(b.Table)
	case b.Picture != nil:
		return b.Picture.Alt.Words(w.reader)
	case b.Quote != nil:
		return strings.TrimSpace(b.Quote.Words.Words(w.reader) + "\n" + b.Quote.Source.Words(w.reader))
	}
	return ""
}

// line writes words in a row, with the address after what leads somewhere, unless the words are the address.
func (w *writer) line(l documents.Line) string {
	var b strings.Builder
	for _, run := range l {
		words := run.Text.Words(w.reader)
		b.WriteString(words)
		if link := documents.SafeLink(run.Link); strings.Contains(link, ":") && link != words {
			b.WriteString(" (" + link + ")")
		}
		if run.Break {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func (w *writer) list(l *documents.List) string {
	lines := make([]string, len(l.Items))
	for i, item := range l.Items {
		mark := "- "
		if l.Numbered {
			mark = strconv.Itoa(max(l.Start, 1)+i) + ". "
		}
		inner := &writer{reader: w.reader}
		inner.part(w.line(item.Line))
		inner.blocks(item.Blocks, "")
		lines[i] = mark + strings.TrimPrefix(indented(strings.Join(inner.parts, "\n"), "  "), "  ")
	}
	return strings.Join(lines, "\n")
}

func (w *writer) facts(facts []documents.Fact) string {
	lines := make([]string, len(facts))
	for i, f := range facts {
		lines[i] = f.Label.Words(w.reader) + ": " + w.line(f.Value)
	}
	return strings.Join(lines, "\n")
}

// table writes a row a line, with what each cell is before what it says: columns do not stay below each other in a chat.
func (w *writer) table(t *documents.Table) string {
	lines := []string{t.Caption.Words(w.reader)}
	for _, row := range t.Rows {
		var cells []string
		for i, cell := range row {
			words := w.line(cell)
			if words == "" {
				continue
			}
			if i > 0 && i < len(t.Head) && !t.Head[i].IsZero() {
				words = t.Head[i].Words(w.reader) + ": " + words
			}
			cells = append(cells, words)
		}
		lines = append(lines, "- "+strings.Join(cells, "; "))
	}
	return strings.TrimPrefix(strings.Join(lines, "\n"), "\n")
}

func indented(words, by string) string {
	if words == "" || by == "" {
		return words
	}
	return by + strings.ReplaceAll(words, "\n", "\n"+by)
}
