package web

import (
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
