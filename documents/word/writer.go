package word

import (
	"bufio"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// writer writes the parts of a file, and remembers what the parts that come last must know.
type writer struct {
	out    *bufio.Writer
	reader ui.Reader

	look look // of the run that is open
	open bool

	depth int  // how many lists there are around
	page  bool // the next paragraph begins on a new sheet
	gap   bool // the next paragraph comes below a table, and keeps its distance

	numbered []start
	links    []string
	linkIDs  map[string]string // of the relation to each
	anchors  map[string]bool   // that are there already
	pictures [][]byte
}

// put writes markup. What a write may fail with is seen when the part is flushed.
func (w *writer) put(markup ...string) {
	for _, m := range markup {
		_, _ = w.out.WriteString(m)
	}
}

// attribute writes one that may hold anything.
func (w *writer) attribute(name, value string) {
	w.put(" ", name, `="`)
	w.escape(documents.Shown(value), inAttribute)
	w.put(`"`)
}

// value writes an element that only has a value, as most of Word's are.
func (w *writer) value(name, value string) { w.put("<w:", name, ` w:val="`, value, `"/>`) }

// What stands for a character that would be markup. Elsewhere a new line and a tab are elements of their own.
var (
	inAttribute = &escapes{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\n': "&#10;", '\t': "&#9;"}
	inElement   = &escapes{'&': "&amp;", '<': "&lt;", '>': "&gt;"}
	inRun       = &escapes{
		'&': "&amp;", '<': "&lt;", '>': "&gt;",
		'\n': `</w:t><w:br/><w:t xml:space="preserve">`, '\t': `</w:t><w:tab/><w:t xml:space="preserve">`,
	}
)

type escapes [64]string

// escape writes words between markup.
func (w *writer) escape(words string, as *escapes) {
	from := 0
	for i := range len(words) {
		if c := words[i]; c < byte(len(as)) && as[c] != "" {
			w.put(words[from:i], as[c])
			from = i + 1
		}
	}
	w.put(words[from:])
}

// paragraph is how one is set. Its words come between begin and end.
type paragraph struct {
	style string
	num   string // the list that it is an item of; "" for none
	level int    // of that list
}

func (w *writer) begin(p paragraph) {
	w.put("<w:p>")
	in := p.num == "" && w.depth > 0
	if p.style != "" || w.page || w.gap || in {
		w.put("<w:pPr>")
		w.layout(p, in)
		w.put("</w:pPr>")
	}
	w.page, w.gap = false, false
}

// layout keeps to the order in which Word wants to be told.
func (w *writer) layout(p paragraph, in bool) {
	if p.style != "" {
		w.value("pStyle", p.style)
	}
	if w.page {
		w.put("<w:pageBreakBefore/>")
	}
	if p.num != "" {
		w.put(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(p.level), `"/><w:numId w:val="`, p.num, `"/></w:numPr>`)
	}
	if w.gap {
		w.put(`<w:spacing w:before="240"/>`)
	}
	if in {
		w.put(`<w:ind w:left="`, strconv.Itoa(w.indent()), `"/>`)
	}
}

func (w *writer) end() {
	w.endRun()
	w.put("</w:p>\n")
}

// indent is where what belongs to an item of a list begins, in twentieths of a point.
func (w *writer) indent() int { return step * min(w.depth, deepest+1) }

// room is how wide what stands there may be.
func (w *writer) room() int { return textWidth - w.indent() }

const (
	step    = 425 // from one level of a list to the next, as in parts/numbering.xml
	deepest = 8   // Word counts nine levels, from 0
)

// text writes words as a paragraph of a style.
func (w *writer) text(style string, t ui.Text) {
	if t.IsZero() {
		return
	}
	w.begin(paragraph{style: style})
	w.words(t, look{})
	w.end()
}
