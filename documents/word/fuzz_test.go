package word_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/word"
	"github.com/partnership-secretariat/secretariat/documents/word/wordtest"
)

// FuzzWord writes anything in every place where words may stand. There is nothing for Word to repair, and all words can be
// read again.
func FuzzWord(f *testing.F) {
	f.Add("Agenda", "Ann Lee", "https://example.org", "item-5", 2)
	f.Add("]]>&amp;<w:p/>", "נועה \u202Eכהן", "javascript:alert(1)", "a b", -1)
	f.Add("\x00\xff\uFFFE\r\n\t", "%s%%", "https://[::1]:x/%zz?{}", strings.Repeat("é", 50), 1<<40)
	f.Add(" two\n\nlines ", "مرحبا", "mailto:a@b?subject=<x>", "#", 9)
	f.Fuzz(func(t *testing.T, typed, name, link, anchor string, number int) {
		reader := ui.Reader{Name: func(string) string { return name }, Typed: func(string) (string, bool) { return typed, true }, Today: "0001-01-01"}
		d := anyhow(link, anchor, number)
		file, err := word.File(d, reader)
		if err != nil {
			t.Fatal(err)
		}
		parts, err := wordtest.Parts(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range wordtest.Faults(parts) {
			t.Error(fault)
		}
		rest := parts["word/document.xml"].Words()
		for _, text := range d.Texts() {
			words := documents.Shown(text.Words(reader))
			_, after, found := strings.Cut(rest, words)
			if !found {
				t.Fatalf("%q cannot be read in %q", words, rest)
			}
			rest = after
		}
	})
}

// anyhow is a document with the same words in every place.
func anyhow(link, anchor string, number int) documents.Document {
	t := ui.Say("%s of %s", ui.TypedText("t"), ui.Person("p"))
	line := documents.Line{{Text: t, Link: link, Strong: true, Break: true}, {Text: ui.Say("%s", ui.Bold("%s", ui.Person("p"))), Emphasis: true}}
	d := documents.Document{Name: "any", Title: t, From: t, Only: t, Ref: "ANY-1", Version: t, Under: t, Foot: []ui.Text{t}}
	d.Add(
		documents.Block{Heading: &documents.Heading{Level: number, Text: t, Anchor: anchor}}, documents.Block{Paragraph: line},
		documents.Block{List: &documents.List{Numbered: true, Start: number, Items: []documents.Item{{Line: line, Blocks: []documents.Block{documents.Bullets(t)}}}}},
		documents.Block{Facts: []documents.Fact{{Label: t, Value: line}}}, documents.Block{Quote: &documents.Quote{Words: t, Source: t}},
		documents.Block{Table: &documents.Table{Caption: t, Head: []ui.Text{t, t}, Rows: [][]documents.Line{{line, line}}, Widths: []int{number % 1000, 1}}},
		documents.Block{Picture: &documents.Picture{PNG: []byte(link), Alt: t, Wide: number, High: number}},
	)
	return d
}
