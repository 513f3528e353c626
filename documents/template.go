package documents

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// PaperTemplate is an empty paper for an item, to be written in Word. Its headings are ordinary practice; what the terms of
// reference ask of the work stands at its end, in their own words, beside room to say how this paper bears it in mind.
func PaperTemplate(v partnership.View, item *partnership.Item) Document {
	s := v.State
	d := begin(v, FileName(s.ItemRef(item.Number), "paper"), ui.Say("%s", wording.Title(v, item)))
	d.Ref = s.ItemRef(item.Number)
	d.From = ui.Say("A paper for %s, %s.", wording.Target(s, item), wording.Purpose(item.Wants))
	for _, part := range []struct{ heading, hint string }{
		{"In short", "Three sentences: what it is about, what is asked, why now."},
		{"What the meeting is asked to do", "One line each, so that it can be agreed as it stands."},
		{"Background", "What has happened, and what has been decided before. Say which documents you drew on."},
		{"Money and people", "What it needs, from whom, and until when. If nothing, say so."},
		{"Who was heard", "Who was asked, and what they said."},
		{"What happens next", "Who does what, by when."},
	} {
		d.Add(Section("%s", part.heading), Block{Paragraph: Line{{Text: ui.Say("%s", part.hint), Emphasis: true}}})
	}
	if asked := askedOfPapers(s, item.Body); len(asked) > 0 {
		d.Add(Section("What the terms of reference ask us to bear in mind"), Block{Table: &Table{
			Caption: ui.Say("Leave out what does not touch this paper."), Blank: true, Rows: asked,
			Head: []ui.Text{ui.Say("They say"), ui.Say("How this paper bears it in mind")},
		}})
	}
	d.Foot = []ui.Text{ui.Say("Send it to the secretariat, %s, or press Send paper.", s.Terms.Contact.Phone)}
	return d
}

// inTemplate is what a rule names that the template performs.
const inTemplate = "command paper template"

// askedOfPapers are the rules that are borne in mind in papers: of everybody, of the group's own partnership, of the group.
func askedOfPapers(s *partnership.State, body partnership.BodyID) [][]Line {
	rules := slices.Clone(s.Terms.Rules)
	b := s.Body(body)
	for _, p := range s.Terms.Partnerships {
		if b != nil && b.Partnership == p.ID {
			rules = append(rules, p.Rules...)
		}
	}
	if b != nil {
		rules = append(rules, b.Rules...)
	}
	var rows [][]Line
	for _, rule := range slices.DeleteFunc(rules, func(r terms.Rule) bool { return !slices.Contains(r.By, inTemplate) }) {
		rows = append(rows, []Line{Say("“%s” (%s)", rule.Sentence, rule.Heading), nil})
	}
	return rows
}
