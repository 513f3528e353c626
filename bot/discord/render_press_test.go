package discord

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestControlsAreUnderstood(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       pressing
	}{
		{"button", `{"component_type":2,"custom_id":"agenda/agree/FULL-2027-03/2"}`, pressing{line: "agenda/agree/FULL-2027-03/2"}},
		{"one of two alike", `{"component_type":2,"custom_id":"2|agenda/show/LSP-1"}`, pressing{line: "agenda/show/LSP-1"}},
		{"list", `{"component_type":3,"custom_id":"list|1","values":["terms/show/psg"]}`, pressing{line: "terms/show/psg"}},
		{"of an older release", `{"component_type":99,"custom_id":"agenda/forgotten/1","extra":{"a":[1]}}`, pressing{line: "agenda/forgotten/1"}},
		{"again", `{"custom_id":"again:R1:contact Who: me?"}`, pressing{do: doAgain, request: "R1", line: "contact Who: me?"}},
		{"a page of a form", `{"custom_id":"open:R1:2"}`, pressing{do: doOpen, request: "R1", page: 2}},
		{"a form without questions", `{"custom_id":"send:R1:agenda/withdraw/LSP-147"}`, pressing{do: doSend, request: "R1", line: "agenda/withdraw/LSP-147"}},
		{"a form that is kept", `{"custom_id":"send:R1"}`, pressing{do: doSend, request: "R1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readPress(json.RawMessage(tt.data))
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(pressing{})); err != nil || diff != "" {
				t.Errorf("%v: %s", err, diff)
			}
			if id, fits := got.id(); tt.want.do != "" && (!fits || !strings.Contains(tt.data, id)) {
				t.Errorf("its id is %q", id)
			}
		})
	}
	for _, data := range []string{`{}`, `[]`, ``, `{"custom_id":"list|1"}`, `{"custom_id":"none|3"}`, `{"custom_id":"open:R1:x"}`, `{"custom_id":"open:R1:-1"}`, `{"custom_id":"again:R1:"}`, `{"custom_id":"send:"}`} {
		if got, err := readPress(json.RawMessage(data)); err == nil {
			t.Errorf("%q was read as %+v", data, got)
		}
	}
}

// TestEveryControlCarriesItsCommand finds all commands of a card in what is posted, gathered into a list or not.
func TestEveryControlCarriesItsCommand(t *testing.T) {
	for name, c := range cards() {
		for _, several := range []int{1, 5} {
			posted := ""
			for _, m := range (drawer{reader: canaryReader()}).messages(c, several) {
				posted += string(encode(t, m, ""))
			}
			for _, b := range c.AllButtons() {
				lost := !strings.Contains(posted, `"custom_id":"`+b.Command+`"`) && !strings.Contains(posted, `"value":"`+b.Command+`"`)
				if lost && !strings.Contains(posted, "… and ") {
					t.Errorf("%s has lost its button %s", name, b.Command)
				}
			}
		}
	}
}

func TestControlsThatDoTheSameHaveIdsOfTheirOwn(t *testing.T) {
	long := strings.Repeat("x", maxID)
	m := drawer{}.message(ui.Card{
		Lead: ui.Say("Twice"), Buttons: []ui.Button{ui.Press("One", "help"), ui.Press("Two", "help"), ui.Press("Long", long), ui.Press("Longer", long+"x")},
		Menu: &ui.Menu{Label: ui.Say("More"), Choices: []ui.Choice{{Label: ui.Say("One"), Value: "help"}, {Label: ui.Say("Two"), Value: "help"}}},
	})
	buttons := m.Components[0].Components[1].Components
	for i, want := range []string{"help", "2|help", long, "none|1"} {
		if got := buttons[i]; got.CustomID != want || got.Disabled != (i == 3) {
			t.Errorf("%s has the id %q, disabled: %t", got.Label, got.CustomID, got.Disabled)
		}
	}
	list := m.Components[0].Components[2].Components[0]
	if len(list.Options) != 2 || list.Options[0].Value != "help" || list.Options[1].Value != "2|help" {
		t.Errorf("%+v", list.Options)
	}
}

func TestAButtonStandsBesideItsRow(t *testing.T) {
	rows := []ui.Row{{Title: ui.Say("First"), Buttons: []ui.Button{ui.Press("Open", "agenda/show/LSP-1")}}, {Title: ui.Say("Second")}}
	m := drawer{}.message(ui.Card{Lead: ui.Say("Two"), Blocks: []ui.Block{ui.Rows(rows...)}})
	row := m.Components[0].Components[1]
	if row.Type != typeSection || row.Accessory == nil || row.Accessory.CustomID != "agenda/show/LSP-1" || row.Components[0].Content != "**First**" {
		t.Errorf("%+v", row)
	}
}

// TestNothingOfALongCardIsLostInSeveralMessages counts the lines of what is too long for one.
func TestNothingOfALongCardIsLostInSeveralMessages(t *testing.T) {
	d := drawer{reader: canaryReader()}
	for _, name := range []string{"many", "long"} {
		all := d.messages(cards()[name], 10)
		said := 0
		for i, m := range all {
			said += len(m.lines)
			if whole := strings.Join(texts(decode(t, m.Components)), ""); strings.Contains(whole, "… and ") {
				t.Errorf("%s is cut short in message %d", name, i+1)
			}
		}
		if want := countLines(d.head(cards()[name])) + countLines(d.body(cards()[name].Blocks, false)) + countLines(d.tail(cards()[name])); len(all) < 2 || said != want {
			t.Errorf("%s in %d messages has %d lines, not %d", name, len(all), said, want)
		}
	}
}
