// Package html writes a document as a web page: for a browser, a phone, a printer. It has no script, needs nothing from
// anywhere, and meets WCAG 2.2 AA.
package html

import (
	"bytes"
	_ "embed"
	"html/template"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

var (
	//go:embed page.html
	frameSource string
	//go:embed page.css
	style string

	frame = template.Must(template.New("page").Parse(frameSource))
)

// frameWords are what the frame of a page holds, all of it finished.
type frameWords struct {
	Title string
	Style template.CSS
	Body  template.HTML
}

// Page is a document as a page of its own.
func Page(d documents.Document, reader ui.Reader) []byte {
	var page bytes.Buffer
	words := frameWords{Title: d.Title.Words(reader), Style: template.CSS(style), Body: template.HTML(Body(d, reader))} //nolint:gosec // the style is ours, and Body escapes all that it is given
	if err := frame.Execute(&page, words); err != nil {
		panic("html: " + err.Error()) // a buffer takes everything, and the frame is a constant
	}
	return page.Bytes()
}

// Body is a document from its first heading to its colophon, without the page around it. It is safe in any page: whatever
// was typed is escaped, and a link leads somewhere or is none.
func Body(d documents.Document, reader ui.Reader) []byte {
	w := &writer{reader: reader}
	w.put("<article>\n")
	w.element("h1", d.Title)
	if !d.From.IsZero() {
		w.element("p", d.From)
	}
	if !d.Only.IsZero() {
		w.open(`p class="only"`)
		w.text(d.Only)
		w.put("</p>\n")
	}
	w.blocks(d.Blocks)
	w.footer(d)
	w.put("</article>\n")
	return w.Bytes()
}

// Fragment is some blocks of a document alone.
func Fragment(blocks []documents.Block, reader ui.Reader) []byte {
	w := &writer{reader: reader}
	w.blocks(blocks)
	return w.Bytes()
}

func (w *writer) footer(d documents.Document) {
	lines := d.End()
	if len(lines) == 0 {
		return
	}
	w.put("<footer>\n")
	for _, line := range lines {
		w.element("p", line)
	}
	w.put("</footer>\n")
}
