package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestFormComesBackAsItWasFilled(t *testing.T) {
	all := forms()
	for _, tt := range []struct {
		form string
		want map[string]string
	}{
		{"first", map[string]string{"title": "typed & <sent>", "wants": "do/this/1", "meeting": "do/this/1", "private": "yes", "more": "typed & <sent>"}},
		{"rest", map[string]string{"day": "2027-04-01", "time": "15:30", "who": "do/this/140", "paper": ""}},
		{"bare", map[string]string{}},
	} {
		t.Run(tt.form, func(t *testing.T) {
			f := all[tt.form]
			got, err := submitted(fill(t, mustModal(t, f)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.Values); diff != "" {
				t.Error(diff)
			}
			if want := (metadata{Command: f.Command, Request: f.Request, From: "C1"}); got.metadata != want {
				t.Errorf("it carried %+v, want %+v", got.metadata, want)
			}
			if tt.form == "rest" && (len(got.Files["paper"]) != 1 || got.Files["paper"][0].Name != "terms.yaml") {
				t.Errorf("the file came back as %+v", got.Files)
			}
		})
	}
}

// fill sends a view as Slack does, with something given in every input.
func fill(t rapid.TB, view any) json.RawMessage {
	t.Helper()
	v := decode(t, view).(map[string]any)
	values := map[string]any{}
	for _, b := range v["blocks"].([]any) {
		block := b.(map[string]any)
		if block["type"] != "input" {
			continue
		}
		element := block["element"].(map[string]any)
		values[block["block_id"].(string)] = map[string]any{element["action_id"].(string): given(element)}
	}
	v["state"] = map[string]any{"values": values}
	if len(values) == 0 {
		v["state"] = map[string]any{"values": []any{}} // as Slack writes it
	}
	return encode(t, v, "")
}

func given(element map[string]any) map[string]any {
	a := map[string]any{"type": element["type"]}
	switch element["type"] {
	case "plain_text_input":
		a["value"] = "typed & <sent>"
	case "static_select", "radio_buttons":
		a["selected_option"] = element["options"].([]any)[0]
	case "external_select":
		a["selected_option"] = map[string]any{"value": "do/this/140", "text": map[string]any{"type": "plain_text", "text": "Choice 140"}}
	case "checkboxes":
		a["selected_options"] = element["options"]
	case "datepicker":
		a["selected_date"] = "2027-04-01"
	case "timepicker":
		a["selected_time"] = "15:30"
	case "file_input":
		a["files"] = []any{map[string]any{"id": "F1", "name": "terms.yaml", "size": 12, "url_private_download": "https://files.slack.com/F1"}}
	}
	return a
}

func TestOddSubmissionsAreRead(t *testing.T) {
	carried := `"private_metadata":"{\"command\":\"agenda/submit\",\"request\":\"R1\"}"`
	for _, tt := range []struct {
		name, view string
		want       map[string]string
	}{
		{"no values, as a list", `{` + carried + `,"state":{"values":[]}}`, map[string]string{}},
		{"no values, as null", `{` + carried + `,"state":{"values":null}}`, map[string]string{}},
		{"no state", `{` + carried + `,"state":null}`, map[string]string{}},
		{"nothing given", `{` + carried + `,"state":{"values":{"title@R1":{"line":{"type":"plain_text_input","value":null}},"who@R1":{"select":{"type":"static_select","selected_option":null}},"private@R1":{"tick":{"type":"checkboxes","selected_options":[]}}}}}`, map[string]string{"title": "", "who": "", "private": ""}},
		{"an element unheard of", `{` + carried + `,"state":{"values":{"title@R1":{"line":{"type":"hologram","value":{"x":[1]}}}}}}`, map[string]string{"title": ""}},
		{"a person picked", `{` + carried + `,"state":{"values":{"who@R1":{"x":{"type":"users_select","selected_user":"U1"}},"where@R1":{"x":{"type":"conversations_select","selected_conversation":"C1"}}}}}`, map[string]string{"who": "U1", "where": "C1"}},
		{"a block not ours", `{` + carried + `,"state":{"values":{"abc":{"x":{"type":"plain_text_input","value":"y"}}}}}`, map[string]string{}},
		{"a name with a sign in it", `{` + carried + `,"state":{"values":{"a@b@R1":{"x":{"type":"plain_text_input","value":"y"}}}}}`, map[string]string{"a@b": "y"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := submitted(json.RawMessage(tt.view))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.Values); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, view := range []string{`{}`, `[]`, ``, `{"private_metadata":"not ours"}`} {
		if _, err := submitted(json.RawMessage(view)); err == nil {
			t.Errorf("%q was read as a form of ours", view)
		}
	}
}

func TestProblemsStandBesideTheFieldsThatWereSent(t *testing.T) {
	d, f := drawer{reader: canaryReader()}, forms()["wrong"]
	first := f
	sent, err := submitted(fill(t, mustModal(t, first)))
	if err != nil {
		t.Fatal(err)
	}
	got, ok := d.errors(f, sent)
	want := map[string]string{
		"title@REQUEST3": "That is 240 characters; there is room for 150.", "day@REQUEST3": "Write the date like this: 2027-03-18.",
	}
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("ok %v: %s", ok, diff)
	}
	f.Fields = append(f.Fields, ui.Field{Name: "new", Problem: ui.Say("Please fill this in.")})
	if _, ok := d.errors(f, sent); ok {
		t.Error("a problem of a field that was not there was to be shown beside it: Slack shows nothing then")
	}
	if _, ok := d.errors(forms()["first"], sent); ok {
		t.Error("a form with no problem beside a field was answered with none")
	}
}

func TestControlsAreUnderstood(t *testing.T) {
	for _, tt := range []struct{ name, action, want string }{
		{"button", `{"type":"button","action_id":"press-2","value":"agenda/agree/FULL-2027-03/2"}`, "agenda/agree/FULL-2027-03/2"},
		{"three dots", `{"type":"overflow","action_id":"menu-4","selected_option":{"text":{},"value":"agenda/drop/LSP-147"}}`, "agenda/drop/LSP-147"},
		{"select", `{"type":"static_select","selected_option":{"value":"terms/show/psg"}}`, "terms/show/psg"},
		{"of an older release", `{"type":"button","action_id":"whatever","value":"agenda/forgotten/1","extra":{"a":[1]}}`, "agenda/forgotten/1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := pressed(json.RawMessage(tt.action))
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
	for _, action := range []string{`{}`, `[]`, ``, `{"type":"static_select","selected_option":null}`} {
		if got, err := pressed(json.RawMessage(action)); err == nil {
			t.Errorf("%q was read as %q", action, got)
		}
	}
}

// TestEveryControlCarriesItsCommand finds all commands of a card in what is posted, gathered into a list or not.
func TestEveryControlCarriesItsCommand(t *testing.T) {
	for name, c := range cards() {
		posted := string(encode(t, drawer{reader: canaryReader()}.message(c).Blocks, ""))
		for _, b := range c.AllButtons() {
			if !strings.Contains(posted, `"value":"`+b.Command+`"`) {
				t.Errorf("%s has lost its button %s", name, b.Command)
			}
		}
	}
}

func TestFormsThatCannotTravelAreNotDrawn(t *testing.T) {
	d, f := drawer{reader: canaryReader()}, forms()["first"]
	f.Command = strings.Repeat("x", 3000)
	if _, err := d.modal(f, ""); err == nil {
		t.Error("a command too long to carry was carried in part")
	}
	f = forms()["first"]
	f.Fields[1].Choices[0].Value = strings.Repeat("x", 151)
	if _, err := d.modal(f, ""); err == nil {
		t.Error("a choice too long to carry was carried in part")
	}
}
