package word_test

import (
	"bytes"
	"image"
	"image/png"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// lists has lists within lists, each of which counts for itself, and other things within them.
func lists() documents.Document {
	d := documents.Document{Name: "lists", Title: ui.Say("Lists"), Only: ui.Say("For the chair.")}
	numbered := func(start int, items ...documents.Item) documents.Block {
		return documents.Block{List: &documents.List{Numbered: true, Start: start, Items: items}}
	}
	item := func(words string, blocks ...documents.Block) documents.Item {
		return documents.Item{Line: documents.Say(words), Blocks: blocks}
	}
	deep := documents.Bullets(ui.Say("the deepest"))
	for range 11 {
		deep = numbered(0, item("further in", deep))
	}
	d.Add(
		numbered(0, item("a first", numbered(0, item("within"), item("within, again"))), item("a second", numbered(0, item("from one again")))),
		documents.Section("Anew"), numbered(0, item("from one")), documents.Section("Further"), numbered(7, item("from seven"), item("eight")),
		numbered(9, item("with all sorts",
			documents.Paragraph("A paragraph."), documents.Block{Facts: []documents.Fact{documents.Label("When", "soon")}}, table("Within", nil), table("", nil),
			documents.Block{Quote: &documents.Quote{Words: ui.Say("“Words.”")}}, picture(2000, 100, "A wide picture."), documents.Part("A heading"),
		)),
		deep,
	)
	return d
}

// sideBySide has things next to each other that Word would draw together, or loses, or takes for broken.
func sideBySide() documents.Document {
	d := documents.Document{Name: "side-by-side", Title: ui.Say("Side by side"), Version: ui.Say("draft")}
	ragged := table("Ragged", []int{0, -3})
	ragged.Table.Rows = append(ragged.Table.Rows, nil, []documents.Line{documents.Say("1"), documents.Say("2"), documents.Say("3"), documents.Say("4")})
	anchored := func(anchor string) documents.Block {
		return documents.Block{Heading: &documents.Heading{Level: 9, Text: ui.Say("Anchored at "+"%s", anchor), Anchor: anchor}}
	}
	d.Add(
		table("", nil), table("", []int{1, 2}), documents.Block{NewPage: true}, documents.Block{NewPage: true}, table("", nil), ragged,
		documents.Block{Table: &documents.Table{}}, documents.Block{Table: &documents.Table{Caption: ui.Say("Of nothing")}},
		documents.Block{Table: &documents.Table{Rows: [][]documents.Line{{documents.Say("without a head")}}}},
		anchored("item-5"), anchored("item-5"), anchored("item 5"), anchored("5/ü"), documents.Block{},
		documents.Block{Paragraph: documents.Line{
			{Text: ui.Say("item 5"), Link: "#item-5"},
			{Text: ui.Say(", a page"), Link: "agenda/full.html"},
			{Text: ui.Say(", odd"), Link: `https://example.org/?a={b}|c d&e=%zz"f"<ü>`},
			{Text: ui.Say(", and again"), Link: "tel:+442083146000", Strong: true, Emphasis: true, Break: true},
			{Link: "tel:+442083146000"},
		}},
		picture(600, 4000, `"A" <high> & narrow picture
in two lines.`), documents.Block{Picture: &documents.Picture{PNG: []byte("GIF89a"), Alt: ui.Say("No picture.")}},
		documents.Block{List: &documents.List{}}, documents.Block{Quote: &documents.Quote{}}, table("The last", []int{1, 1}), documents.Block{NewPage: true},
	)
	return d
}

func table(caption string, widths []int) documents.Block {
	t := &documents.Table{Head: []ui.Text{ui.Say("Name"), ui.Say("What")}, Rows: [][]documents.Line{{documents.Say("one"), documents.Say("two")}}, Widths: widths}
	if caption != "" {
		t.Caption = ui.Say("%s", caption)
	}
	return documents.Block{Table: t}
}

func picture(wide, high int, alt string) documents.Block {
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, wide, high))); err != nil {
		panic(err)
	}
	return documents.Block{Picture: &documents.Picture{PNG: file.Bytes(), Alt: ui.Say("%s", alt), Wide: wide, High: high}}
}
