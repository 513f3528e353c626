package slack

import (
	"strings"
	"unicode"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// span is a run of finished words in one style.
type span struct {
	words        string
	bold, italic bool
	link         string // where the words lead; "": nowhere
}

// line is what is shown whole or visibly shortened: a sentence, an item of a list, a row.
type line []span

// drawer draws cards and forms for one reader.
type drawer struct {
	reader ui.Reader
	rest   string // the command that shows what did not fit: /agenda list; empty: it is with the secretariat
}

// line finishes a text.
func (d drawer) line(t ui.Text) line {
	var l line
	for _, p := range t.Pieces(d.reader) {
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

// add joins runs of one style, so that a message stays small.
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

func (l line) weight() int {
	return utf8.RuneCountInString(l.words()) + spanWeight*(len(l)+1)
}

// cut is the line shortened to a number of characters.
func (l line) cut(limit int) line {
	var short line
	for _, s := range l {
		n := utf8.RuneCountInString(s.words)
		if n > limit {
			s.words, s.link = shorten(s.words, limit), "" // half of it leads nowhere
			return short.add(s)
		}
		limit -= n
		short = short.add(s)
	}
	return short
}

// elements are the line as Slack's rich text has it.
func (l line) elements() []slackgo.RichTextSectionElement {
	elements := make([]slackgo.RichTextSectionElement, len(l))
	for i, s := range l {
		var style *slackgo.RichTextSectionTextStyle
		if s.bold || s.italic {
			style = &slackgo.RichTextSectionTextStyle{Bold: s.bold, Italic: s.italic}
		}
		elements[i] = slackgo.NewRichTextSectionTextElement(s.words, style)
		if s.link != "" {
			elements[i] = slackgo.NewRichTextSectionLinkElement(s.link, label(s), style)
		}
	}
	return elements
}

// label is what stands for an address; nothing, where that is shown itself.
func label(s span) string {
	if s.words == s.link {
		return ""
	}
	return s.words
}

// shorten makes words fit a number of characters, between two words where it can. An ellipsis says that something is
// missing.
func shorten(words string, limit int) string {
	if utf8.RuneCountInString(words) <= limit {
		return words
	}
	if limit < 1 {
		return ""
	}
	all := []rune(words)
	cut := string(all[:limit-1])
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)/2 && !unicode.IsSpace(all[limit-1]) {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, unicode.IsSpace) + "…"
}
