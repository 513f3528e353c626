package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestFormComesBackAsItWasFilled(t *testing.T) {
	d, all := drawer{reader: canaryReader()}, forms()
	for _, tt := range []struct {
		form string
		page int
		want map[string]string
	}{
		{"first", 0, map[string]string{"title": "typed & <sent>", "wants": "do/this/1", "meeting": "do/this/1", "private": "yes"}},
		{"first", 1, map[string]string{"more": "typed & <sent>"}},
		{"rest", 0, map[string]string{"day": "typed & <sent>", "time": "typed & <sent>", "who": "typed & <sent>"}},
		{"pages", 0, map[string]string{"title": "typed & <sent>", "text": "typed & <sent>", "who": "42", "where": "43"}},
		{"pages", 1, map[string]string{"wants": "do/this/1", "private": "yes"}},
	} {
		t.Run(fmt.Sprint(tt.form, tt.page), func(t *testing.T) {
			f := all[tt.form]
			m, _, ok := d.modal(f, tt.page)
			if !ok {
				t.Fatal("there is no such page")
			}
			got, err := submitted(fill(t, m))
			if diff := cmp.Diff(tt.want, got.Values); err != nil || diff != "" {
				t.Error(err, diff)
			}
			if got.request != f.Request || got.page != tt.page || len(d.pages(f)) == 1 && got.command != f.Command {
				t.Errorf("it carried %+v", got.carried)
			}
			for _, field := range d.pages(f)[tt.page].fields {
				if _, given := got.Files[field.Name]; given != (field.Kind == ui.File) {
					t.Errorf("the file of %s came back: %t", field.Name, given)
				}
			}
		})
	}
}

// fill sends a modal as Discord does, with something given in every question.
func fill(t rapid.TB, m modal) json.RawMessage {
	t.Helper()
	var labels []any
	for _, c := range m.Components {
		switch {
		case c.Type == typeText:
			labels = append(labels, map[string]any{"type": typeText, "id": 1})
		case c.Component != nil:
			labels = append(labels, map[string]any{"type": typeLabel, "id": 2, "component": given(*c.Component)})
		}
	}
	return encode(t, map[string]any{"custom_id": m.CustomID, "components": labels, "resolved": map[string]any{"attachments": map[string]any{
		"9": map[string]any{"id": "9", "filename": "terms.yaml", "size": 12, "url": "https://cdn.discordapp.com/ephemeral-attachments/9/terms.yaml"},
	}}}, "")
}

func given(c component) map[string]any {
	a := map[string]any{"type": c.Type, "id": 3, "custom_id": c.CustomID}
	switch c.Type {
	case typeInput:
		a["value"] = "typed & <sent>"
	case typeList:
		a["values"] = []string{c.Options[0].Value}
	case typeRadio:
		a["value"] = c.Options[0].Value
	case typeTick:
		a["value"] = true
	case typePerson:
		a["values"] = []string{"42"}
	case typeChannel:
		a["values"] = []string{"43"}
	case typeFile:
		a["values"] = []string{"9"}
	}
	return a
}

func TestOddFormsAreRead(t *testing.T) {
	one := func(component string) string {
		return `{"custom_id":"form:R1:0:agenda/submit","components":[{"type":18,"component":` + component + `}]}`
	}
	for _, tt := range []struct {
		name, data string
		want       map[string]string
	}{
		{"no components", `{"custom_id":"form:R1:0:agenda/submit"}`, map[string]string{}},
		{"null", `{"custom_id":"form:R1:0:agenda/submit","components":null,"resolved":null}`, map[string]string{}},
		{"nothing chosen", one(`{"type":21,"custom_id":"wants","value":null}`), map[string]string{"wants": ""}},
		{"nothing picked", one(`{"type":5,"custom_id":"who","values":[]}`), map[string]string{"who": ""}},
		{"not ticked", one(`{"type":23,"custom_id":"private","value":false}`), map[string]string{"private": ""}},
		{"unheard of", one(`{"type":99,"custom_id":"x","value":{"a":[1]},"values":{"b":2}}`), map[string]string{"x": ""}},
		{"no file", one(`{"type":19,"custom_id":"paper","values":["7"]}`), map[string]string{}},
		{"a row of the older kind", `{"custom_id":"form:R1:0:","components":[{"type":1,"components":[{"type":4,"custom_id":"title","value":"x"}]}]}`, map[string]string{"title": "x"}},
		{"not a component", `{"custom_id":"form:R1:0:","components":[7,"x",null,{"type":18,"component":"y"}]}`, map[string]string{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := submitted(json.RawMessage(tt.data))
			if diff := cmp.Diff(tt.want, got.Values); err != nil || diff != "" {
				t.Error(err, diff)
			}
		})
	}
	for _, data := range []string{
		`{}`, `[]`, ``, `{"custom_id":"list|1"}`, `{"custom_id":"form:R1"}`, `{"custom_id":"form::0:x"}`, `{"custom_id":"form:R1:x:y"}`,
		`{"custom_id":"form:R1:0:","components":[` + strings.Repeat("1,", 60) + `1]}`,
	} {
		if _, err := submitted(json.RawMessage(data)); err == nil {
			t.Errorf("%.60q was read as a form of ours", data)
		}
	}
}

func TestAFormThatDoesNotTravelWholeIsKept(t *testing.T) {
	d, f := drawer{reader: canaryReader()}, forms()["wrong"]
	if _, keep, ok := d.modal(f, 0); keep || !ok {
		t.Errorf("a short form: keep it %t, ok %t", keep, ok)
	}
	f.Command = strings.Repeat("x", 95)
	m, keep, ok := d.modal(f, 0)
	if !keep || !ok || m.CustomID != "form:REQUEST3:0:" {
		t.Errorf("one with a long command: keep it %t, ok %t, as %q", keep, ok, m.CustomID)
	}
	f = forms()["bare"]
	if p := d.put(f, true); p.keep || p.message.Components[0].Components[1].Components[0].CustomID != "send:REQUEST4:agenda/withdraw/LSP-147" {
		t.Errorf("%+v", p.message)
	}
	f.Command = strings.Repeat("x", 95)
	if p := d.put(f, true); !p.keep || p.message.Components[0].Components[1].Components[0].CustomID != "send:REQUEST4" {
		t.Errorf("%+v", p.message)
	}
	for n := range d.pages(forms()["pages"]) {
		if _, keep, _ := d.modal(forms()["pages"], n); !keep {
			t.Errorf("page %d of several travels alone", n)
		}
	}
	if _, _, ok := d.modal(forms()["pages"], 2); ok {
		t.Error("there is a page too many")
	}
}

func TestOneSentenceIsNoReasonForASecondPage(t *testing.T) {
	d, f := drawer{reader: canaryReader()}, forms()["first"]
	f.Intro = []ui.Block{ui.Paragraph("Three short questions. The secretariat then contacts you.")}
	pages := d.pages(f)
	if len(pages) != 1 || len(pages[0].top) > 0 || len(pages[0].questions) != 5 {
		t.Fatalf("%d pages", len(pages))
	}
	first := pages[0].questions[0]
	if first.Description != "Three short questions. The secretariat then contacts you." || first.Component.Placeholder != "A few words." {
		t.Errorf("%+v", first)
	}
	for name, change := range map[string]func(*ui.Form){
		"too long a sentence": func(f *ui.Form) { f.Intro = []ui.Block{ui.Paragraph("%s", strings.Repeat("long ", 30))} },
		"two sentences":       func(f *ui.Form) { f.Intro = append(f.Intro, ui.Paragraph("Another.")) },
		"a problem":           func(f *ui.Form) { f.Problem = ui.Say("Something is missing.") },
		"six questions":       func(f *ui.Form) { f.Fields = append(f.Fields, ui.Field{Name: "sixth", Kind: ui.Line}) },
	} {
		g := f
		change(&g)
		if n := len(d.pages(g)); n != 2 {
			t.Errorf("with %s it has %d pages", name, n)
		}
	}
}

func TestAFormThatNobodyCanSendHasNoButton(t *testing.T) {
	f := ui.Form{
		Title: ui.Say("Withdraw an item"), Command: "agenda/withdraw", Request: "R1", Submit: ui.Say("Send"),
		Fields: []ui.Field{{Name: "item", Label: ui.Say("Which item?"), Kind: ui.Select, Required: true}},
	}
	card, keep := drawer{}.confirmation(f)
	if card.Live() || keep {
		t.Errorf("%+v", card.Buttons)
	}
	f.Fields[0].Required = false
	if card, _ := (drawer{}).confirmation(f); !card.Live() {
		t.Error("a form whose one question may be left out cannot be sent")
	}
}

func TestAKeptFormHasWhatWasTypedSoFar(t *testing.T) {
	f := filled(forms()["pages"], map[string]string{"title": "A title", "private": "yes", "unheard": "x"})
	draft, err := kept(f)
	if err != nil {
		t.Fatal(err)
	}
	again, ok := readKept(draft)
	if diff := cmp.Diff(f, again); !ok || diff != "" {
		t.Error(ok, diff)
	}
	want := map[string]string{"title": "A title", "private": "yes", "text": "", "who": "123456789012345678", "where": "", "wants": "", "none": ""}
	if diff := cmp.Diff(want, values(again)); diff != "" {
		t.Error(diff)
	}
	wrong := forms()["wrong"]
	mended := filled(wrong, map[string]string{"title": "short"})
	if !mended.Fields[0].Problem.IsZero() || !mended.Problem.IsZero() || mended.Fields[2].Problem.IsZero() || wrong.Fields[0].Problem.IsZero() {
		t.Error("what was put right still has its problem, or what was not has none")
	}
	for _, draft := range []map[string]string{nil, {}, {keptAs: "{}"}, {keptAs: "x"}} {
		if _, ok := readKept(draft); ok {
			t.Errorf("%v was read as a form", draft)
		}
	}
}

func TestWhatWasSentCanBeSentAgain(t *testing.T) {
	s := submission{carried: carried{request: "R1", command: "agenda/submit"}, Values: map[string]string{"title": "A title", "wants": "decide"}}
	draft, err := kept(asSent(s))
	if err != nil {
		t.Fatal(err)
	}
	f, ok := readKept(draft)
	if diff := cmp.Diff(s.Values, values(f)); !ok || diff != "" || f.Command != s.command || f.Request != s.request {
		t.Error(ok, diff, f)
	}
}

func TestAFormIsPutRightWhereItIsWrong(t *testing.T) {
	d, f := drawer{reader: canaryReader()}, forms()["pages"]
	if n := d.pageOf(f); n != 0 {
		t.Errorf("a form with nothing wrong begins on page %d", n)
	}
	for i := range f.Fields {
		if f.Fields[i].Name == "wants" {
			f.Fields[i].Problem = ui.Say("Please fill this in.")
		}
	}
	card := d.comeback(f)
	if n := d.pageOf(f); n != 1 || card.Buttons[0].Command != "open:REQUEST5:1" || card.Buttons[0].Label.Format != "Correct it" {
		t.Errorf("it is put right on page %d, by %+v", n, card.Buttons)
	}
	if next := d.goOn(f, 1); next.Buttons[0].Command != "open:REQUEST5:1" || next.Lead.Words(d.reader) != "The meeting & its papers: that was part 1 of 2. What you wrote is kept." {
		t.Errorf("%+v", next)
	}
}

// TestEveryQuestionIsAskedOnce looks for each question of a form on one of its pages, and files on the last.
func TestEveryQuestionIsAskedOnce(t *testing.T) {
	d := drawer{reader: canaryReader()}
	rapid.Check(t, func(t *rapid.T) {
		f := anyForm().Draw(t, "form")
		asked := map[string]int{}
		files := false
		pages := d.pages(f)
		for _, p := range pages {
			for _, field := range p.fields {
				asked[field.Name]++
				if files && field.Kind != ui.File && len(pages) > 1 {
					t.Errorf("%s comes after a file", field.Name)
				}
				files = files || field.Kind == ui.File
			}
		}
		for _, field := range f.Fields {
			want := 1
			if (field.Kind == ui.Select || field.Kind == ui.Radio || field.Kind == ui.Several) && len(field.Choices) == 0 {
				want = 0
			}
			if asked[field.Name] != want {
				t.Errorf("%s is asked %d times", field.Name, asked[field.Name])
			}
		}
	})
}

func FuzzWhatDiscordSends(f *testing.F) {
	f.Add([]byte(`{"custom_id":"form:R1:0:agenda/submit","components":[{"type":18,"component":{"type":4,"custom_id":"title","value":"x"}}]}`))
	f.Add([]byte(`{"custom_id":"form:R1:1:","components":[{"type":18,"component":{"type":19,"custom_id":"f","values":["9"]}}],"resolved":{"attachments":{"9":{"id":"9"}}}}`))
	f.Add([]byte(`{"custom_id":"2|agenda/show/LSP-1"}`))
	f.Add([]byte(`{"name":"agenda","type":1,"options":[{"type":1,"name":"submit","options":[{"type":3,"name":"title","value":"x","focused":true}]}]}`))
	f.Add([]byte(`{"name":"Record as an action","type":3,"target_id":"1","resolved":{"messages":{"1":{"content":"<@1>"}}}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if s, err := submitted(raw); err == nil && (s.Values == nil || s.request == "" || s.page < 0) {
			t.Errorf("a form without values: %+v", s)
		}
		if p, err := readPress(raw); err == nil && p.do == "" && p.line == "" {
			t.Error("a press that does nothing")
		}
		if o, err := readCommand(raw); err == nil && (o.line == "" || o.values == nil) {
			t.Errorf("a command without a line: %+v", o)
		}
	})
}
