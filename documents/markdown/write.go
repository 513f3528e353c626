package markdown

import (
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// Text writes a document as Markdown (CommonMark, and tables as GitHub has them). Whatever was typed shows as typed.
func Text(d documents.Document, reader ui.Reader) string {
	w := &writer{reader: reader}
	w.part("# " + w.words(d.Title))
	w.part(w.words(d.From))
	if !d.Only.IsZero() {
		w.part("**" + w.words(d.Only) + "**")
	}
	w.blocks(d.Blocks)
	if end := d.End(); len(end) > 0 {
		w.part("---")
		for _, t := range end {
			w.part(w.words(t))
		}
	}
	return strings.Join(w.parts, "\n\n") + "\n"
}

type writer struct {
	parts  []string
	reader ui.Reader
}

func (w *writer) part(words string) {
	if words != "" {
		w.parts = append(w.parts, words)
	}
}

func (w *writer) words(t ui.Text) string { return escaped(documents.Shown(t.Words(w.reader))) }

func (w *writer) blocks(blocks []documents.Block) {
	for _, b := range blocks {
		w.part(w.block(b))
	}
}

func (w *writer) block(b documents.Block) string {
	switch {
	case b.Heading != nil:
		return strings.Repeat("#", min(max(b.Heading.Level, 2), 4)) + " " + flat(w.words(b.Heading.Text))
	case len(b.Paragraph) > 0:
		return w.line(b.Paragraph)
	case b.List != nil:
		return w.list(b.List)
	case len(b.Facts) > 0:
		lines := make([]string, len(b.Facts))
		for i, f := range b.Facts {
			lines[i] = "- **" + flat(w.words(f.Label)) + ":** " + indented(w.line(f.Value), "  ")
		}
		return strings.Join(lines, "\n")
	case b.Table != nil:
		return w.table(b.Table)
	case b.Picture != nil:
		return "*" + flat(w.words(b.Picture.Alt)) + "*"
	case b.Quote != nil:
		words := strings.TrimSpace(w.words(b.Quote.Words) + "\n" + w.words(b.Quote.Source))
		return "> " + strings.ReplaceAll(words, "\n", "  \n> ")
	}
	return ""
}

func (w *writer) line(l documents.Line) string {
	var b strings.Builder
	for _, run := range l {
		words := strings.ReplaceAll(w.words(run.Text), "\n", "  \n")
		around := ""
		if run.Emphasis {
			around = "*"
		}
		if run.Strong {
			around += "**"
		}
		words = wrapped(words, around)
		if link := documents.SafeLink(run.Link); link != "" {
			words = "[" + words + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(link) + ">)"
		}
		b.WriteString(words)
		if run.Break {
			b.WriteString("  \n")
		}
	}
	return b.String()
}

// wrapped puts marks around words, inside the blanks about them: outside they would mark nothing.
func wrapped(words, around string) string {
	inner := strings.TrimSpace(words)
	if inner == "" || around == "" {
		return words
	}
	before, after, _ := strings.Cut(words, inner)
	back := []byte(around)
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return before + around + inner + string(back) + after
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
		inner.blocks(item.Blocks)
		between := "\n"
		if len(inner.parts) > 1 {
			between = "\n\n"
		}
		lines[i] = mark + indented(strings.Join(inner.parts, between), strings.Repeat(" ", len(mark)))
	}
	return strings.Join(lines, "\n")
}

func (w *writer) table(t *documents.Table) string {
	lines := make([]string, 0, len(t.Rows)+4)
	if !t.Caption.IsZero() {
		lines = append(lines, w.words(t.Caption), "")
	}
	cells := make([]string, len(t.Head))
	for i, head := range t.Head {
		cells[i] = flat(w.words(head))
	}
	lines = append(lines, "| "+strings.Join(cells, " | ")+" |", "|"+strings.Repeat(" --- |", len(cells)))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = flat(w.line(cell))
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
	}
	return strings.Join(lines, "\n")
}

// flat is for a place that has one row.
func flat(words string) string {
	return strings.ReplaceAll(strings.ReplaceAll(words, "  \n", " "), "\n", " ")
}

func indented(words, by string) string { return strings.ReplaceAll(words, "\n", "\n"+by) }

var escapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`, "!", `\!`,
)

// escaped keeps words from being markup. What makes a list or a heading of a line does so at its beginning alone.
func escaped(words string) string {
	lines := strings.Split(escapes.Replace(words), "\n")
	for i, line := range lines {
		blanks := len(line) - len(strings.TrimLeft(line, " \t"))
		rest := line[blanks:]
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		before := line[:min(blanks, 1)] // more would make code of it
		switch {
		case rest == "":
		case strings.ContainsRune("-+=", rune(rest[0])):
			lines[i] = before + `\` + rest
		case digits > 0 && digits < len(rest) && strings.ContainsRune(".)", rune(rest[digits])):
			lines[i] = before + rest[:digits] + `\` + rest[digits:]
		default:
			lines[i] = before + rest
		}
	}
	return strings.Join(lines, "\n")
}
