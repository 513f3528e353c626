package html

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/documents"
)

func (w *writer) blocks(blocks []documents.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *writer) block(b documents.Block) {
	switch {
	case b.Heading != nil:
		w.heading(b.Heading)
	case len(b.Paragraph) > 0:
		w.put("<p>")
		w.line(b.Paragraph)
		w.put("</p>\n")
	case b.List != nil:
		w.list(b.List)
	case len(b.Facts) > 0:
		w.facts(b.Facts)
	case b.Table != nil:
		w.table(b.Table)
	case b.Picture != nil:
		w.picture(b.Picture)
	case b.Quote != nil:
		w.put("<blockquote>\n")
		w.element("p", b.Quote.Words)
		if !b.Quote.Source.IsZero() {
			w.element("footer", b.Quote.Source)
		}
		w.put("</blockquote>\n")
	case b.NewPage:
		w.put(`<div class="new-page"></div>` + "\n")
	}
}

func (w *writer) heading(h *documents.Heading) {
	tag := "h" + strconv.Itoa(min(max(h.Level, 2), 4))
	w.put("<" + tag)
	if h.Anchor != "" {
		w.attribute("id", h.Anchor)
	}
	w.put(">")
	w.text(h.Text)
	w.put("</" + tag + ">\n")
}

func (w *writer) list(l *documents.List) {
	tag := "ul"
	if l.Numbered {
		tag = "ol"
	}
	w.put("<" + tag)
	if l.Numbered && l.Start > 1 {
		w.attribute("start", strconv.Itoa(l.Start))
	}
	w.put(">\n")
	for _, item := range l.Items {
		w.put("<li>")
		w.line(item.Line)
		w.blocks(item.Blocks)
		w.put("</li>\n")
	}
	w.put("</" + tag + ">\n")
}

func (w *writer) facts(facts []documents.Fact) {
	w.put("<dl>\n")
	for _, f := range facts {
		w.put("<div><dt>")
		w.text(f.Label)
		w.put(":</dt> <dd>")
		w.line(f.Value)
		w.put("</dd></div>\n")
	}
	w.put("</dl>\n")
}

// table lets a wide table scroll by itself, so that the page does not: by keyboard too.
func (w *writer) table(t *documents.Table) {
	w.put(`<div class="wide" role="region" tabindex="0"`)
	w.attribute("aria-label", w.words(t.Caption))
	w.put("><table")
	if t.Blank {
		w.put(` class="blank"`)
	}
	w.put(">\n")
	if !t.Caption.IsZero() {
		w.element("caption", t.Caption)
	}
	w.columns(t.Widths)
	w.put("<thead><tr>")
	for _, head := range t.Head {
		w.put(`<th scope="col">`)
		w.text(head)
		w.put("</th>")
	}
	w.put("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.row(row)
	}
	w.put("</tbody>\n</table></div>\n")
}

// columns gives columns their widths in twelfths, by classes: a page that allows no styles of its own shows them too.
func (w *writer) columns(widths []int) {
	sum := 0
	for _, width := range widths {
		sum += width
	}
	if sum == 0 {
		return
	}
	w.put("<colgroup>")
	for _, width := range widths {
		w.put(`<col class="w` + strconv.Itoa(max((12*width+sum/2)/sum, 1)) + `">`)
	}
	w.put("</colgroup>\n")
}

func (w *writer) row(row []documents.Line) {
	w.put("<tr>")
	for i, cell := range row {
		before, after := "<td>", "</td>"
		if i == 0 && len(cell) > 0 { // what is to be filled in is no heading yet
			before, after = `<th scope="row">`, "</th>"
		}
		w.put(before)
		w.line(cell)
		w.put(after)
	}
	w.put("</tr>\n")
}
