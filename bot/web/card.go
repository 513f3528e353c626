package web

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// words are a finished text. The templates escape each piece and keep apart, by <bdi>, what somebody typed: its direction
// must not turn round the sentence in which it stands.
type words []ui.Piece

// drawer finishes cards and forms for one reader.
type drawer struct{ reader ui.Reader }

type cardView struct {
	Lead    words
	Tag     *tagView
	Blocks  []blockView
	Buttons []buttonView
	Menu    *menuView
	Files   []fileView
	Foot    words
}

type tagView struct {
	Words words
	Tone  string
}

// blockView is one part of a card: one of its fields is set.
type blockView struct {
	Paragraph words
	Heading   words
	Quote     *quoteView
	Facts     []factView
	List      []words
	Rows      []rowView
}

type quoteView struct{ Words, Source words }

type factView struct{ Label, Value words }

type rowView struct {
	Number               string
	Title, Detail, Aside words
	Tag                  *tagView
	Buttons              []buttonView
}

type buttonView struct {
	Label   words
	Name    string // for those who do not see where it stands; empty: the label says it all
	Command string
	Primary bool
}

type menuView struct {
	Label   words
	Name    string
	Choices []choiceView
}

type choiceView struct {
	Label  words
	Name   string // in a menu: what it is called by those who do not see of which card it is
	Value  string
	Chosen bool
}

func (d drawer) card(c ui.Card) *cardView {
	return &cardView{
		Lead: d.words(c.Lead), Tag: d.tag(c.Tag), Blocks: d.blocks(c.Blocks), Buttons: d.buttons(c.Buttons),
		Menu: d.menu(c.Menu, c.Lead), Foot: d.words(c.Foot),
	}
}

func (d drawer) words(t ui.Text) words { return t.Pieces(d.reader) }

func (d drawer) tag(t *ui.Tag) *tagView {
	if t == nil {
		return nil
	}
	return &tagView{Words: d.words(t.Words), Tone: string(t.Tone)}
}

func (d drawer) blocks(blocks []ui.Block) []blockView {
	views := make([]blockView, len(blocks))
	for i, b := range blocks {
		v := &views[i]
		if b.Paragraph != nil {
			v.Paragraph = d.words(*b.Paragraph)
		}
		if b.Heading != nil {
			v.Heading = d.words(*b.Heading)
		}
		if b.Quote != nil {
			v.Quote = &quoteView{Words: d.words(b.Quote.Words), Source: d.words(b.Quote.Source)}
		}
		for _, f := range b.Facts {
			v.Facts = append(v.Facts, factView{Label: d.words(f.Label), Value: d.words(f.Value)})
		}
		for _, t := range b.List {
			v.List = append(v.List, d.words(t))
		}
		for _, row := range b.Agenda {
			v.Rows = append(v.Rows, d.row(row))
		}
	}
	return views
}

func (d drawer) row(r ui.Row) rowView {
	return rowView{
		Number: r.Number, Title: d.words(r.Title), Detail: d.words(r.Detail), Aside: d.words(r.Aside), Tag: d.tag(r.Tag),
		Buttons: d.buttons(r.Buttons),
	}
}

func (d drawer) buttons(buttons []ui.Button) []buttonView {
	views := make([]buttonView, len(buttons))
	for i, b := range buttons {
		views[i] = buttonView{Label: d.words(b.Label), Name: d.name(b), Command: b.Command, Primary: b.Primary}
	}
	return views
}

// name is what a button is called by those who do not see it. It holds the label, because somebody who commands their
// computer by voice says what they see.
func (d drawer) name(b ui.Button) string {
	label, name := b.Label.Words(d.reader), b.Name.Words(d.reader)
	if name == "" || strings.Contains(strings.ToLower(name), strings.ToLower(label)) {
		return name
	}
	return label + ": " + name
}

// menu names itself and its choices after its card, because every card of a kind has the same menu.
func (d drawer) menu(m *ui.Menu, lead ui.Text) *menuView {
	if m == nil {
		return nil
	}
	view := &menuView{Label: d.words(m.Label), Name: d.about(m.Label, lead), Choices: d.choices(m.Choices, "")}
	for i, c := range m.Choices {
		view.Choices[i].Name = d.about(c.Label, lead)
	}
	return view
}

// about is a label with what it is about, in plain words.
func (d drawer) about(label, of ui.Text) string {
	return label.Words(d.reader) + ": " + of.Words(d.reader)
}

func (d drawer) choices(choices []ui.Choice, chosen string) []choiceView {
	views := make([]choiceView, len(choices))
	for i, c := range choices {
		views[i] = choiceView{Label: d.words(c.Label), Value: c.Value, Chosen: c.Value == chosen}
	}
	return views
}
