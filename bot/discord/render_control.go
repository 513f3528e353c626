package discord

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// control is something to press. Its command line is its id, so that it is understood however old the card is.
type control struct {
	label   string
	name    string // for those who do not see where it stands
	command string
	primary bool
}

// menu is controls under one label.
type menu struct {
	label   string
	choices []control
}

func (d drawer) pressable(list []ui.Button) []control {
	controls := make([]control, len(list))
	for i, b := range list {
		label := d.words(b.Label)
		controls[i] = control{label: label, name: named(label, d.words(b.Name)), command: b.Command, primary: b.Primary}
	}
	return controls
}

// beside are the controls of a row, named after it where they have no name: every row has the same labels.
func (d drawer) beside(r ui.Row) []control {
	controls := d.pressable(r.Buttons)
	for i := range controls {
		if c := &controls[i]; c.name == "" {
			c.name = named(c.label, d.words(r.Title))
		}
	}
	return controls
}

// named is what a control is called where it stands in a list. It holds the label, because that is what is done.
func named(label, name string) string {
	if name == "" || strings.Contains(strings.ToLower(name), strings.ToLower(label)) {
		return name
	}
	return label + ": " + name
}

// controls are the buttons and the menu of a card.
func (d drawer) controls(c ui.Card) []passage {
	all := buttonRows(d.pressable(c.Buttons))
	if c.Menu == nil {
		return all
	}
	choices := make([]control, len(c.Menu.Choices))
	for i, choice := range c.Menu.Choices {
		choices[i] = control{label: d.words(choice.Label), command: choice.Value}
	}
	return append(all, menus(d.words(c.Menu.Label), choices)...)
}

// buttonRows are rows of at most maxRowButtons buttons.
func buttonRows(controls []control) []passage {
	var all []passage
	for row := range slices.Chunk(controls, maxRowButtons) {
		all = append(all, passage{kind: buttons, controls: row})
	}
	return all
}

// menus are lists of at most maxOptions choices.
func menus(label string, choices []control) []passage {
	var all []passage
	for some := range slices.Chunk(choices, maxOptions) {
		all = append(all, passage{kind: buttons, menu: &menu{label: label, choices: some}})
	}
	return all
}
