package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// handed gives a document to whoever asks for it. It reads as things stand now.
func handed(r *bot.Request, d documents.Document, lead ui.Text) (bot.Reply, error) {
	name := d.Name + ".html"
	hash, err := r.Keep(bot.File{Name: name, Data: html.Page(d, pageReader(r, d.Texts()))})
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(ui.Card{
		Lead: lead, Blocks: []ui.Block{ui.Paragraph("It is a file for a browser or a printer, and reads as things stand now.")},
		Files: []ui.Attachment{{Name: name, Type: "text/html", Title: d.Title, Hash: hash, Refs: d.Refs()}},
	}), nil
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
