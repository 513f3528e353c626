package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// draftCard is the running order of a meeting on one card, with what can be done next.
func draftCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	card := ui.Card{
		Lead: ui.Say("Draft agenda for %s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref)),
		Tag:  wording.AgendaTag(s, m),
	}
	facts := []ui.Fact{
		ui.Of("On it", "%s and %s", wording.Counted(wording.Substance(m.Lines), "item"), wording.Counted(len(m.Lines)-wording.Substance(m.Lines), "standing item")),
		ui.Of("Time", "%s", wording.TimeUsed(s, m, m.Lines)),
	}
	if s.Timetable {
		t := s.Timings(m)
		facts = append(facts, ui.Of("Our working timetable", "to the chair by %s, out by %s (not in the terms of reference)",
			ui.OnDay(t.ToChair), ui.OnDay(s.Calendar.Date(t.Issue))))
	}
	facts = append(facts, putOffFacts(s, m)...)
	rows := agendaRows(v, m, m.Lines)
	for i := range rows {
		rows[i].Buttons = entryButtons(s, m, i)
	}
	card.Blocks = []ui.Block{ui.Facts(facts...), ui.Rows(rows...)}
	card.Blocks = append(card.Blocks, waitingBlocks(v, m)...)
	card.Blocks = append(card.Blocks, changesSince(v, m)...)
	card.Blocks = append(card.Blocks, dashboardMissing(v, m)...)
	card.Buttons = append(draftButtons(v, m), sheetButton(s, m))
	return card
}

func entryButtons(s *partnership.State, m *partnership.Meeting, i int) []ui.Button {
	key := entryKey(s, m.Lines[i])
	change := ui.Press("Change", bot.Line("agenda line", string(m.Ref), key)).Named("Change item %s", i+1)
	if i == 0 {
		return []ui.Button{change}
	}
	return []ui.Button{ui.Press("Earlier", bot.Line("agenda up", string(m.Ref), key)).Named("Move item %s up", i+1), change}
}

// waitingBlocks list what was offered and is not on the draft: nothing is forgotten.
func waitingBlocks(v bot.View, m *partnership.Meeting) []ui.Block {
	s := v.State
	var rows []ui.Row
	for _, item := range s.LeftOff(m) {
		row := ui.Row{Title: wording.Titled(v, item), Detail: ui.Say("from %s", ui.Person(item.Proposer)), Tag: wording.ItemTag(s, item)}
		if item.Stage == partnership.Offered && item.Meeting == m.Ref {
			path, label := "agenda add", "Put on the draft"
			if item.Talk == nil && item.Gated {
				path, label = "agenda talked", "We have talked: add it"
			}
			row.Buttons = []ui.Button{named(s, item, label, path)}
		}
		rows = append(rows, row)
	}
	for _, item := range s.Waiting("") { // back on the list, since their meeting was cancelled
		if item.Body == m.Body {
			rows = append(rows, ui.Row{
				Title: wording.Titled(v, item), Detail: ui.Say("from %s", ui.Person(item.Proposer)), Tag: wording.ItemTag(s, item),
				Buttons: []ui.Button{named(s, item, "Put on the draft", "agenda add")},
			})
		}
	}
	for _, q := range suggestedRequests(s, m.Body) {
		rows = append(rows, ui.Row{
			Title:  ui.Say("Request to join from %s (%s)", ui.TypedText(q.Organisation), q.Number),
			Detail: ui.Say("suggested: the terms of reference bring it to this meeting"),
		})
	}
	rows = append(rows, suggestedRecommendations(v, m.Body)...)
	if len(rows) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("Offered, and not on it"), ui.Rows(rows[:min(len(rows), maxRows)]...)}
}

// changesSince shows how the draft differs from the version that the chair has.
func changesSince(v bot.View, m *partnership.Meeting) []ui.Block {
	head := m.Head()
	if head == nil {
		return nil
	}
	diffs := partnership.DiffLines(head.Lines, v.State.Snapshot(m))
	if len(diffs) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("Changed since version %s", head.Number), ui.List(wording.Differences(v, m, diffs)...)}
}

func draftButtons(v bot.View, m *partnership.Meeting) []ui.Button {
	s := v.State
	head := m.Head()
	issue := ui.Main("Issue the agenda", bot.Line("agenda issue", string(m.Ref))).Named("Issue the agenda for %s", wording.TheMeeting(s, m))
	_, gated := s.Rule(m.Body, terms.AgendaAgreed)
	switch {
	case !gated:
		return []ui.Button{issue}
	case head != nil && !s.Changed(m, head) && head.Agreed != nil && head.IssuedAt.IsZero():
		return []ui.Button{issue}
	case head != nil && !s.Changed(m, head) && head.Asked == "" && head.Agreed == nil:
		return []ui.Button{
			ui.Press("Record the chair’s agreement", agendaLine("agenda agree", m, head.Number)).
				Named("Record the chair’s agreement, %s", wording.TheMeeting(s, m)),
			ui.Press("The chair wants a change", agendaLine("agenda wish", m, head.Number)).
				Named("The chair wants a change, %s", wording.TheMeeting(s, m)),
		}
	case head != nil && !s.Changed(m, head) && !head.IssuedAt.IsZero():
		return nil
	}
	return []ui.Button{ui.Main("Send to chair", bot.Line("agenda send", string(m.Ref))).Named("Send to chair: %s", wording.TheMeeting(s, m))}
}
