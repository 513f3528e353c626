package site

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// How much of a list stands on the first page.
const (
	mostMeetings = 5
	mostPapers   = 6
	mostNews     = 3
)

// home says what the partnership is, when it meets next, and what is new.
func (s Site) home() *Page {
	p := s.begin(homePath, ui.Say("%s", s.State.Terms.Title))
	p.Doc.Add(s.purpose(s.State.Terms.Rules)...)
	p.Doc.Add(documents.Paragraph("Here is what the partnership has made public: who is in it, when it meets, what it agreed."))
	p.list("Next meetings", s.lines(s.toCome(""), mostMeetings), s.noMeetings(""))
	p.list("Latest papers", s.papers(mostPapers), wording.NoPapersPublic)
	p.list("News", s.newsLines(s.stories(), mostNews), wording.NoNews)
	return p
}

// purpose is what the terms of reference say that somebody is, where they are public.
func (s Site) purpose(rules []terms.Rule) []documents.Block {
	if !s.open(partnership.Public{Kind: partnership.PublicDocument}) {
		return nil
	}
	for _, r := range rules {
		if (r.Effect == "inform" || r.Effect == "doc") && r.Origin == "tor" {
			return []documents.Block{{Quote: &documents.Quote{Words: ui.Say("%s", r.Sentence), Source: ui.Say("Terms of reference, %s", r.Heading)}}}
		}
	}
	return nil
}

// list adds a section with a list, or with what is said where there is nothing.
func (p *Page) list(heading string, lines []documents.Line, empty string) {
	p.Doc.Add(documents.Section("%s", heading), listed(lines, empty))
}

func listed(lines []documents.Line, empty string) documents.Block {
	if len(lines) == 0 {
		return documents.Paragraph("%s", empty)
	}
	list := &documents.List{}
	for _, line := range lines {
		list.Items = append(list.Items, documents.Item{Line: line})
	}
	return documents.Block{List: list}
}

// more is a way to the rest of a list.
func (p *Page) more(path, words string) {
	p.Doc.Add(documents.Block{Paragraph: documents.Linked(p.root()+path, ui.Say("%s", words))})
}
