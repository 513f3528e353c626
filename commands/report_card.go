package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// reportCard is one report, as whoever may read it reads it.
func reportCard(v bot.View, r *partnership.Report) ui.Card {
	s := v.State
	if r.Kind == partnership.Annual {
		return annualCard(v, r)
	}
	card := ui.Card{Lead: ui.Say("%s.", wording.UpperText(wording.ReportNamed(s, r))), Tag: reportTag(v, r)}
	facts := []ui.Fact{ui.Of("From", "%s, %s", ui.Person(r.By), ui.OnDay(r.On))}
	if r.To != "" && r.To != r.Body {
		facts = append(facts, ui.Of("For", "%s", wording.TheGroup(s, r.To)))
	}
	if r.Kind == partnership.InDepth {
		facts = []ui.Fact{ui.Of("Asked for by", "%s, %s", wording.TheGroup(s, r.To), ui.OnDay(r.On)), ui.Of("Wanted by", "%s", ui.OnDay(r.Until))}
	}
	if m := s.Measure(r.Measure); m != nil {
		facts = append(facts, ui.Of("Measure", "%s: %s", wording.MeasureNamed(m), wording.WhereItStands(m)))
	}
	if item := s.Items[r.Item]; item != nil && s.SeesItem(v.Who, item, v.Today()) {
		facts = append(facts, ui.Of("Decision needed", "%s, for %s", wording.Quoted(s, item), wording.Target(s, item)))
	}
	if a := r.Approved; a != nil {
		facts = append(facts, ui.Of("Approved", "%s", wording.ApprovedWords(a)))
	}
	if at := s.Meetings[r.Answered]; at != nil {
		facts = append(facts, ui.Of("Answer of "+wording.Group(s, at.Body), "%s: “%s”", ui.OnDay(at.Day), ui.TypedText(r.Answer)))
	}
	card.Blocks = append([]ui.Block{ui.Facts(facts...)}, partBlocks(s, r)...)
	if r.Kind == partnership.Dashboard {
		card.Blocks = append(card.Blocks, scorecard(v, r.Body)...)
	}
	card.Buttons = append(reportButtons(v, r), asDocument(r))
	return card
}

// partBlocks are the parts of a report that say something, each under its heading.
func partBlocks(s *partnership.State, r *partnership.Report) []ui.Block {
	var blocks []ui.Block
	for i, part := range r.Parts {
		if part != "" {
			blocks = append(blocks, ui.Heading("%s", documents.PartName(s, r, i)), ui.Paragraph("%s", ui.TypedText(part)))
		}
	}
	return blocks
}

// reportTag says in words where a report is.
func reportTag(v bot.View, r *partnership.Report) *ui.Tag {
	tag := func(tone ui.Tone, words string) *ui.Tag { return &ui.Tag{Words: ui.Say(words), Tone: tone} }
	switch {
	case r.Kind == partnership.Exception && r.Approved == nil:
		return tag(ui.Waiting, "Waits for the chair’s approval")
	case r.Answered != "":
		return tag(ui.Good, "Answered")
	case r.Kind == partnership.Exception:
		return tag(ui.Waiting, "No answer yet")
	case r.Kind == partnership.InDepth && !r.Received.IsZero():
		return tag(ui.Good, "Received")
	case r.Kind == partnership.InDepth && r.Until.Before(v.Today()):
		return tag(ui.Stopped, "Past its date")
	case r.Kind == partnership.InDepth:
		return tag(ui.Waiting, "Asked for")
	case r.Kind == partnership.Annual && !r.Published.IsZero():
		return tag(ui.Good, "For publication")
	case r.Kind == partnership.Annual:
		return tag(ui.Waiting, "Draft")
	}
	return nil
}

// reportButtons are what this viewer does next about a report.
func reportButtons(v bot.View, r *partnership.Report) []ui.Button {
	s := v.State
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, r.Number.String())).Named("%s: %s", label, r.Number.String())
	}
	switch {
	case r.Kind == partnership.Exception && r.Approved == nil && v.May(partnership.Agreeing, r.Body):
		return []ui.Button{primary(press("Approve it", "report approve"))}
	case (r.Kind == partnership.Exception || r.Kind == partnership.Highlight) && r.Answered == "" && v.May(partnership.Secretariat, r.To) &&
		len(s.Begun(r.To, v.Now)) > 0:
		return []ui.Button{press("Record the answer", "report answer")}
	case r.Kind == partnership.InDepth && r.Received.IsZero() && (v.May(partnership.Agreeing, r.Body) || v.May(partnership.Secretariat, r.To)):
		return []ui.Button{press("It is here", "report received")}
	case r.Kind == partnership.Dashboard && v.May(partnership.Secretariat, r.Body):
		return []ui.Button{ui.Press("Change it", bot.Line("report performance", string(r.Meeting))).Named("Change %s", r.Number.String()), measuresPicture(r.Body)}
	case r.Kind == partnership.Dashboard:
		return []ui.Button{measuresPicture(r.Body)}
	}
	return nil
}

func openReport(r *partnership.Report) ui.Button {
	return ui.Press("Open "+r.Number.String(), bot.Line("report show", r.Number.String()))
}
