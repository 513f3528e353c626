package word

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// look is how a run of characters is set.
type look struct {
	strong, emphasis, link bool
	script                 script
}

func (w *writer) line(l documents.Line) {
	for _, run := range l {
		set := look{strong: run.Strong, emphasis: run.Emphasis}
		if opening := w.leads(run.Link); opening != "" {
			set.link = true
			w.endRun()
			w.put(opening)
			w.words(run.Text, set)
			w.endRun()
			w.put("</w:hyperlink>")
		} else {
			w.words(run.Text, set)
		}
		if run.Break {
			w.run(look{}, "\n")
		}
	}
}

func (w *writer) words(t ui.Text, set look) {
	for _, piece := range t.Pieces(w.reader) {
		as := set
		as.strong = set.strong || piece.Strong
		if everyday(piece.Words) {
			w.run(as, piece.Words)
			continue
		}
		turned := false
		for words := documents.Shown(piece.Words); words != ""; {
			var n int
			n, as.script = stretch(words, turned)
			w.run(as, words[:n])
			words, turned = words[n:], true
		}
	}
}

// run writes characters that look alike, into the run that is open where it is of that look. What runs from right to left is
// always a run for itself.
func (w *writer) run(set look, words string) {
	if !w.open || w.look != set || set.script != leftToRight {
		w.endRun()
		w.put("<w:r>")
		w.set(set)
		w.put(`<w:t xml:space="preserve">`)
		w.look, w.open = set, true
	}
	w.escape(words, inRun)
}

func (w *writer) endRun() {
	if w.open {
		w.put("</w:t></w:r>")
		w.open = false
	}
}

// set keeps to the order in which Word wants to be told. What is Cs is for scripts such as Arabic.
func (w *writer) set(as look) {
	if as == (look{}) {
		return
	}
	w.put("<w:rPr>")
	if as.link {
		w.put(`<w:rStyle w:val="Hyperlink"/>`)
	}
	if as.strong {
		w.put("<w:b/><w:bCs/>")
	}
	if as.emphasis {
		w.put("<w:i/><w:iCs/>")
	}
	if as.script != leftToRight {
		w.put("<w:rtl/>")
	}
	if as.script == hebrew {
		w.put(`<w:lang w:bidi="he-IL"/>`)
	}
	w.put("</w:rPr>")
}
