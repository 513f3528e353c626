package discord

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// span is a run of finished words in one style.
type span struct {
	words        string
	bold, italic bool
	link         string // where the words lead; "": nowhere
}

// mark is what stands on either side of words in this style.
func (s span) mark() string {
	switch {
	case s.bold && s.italic:
		return "***"
	case s.bold:
		return "**"
	case s.italic:
		return "*"
	}
	return ""
}

// line is what is shown whole or visibly shortened: a sentence, an item of a list, a row.
type line []span

// drawer draws cards and forms for one reader.
type drawer struct {
	reader ui.Reader
	rest   string // the command that shows what did not fit: /agenda list; empty: it is with the secretariat
	// Those files of a card that go with its message, by their hash, as they are called there (see fileNames).
	files map[string]string
}

// line finishes a text.
func (d drawer) line(t ui.Text) line {
	var l line
	for _, p := range t.Pieces(sure(d.reader)) {
		words := p.Words
		if p.Kind == ui.Typed || p.Kind == ui.Name {
			words = ui.Isolate(words)
		}
		l = l.add(span{words: words, bold: p.Strong, link: p.Link})
	}
	return l
}

// words finishes a text as plain characters.
func (d drawer) words(t ui.Text) string { return d.line(t).words() }

// add joins runs of one style.
func (l line) add(spans ...span) line {
	for _, s := range spans {
		if s.words == "" {
			continue
		}
		if n := len(l); n > 0 && l[n-1].like(s) {
			l[n-1].words += s.words
			continue
		}
		l = append(l, s)
	}
	return l
}

// like says whether two runs are drawn as one. No link goes on in what follows it.
func (s span) like(t span) bool {
	return s.bold == t.bold && s.italic == t.italic && s.link == "" && t.link == ""
}

// in is the line in a style of its own.
func (l line) in(bold, italic bool) line {
	var styled line
	for _, s := range l {
		styled = styled.add(span{words: s.words, bold: s.bold || bold, italic: s.italic || italic, link: s.link})
	}
	return styled
}

func (l line) words() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.words)
	}
	return b.String()
}

// markdown is the line as Discord reads it: every word as it is, and nothing but our own marks.
func (l line) markdown() string {
	var b strings.Builder
	for _, s := range l {
		if s.link != "" {
			b.WriteString(s.leading())
			continue
		}
		for i, words := range strings.Split(s.words, "\n") { // no mark reaches beyond its line
			if i > 0 {
				b.WriteByte('\n')
			}
			if s.mark() != "" && strings.HasSuffix(b.String(), "*") {
				b.WriteString(joiner)
			}
			b.WriteString(marked(words, s.mark()))
		}
	}
	return b.String()
}

// leading is words that lead somewhere. An address has nothing in it that Discord would take for a mark; in angles it draws no
// picture of what is there.
func (s span) leading() string {
	if s.words == s.link {
		return "<" + s.link + ">"
	}
	return "[" + escape(s.words) + "](<" + s.link + ">)"
}

// marked puts a mark round words, and leaves spaces outside, where it would not be read as one.
func marked(words, mark string) string {
	inside := strings.TrimSpace(words)
	if mark == "" || inside == "" {
		return escape(words)
	}
	before, after, _ := strings.Cut(words, inside)
	return before + mark + escape(inside) + mark + after
}

// within is the line shortened so that Discord counts no more than a number of characters.
func (l line) within(limit int) line {
	if size(l.markdown()) <= limit {
		return l
	}
	fits, over := 0, utf8.RuneCountInString(l.words())
	for over-fits > 1 {
		if n := (fits + over) / 2; size(l.cut(n).markdown()) <= limit {
			fits = n
		} else {
			over = n
		}
	}
	return l.cut(fits)
}

// cut is the line shortened to a number of characters, between two words where it can, with an ellipsis.
func (l line) cut(limit int) line {
	var short line
	for _, s := range l {
		all := []rune(s.words)
		if len(all) < limit {
			limit -= len(all)
			short = short.add(s)
			continue
		}
		if limit > 0 {
			cut := string(all[:limit-1])
			if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)/2 {
				cut = cut[:i]
			}
			s.words, s.link = strings.TrimRightFunc(cut, unicode.IsSpace)+"…", "" // half of it leads nowhere
			short = short.add(s)
		}
		break
	}
	return short
}
