package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/documents/word"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// handed gives a document to whoever asks for it, as things stand now: a link of their own where the web can reach us, and
// where it cannot one Word file. Whoever follows the link gets the document itself.
func handed(r *bot.Request, d documents.Document, lead ui.Text) (bot.Reply, error) {
	reader := pageReader(r, d.Texts())
	if r.Opening() != "" {
		return onPaper(d, reader, r.Opening())
	}
	if address := r.Address(); address != "" {
		return bot.Answered(ui.Card{Lead: lead, Blocks: []ui.Block{
			ui.Paragraph("%s, in a browser; there you can take it as a Word file too.", ui.Link("Open it", address)),
			ui.Paragraph("The link is yours alone and good for 30 days; it shows things as they stand when you open it."),
		}}), nil
	}
	data, err := word.File(d, reader)
	if err != nil {
		return bot.Reply{}, err
	}
	file := bot.File{Name: d.Name + ".docx", Data: data}
	hash, err := r.Keep(file)
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(ui.Card{
		Lead: lead, Blocks: []ui.Block{ui.Paragraph("It is a Word file, and reads as things stand now.")},
		Files: []ui.Attachment{{Name: file.Name, Type: mediaTypes[".docx"], Title: d.Title, Hash: hash, Size: len(data), Refs: d.Refs()}},
	}), nil
}

// onPaper is a document for whoever followed a link.
func onPaper(d documents.Document, reader ui.Reader, face bot.Face) (bot.Reply, error) {
	if face == bot.AsWord {
		data, err := word.File(d, reader)
		return bot.Reply{Page: &bot.Page{File: bot.File{Name: d.Name + ".docx", Data: data}, Type: mediaTypes[".docx"]}}, err
	}
	return bot.Reply{Page: &bot.Page{File: bot.File{Name: d.Name + ".html", Data: html.Page(d, reader)}, Type: "text/html; charset=utf-8"}}, nil
}

// pageReader reads for a page that leaves the chat: its dates have no year of their own, so every date has one.
func pageReader(r *bot.Request, texts []ui.Text) ui.Reader {
	people, typed := map[string]bool{}, map[string]bool{}
	for _, t := range texts {
		t.Refs(people, typed)
	}
	ids := make([]partnership.TextID, 0, len(typed))
	for id := range typed {
		ids = append(ids, partnership.TextID(id))
	}
	words := r.WordsOfAll(ids...)
	return ui.Reader{
		Name: func(id string) string {
			if p, ok := r.People[id]; ok {
				return p.Called()
			}
			return bot.Departed
		},
		Typed: func(id string) (string, bool) { w, ok := words[partnership.TextID(id)]; return w, ok },
		Today: "0001-01-01",
	}
}
