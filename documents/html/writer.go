package html

import (
	"bytes"
	"encoding/base64"
	"html"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// writer writes the parts of a document.
type writer struct {
	bytes.Buffer
	reader ui.Reader
}

func (w *writer) put(markup string) { w.WriteString(markup) }
func (w *writer) open(tag string)   { w.put("<" + tag + ">") }
func (w *writer) quote(value string) {
	w.put(`"` + html.EscapeString(documents.Shown(value)) + `"`)
}
func (w *writer) words(t ui.Text) string  { return t.Words(w.reader) }
func (w *writer) attribute(n, val string) { w.put(" " + n + "="); w.quote(val) }

func (w *writer) element(tag string, t ui.Text) {
	w.open(tag)
	w.text(t)
	w.put("</" + tag + ">\n")
}

// text writes words. What people typed and what they are called keeps to itself, so that a name written from right to left
// does not turn the sentence round.
func (w *writer) text(t ui.Text) {
	for _, piece := range t.Pieces(w.reader) {
		before, after := "", ""
		if piece.Strong {
			before, after = "<strong>", "</strong>"
		}
		if (piece.Kind == ui.Typed || piece.Kind == ui.Name) && mixed(piece.Words) {
			before, after = before+"<bdi>", "</bdi>"+after
		}
		w.put(before + escaped(piece.Words) + after)
	}
}

// mixed says whether words may run from right to left: whether anything in them lies beyond Latin, Greek and Cyrillic.
func mixed(words string) bool {
	return strings.ContainsFunc(words, func(r rune) bool { return r >= 0x0590 && r < 0x2000 || r >= 0x2066 })
}

func escaped(words string) string {
	return strings.ReplaceAll(html.EscapeString(documents.Shown(words)), "\n", "<br>\n")
}

func (w *writer) line(l documents.Line) {
	for _, run := range l {
		w.run(run)
	}
}

func (w *writer) run(run documents.Run) {
	link := documents.SafeLink(run.Link)
	if link != "" {
		w.put("<a")
		w.attribute("href", link)
		w.put(">")
	}
	if run.Strong {
		w.put("<strong>")
	}
	if run.Emphasis {
		w.put("<em>")
	}
	w.text(run.Text)
	if run.Emphasis {
		w.put("</em>")
	}
	if run.Strong {
		w.put("</strong>")
	}
	if link != "" {
		w.put("</a>")
	}
	if run.Break {
		w.put("<br>\n")
	}
}

func (w *writer) picture(p *documents.Picture) {
	data, kind := p.SVG, "image/svg+xml"
	if len(data) == 0 {
		data, kind = p.PNG, "image/png"
	}
	w.put("<p><img")
	w.attribute("src", "data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(data))
	w.attribute("alt", w.words(p.Alt))
	if p.Wide > 0 && p.High > 0 {
		w.attribute("width", strconv.Itoa(p.Wide))
		w.attribute("height", strconv.Itoa(p.High))
	}
	w.put("></p>\n")
}
