package slack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// control is something to press. Its command line travels in its value, so that it is understood however old the card is;
// its action id only tells it from the other controls of the message.
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

// named is what a control is called by those who do not see it. It holds the label, because somebody who commands their
// computer by voice says what they see.
func named(label, name string) string {
	if name == "" || strings.Contains(strings.ToLower(name), strings.ToLower(label)) {
		return name
	}
	return label + ": " + name
}

// controls are the buttons and the menu of a card, the menu in the row of the last buttons.
func (d drawer) controls(c ui.Card) []part {
	rows := buttonRows(d.pressable(c.Buttons))
	if c.Menu == nil {
		return rows
	}
	choices := make([]control, len(c.Menu.Choices))
	for i, choice := range c.Menu.Choices {
		choices[i] = control{label: d.words(choice.Label), command: choice.Value}
	}
	more := menus(d.words(c.Menu.Label), choices)
	if len(rows) > 0 && len(more) > 0 {
		rows[len(rows)-1].menu, more = more[0].menu, more[1:]
	}
	return append(rows, more...)
}

// buttonRows are rows of at most maxRow buttons.
func buttonRows(controls []control) []part {
	var parts []part
	for row := range slices.Chunk(controls, maxRow) {
		parts = append(parts, part{kind: buttons, controls: row})
	}
	return parts
}

// menus are menus of at most maxOptions choices.
func menus(label string, choices []control) []part {
	var parts []part
	for some := range slices.Chunk(choices, maxOptions) {
		parts = append(parts, part{kind: buttons, menu: &menu{label: label, choices: some}})
	}
	return parts
}

// press draws a button.
func (s *sheet) press(c control) slackgo.BlockElement {
	b := slackgo.NewButtonBlockElement(s.id("press"), c.command, plain(c.label, maxButtonLabel))
	b.AccessibilityLabel = shorten(c.name, maxButtonName)
	if c.primary {
		b.Style = slackgo.StylePrimary
	}
	return b
}

// choose draws a menu: behind the usual three dots where its choices are few, because these can be chosen again and again,
// otherwise as a select.
func (s *sheet) choose(m menu) slackgo.BlockElement {
	options := make([]*slackgo.OptionBlockObject, len(m.choices))
	for i, c := range m.choices {
		options[i] = option(c.command, cmp.Or(c.name, c.label))
	}
	if len(options) <= maxOverflow {
		return slackgo.NewOverflowBlockElement(s.id("menu"), options...)
	}
	return slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic, plain(m.label, maxPlaceholder), s.id("menu"), options...)
}

func option(value, label string) *slackgo.OptionBlockObject {
	return slackgo.NewOptionBlockObject(value, plain(label, maxOptionLabel), nil)
}

// pressed is the command of an action that Slack reports: a button's value, or what was chosen from a menu.
func pressed(action json.RawMessage) (command string, err error) {
	var a struct {
		Value    string  `json:"value"`
		Selected *choice `json:"selected_option"`
	}
	if err := json.Unmarshal(action, &a); err != nil {
		return "", fmt.Errorf("decode action: %w", err)
	}
	if a.Selected != nil {
		a.Value = a.Selected.Value
	}
	if a.Value == "" {
		return "", fmt.Errorf("decode action: no command in it")
	}
	return a.Value, nil
}

// choice is an option as Slack reports it.
type choice struct {
	Value string `json:"value"`
}
