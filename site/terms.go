package site

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// explained are the terms of reference in plain words, where they are public.
func (s Site) explained() (explain.Document, bool) {
	if !s.open(partnership.Public{Kind: partnership.PublicDocument}) {
		return explain.Document{}, false
	}
	return explain.Terms(s.State.Terms), true
}

// terms lists the parts of the terms of reference: whole, they are too long for a page.
func (s Site) terms() *Page {
	d, ok := s.explained()
	if !ok {
		return nil
	}
	p := s.under(documentsPath, termsPath, ui.Say("Terms of reference, in plain words"))
	p.Doc.Under = documents.Under(s.State)
	whole := documents.Terms(d)
	p.Doc.From = whole.From
	var lines []documents.Line
	for _, section := range d.Sections {
		lines = append(lines, documents.Linked(termsOf(section), ui.Say("%s", section.Title)))
	}
	p.Doc.Add(listed(lines, ""))
	return p
}

// termsPart is one part of them.
func (s Site) termsPart(name string) *Page {
	d, _ := s.explained()
	for _, section := range d.Sections {
		if termsOf(section) != "terms/"+name+".html" {
			continue
		}
		p := s.under(documentsPath, termsOf(section), ui.Say("Terms of reference: %s", section.Title))
		p.above = append(p.above, crumb{termsPath, ui.Say("Terms of reference")})
		p.Doc.Under = documents.Under(s.State)
		part := documents.Terms(explain.Document{Title: d.Title, Sections: []explain.Section{section}})
		p.Doc.Add(part.Blocks[3:]...) // after the contents, which lead to this one part, and its heading
		raise(p.Doc.Blocks)
		return p
	}
	return nil
}

// raise makes the headings of a part those of a page.
func raise(blocks []documents.Block) {
	for i, b := range blocks {
		if b.Heading != nil {
			h := *b.Heading
			h.Level--
			blocks[i].Heading = &h
		}
	}
}

func termsOf(section explain.Section) string {
	return "terms/" + strings.ReplaceAll(section.Key, "/", "-") + ".html"
}

func (s Site) termsPaths() []string {
	d, ok := s.explained()
	if !ok {
		return nil
	}
	paths := []string{termsPath}
	for _, section := range d.Sections {
		paths = append(paths, termsOf(section))
	}
	return paths
}
