package word

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
		w.begin(paragraph{})
		w.line(b.Paragraph)
		w.end()
	case b.List != nil:
		w.list(b.List)
	case len(b.Facts) > 0:
		w.facts(b.Facts)
	case b.Table != nil:
		w.table(b.Table)
	case b.Picture != nil:
		w.picture(b.Picture)
	case b.Quote != nil:
		w.text("Quote", b.Quote.Words)
		w.text("Source", b.Quote.Source)
	case b.NewPage:
		w.page = true
	}
}

func (w *writer) heading(h *documents.Heading) {
	w.gap = false // its style keeps enough of a distance
	w.begin(paragraph{style: "Heading" + strconv.Itoa(min(max(h.Level, 2), 4))})
	name := bookmark(h.Anchor)
	anchored := h.Anchor != "" && !w.anchors[name]
	id := strconv.Itoa(len(w.anchors) + 1)
	if anchored {
		if w.anchors == nil {
			w.anchors = map[string]bool{}
		}
		w.anchors[name] = true
		w.put(`<w:bookmarkStart w:id="`, id, `" w:name="`, name, `"/>`)
	}
	w.words(h.Text, look{})
	w.endRun()
	if anchored {
		w.put(`<w:bookmarkEnd w:id="`, id, `"/>`)
	}
	w.end()
}

// facts are a paragraph each, label first: a table of two columns would be read out cell by cell.
func (w *writer) facts(facts []documents.Fact) {
	for _, f := range facts {
		w.begin(paragraph{style: "Fact"})
		w.words(f.Label, look{strong: true})
		w.run(look{strong: true}, ":")
		w.run(look{}, " ")
		w.line(f.Value)
		w.end()
	}
}
