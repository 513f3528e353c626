package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// waitsOn is what others wait for the viewer to say: as chair or their office, as deputy, as proposer.
func waitsOn(v bot.View) []ui.Row {
	rows := lettersWaiting(v)
	for _, m := range v.State.Upcoming("", v.Now) {
		if row, ok := agreementWanted(v, m); ok {
			rows = append(rows, row)
		}
		rows = append(rows, deputiesWanted(v, m)...)
	}
	for _, item := range v.State.Business(func(i *partnership.Item) bool { return asksForTalk(v, i) }) {
		rows = append(rows, talkRow(v, item))
	}
	return rows
}

// agreementWanted asks the chair for their agreement, as long as the version waits for it.
func agreementWanted(v bot.View, m *partnership.Meeting) (ui.Row, bool) {
	head := m.Head()
	if head == nil || head.SentAt.IsZero() || head.Agreed != nil || head.Asked != "" || !v.May(partnership.Chair, m.Body) {
		return ui.Row{}, false
	}
	s := v.State
	row := ui.Row{
		Title:  ui.Say("The agenda for %s to agree", wording.TheMeeting(s, m)),
		Detail: ui.Say("%s, version %s, sent on %s", string(m.Ref), head.Number, ui.OnDay(s.Calendar.Date(head.SentAt))),
	}
	for _, b := range chairButtons(v, m, *head)[:2] {
		b.Primary = false
		row.Buttons = append(row.Buttons, b)
	}
	return row, true
}

// deputiesWanted asks the viewer, or for whom they act, to come in somebody's place.
func deputiesWanted(v bot.View, m *partnership.Meeting) []ui.Row {
	s := v.State
	var rows []ui.Row
	for _, d := range m.Deputies {
		if d.Answer != "" || !actsIn(v, partnership.Attending, d.Deputy) {
			continue
		}
		press := func(label, path string) ui.Button {
			return ui.Press(label, bot.Line(path, string(m.Ref), string(d.For))).Named("%s: %s, for %s", label, wording.TheMeeting(s, m), ui.Person(d.For))
		}
		row := ui.Row{
			Title:   ui.Say("%s asks you to be their deputy at %s", ui.Person(d.For), wording.TheMeeting(s, m)),
			Detail:  ui.Say("%s%s", wording.Hours(m), wording.WherePart(m)),
			Buttons: []ui.Button{press("I can come", "deputy accept"), press("I can’t", "deputy decline")},
		}
		if v.Who != d.Deputy {
			row.Title = ui.Say("For %s: %s", ui.Person(d.Deputy), row.Title)
		}
		rows = append(rows, row)
	}
	return rows
}

// asksForTalk says whether the secretariat has asked the viewer for a time to talk about an item, and waits.
func asksForTalk(v bot.View, item *partnership.Item) bool {
	return item.Stage == partnership.Offered && item.Talk == nil && item.Way == "" && !item.TalkAsked.IsZero() &&
		actsIn(v, partnership.Bringing, item.Proposer)
}

// actsIn says whether the viewer is somebody, or acts for them in a thing: nothing is offered that would be turned down.
func actsIn(v bot.View, thing partnership.Thing, person partnership.PersonID) bool {
	return v.Who == person || slices.Contains(v.State.ActsIn(thing, v.Who, v.Today()), person)
}

func talkRow(v bot.View, item *partnership.Item) ui.Row {
	s := v.State
	press := func(label string, way partnership.Way) ui.Button {
		return ui.Press(label, itemLine("agenda answer", s, item.Number, string(way))).Named("%s about %s", label, wording.Quoted(s, item))
	}
	return ui.Row{
		Title:   wording.Titled(v, item),
		Detail:  ui.Say("Could you talk about it for ten minutes by %s?", ui.OnDay(s.AnswerBy(item))),
		Buttons: []ui.Button{press("Ring me", partnership.RingMe), press("Let us do it in writing", partnership.InWriting)},
	}
}
