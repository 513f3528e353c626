// Package documentstest has a document in which everything occurs, for the tests of those who write documents.
package documentstest

import (
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Reader reads the words of Everything.
func Reader() ui.Reader {
	typed := map[string]string{
		"t-title": "Winter <b>warm</b> spaces & \"soup\"", "t-lines": "First line\nSecond line", "t-hebrew": "שלום חברים",
		"t-odd": "=1+1 @everyone *stars* \x01 javascript:alert(1)",
	}
	return ui.Reader{
		Name:  func(id string) string { return map[string]string{"p-1": "Ann Lee", "p-2": "נועה כהן"}[id] },
		Typed: func(id string) (string, bool) { words, ok := typed[id]; return words, ok },
		Today: "0001-01-01",
	}
}

// Everything is a document that has one of each, and words that are hard to write.
func Everything() documents.Document {
	d := documents.Document{
		Name: "full-2027-03-everything", Title: ui.Say("Everything of %s", ui.TypedText("t-title")),
		From: ui.Say("From the secretariat, for colleagues."), Only: ui.Say("For the secretariat."),
		Ref: "FULL-2027-03", Version: ui.Say("version %s", 2), As: calendar.Date{Year: 2027, Month: 3, Day: 18},
		Under: ui.Say("Made under the terms of reference, version 1."), Foot: []ui.Text{ui.Say("Corrected on %s.", ui.OnDay(calendar.Date{Year: 2027, Month: 4, Day: 5}))},
	}
	d.Add(
		documents.Block{Facts: []documents.Fact{
			documents.Label("When", "%s, %s to %s", ui.OnDay(calendar.Date{Year: 2027, Month: 3, Day: 18}), ui.AtClock("14:00"), ui.AtClock("16:00")),
			{Label: ui.Say("Where"), Value: documents.Linked("https://example.org/room?a=1&b=2", ui.Say("Civic Suite"))},
		}},
		documents.Section("Lists"), documents.Paragraph("%s came with %s; %s.", ui.Person("p-1"), ui.Person("p-2"), ui.TypedText("t-lines")),
		documents.Bullets(ui.Say("one"), ui.Say("%s", ui.TypedText("t-hebrew")), ui.Say("%s", ui.TypedText("t-odd"))),
		documents.Block{List: &documents.List{Numbered: true, Start: 3, Items: []documents.Item{
			{Line: documents.Say("third"), Blocks: []documents.Block{documents.Bullets(ui.Say("of the third"))}}, {Line: documents.Say("fourth")},
		}}},
		documents.Part("A part"),
		documents.Block{Paragraph: documents.Line{
			{Text: ui.Say("Strong, "), Strong: true},
			{Text: ui.Say("gentle, "), Emphasis: true, Break: true},
			{Text: ui.Say("nowhere"), Link: "javascript:alert(1)"},
			{Text: ui.Say(" and "+"%s", ui.Bold("within"))},
		}},
		documents.Block{Quote: &documents.Quote{Words: ui.Say("“Any item which is submitted will be discussed.”"), Source: ui.Say("Full LSP, Meetings")}},
		documents.Section("Tables"),
		documents.Block{Table: &documents.Table{
			Caption: ui.Say("Actions"), Head: []ui.Text{ui.Say("Reference"), ui.Say("What"), ui.Say("By")}, Widths: []int{1, 4, 2},
			Rows: [][]documents.Line{
				{documents.Say("A-031"), documents.Say("%s", ui.TypedText("t-title")), documents.Say("%s", ui.OnDay(calendar.Date{Year: 2027, Month: 4, Day: 16}))},
				{documents.Say("A-032"), documents.Linked("mailto:office@example.org", ui.Say("Write to the office")), nil},
			},
		}},
		documents.Block{NewPage: true},
		documents.Block{Table: &documents.Table{Caption: ui.Say("To sign"), Head: []ui.Text{ui.Say("Name"), ui.Say("Signature")}, Rows: [][]documents.Line{{documents.Say("%s", ui.Person("p-1")), nil}}, Blank: true}},
		documents.Block{Picture: &documents.Picture{PNG: dot, Alt: ui.Say("One point: 3 of 4 on track."), Wide: 1, High: 1}},
	)
	return d
}

// dot is the smallest picture there is.
var dot = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xe0\x8f\x8f\xfc\x0f\x00\x03\x0f\x01\xc7Q\x8c\xe7\xd7\x00\x00\x00\x00IEND\xaeB`\x82")

// blank is a row of characters that do not count when texts are compared.
var blank = regexp.MustCompile(`\s+`)

// Squeezed is a text with one space where any number of blanks stood.
func Squeezed(words string) string { return strings.TrimSpace(blank.ReplaceAllString(words, " ")) }

// SaysAll fails the test where a face lacks words of the document, or has them in another order.
func SaysAll(t *testing.T, d documents.Document, reader ui.Reader, face string) {
	t.Helper()
	rest := Squeezed(face)
	for _, text := range d.Texts() {
		words := Squeezed(documents.Shown(text.Words(reader)))
		at := strings.Index(rest, words)
		if at < 0 {
			t.Fatalf("%s: %q is missing, or is not where it should be; what comes there: %.200q", d.Name, words, rest)
		}
		rest = rest[at+len(words):]
	}
}
