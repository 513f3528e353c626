package explain

import (
	"strings"
	"unicode/utf8"
)

// columns is how wide a text may be, so that it fits every terminal and every mail.
const columns = 80

// Text is the document to be read on a terminal.
func (d Document) Text() string {
	var b strings.Builder
	b.WriteString(underlined(d.Title, "="))
	for _, s := range d.Sections {
		b.WriteString("\n" + s.Text())
	}
	return b.String()
}

// Text is one section to be read on a terminal.
func (s Section) Text() string {
	var b strings.Builder
	b.WriteString(underlined(s.Title, "-"))
	if s.Lead != "" {
		b.WriteString("\n" + wrap(s.Lead, "", ""))
	}
	for _, lines := range s.Topics() {
		b.WriteString("\n" + wrap(lines[0].Topic, "", ""))
		for _, line := range lines {
			b.WriteString(line.text(len(lines) > 1))
		}
	}
	return b.String()
}

// text is one line of the document, as one of a list or alone.
func (l Line) text(listed bool) string {
	first, rest := "  ", "  "
	if listed {
		first, rest = "  - ", "    "
	}
	text := wrap(l.Sentence(), first, rest)
	if l.Quote != "" {
		text += wrap("“"+l.Quote+"”", rest, rest)
	}
	if foot := l.Foot(); foot != "" {
		text += wrap("("+foot+")", rest, rest)
	}
	return text
}

// forceWords are how strongly something is said.
var forceWords = map[string]string{
	"must": "a must", "should": "expected, not a must", "may": "allowed, not a must", "typically": "usual, not a must",
	"encouraged": "encouraged, not a must",
}

// Foot is where a line stands and what stands behind it: section 5; a must; by statute. It may be empty.
func (l Line) Foot() string {
	var parts []string
	if l.Where != "" {
		parts = append(parts, l.Where)
	}
	if l.Quote != "" || l.Force != "must" {
		parts = append(parts, forceWords[l.Force])
	}
	parts = append(parts, l.Origin)
	return strings.Join(without(parts, []string{""}), "; ")
}

func underlined(title, with string) string {
	return title + "\n" + strings.Repeat(with, utf8.RuneCountInString(title)) + "\n"
}

// wrap breaks words into lines, the first with one beginning and the rest with another. A word that is too long stands
// alone.
func wrap(words, first, rest string) string {
	var b strings.Builder
	line, used := first, false
	for word := range strings.FieldsSeq(words) {
		if used && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > columns {
			b.WriteString(line + "\n")
			line, used = rest, false
		}
		if used {
			line += " "
		}
		line, used = line+word, true
	}
	return b.String() + line + "\n"
}

// Text is a silence to be read on a terminal, in a partnership of so many groups.
func (s Silence) Text(groups int) string {
	topic := s.Topic
	switch n := len(s.Groups); {
	case n > 1 && n == groups:
		topic += " (every group)"
	case n > 0:
		topic += " (" + and(s.Groups) + ")"
	}
	return wrap(topic, "", "") + wrap(s.What, "  ", "  ") + wrap(s.Does, "  ", "  ")
}

// Text is a change to be read on a terminal.
func (c Change) Text() string {
	text := wrap(c.Where, "", "")
	if c.Was != "" {
		text += wrap("Until now: "+c.Was, "  ", "    ")
	}
	if c.Now != "" {
		text += wrap("From now on: "+c.Now, "  ", "    ")
	}
	return text
}
