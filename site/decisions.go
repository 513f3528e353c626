package site

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

const noDecisions = "No decision is public yet. Decisions are public with the action notes of their meeting."

// mostDecisions is how many decisions stand on a page that is not their year's.
const mostDecisions = 20

// decisions are those of the meetings whose notes are public, the latest first.
func (s Site) decisions() *Page {
	p := s.begin(decisionsPath, titleOf(decisionsPath))
	all := s.taken(0)
	if len(all) == 0 {
		p.Doc.Add(documents.Paragraph(noDecisions))
		return p
	}
	p.Doc.Add(documents.Paragraph("What meetings decided, the latest first. What somebody undertook to do is in the action notes."))
	p.Doc.Add(s.decided(all[:min(len(all), mostDecisions)], true))
	p.byYears(s, decisionsPath)
	return p
}

// taken are the decisions that everybody can read, of a year or of all where it is 0.
func (s Site) taken(year int) []*partnership.Decision {
	all := slices.DeleteFunc(slices.Clone(s.State.Decisions), func(d *partnership.Decision) bool {
		m := s.State.Meetings[d.Meeting]
		return m == nil || !s.open(notes(m)) || year != 0 && m.Day.Year != year
	})
	slices.Reverse(all)
	return all
}

// decided is a table of decisions, of one meeting or of several.
func (s Site) decided(all []*partnership.Decision, several bool) documents.Block {
	if len(all) == 0 {
		return documents.Paragraph("Nothing is recorded as decided or agreed.")
	}
	t := &documents.Table{Caption: ui.Say("Decisions"), Head: []ui.Text{ui.Say("Reference"), ui.Say("Decision"), ui.Say("Outcome")}, Widths: []int{2, 7, 3}}
	if several {
		t.Head, t.Widths = append(t.Head, ui.Say("Meeting")), []int{2, 6, 2, 4}
	}
	for _, d := range all {
		row := []documents.Line{documents.Say("%s", d.Number.String()), documents.Say("%s", ui.TypedText(d.What)), documents.Of(wording.DecisionTag(d).Words)}
		if m := s.State.Meetings[d.Meeting]; several {
			row = append(row, documents.Linked(notesPath(m), s.called(m)))
		}
		t.Rows = append(t.Rows, row)
	}
	return documents.Block{Table: t}
}
