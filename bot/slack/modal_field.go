package slack

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// fields draws the questions of a form, each with its problem and with what was typed and has no room in it.
func (d drawer) fields(f ui.Form) []slackgo.Block {
	var blocks []slackgo.Block
	left := maxGivenBack
	for _, field := range f.Fields {
		element, holds := d.element(field)
		var above []part
		if problem := d.line(field.Problem); len(problem) > 0 {
			above = append(above, part{kind: prose, lines: []line{problem.in(true, false).cut(ui.MaxWords)}})
		}
		if !holds && field.Value != "" {
			words := shorten(field.Value, max(left, 1))
			left -= utf8.RuneCountInString(words)
			above = append(above, givenBack(words))
		}
		if element == nil {
			above = append(above, part{kind: prose, lines: []line{
				{{words: d.question(field), bold: true}}, {{words: "There is nothing to choose from yet."}},
			}})
		}
		blocks = append(blocks, new(sheet).draw(above)...)
		if element != nil {
			blocks = append(blocks, d.input(f, field, element))
		}
	}
	return blocks
}

func (d drawer) question(field ui.Field) string {
	return shorten(cmp.Or(d.words(field.Label), field.Name), maxLabel)
}

func (d drawer) input(f ui.Form, field ui.Field, element slackgo.BlockElement) slackgo.Block {
	input := slackgo.NewInputBlock(blockID(f, field), plain(d.question(field), maxLabel), nil, element)
	if hint := d.words(field.Hint); hint != "" {
		input.Hint = plain(hint, maxHint)
	}
	return input.WithOptional(!field.Required)
}

// maxGivenBack bounds what is given back above the fields of one form that cannot hold it, in characters.
const maxGivenBack = 15000

// givenBack are the person's own words where a field has no room for them.
func givenBack(words string) part {
	return part{kind: quote, lines: []line{{
		{words: "Your words, so that you need not type them again:\n", italic: true}, {words: words},
	}}}
}

// element is what answers a question, and whether it holds the value that the field begins with. It is nil where there is
// nothing to choose from.
func (d drawer) element(field ui.Field) (element slackgo.BlockElement, holds bool) {
	action := string(field.Kind)
	switch field.Kind {
	case ui.Select, ui.Radio:
		return d.chooser(field)
	case ui.Several:
		return d.several(field)
	case ui.Tick:
		yes := option("yes", "Yes")
		box := slackgo.NewCheckboxGroupsBlockElement(action, yes)
		if field.Value == "yes" {
			box.InitialOptions = []*slackgo.OptionBlockObject{yes}
		}
		return box, field.Value == "yes"
	case ui.Date:
		picker := slackgo.NewDatePickerBlockElement(action)
		if holds = parses(time.DateOnly, field.Value); holds {
			picker.InitialDate = field.Value
		}
		return picker, holds
	case ui.Time:
		picker := slackgo.NewTimePickerBlockElement(action)
		if holds = parses("15:04", field.Value); holds {
			picker.InitialTime = field.Value
		}
		return picker, holds
	case ui.File:
		file := slackgo.NewFileInputBlockElement(action).WithMaxFiles(1)
		for _, ending := range field.Accept {
			file.FileTypes = append(file.FileTypes, strings.TrimPrefix(ending, "."))
		}
		return file, true
	case ui.PersonPicker, ui.ChannelPicker:
		return picker(field), true
	case ui.Line:
		if len(field.Choices) > 0 {
			return searched(field)
		}
	case ui.Area:
	}
	return text(field)
}

// picker asks for somebody, or for a channel, by Slack's own list.
func picker(field ui.Field) slackgo.BlockElement {
	list := &slackgo.SelectBlockElement{Type: slackgo.OptTypeUser, ActionID: string(field.Kind), InitialUser: field.Value}
	if field.Kind == ui.ChannelPicker {
		list.Type, list.InitialUser, list.InitialConversation = slackgo.OptTypeConversations, "", field.Value
		list.Filter = &slackgo.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
	}
	return list
}

// text asks for words. The bound that Slack watches over is the field's own, unless more was typed already: that is for
// the person to shorten.
func text(field ui.Field) (element slackgo.BlockElement, holds bool) {
	input := slackgo.NewPlainTextInputBlockElement(nil, string(field.Kind)).WithMultiline(field.Kind == ui.Area)
	n := utf8.RuneCountInString(field.Value)
	if holds = n <= maxInput; holds {
		input.InitialValue = field.Value
	}
	if field.Max > 0 {
		input.MaxLength = min(field.Max, maxInput)
		if holds {
			input.MaxLength = max(input.MaxLength, n)
		}
	}
	return input, holds
}

// chooser asks for one of several: all in sight where they are few and meant to be, else from a list, which Slack asks us
// for where it is long.
func (d drawer) chooser(field ui.Field) (element slackgo.BlockElement, holds bool) {
	if len(field.Choices) == 0 {
		return nil, field.Value == ""
	}
	var chosen *slackgo.OptionBlockObject
	options := make([]*slackgo.OptionBlockObject, len(field.Choices))
	for i, c := range field.Choices {
		options[i] = option(c.Value, d.words(c.Label))
		if c.Value == field.Value && chosen == nil {
			chosen = options[i]
		}
	}
	if field.Kind == ui.Radio && len(options) <= maxRadio {
		radio := slackgo.NewRadioButtonsBlockElement(string(field.Kind), options...)
		radio.InitialOption = chosen
		return radio, chosen != nil
	}
	list := slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic, plain("Choose…", maxPlaceholder), string(ui.Select), options...)
	if len(options) > maxOptions {
		list.Type, list.Options, list.MinQueryLength = slackgo.OptTypeExternal, nil, new(int)
	}
	list.InitialOption = chosen
	return list, chosen != nil
}

// several asks for any number of the choices.
func (d drawer) several(field ui.Field) (element slackgo.BlockElement, holds bool) {
	if len(field.Choices) == 0 {
		return nil, true
	}
	var all, chosen []*slackgo.OptionBlockObject
	for _, c := range field.Choices[:min(len(field.Choices), maxOptions)] {
		all = append(all, option(c.Value, d.words(c.Label)))
		if field.Chosen(c) {
			chosen = append(chosen, all[len(all)-1])
		}
	}
	list := slackgo.NewOptionsMultiSelectBlockElement(slackgo.MultiOptTypeStatic, plain("Choose…", maxPlaceholder), string(ui.Several), all...)
	list.InitialOptions = chosen
	return list, true
}

// searched asks for words for which there are known ones: Slack asks us for these while somebody types.
func searched(field ui.Field) (element slackgo.BlockElement, holds bool) {
	list := slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeExternal, plain("Write or choose…", maxPlaceholder), string(ui.Line))
	list.MinQueryLength = new(int)
	if holds = field.Value != "" && utf8.RuneCountInString(field.Value) <= maxOptionValue; holds {
		list.InitialOption = option(field.Value, field.Value)
	}
	return list, holds || field.Value == ""
}

// written answers what somebody types where other words than the known ones can be given: these come last.
func (d drawer) written(choices []ui.Choice, typed string) slackgo.OptionsResponse {
	found := d.options(choices, typed)
	own := option(typed, typed)
	if typed == "" || utf8.RuneCountInString(typed) > maxOptionValue || slices.ContainsFunc(found.Options, func(o *slackgo.OptionBlockObject) bool { return o.Text.Text == own.Text.Text }) {
		return found
	}
	found.Options = append(found.Options[:min(len(found.Options), maxOptions-1)], own)
	return found
}

// options answer what somebody types into a long list: the choices whose words hold all that was typed, in their order.
func (d drawer) options(choices []ui.Choice, typed string) slackgo.OptionsResponse {
	found := slackgo.OptionsResponse{Options: []*slackgo.OptionBlockObject{}}
	for _, c := range choices {
		label := d.words(c.Label)
		if !ui.Holds(label, typed) {
			continue
		}
		if found.Options = append(found.Options, option(c.Value, label)); len(found.Options) == maxOptions {
			break
		}
	}
	return found
}

func parses(layout, value string) bool {
	_, err := time.Parse(layout, value)
	return err == nil
}
