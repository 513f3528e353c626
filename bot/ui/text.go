// Package ui is the closed vocabulary in which the bot speaks: texts, cards and forms.
//
// Nothing here is markup. A text is an English sentence and its values; it is finished at the door, where the platform
// escapes, names are looked up and dates are drawn for the reader. Everything marshals to JSON, so that a card can be kept
// without keeping anybody's name.
package ui

import (
	"fmt"
	"strings"
	"time"
)

// Text is an English sentence with a %s for each of its values. The sentence is the key of a later catalogue.
type Text struct {
	Format string  `json:"f,omitempty"`
	Values []Value `json:"v,omitempty"`
}

// Value is something put into a sentence.
type Value struct {
	Kind Kind   `json:"k"`
	S    string `json:"s,omitempty"`
	Text *Text  `json:"t,omitempty"`
}

// Kind says what a value is, and so how it is drawn.
type Kind string

// The kinds of value.
const (
	Plain  Kind = "plain"  // a string of the terms or of ours: an organisation's name, a reference
	Typed  Kind = "typed"  // the id of what somebody typed; shown exactly as typed, whatever is in it
	Name   Kind = "name"   // the id of a person
	Day    Kind = "day"    // 2027-03-18, drawn as Thursday 18 March
	Clock  Kind = "clock"  // 14:00, drawn as 2pm
	Slash  Kind = "slash"  // the path of a command, as agenda submit: drawn as people type it there
	Web    Kind = "web"    // words that lead to an address of ours, https://…; without words the address itself
	Inner  Kind = "inner"  // a text of its own
	Strong Kind = "strong" // a text of its own that stands out
)

// Say makes a text. Strings are Plain, ints are their digits, a Text is Inner.
func Say(format string, values ...any) Text {
	t := Text{Format: format}
	for _, v := range values {
		t.Values = append(t.Values, valueOf(v))
	}
	return t
}

func valueOf(v any) Value {
	switch v := v.(type) {
	case Value:
		return v
	case Text:
		return Value{Kind: Inner, Text: &v}
	case string:
		return Value{Kind: Plain, S: v}
	case fmt.Stringer:
		return Value{Kind: Plain, S: v.String()}
	default:
		return Value{Kind: Plain, S: fmt.Sprint(v)}
	}
}

// TypedText is what somebody typed, by its id.
func TypedText[T ~string](id T) Value { return Value{Kind: Typed, S: string(id)} }

// Person is somebody's name, by their id.
func Person[T ~string](id T) Value { return Value{Kind: Name, S: string(id)} }

// OnDay is a date, as 2027-03-18.
func OnDay(day fmt.Stringer) Value { return Value{Kind: Day, S: day.String()} }

// AtClock is a time of day, as 14:00.
func AtClock(clock string) Value { return Value{Kind: Clock, S: clock} }

// Typing is a command as people type it, by its path: agenda submit reads /agenda submit, or what an installation calls it.
func Typing(path string) Value { return Value{Kind: Slash, S: path} }

// Address is an address of ours on the web, to be copied or followed.
func Address(url string) Value { return Value{Kind: Web, S: url} }

// Link is words that lead to an address of ours.
func Link(words, url string) Value {
	t := Say(words)
	return Value{Kind: Web, S: url, Text: &t}
}

// Bold is a text that stands out.
func Bold(format string, values ...any) Value {
	t := Say(format, values...)
	return Value{Kind: Strong, Text: &t}
}

// Join puts texts one after the other.
func Join(separator string, texts ...Text) Text {
	formats := make([]string, len(texts))
	values := make([]any, len(texts))
	for i, t := range texts {
		formats[i], values[i] = "%s", t
	}
	return Say(strings.Join(formats, strings.ReplaceAll(separator, "%", "%%")), values...)
}

// IsZero says that there is nothing to say.
func (t Text) IsZero() bool { return t.Format == "" }

// Reader is who reads: how names, typed words and dates look to them.
type Reader struct {
	Name  func(id string) string
	Typed func(id string) (string, bool) // false: it has been taken down
	Today string                         // 2027-03-18: dates of another year carry their year
	Slash func(path string) string       // what to type for a command; nil: its path after a slash
	// Address is their e-mail address, for a file that goes to them alone; empty: it is not known, or several read it.
	Address string
}

// Piece is a run of finished characters, still to be escaped.
type Piece struct {
	Kind   Kind
	Words  string
	Strong bool
	Link   string // where it leads, of Web
}

// TakenDown stands where words were.
const TakenDown = "[taken down]"

// Pieces finishes a text for a reader.
func (t Text) Pieces(r Reader) []Piece { return t.pieces(r, false) }

func (t Text) pieces(r Reader, strong bool) []Piece {
	var out []Piece
	add := func(kind Kind, words string) {
		if words != "" {
			out = append(out, Piece{Kind: kind, Words: words, Strong: strong})
		}
	}
	for i, literal := range strings.Split(t.Format, "%s") {
		if i > 0 && i <= len(t.Values) {
			v := t.Values[i-1]
			switch {
			case v.Kind == Web:
				out = append(out, Piece{Kind: Web, Words: r.draw(v), Strong: strong, Link: v.S})
			case v.Text != nil:
				out = append(out, v.Text.pieces(r, strong || v.Kind == Strong)...)
			default:
				add(v.Kind, r.draw(v))
			}
		}
		add("", strings.ReplaceAll(literal, "%%", "%"))
	}
	return out
}

// Words finishes a text as plain characters.
func (t Text) Words(r Reader) string {
	var b strings.Builder
	for _, p := range t.Pieces(r) {
		b.WriteString(p.Words)
		if p.Link != p.Words && p.Link != "" {
			b.WriteString(" (" + p.Link + ")")
		}
	}
	return b.String()
}

func (r Reader) draw(v Value) string {
	switch v.Kind {
	case Typed:
		if words, ok := r.Typed(v.S); ok {
			return words
		}
		return TakenDown
	case Name:
		return r.Name(v.S)
	case Day:
		return r.day(v.S)
	case Clock:
		return clock(v.S)
	case Slash:
		if r.Slash != nil {
			return r.Slash(v.S)
		}
		return "/" + v.S
	case Web:
		if v.Text != nil {
			return v.Text.Words(r)
		}
	case Plain, Inner, Strong:
	}
	return v.S
}

// day draws a date in words with its weekday: Thursday 18 March, with the year where it is another one than today's.
func (r Reader) day(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	if len(r.Today) >= 4 && r.Today[:4] != iso[:4] {
		return d.Format("Monday 2 January 2006")
	}
	return d.Format("Monday 2 January")
}

// clock draws a time of day as people say it: 2pm, 4.30pm, noon.
func clock(s string) string {
	t, err := time.Parse("15:04", s)
	switch {
	case err != nil:
		return s
	case s == "12:00":
		return "noon"
	case t.Minute() == 0:
		return t.Format("3pm")
	}
	return t.Format("3.04pm")
}

// Refs collects the ids of people and typed words that a text needs, so that they can be fetched at once.
func (t Text) Refs(people, typed map[string]bool) {
	for _, v := range t.Values {
		switch {
		case v.Text != nil:
			v.Text.Refs(people, typed)
		case v.Kind == Name:
			people[v.S] = true
		case v.Kind == Typed:
			typed[v.S] = true
		}
	}
}
