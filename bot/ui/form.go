package ui

import (
	"slices"
	"strings"
)

// Form asks for what is missing. What was typed is never dropped: a form that comes back carries it.
type Form struct {
	Title   Text    `json:"title"`
	Command string  `json:"command"` // what it completes
	Request string  `json:"request"` // minted when it opened, so that sending it twice does nothing twice
	Intro   []Block `json:"intro,omitempty"`
	Fields  []Field `json:"fields"` // at most MaxFields
	Submit  Text    `json:"submit"`
	Problem Text    `json:"problem,omitzero"` // summed up at the top
}

// Field is one question.
type Field struct {
	Name     string    `json:"name"`
	Label    Text      `json:"label"`
	Hint     Text      `json:"hint,omitzero"`
	Kind     FieldKind `json:"kind"`
	Required bool      `json:"required,omitempty"`
	Max      int       `json:"max,omitempty"` // characters
	Value    string    `json:"value,omitempty"`
	Choices  []Choice  `json:"choices,omitempty"`
	Accept   []string  `json:"accept,omitempty"` // of a file: how its name may end, as .yaml
	Problem  Text      `json:"problem,omitzero"` // beside the field
}

// FieldKind is how a question is answered.
type FieldKind string

// The kinds of field.
const (
	Line   FieldKind = "line"   // one line of text
	Area   FieldKind = "area"   // several
	Select FieldKind = "select" // one of the choices, from a list
	Radio  FieldKind = "radio"  // one of few choices, all in sight
	Tick   FieldKind = "tick"   // yes or nothing; its value is "yes"
	// Several of the choices, from a list, or none: its value is theirs, with commas between.
	Several FieldKind = "several"
	Date    FieldKind = "date" // 2027-03-18
	Time    FieldKind = "time" // 14:00
	// Somebody with an account, and a channel, by the id that the platform gives them. Where a platform has a picker of its
	// own it shows that, else the choices.
	PersonPicker  FieldKind = "person"
	ChannelPicker FieldKind = "channel"
	File          FieldKind = "file" // one file of at most MaxFile bytes; a form that comes back does not carry it
)

// Chosen says whether a choice is among those that a question for several begins with.
func (f Field) Chosen(c Choice) bool { return slices.Contains(strings.Split(f.Value, ","), c.Value) }

// Texts are all the texts of a form.
func (f Form) Texts() []Text {
	all := []Text{f.Title, f.Submit, f.Problem}
	for _, b := range f.Intro {
		all = append(all, b.texts()...)
	}
	for _, field := range f.Fields {
		all = append(all, field.Label, field.Hint, field.Problem)
		for _, c := range field.Choices {
			all = append(all, c.Label)
		}
	}
	return all
}
