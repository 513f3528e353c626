package web

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// People and channels are chosen from a list where we know some, and else written down.
func TestPickersAreLists(t *testing.T) {
	for _, k := range []ui.FieldKind{ui.PersonPicker, ui.ChannelPicker} {
		known := ui.Field{Name: "who", Kind: k, Choices: []ui.Choice{{Label: ui.Say("The Mayor"), Value: "p-mayor"}}}
		if got := kind(known); got != "select" {
			t.Errorf("%s with choices is a %s", k, got)
		}
		if got := kind(ui.Field{Name: "who", Kind: k}); got != "line" {
			t.Errorf("%s without is a %s", k, got)
		}
	}
}

// What is known is offered while somebody writes, and anything else can be written.
func TestKnownNamesAreOfferedWhileSomebodyWrites(t *testing.T) {
	f := ui.Form{Title: ui.Say("Add an action"), Fields: []ui.Field{
		{Name: "owner", Label: ui.Say("Who does it?"), Kind: ui.Line, Choices: []ui.Choice{{Label: ui.Say("DWP · Jobcentre"), Value: "DWP"}}},
		{Name: "what", Label: ui.Say("What?"), Kind: ui.Line},
	}}
	drawn := render(t, "form", drawer{}.form(f))
	for _, part := range []string{` list="field-owner-known"`, `<datalist id="field-owner-known">`, `<option value="DWP">DWP · Jobcentre</option>`} {
		if n := strings.Count(drawn, part); n != 1 {
			t.Errorf("%s stands there %d times: %s", part, n, drawn)
		}
	}
}
