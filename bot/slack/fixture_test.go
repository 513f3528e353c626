package slack

import (
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// canaries are what people may type, each of it shown exactly as typed and calling nobody.
var canaries = map[string]string{
	"channel": "<!channel> <!here> <!everyone> @everyone @here",
	"person":  "<@U123ABC> <#C123ABC|general> <!subteam^S1>",
	"marks":   "*bold* _lines_ ~gone~ `code` ```block``` > quote",
	"entity":  "Fish &amp; chips &lt;b&gt; & <i>",
	"smile":   ":smile: :+1::100:",
	"link":    "http://example.org/a_b?c=1&d=2 <http://evil.example|bank.example> someone@example.org",
	"rtl":     "اجتماع 2027 (عربي)",
	"lines":   "first\nsecond",
	"long":    strings.Repeat("long words ", 272) + "END",
	"short":   "Winter warm spaces",
}

func canaryReader() ui.Reader {
	return ui.Reader{
		Today: "2027-02-18",
		Name:  func(id string) string { return "Dr <" + id + "> & *Co*" },
		Typed: func(id string) (string, bool) {
			words, ok := canaries[id]
			return words, ok
		},
	}
}

type day string

func (d day) String() string { return string(d) }

func typed(id string) ui.Text { return ui.Say("“%s”", ui.TypedText(id)) }

// cards are one of each view.
func cards() map[string]ui.Card {
	return map[string]ui.Card{
		"item": {
			Lead: ui.Say("A new item to talk through: %s.", typed("short")), Tag: &ui.Tag{Words: ui.Say("To be talked through"), Tone: ui.Waiting},
			Blocks: []ui.Block{
				ui.Facts(ui.Of("From", "%s", ui.Person("p-1")), ui.Of("Wants", "a decision"), ui.Of("Meeting", "%s at %s", ui.OnDay(day("2027-03-18")), ui.AtClock("14:00"))),
				ui.Paragraph("%s will ring %s.", ui.Bold("The secretariat"), ui.Person("p-1")),
			},
			Buttons: []ui.Button{
				ui.Main("We have talked: add it", "agenda/talked/LSP-147").Named("We have talked: add it, LSP-147"),
				ui.Press("I’ve got this", "agenda/take/LSP-147").Named("LSP-147"),
			},
			Menu: &ui.Menu{Label: ui.Say("Something else"), Choices: choices(5)},
			Foot: ui.Say("LSP-147 · suggested %s", ui.OnDay(day("2027-02-18"))),
		},
		"agenda": {
			Lead:   ui.Say("The agenda for the Full LSP on %s is for you to agree.", ui.OnDay(day("2027-03-18"))),
			Blocks: []ui.Block{ui.Rows(agendaRows(4)...), ui.Heading("Offered, and not on it"), ui.Rows(ui.Row{Title: typed("marks")}, ui.Row{Title: typed("smile")})},
			Buttons: []ui.Button{
				ui.Main("Agree", "agenda/agree/FULL-2027-03/2").Named("Agree agenda, Full LSP 18 March"),
				ui.Press("Ask for a change", "agenda/change/FULL-2027-03/2"),
			},
		},
		"refusal": {
			Lead: ui.Say("Not yet: %s has not been talked through.", typed("entity")),
			Blocks: []ui.Block{
				ui.Quoted("Any item which is submitted will be discussed with the *proposer*.", "Terms of reference, Meetings & agendas"),
				ui.Paragraph("Your words, so that you need not type them again:"),
				{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText("lines"))}},
			},
		},
		"canaries": {
			Lead: ui.Say("%s %s", ui.TypedText("channel"), ui.TypedText("person")), Tag: &ui.Tag{Words: typed("marks")},
			Blocks: []ui.Block{
				ui.Heading("%s", ui.TypedText("entity")),
				ui.List(typed("smile"), typed("link"), typed("rtl"), typed("nowhere")),
				{Quote: &ui.Quote{Words: typed("marks"), Source: typed("entity")}},
			},
			Buttons: []ui.Button{{Label: typed("entity"), Name: typed("channel"), Command: "agenda/show/LSP-1"}},
			Menu:    &ui.Menu{Label: typed("smile"), Choices: []ui.Choice{{Label: typed("person"), Value: "a/1"}, {Label: typed("marks"), Value: "a/2"}}},
			Foot:    typed("link"),
		},
		"many": {
			Lead:    ui.Say("Your items:"),
			Blocks:  []ui.Block{ui.Heading(strings.Repeat("Thirty characters in a heading ", 5)), ui.Rows(agendaRows(40)...), ui.Rows(agendaRows(12)...)},
			Menu:    &ui.Menu{Label: ui.Say("Another group"), Choices: choices(12)},
			Buttons: nil,
		},
		"files": announced(ui.Card{
			Lead:   ui.Say("The pack of %s.", typed("short")),
			Blocks: []ui.Block{ui.Paragraph("Nineteen items.")},
			Files: []ui.Attachment{
				{Name: "pack.html", Type: "text/html", Title: ui.Say("The pack about %s", typed("short")), Hash: "1"},
				{Name: "ages.png", Type: "image/png", Title: ui.Say("Actions by age"), Alt: ui.Say("Six of 20."), Hash: "2"},
				{Name: "paper.pdf", Type: "application/pdf", Title: ui.Say("A paper as it was received"), Hash: "3"},
			},
			Foot: ui.Say("The foot is always there."),
		}, map[int]string{2: "file_type_not_allowed"}),
		"long": {
			Lead:    ui.Say("The notes of the meeting."),
			Blocks:  []ui.Block{ui.Paragraph("%s", ui.TypedText("long")), ui.Paragraph("%s", ui.TypedText("long")), ui.List(repeat(typed("long"), 5)...), ui.Paragraph("Never shown.")},
			Buttons: []ui.Button{ui.Main("Issue", "notes/issue/FULL-2027-03")},
			Foot:    ui.Say("The foot is always there."),
		},
	}
}

func agendaRows(n int) []ui.Row {
	rows := make([]ui.Row, n)
	for i := range rows {
		rows[i] = ui.Row{
			Number: fmt.Sprint(i + 1), Title: typed("short"), Detail: ui.Say("To decide, from %s", ui.Person("p-2")), Aside: ui.Say("%s, 15 minutes", ui.AtClock("14:30")),
		}
		if i%2 == 0 {
			rows[i].Tag = &ui.Tag{Words: ui.Say("Late"), Tone: ui.Waiting}
			rows[i].Buttons = []ui.Button{ui.Press("Up", fmt.Sprintf("agenda/up/%d", i)), ui.Press("Down", fmt.Sprintf("agenda/down/%d", i)).Named("Move %s down", typed("short"))}
		}
	}
	return rows
}

func choices(n int) []ui.Choice {
	list := make([]ui.Choice, n)
	for i := range list {
		list[i] = ui.Choice{Label: ui.Say("Choice %s of many & more", i+1), Value: fmt.Sprintf("do/this/%d", i+1)}
	}
	return list
}

func repeat(t ui.Text, n int) []ui.Text {
	all := make([]ui.Text, n)
	for i := range all {
		all[i] = t
	}
	return all
}

// forms are one of each kind of question, in a first drawing and in one with something to put right.
func forms() map[string]ui.Form {
	return map[string]ui.Form{
		"first": {
			Title: ui.Say("Suggest an item"), Command: "agenda/submit", Request: "REQUEST1", Submit: ui.Say("Send"),
			Intro: []ui.Block{ui.Paragraph("For the Full LSP on %s.", ui.OnDay(day("2027-03-18"))), ui.List(ui.Say("one"), ui.Say("two"))},
			Fields: []ui.Field{
				{Name: "title", Label: ui.Say("Title"), Hint: ui.Say("A few words."), Kind: ui.Line, Required: true, Max: 150, Value: canaries["marks"]},
				{Name: "wants", Label: ui.Say("What is the meeting to do?"), Kind: ui.Radio, Required: true, Choices: choices(3), Value: "do/this/2"},
				{Name: "meeting", Label: ui.Say("Which meeting?"), Kind: ui.Select, Choices: choices(12), Value: "do/this/7"},
				{Name: "private", Label: ui.Say("Named people only"), Kind: ui.Tick, Value: "yes"},
				{Name: "more", Label: ui.Say("Anything else?"), Kind: ui.Area, Max: 3000},
			},
		},
		"rest": {
			Title: ui.Say("Meeting & room"), Command: "meeting/schedule", Request: "REQUEST2", Submit: ui.Say("Plan it"),
			Fields: []ui.Field{
				{Name: "day", Label: ui.Say("Day"), Kind: ui.Date, Required: true, Value: "2027-03-18"},
				{Name: "time", Label: ui.Say("Time"), Kind: ui.Time, Value: "14:00"},
				{Name: "who", Label: ui.Say("Whose?"), Kind: ui.Select, Choices: choices(140), Value: "do/this/101"},
				{Name: "paper", Label: ui.Say("Paper"), Kind: ui.File, Accept: []string{".yaml", ".csv"}},
				{Name: "none", Label: ui.Say("From nothing"), Kind: ui.Select},
			},
		},
		"wrong": {
			Title: ui.Say("A title that has more characters than fit"), Command: "agenda/submit", Request: "REQUEST3",
			Submit: ui.Say("Send it to the thirty-five members"), Problem: ui.Say("One thing needs another look."),
			Fields: []ui.Field{
				{Name: "title", Label: ui.Say("Title"), Kind: ui.Line, Required: true, Max: 150, Value: strings.Repeat("abc ", 60), Problem: ui.Say("That is 240 characters; there is room for 150.")},
				{Name: "text", Label: ui.Say("Text"), Kind: ui.Area, Max: 3000, Value: strings.Repeat("<long> ", 500)},
				{Name: "day", Label: ui.Say("Day"), Kind: ui.Date, Value: "next Tuesday", Problem: ui.Say("Write the date like this: 2027-03-18.")},
				{Name: "which", Label: ui.Say("Which?"), Kind: ui.Radio, Choices: choices(12), Value: "gone"},
			},
		},
		"bare": {Title: ui.Say("Withdraw it"), Command: "agenda/withdraw/LSP-147", Request: "REQUEST4", Submit: ui.Say("Withdraw it")},
	}
}
