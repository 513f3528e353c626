package site

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// about says how the pages come about, and how else they can be had.
func (s Site) about() *Page {
	p := s.begin(aboutPath, ui.Say("How this site is made"))
	p.Doc.Add(
		documents.Paragraph("These pages are made from the minute book that the secretariat of the %s keeps.", s.State.Terms.Title),
		documents.Section("What is here"),
		documents.Paragraph("Nothing is public by itself. Somebody of the secretariat looks at each thing as everybody would read it, and then makes it public: a list of members, a group’s dates, an agenda, action notes, a document, a piece of news, a contact. What is taken back is gone from here at once. Copies that others made meanwhile are not ours to take back."),
		documents.Paragraph("People are named where their place in a group makes them known, unless they asked to be left out. Residents whom a group took in are named if they said that they want to be. Items for named people only have no title here."),
		documents.Paragraph("Where something was not recorded or is not public, the page says so."),
		documents.Section("The same as data"),
		documents.Paragraph("Every page can be had as data (JSON): its address with .json in the place of .html. It holds the same words in the same order: title, blocks (heading, paragraph, list, facts, table) and links, which lead on from the page. News can be followed with a feed reader (Atom)."),
		documents.Block{Paragraph: p.asData()},
		documents.Section("What it does not do"),
		documents.Paragraph("The pages set no cookies, run no scripts, count nobody, and fetch nothing from anywhere else."),
	)
	return p
}

func (p *Page) asData() documents.Line {
	line := documents.Linked(p.data(), ui.Say("This page as data"))
	if p.feed {
		line = append(line, says(" · "), documents.Run{Text: ui.Say("The news as a feed"), Link: feedPath})
	}
	return line
}
