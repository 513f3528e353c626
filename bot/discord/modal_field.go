package discord

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// question is a field as a modal asks it.
type question struct {
	note  []passage  // what of it has no room in its label
	label *component // nil: there is nothing to choose from
}

// nothingYet is said of a question that nobody can answer.
const nothingYet = "There is nothing to choose from yet."

// question draws a field: its label, below that its problem and its hint, and what answers it.
func (d drawer) question(field ui.Field) question {
	asked := cmp.Or(d.words(field.Label), field.Name)
	element, holds := d.element(field)
	if element == nil {
		return question{note: []passage{{kind: prose, lines: []line{
			{{words: asked + " ", bold: true}, {words: nothingYet}},
		}}}}
	}
	var q question
	var beneath []string
	for _, t := range []ui.Text{field.Problem, field.Hint} {
		if words := d.words(t); strings.TrimSpace(words) != "" {
			beneath = append(beneath, words)
		}
	}
	if !holds && field.Value != "" {
		beneath = append(beneath, "You wrote: "+field.Value)
	}
	if field.Kind == ui.Select && element.Type == typeInput && len(field.Choices) > 0 {
		beneath = append(beneath, d.outOf(field.Choices))
	}
	description := strings.Join(beneath, " ")
	if size(description) > maxAside || size(asked) > maxQuestion || strings.Contains(description, "\n") {
		q.note = []passage{{kind: prose, lines: []line{{{words: asked + " ", bold: true}, {words: description}}}}}
		description = ""
	}
	element.CustomID = field.Name
	if element.Type != typeTick { // a tick can always be left out, and Discord knows no other
		element.Required = &field.Required
	}
	q.label = &component{Type: typeLabel, Label: plain(asked, maxQuestion), Description: description, Component: element}
	return q
}

// outOf says what can be written where there is too much to choose from in a list.
func (d drawer) outOf(choices []ui.Choice) string {
	return fmt.Sprintf("Write one of %d, as “%s”.", len(choices), d.words(choices[0].Label))
}

// element is what answers a question, and whether it holds the value that the field begins with. It is nil where there is
// nothing to choose from.
func (d drawer) element(field ui.Field) (element *component, holds bool) {
	switch field.Kind {
	case ui.Select, ui.Radio:
		return d.chooser(field)
	case ui.Several:
		return d.several(field)
	case ui.Tick:
		return &component{Type: typeTick, Ticked: field.Value == "yes"}, field.Value == "yes"
	case ui.File:
		return &component{Type: typeFile}, true
	case ui.PersonPicker, ui.ChannelPicker:
		return picker(field)
	case ui.Date:
		input, holds := text(field)
		input.Placeholder = "2027-03-18"
		return input, holds
	case ui.Time:
		input, holds := text(field)
		input.Placeholder = "14:00"
		return input, holds
	case ui.Line, ui.Area:
	}
	return text(field)
}

// Styles of inputs.
const (
	styleLine = 1
	styleArea = 2
)

// text asks for words. The bound that Discord watches over is the field's own, unless more was typed already: that is for
// the person to shorten.
func text(field ui.Field) (input *component, holds bool) {
	input = &component{Type: typeInput, Style: styleLine, Value: shorten(field.Value, maxInput)}
	if field.Kind == ui.Area || strings.Contains(field.Value, "\n") {
		input.Style = styleArea
	}
	if field.Max > 0 {
		input.MaxLength = min(max(field.Max, size(input.Value)), maxInput)
	}
	return input, input.Value == field.Value
}

// Types of channels in which the bot can post (docs.discord.com/developers/resources/channel): text, announcements, forum.
var postable = []int{0, 5, 15}

// picker asks for somebody, or for a channel, by Discord's own list.
func picker(field ui.Field) (list *component, holds bool) {
	list = &component{Type: typePerson}
	kind := "user"
	if field.Kind == ui.ChannelPicker {
		list.Type, list.Channels, kind = typeChannel, postable, "channel"
	}
	if holds = snowflake(field.Value); holds {
		list.Picked = []picked{{ID: field.Value, Type: kind}}
	}
	return list, holds
}

// chooser asks for one of several: all in sight where they are few and meant to be, else from a list. Of more than a list
// holds one is written, as in a command, and whoever reads it matches what was meant.
func (d drawer) chooser(field ui.Field) (element *component, holds bool) {
	n := len(field.Choices)
	if n == 0 {
		return nil, false
	}
	var options []option
	for _, c := range field.Choices {
		if size(c.Value) > maxOption || c.Value == "" {
			return text(field)
		}
		o := option{Label: plain(d.words(c.Label), maxOption), Value: c.Value, Default: !holds && c.Value == field.Value}
		holds = holds || o.Default
		options = append(options, o)
	}
	switch {
	case n > maxOptions:
		return text(field)
	case field.Kind == ui.Radio && n >= leastRadio && n <= maxRadio:
		return &component{Type: typeRadio, Options: options}, holds
	}
	return &component{Type: typeList, Options: options}, holds
}

// several asks for any number of the choices.
func (d drawer) several(field ui.Field) (list *component, holds bool) {
	if len(field.Choices) == 0 {
		return nil, true
	}
	list = &component{Type: typeList}
	for _, c := range field.Choices[:min(len(field.Choices), maxOptions)] {
		list.Options = append(list.Options, option{Label: plain(d.words(c.Label), maxOption), Value: c.Value, Default: field.Chosen(c)})
	}
	least := 0
	if field.Required { // Discord refuses a required list that may be left empty
		least = 1
	}
	list.Least, list.Most = &least, len(list.Options)
	return list, true
}
