package ics

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLine is how many bytes a line may have without its end.
const maxLine = 75

// writer writes lines. What people typed comes in through text and param alone.
type writer struct{ buf bytes.Buffer }

func (w *writer) begin(component string) { w.line("BEGIN", component) }
func (w *writer) end(component string)   { w.line("END", component) }

// text is a property with words in it.
func (w *writer) text(name, words string) { w.line(name, escaped(words)) }

// line is a property whose value is written as it is, folded where it is too long, and never within a character.
func (w *writer) line(name, value string) {
	line, room := name+":"+value, maxLine
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.buf.WriteString(line[:cut])
		w.buf.WriteString("\r\n ")
		line, room = line[cut:], maxLine-1 // the space at the beginning counts
	}
	w.buf.WriteString(line)
	w.buf.WriteString("\r\n")
}

// escaped is words as a value: what separates values is marked, a new line is written as such, and no other character that is
// not to be seen gets in.
func escaped(words string) string {
	words = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(strings.ToValidUTF8(words, "\uFFFD"))
	var b strings.Builder
	for _, c := range words {
		switch {
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\\' || c == ';' || c == ',':
			b.WriteByte('\\')
			b.WriteRune(c)
		case unicode.IsControl(c):
			b.WriteByte(' ')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// param is words as a parameter, which knows neither new lines nor a quotation mark. It stands between such marks where it has to.
func param(words string) string {
	words = strings.Map(func(c rune) rune {
		switch {
		case c == '"':
			return '\''
		case unicode.IsControl(c) || c == '\u2028' || c == '\u2029':
			return ' '
		}
		return c
	}, strings.ToValidUTF8(words, "\uFFFD"))
	if strings.ContainsAny(words, ":;,") {
		return `"` + words + `"`
	}
	return words
}
