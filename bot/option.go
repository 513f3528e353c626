package bot

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Option is one thing a command needs to know. Its name is written once, in its declaration; a handler has its value by
// From, typed.
type Option interface {
	Describe() *Spec
	read(r *Request, raw string) (any, error)
}

// Spec describes an option to people and platforms.
type Spec struct {
	Name     string
	Label    string // the question, at most ui.MaxFieldLabel characters
	Hint     string
	Kind     ui.FieldKind
	Optional bool
	Fixed    bool     // given by the control; a form never asks for it unless it is missing
	First    bool     // what else is asked depends on it: where it is not given, it is asked alone, and the rest after that
	Max      int      // characters of text; 0: MaxLine
	Accept   []string // of a file: how its name may end

	Among []ui.Choice // the choices, where they are the same for everybody at every moment; nil: Choices says

	Called  func(*Request) string      // the question, where it depends on the moment; nil: Label
	Choices func(*Request) []ui.Choice // of a select
	Preset  func(*Request) string      // what the form starts with
	When    func(*Request) bool        // whether this person is asked at all; nil: always
	Key     func(value any) string     // what a control carries for a fixed one's value, where people call it otherwise; nil: what was given
}

// MaxLine is how long a line of text may be, in characters, unless an option says otherwise.
const MaxLine = 150

// Value is an option whose value is a T.
type Value[T any] struct {
	Spec
	parse func(r *Request, raw string) (T, error)
}

// Describe is the option's description.
func (v *Value[T]) Describe() *Spec { return &v.Spec }

func (v *Value[T]) read(r *Request, raw string) (any, error) { return v.parse(r, raw) }

// From is the value that a request gives; T's zero where it gives none.
func (v *Value[T]) From(r *Request) T {
	value, _ := r.values[v.Name].(T)
	return value
}

// With is the option with its description changed: another label, optional, a preset.
func (v *Value[T]) With(change func(*Spec)) *Value[T] {
	c := *v
	change(&c.Spec)
	return &c
}

// Words asks for text.
func Words(name, label string) *Value[partnership.Text] {
	v := &Value[partnership.Text]{Spec: Spec{Name: name, Label: label, Kind: ui.Line, Max: MaxLine}}
	v.parse = func(r *Request, raw string) (partnership.Text, error) {
		return r.typed(name, raw), nil
	}
	return v
}

// Long asks for text of several lines.
func Long(name, label string, limit int) *Value[partnership.Text] {
	return Words(name, label).With(func(s *Spec) { s.Kind, s.Max = ui.Area, limit })
}

// OneOf asks for one of a few values; the words beside each are what people read.
func OneOf[T ~string](name, label string, choices ...Either[T]) *Value[T] {
	list := make([]ui.Choice, len(choices))
	for i, c := range choices {
		list[i] = ui.Choice{Label: ui.Say(c.Words), Value: string(c.Value)}
	}
	v := &Value[T]{Spec: Spec{Name: name, Label: label, Kind: ui.Radio, Among: list}}
	v.Choices = func(*Request) []ui.Choice { return slices.Clone(list) }
	v.parse = func(_ *Request, raw string) (T, error) {
		for _, c := range choices {
			if strings.EqualFold(raw, string(c.Value)) || strings.EqualFold(raw, c.Words) {
				return c.Value, nil
			}
		}
		return "", &partnership.Invalid{Option: name, Hint: partnership.Say("Choose one of those offered.")}
	}
	return v
}

// Either is one choice of OneOf.
type Either[T ~string] struct {
	Value T
	Words string
}

// Several asks for any number of a list that depends on the moment, or none. It is asked for in a form, and nowhere else.
func Several(name, label string, choices func(*Request) []ui.Choice) *Value[[]string] {
	v := &Value[[]string]{Spec: Spec{Name: name, Label: label, Kind: ui.Several, Optional: true, Choices: choices}}
	v.parse = func(r *Request, raw string) ([]string, error) {
		offered := v.Choices(r)
		var chosen []string
		for one := range strings.SplitSeq(raw, ",") {
			if !slices.ContainsFunc(offered, func(c ui.Choice) bool { return c.Value == one }) {
				return nil, &partnership.Invalid{Option: name, Hint: partnership.Say("The list has changed meanwhile. Please look again.")}
			}
			chosen = append(chosen, one)
		}
		return chosen, nil
	}
	return v
}

// Yes asks for a tick.
func Yes(name, label string) *Value[bool] {
	return &Value[bool]{
		Spec:  Spec{Name: name, Label: label, Kind: ui.Tick, Optional: true},
		parse: func(_ *Request, raw string) (bool, error) { return raw == "yes", nil },
	}
}

// OnDate asks for a date.
func OnDate(name, label string) *Value[calendar.Date] {
	v := &Value[calendar.Date]{Spec: Spec{Name: name, Label: label, Kind: ui.Date}}
	v.parse = func(_ *Request, raw string) (calendar.Date, error) {
		d, err := calendar.ParseDate(raw)
		if err != nil {
			return d, &partnership.Invalid{Option: name, Hint: partnership.Say("Write the date like this: 2027-03-18.")}
		}
		return d, nil
	}
	return v
}

// Pick asks for one of a list that depends on the moment; find makes a value of what was chosen or typed, or says why not.
func Pick[T any](name, label string, choices func(*Request) []ui.Choice, find func(*Request, string) (T, error)) *Value[T] {
	v := &Value[T]{Spec: Spec{Name: name, Label: label, Kind: ui.Select, Choices: choices}}
	v.parse = find
	return v
}

// typed makes a text of what somebody typed. Its id is a hash of the words salted with the request, so that the id alone,
// which stays in the book for ever, does not give short words away.
func (r *Request) typed(option, raw string) partnership.Text {
	return textOf(r.ID, option, raw)
}

// textOf makes such a text as a part of a request.
func textOf(request, option, raw string) partnership.Text {
	words := Clean(raw)
	if words == "" {
		return partnership.Text{}
	}
	sum := sha256.Sum256([]byte(request + "\x00" + option + "\x00" + words))
	id := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:15]))
	return partnership.Text{ID: partnership.TextID(id), Words: words}
}

// Text makes a typed text of words that a command found within an option's: a line of the notes, say.
func (r *Request) Text(option, words string) partnership.Text { return r.typed(option, words) }

// Clean takes out of typed text what nobody meant to type: control characters, marks that turn the direction of the
// text around them, and characters without width. What remains is shown exactly as it is. Joiners stay, since emoji and
// several scripts are written with them; text of which nothing can be seen is no text.
func Clean(raw string) string {
	words := strings.TrimSpace(strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c < 0x20 || (c >= 0x7f && c < 0xa0), // control characters
			c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069, // bidirectional overrides and isolates
			c == 0x200b, c == 0x2060, c == 0xfeff, // zero width
			c == utf8.RuneError:
			return -1
		}
		return c
	}, raw))
	if !strings.ContainsFunc(words, func(c rune) bool { return unicode.IsGraphic(c) && !unicode.IsSpace(c) }) {
		return ""
	}
	return words
}
