package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var workTellings = []bot.Telling{
	{Kind: "report-new", Card: reportNew},
	{Kind: "report-to-approve", Card: reportToApprove},
	{Kind: "report-answered", Card: reportAnswered},
	{Kind: "report-asked", Card: reportAsked},
	{Kind: "report-here", Card: reportHere},
	{Kind: "measure-off", Card: measureOff},
	{Kind: "group-ends", Card: groupSoon},
	{Kind: "group-over", Card: groupOver},
	{Kind: "group-review", Card: groupToReview},
}

// workHears says who hears of measures, reports and groups. What the secretariat enters itself it is not told.
func workHears(s *partnership.State, r partnership.Record) []bot.Told {
	report := func(kind string, n partnership.ReportNumber, to ...bot.Addressee) []bot.Told {
		return tell(kind, []string{n.String()}, to...)
	}
	officer := func(body partnership.BodyID) bool { return s.OfficerOn(r.By, body, s.Calendar.Date(r.At)) }
	switch e := r.Event.(type) {
	case partnership.MeasureRead:
		if e.Rating == partnership.OffTrack && !officer(s.Measure(e.Number).Body) {
			return tell("measure-off", []string{e.Number.String(), e.Until.String()}, toOfficers())
		}
	case partnership.ReportMade:
		switch {
		case e.Kind == partnership.Exception:
			return report("report-to-approve", e.Number, toChair(e.Body))
		case e.Kind == partnership.InDepth && e.Of == "":
			return report("report-asked", e.Number, toChair(e.Body))
		case e.Kind == partnership.Highlight && e.Item == 0 && !officer(e.To): // with an item, the item's card says so
			return report("report-new", e.Number, toOfficers())
		}
	case partnership.ReportReceived:
		if !officer(s.Report(e.Number).To) {
			return report("report-here", e.Number, toOfficers())
		}
	case partnership.ReportAnswered:
		return report("report-answered", e.Number, toPerson(s.Report(e.Number).By))
	case partnership.MomentCame:
		return groupFalls(e)
	default: // the rest concerns who did it, and shows on the cards
	}
	return nil
}

// groupFalls says who hears of a moment of a group: the secretariat. What the clock slept through is said late rather than not.
func groupFalls(e partnership.MomentCame) []bot.Told {
	body, ok := e.OfGroup()
	if !ok || e.Missed && e.Kind == partnership.GroupEndsSoon {
		return nil
	}
	if _, other := yearFalls(e); other {
		return nil
	}
	kind := "group-review"
	switch e.Kind {
	case partnership.GroupEndsSoon:
		kind = "group-ends"
	case partnership.GroupEnded:
		kind = "group-over"
	default:
	}
	return tell(kind, []string{string(body)}, toOfficers())
}

// reportNew tells the secretariat of a group's report that asks for no decision.
func reportNew(v bot.View, about []string) (ui.Card, bool) {
	r, ok := v.State.ParseReport(about[0])
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead:    ui.Say("%s is here, from %s, for %s. No decision is asked for.", wording.UpperText(wording.ReportNamed(v.State, r)), ui.Person(r.By), wording.TheGroup(v.State, r.To)),
		Buttons: []ui.Button{openReport(r)},
	}, true
}

// reportToApprove asks the chair for their approval of a report of concern.
func reportToApprove(v bot.View, about []string) (ui.Card, bool) {
	r, ok := v.State.ParseReport(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{
		Lead: ui.Say("Please approve %s: “%s”.", wording.ReportNamed(s, r), ui.TypedText(r.Parts[0])), Tag: reportTag(v, r), Foot: wording.Foot(s),
	}
	if r.Approved != nil {
		card.Lead = ui.Say("%s is approved: “%s”.", wording.UpperText(wording.ReportNamed(s, r)), ui.TypedText(r.Parts[0]))
		card.Buttons = []ui.Button{openReport(r)}
		return card, true
	}
	card.Blocks = []ui.Block{ui.Paragraph("With your approval it is offered to %s as an item.", wording.TheGroup(s, r.To))}
	card.Buttons = append([]ui.Button{openReport(r)}, reportButtons(v, r)...)
	return card, true
}

// reportAnswered tells whoever reported what the other group said.
func reportAnswered(v bot.View, about []string) (ui.Card, bool) {
	r, ok := v.State.ParseReport(about[0])
	if !ok || r.Answered == "" {
		return ui.Card{}, false
	}
	s := v.State
	return ui.Card{
		Lead:    ui.Say("%s has an answer, from %s.", wording.UpperText(wording.ReportNamed(s, r)), wording.OnDay(s, s.Meetings[r.Answered])),
		Blocks:  []ui.Block{ui.Paragraph("“%s”", ui.TypedText(r.Answer))},
		Buttons: []ui.Button{openReport(r)}, Foot: wording.Foot(s),
	}, true
}

// reportAsked tells the chair of a group that an in-depth report is asked of it.
func reportAsked(v bot.View, about []string) (ui.Card, bool) {
	r, ok := v.State.ParseReport(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{
		Lead: ui.Say("%s asks %s for an in-depth report by %s: “%s” (%s).",
			wording.Upper(wording.TheGroup(s, r.To)), wording.TheGroup(s, r.Body), ui.OnDay(r.Until), ui.TypedText(r.Parts[0]), r.Number.String()),
		Tag: reportTag(v, r), Foot: wording.Foot(s),
	}
	if r.Received.IsZero() {
		card.Blocks = []ui.Block{ui.Paragraph("Next: when it is ready, say so here, or send it to the secretariat.")}
		card.Buttons = reportButtons(v, r)
	}
	return card, true
}

// reportHere tells the secretariat that a report that was asked for is there.
func reportHere(v bot.View, about []string) (ui.Card, bool) {
	r, ok := v.State.ParseReport(about[0])
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("%s is here: “%s”.", wording.UpperText(wording.ReportNamed(v.State, r)), ui.TypedText(r.Parts[0])), Tag: reportTag(v, r),
		Buttons: []ui.Button{openReport(r)},
	}, true
}

// measureOff tells the secretariat that a measure is off track, and what is open about it.
func measureOff(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeasure(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{Lead: ui.Say("%s: %s; the target is %s.", wording.MeasureNamed(m), wording.WhereItStands(m), wording.TargetWords(m.Target)), Tag: measureTag(m)}
	if last, _ := m.Latest(); last.Until.String() != about[1] || !v.State.Wanting(m) {
		card.Buttons = []ui.Button{ui.Press("Open "+m.Number.String(), bot.Line("measure show", m.Number.String()))}
		return card, true
	}
	card.Blocks = []ui.Block{ui.Paragraph("%s says so. Nothing has been done about it yet.", wording.Upper(wording.TheGroup(v.State, m.Body)))}
	card.Buttons = measureButtons(v, m)
	return card, true
}

// groupSoon tells the secretariat that a group comes to its end.
func groupSoon(v bot.View, about []string) (ui.Card, bool) {
	return groupTold(v, about, "%s ends on %s. Next: %s decides whether it continues, changes, merges or closes.")
}

// groupOver tells the secretariat that a group's time has run out, and that somebody has to decide.
func groupOver(v bot.View, about []string) (ui.Card, bool) {
	return groupTold(v, about, "The time of %s ran out on %s. It goes on as it did: %s has still to decide what becomes of it.")
}

// groupTold is a card about a group's end, as long as nobody has decided.
func groupTold(v bot.View, about []string, format string) (ui.Card, bool) {
	s, body := v.State, partnership.BodyID(about[0])
	life := s.Life(body)
	if s.Body(body) == nil || life.Ends.IsZero() {
		return ui.Card{}, false
	}
	if !life.Closed.IsZero() {
		return ui.Card{Lead: ui.Say("%s: %s.", wording.Upper(wording.TheGroup(s, body)), lifeWords(v, body)), Tag: lifeTag(v, body)}, true
	}
	name := wording.TheGroup(s, body)
	if format[0] == '%' {
		name = wording.Upper(name)
	}
	return ui.Card{
		Lead: ui.Say(format, name, ui.OnDay(life.Ends), wording.TheGroup(s, s.Over(body))), Tag: lifeTag(v, body),
		Blocks: limitBlocks(v, body), Buttons: lifeButtons(s, body),
	}, true
}

// groupToReview tells the secretariat that the terms want a group reviewed.
func groupToReview(v bot.View, about []string) (ui.Card, bool) {
	s, body := v.State, partnership.BodyID(about[0])
	due, ok := s.ReviewDue(body)
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead:   ui.Say("%s is to be reviewed by %s. %s reviews it.", wording.Upper(wording.TheGroup(s, body)), ui.OnDay(due), wording.Upper(wording.TheGroup(s, s.Over(body)))),
		Tag:    lifeTag(v, body),
		Blocks: limitBlocks(v, body), Buttons: lifeButtons(s, body),
	}, true
}

func lifeButtons(s *partnership.State, body partnership.BodyID) []ui.Button {
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, string(body))).Named("%s: %s", label, wording.Body(s, body))
	}
	return []ui.Button{press("It was reviewed", "group review"), press("Another end", "group end"), press("Open the group", "group show")}
}
