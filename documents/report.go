package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Report is a report of one group to another, of whichever kind: highlight report, dashboard, report of concern, in-depth
// report; of the annual one see [Annual].
func Report(v partnership.View, r *partnership.Report) Document {
	if r.Kind == partnership.Annual {
		return Annual(v, r)
	}
	s := v.State
	d := begin(v, FileName(r.Number.String(), string(r.Kind)), wording.UpperText(wording.ReportNamed(s, r)))
	d.Ref = r.Number.String()
	if r.Kind == partnership.Exception && r.Approved == nil {
		d.Only = ui.Say("It waits for the approval of the chair of %s, and is for them, their office and the secretariat.", wording.TheGroup(s, r.Body))
	}
	d.Add(Block{Facts: reportFacts(v, r)})
	for i, part := range r.Parts {
		if part != "" {
			d.Add(Section("%s", PartName(s, r, i)), Paragraph("%s", ui.TypedText(part)))
		}
	}
	if r.Kind == partnership.Dashboard {
		d.performed(s, s.MeasuresUnder(r.Body))
		d.answering(v, r.Body)
	}
	d.Foot = []ui.Text{ui.Say("Secretariat, %s.", s.Terms.Contact.Phone)}
	return d
}

// PartName is the heading of a part of a report: the terms' own, where they give the parts of a dashboard.
func PartName(s *partnership.State, r *partnership.Report, part int) string {
	names := partnership.PartNames[r.Kind]
	if doc, ok := s.EachMeeting(r.Body); ok && r.Kind == partnership.Dashboard && len(doc.Parts) == len(names) {
		names = doc.Parts
	}
	return wording.Upper(names[part])
}

func reportFacts(v partnership.View, r *partnership.Report) []Fact {
	s := v.State
	facts := []Fact{Label("From", "%s, %s", ui.Person(r.By), ui.OnDay(r.On))}
	if r.To != "" && r.To != r.Body {
		facts = append(facts, Label("For", "%s", wording.TheGroup(s, r.To)))
	}
	if r.Kind == partnership.InDepth {
		facts = []Fact{Label("Asked for by", "%s, %s", wording.TheGroup(s, r.To), ui.OnDay(r.On)), Label("Wanted by", "%s", ui.OnDay(r.Until))}
	}
	if m := s.Measure(r.Measure); m != nil {
		facts = append(facts, Label("Measure", "%s: %s; target %s", wording.MeasureNamed(m), wording.WhereItStands(m), wording.TargetWords(m.Target)))
	}
	if item := s.Items[r.Item]; item != nil && s.SeesItem(v.Who, item, v.Today()) {
		facts = append(facts, Label("Decision needed", "%s, for %s", wording.Quoted(s, item), wording.Target(s, item)))
	}
	if r.Approved != nil {
		facts = append(facts, Label("Approved", "%s", wording.ApprovedWords(r.Approved)))
	}
	if at := s.Meetings[r.Answered]; at != nil {
		facts = append(facts, Label("Answer of "+wording.Group(s, at.Body), "%s: “%s”", ui.OnDay(at.Day), ui.TypedText(r.Answer)))
	}
	return facts
}
