package commands

import (
	"path"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// report is an annual report as its document has it, a few parts at a time.
func (s shop) report(r *partnership.Report, page int) ([]ui.Block, int) {
	d := documents.Annual(s.View, r)
	var blocks []ui.Block
	if page == 1 {
		blocks = append(blocks, ui.Paragraph("%s", d.From))
	}
	shown, next := pagedBy(reportParts, partsOf(d), page)
	for _, part := range shown {
		if !part.title.IsZero() {
			blocks = append(blocks, ui.Heading("%s", part.title))
		}
		blocks = append(blocks, ui.List(part.lines[:min(len(part.lines), onePage)]...))
		if more := len(part.lines) - onePage; more > 0 {
			blocks = append(blocks, ui.Paragraph("And %s more.", more))
		}
	}
	return blocks, next
}

// reportParts is how many parts of a report stand on one card.
const reportParts = 3

// document puts a key document on a card: its file, where it can be read, or what the terms of reference say.
func (s shop) document(what partnership.Public, card *ui.Card) {
	n := what.Number
	if n < 1 || n > len(s.State.Documents) {
		card.Blocks = []ui.Block{ui.Paragraph("The terms of reference of the %s, in plain words.", s.State.Terms.Title)}
		card.Buttons = append(card.Buttons, ui.Press("Read them", "terms/show"))
		return
	}
	d := s.State.Documents[n-1]
	card.Blocks = []ui.Block{ui.Facts(ui.Of("Kept since", "%s", ui.OnDay(d.Day)))}
	if d.Link != "" {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", ui.TypedText(d.Link)))
	}
	if d.File != "" {
		card.Blocks = append(card.Blocks, ui.Paragraph("The file is called %s.", ui.TypedText(d.Name)))
		card.Buttons = append(card.Buttons, ui.Press("Get the file", bot.Line("publish file", publicKey(what))).Named("Get the file: %s", s.full(what)))
	}
}

// PublishFile gives the file of a key document: to everybody once it is public, before that to the secretariat alone.
var PublishFile = &bot.Command{
	Path: "publish file", Title: "Get the file", Summary: "The file of a key document.",
	Audience: partnership.Anyone, Hidden: true, Options: []bot.Option{thePublic}, Examples: []string{"publish file document:0"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		what := thePublic.From(r)
		if what.Kind != partnership.PublicDocument || what.Number < 1 || what.Number > len(r.State().Documents) || !r.State().IsPublic(what) && !isCouncil(r) {
			return bot.Said("This is no document that you can have as a file."), nil
		}
		d := r.State().Documents[what.Number-1]
		if d.File == "" {
			return bot.Said("This document has no file of its own: it says where it can be read."), nil
		}
		name := cutTo(strings.Map(fileLetter, r.WordsOf(d.Name)), 80)
		if documentTypes[strings.ToLower(path.Ext(name))] == "" {
			return bot.Said("This file has been taken down."), nil
		}
		return bot.Answered(ui.Card{
			Lead: ui.Say("%s.", shopOf(r).name(what)),
			Files: []ui.Attachment{{
				Name: name, Type: documentTypes[strings.ToLower(path.Ext(name))], Title: ui.Say("%s", ui.TypedText(d.Title)), Hash: d.File,
			}},
		}), nil
	},
}

// fileLetter keeps to what every system takes in the name of a file.
func fileLetter(c rune) rune {
	if c == '/' || c == '\\' || c < ' ' {
		return '-'
	}
	return c
}
