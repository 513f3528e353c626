package web

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

var update = flag.Bool("update", false, "write the golden files anew")

// hostile is what people may type, each of it shown exactly as typed.
var hostile = map[string]string{
	"markup":    `<script>alert("1")</script><img src=x onerror='alert(2)'>&amp;</bdi>`,
	"mentions":  "@everyone <!channel> <@U123> *stars* _lines_ `code` [a](javascript:alert(1))",
	"rtl":       "مرحبا \u202Eevil\u202C (2027)",
	"invisible": "a\u200Bb\u200D\uFEFFc",
	"emoji":     "👩‍👩‍👧‍👦 first\nsecond line",
	"long":      strings.Repeat("long ", 599) + "END!!",
}

func hostileReader() ui.Reader {
	return ui.Reader{
		Today: "2027-02-18",
		Name:  func(id string) string { return "Dr <b>" + id + "</b>" },
		Typed: func(id string) (string, bool) {
			words, ok := hostile[id]
			return words, ok
		},
	}
}

func TestBlocksAreDrawnAsTheGoldenFilesSay(t *testing.T) {
	typed := func(id string) ui.Text { return ui.Say("“%s” from %s", ui.TypedText(id), ui.Person("p-1")) }
	blocks := map[string]ui.Block{
		"paragraph": ui.Paragraph("It says %s on %s at %s & it is %s.", ui.TypedText("markup"), ui.OnDay(text("2027-03-18")), ui.AtClock("14:30"), ui.Bold("%s!", ui.TypedText("mentions"))),
		"heading":   ui.Heading("About %s", ui.TypedText("rtl")),
		"quote":     ui.Quoted("Any item <which> is submitted", "Full LSP, “Meetings” & more"),
		"facts":     ui.Facts(ui.Fact{Label: ui.Say("Title"), Value: typed("invisible")}, ui.Of("Gone", "%s", ui.TypedText("nowhere"))),
		"list":      ui.List(typed("emoji"), typed("markup")),
		"rows": ui.Rows(
			ui.Row{Number: "1", Title: typed("rtl"), Detail: typed("mentions"), Aside: ui.Say("15 minutes"), Tag: &ui.Tag{Words: ui.Say("Late"), Tone: ui.Waiting}},
			ui.Row{Title: ui.Say("Any other business"), Buttons: []ui.Button{ui.Press("Up", `agenda/up/"><b>`).Named("Move %s up", ui.TypedText("markup"))}},
		),
	}
	for name, block := range blocks {
		t.Run(name, func(t *testing.T) {
			golden(t, "block-"+name, "block", drawer{hostileReader()}.blocks([]ui.Block{block})[0])
		})
	}
}

func TestCardIsDrawnAsTheGoldenFileSays(t *testing.T) {
	golden(t, "card", "card", drawer{hostileReader()}.card(ui.Card{
		Lead:    ui.Say("Please agree “%s”.", ui.TypedText("markup")),
		Tag:     &ui.Tag{Words: ui.Say("Waiting for you"), Tone: ui.Waiting},
		Blocks:  []ui.Block{ui.Paragraph("100%% agreed, %s of %s.", 1, 2)},
		Buttons: []ui.Button{ui.Main("Agree", "agenda/agree/FULL-2027-03/2").Named("Agenda of 18 March"), ui.Press("Read it", "agenda/show/FULL-2027-03")},
		Menu:    &ui.Menu{Label: ui.Say("Something else"), Choices: []ui.Choice{choice("Ask for a change", "agenda/change/FULL-2027-03")}},
		Foot:    ui.Say("LSP clerk (automated)"),
	}))
}

func TestFormIsDrawnAsTheGoldenFileSays(t *testing.T) {
	golden(t, "form", "form", drawer{hostileReader()}.form(ui.Form{
		Title: ui.Say("Suggest an item"), Command: "agenda submit", Request: "r-1", Submit: ui.Say("Send"),
		Problem: ui.Say("It was not sent."), Intro: []ui.Block{ui.Paragraph("For %s.", ui.OnDay(text("2027-03-18")))},
		Fields: []ui.Field{
			{Name: "title", Label: ui.Say("Title"), Hint: ui.Say("A few words."), Kind: ui.Line, Required: true, Max: 150, Value: hostile["markup"], Problem: ui.Say("Too long.")},
			{Name: "text", Label: ui.Say("More"), Kind: ui.Area, Max: 3000, Value: "\n</textarea>" + hostile["rtl"]},
			{Name: "for", Label: ui.Say("For whom"), Kind: ui.Select, Choices: []ui.Choice{choice("A & B", "a"), choice("C", `"c"`)}},
			{Name: "what", Label: ui.Say("What for"), Kind: ui.Radio, Required: true, Value: "note", Choices: []ui.Choice{choice("Decide", "decide"), choice("Note", "note")}, Problem: ui.Say("Choose one.")},
			{Name: "here", Label: ui.Say("Who is here"), Kind: ui.Several, Value: "b,a", Choices: []ui.Choice{choice("A & B", "a"), choice("B", "b"), choice("C", "c")}},
			{Name: "private", Label: ui.Say("Named people only"), Kind: ui.Tick, Value: "yes"},
			{Name: "day", Label: ui.Say("Day"), Kind: ui.Date, Value: "2027-03-18"},
			{Name: "hour", Label: ui.Say("Time"), Kind: ui.Time, Value: "14:00"},
		},
	}))
}

func TestLongWordsArriveWhole(t *testing.T) {
	got := render(t, "block", drawer{hostileReader()}.blocks([]ui.Block{ui.Paragraph("%s", ui.TypedText("long"))})[0])
	if !strings.Contains(got, hostile["long"]) || len(hostile["long"]) != 3000 {
		t.Errorf("3,000 typed characters came out as %d", len(got))
	}
}

func golden(t *testing.T, name, template string, view any) {
	t.Helper()
	got := render(t, template, view)
	file := filepath.Join("testdata", name+".html")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("drawn otherwise (-want +got):\n%s", diff)
	}
	for _, markup := range []string{"<script>", "<img", "<b>"} {
		if strings.Contains(got, markup) {
			t.Errorf("typed words became markup: %s", markup)
		}
	}
}

func render(t *testing.T, template string, view any) string {
	t.Helper()
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, template, view); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// An address of ours can be followed; what people type cannot.
func TestAnAddressIsALink(t *testing.T) {
	var out bytes.Buffer
	d := drawer{reader: hostileReader()}
	words := d.words(ui.Say("%s and %s", ui.Link("Open it", "https://lsp.example/document/x_y"), ui.TypedText("mentions")))
	if err := pages.ExecuteTemplate(&out, "words", words); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.Count(got, "<a ") != 1 || !strings.Contains(got, `<a href="https://lsp.example/document/x_y" rel="noreferrer">Open it</a>`) {
		t.Errorf("it is drawn as %s", got)
	}
}
