package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// notInTerms marks what is only our own practice.
const notInTerms = "our working timetable, not in the terms of reference"

// callForItems invites members to suggest items.
func callForItems(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{
		Lead: ui.Say("Is there anything you would like to bring to %s, %s?", wording.TheMeeting(s, m), wording.Hours(m)),
		Foot: wording.Foot(s),
	}
	if !v.Now.Before(s.Timings(m).ItemsClose) {
		card.Tag = &ui.Tag{Words: ui.Say("Closed on %s", ui.OnDay(s.Calendar.Date(s.Timings(m).ItemsClose))), Tone: ui.Quiet}
		return card, true
	}
	closes := s.Timings(m).ItemsClose
	card.Blocks = []ui.Block{ui.Paragraph("Please tell us by %s on %s (%s). Nothing to bring? Then nothing to do.",
		ui.AtClock(closes.In(s.Calendar.Location()).Format("15:04")), ui.OnDay(s.Calendar.Date(closes)), dateFrom(s.ItemsNotice(m.Body)))}
	if submits(v, m.Body) {
		card.Buttons = []ui.Button{ui.Main("Suggest an item", "agenda/submit").Named("Suggest an item for %s", wording.TheMeeting(s, m))}
	}
	return card, true
}

// itemsClosed tells the secretariat what was offered, and what is still to be talked through.
func itemsClosed(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	waiting := s.Waiting(m.Ref)
	card := ui.Card{Lead: ui.Say("Items for %s have closed: %s.", wording.TheMeeting(s, m), closedWith(wording.Substance(m.Lines), len(waiting)))}
	next := ui.Say("Next: the agenda to the chair by %s (%s).", ui.OnDay(s.Timings(m).ToChair), notInTerms)
	if len(waiting) > 0 {
		next = ui.Say("Next: talk them through by %s, and the agenda to the chair by %s (%s).",
			ui.OnDay(s.Timings(m).TalksDone), ui.OnDay(s.Timings(m).ToChair), notInTerms)
	}
	card.Blocks = []ui.Block{ui.Paragraph("%s", next)}
	if rows := itemRows(s, waiting); len(rows) > 0 {
		card.Blocks = append(card.Blocks, ui.Rows(rows...))
	}
	card.Buttons = []ui.Button{openDraft(s, m)}
	if !s.Starts(m).After(v.Now) {
		card.Buttons = nil
	}
	return card, true
}

// itemRows are items with whoever sent them.
func itemRows(s *partnership.State, items []*partnership.Item) []ui.Row {
	rows := make([]ui.Row, 0, len(items))
	for _, item := range items[:min(len(items), maxRows)] {
		rows = append(rows, ui.Row{Title: wording.Quoted(s, item), Detail: ui.Say("from %s", ui.Person(item.Proposer)), Tag: wording.ItemTag(s, item)})
	}
	return rows
}

func closedWith(drafted, waiting int) string {
	switch {
	case drafted+waiting == 0:
		return "nothing was offered"
	case waiting == 0:
		return wording.Counted(drafted, "item") + " on the draft"
	}
	return wording.Counted(drafted, "item") + " on the draft, " + wording.Counted(waiting, "item") + " still to settle"
}

// timeToIssue reminds the secretariat that an agenda should go out. A person presses Issue; the clock never does.
func timeToIssue(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{Lead: ui.Say("Today the agenda for %s should go out (%s).", wording.TheMeeting(s, m), dateFrom(s.AgendaNotice(m.Body))), Tag: wording.AgendaTag(s, m)}
	if _, out := m.Issued(); !out && s.Starts(m).After(v.Now) {
		card.Blocks = dashboardMissing(v, m)
		card.Buttons = append(draftButtons(v, m), openDraft(s, m))
	}
	return card, true
}

// dayBefore tells those who come when and where.
func dayBefore(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || m.Coming[principal(v, m.Body)] == partnership.NotComing && !wording.IsDeputy(m, v.Who) {
		return ui.Card{}, false
	}
	s := v.State
	facts := []ui.Fact{ui.Of("When", "%s, %s", ui.OnDay(m.Day), wording.Hours(m))}
	if m.Place != "" {
		facts = append(facts, ui.Of("Where", "%s", ui.TypedText(m.Place)))
	}
	facts = append(facts, joiningFact(v, m)...)
	facts = append(facts, papersSince(s, m)...)
	return ui.Card{
		Lead:   ui.Say("Coming up: %s.", wording.TheMeeting(s, m)),
		Blocks: []ui.Block{ui.Facts(append(facts, ui.Of("On the day", "secretariat, %s", s.Terms.Contact.Phone))...)},
		Buttons: []ui.Button{ui.Press("Open the agenda", bot.Line("agenda show", string(m.Ref))).
			Named("Open the agenda, %s", wording.TheMeeting(s, m))},
		Foot: wording.Foot(s),
	}, true
}

// missed tells the secretariat alone what was not sent because it would have come too late.
func missed(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("Not sent, because it would have come too late: %s, for %s.", about[1], wording.TheMeeting(v.State, m)),
		Blocks: []ui.Block{ui.Paragraph(
			"The service was not running, or the meeting was planned late. Nobody was told; please decide whether to tell them yourself.")},
	}, true
}

// linesLost tells the secretariat that the minute book is not whole: they alone can find out what is missing.
func linesLost(_ bot.View, about []string) (ui.Card, bool) {
	if len(about) < 2 {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("The minute book has lost some lines: %s were known, %s were left.", about[0], about[1]),
		Blocks: []ui.Block{ui.Paragraph(
			"This happens when the database fails over to a copy that was behind. What people did in the last minutes before may be missing: please check, and ask them to do it again.")},
	}, true
}

func openDraft(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Open the draft agenda", bot.Line("agenda draft", string(m.Ref))).Named("Open the draft agenda for %s", wording.TheMeeting(s, m))
}
