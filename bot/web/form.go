package web

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// formView is a form as it is drawn in a dialog.
type formView struct {
	Title   words
	Command string
	Request string
	Intro   []blockView
	Fields  []fieldView
	Submit  words
	Problem words // summed up at the top
	Wrong   bool  // something has to be put right
}

type fieldView struct {
	ID       string
	Name     string
	Label    words
	Hint     words
	Kind     string
	Required bool
	Max      int
	Long     bool // worth counting the characters that are left
	Value    string
	Accept   string // of a file: how its name may end
	MaxFile  int    // of a file, in bytes
	Choices  []choiceView
	Chosen   bool // one of the choices is
	Problem  words
	Help     string // the ids of what describes it
}

func (d drawer) form(f ui.Form) formView {
	view := formView{
		Title: d.words(f.Title), Command: f.Command, Request: f.Request, Intro: d.blocks(f.Intro), Submit: d.words(f.Submit),
		Problem: d.words(f.Problem), Wrong: !f.Problem.IsZero(),
	}
	for _, field := range f.Fields {
		v := d.field(field)
		view.Fields = append(view.Fields, v)
		view.Wrong = view.Wrong || len(v.Problem) > 0
	}
	return view
}

// kind is how a question is asked here: people and channels are chosen from those we know.
func kind(f ui.Field) string {
	switch f.Kind {
	case ui.PersonPicker, ui.ChannelPicker:
		if len(f.Choices) > 0 {
			return string(ui.Select)
		}
		return string(ui.Line)
	default:
		return string(f.Kind)
	}
}

func (d drawer) field(f ui.Field) fieldView {
	v := fieldView{
		ID: "field-" + f.Name, Name: f.Name, Label: d.words(f.Label), Hint: d.words(f.Hint), Kind: kind(f),
		Required: f.Required, Max: f.Max, Long: f.Max > 0 && (f.Kind == ui.Line || f.Kind == ui.Area), Value: f.Value,
		Choices: d.choices(f.Choices, f.Value), Problem: d.words(f.Problem),
		Accept: strings.Join(f.Accept, ","), MaxFile: ui.MaxFile,
	}
	for i, c := range f.Choices {
		v.Choices[i].Chosen = v.Choices[i].Chosen || f.Kind == ui.Several && f.Chosen(c)
	}
	v.Chosen = slices.ContainsFunc(v.Choices, func(c choiceView) bool { return c.Chosen })
	for _, described := range []struct {
		by string
		is bool
	}{{"-hint", len(v.Hint) > 0}, {"-problem", len(v.Problem) > 0}, {"-left", v.Long}} {
		if !described.is {
			continue
		}
		if v.Help != "" {
			v.Help += " "
		}
		v.Help += v.ID + described.by
	}
	return v
}
