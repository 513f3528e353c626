package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// strangerKnown greets somebody who is known from now on, with what waits for them.
func strangerKnown(v bot.View, about []string) (ui.Card, bool) {
	met := v.State.Strangers[partnership.TextID(about[0])]
	if met == nil || !met.Linked || v.Who != met.Person {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:   ui.Say("Welcome, %s: %s has confirmed who you are, so you can use this from now on.", ui.Person(met.Person), ui.Person(met.By)),
		Blocks: []ui.Block{ui.Facts(ui.Of("You are here for", "%s", standing(v, met.Person)))},
		Foot:   wording.Foot(v.State),
	}
	rows := waits(v)
	if len(rows) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("What waits for you"), ui.Rows(rows...))
	} else {
		card.Blocks = append(card.Blocks, ui.Paragraph("Nothing waits for you at this moment."))
	}
	card.Buttons = []ui.Button{ui.Press("What can I do here?", "help")}
	return card, true
}

// waits are the things that want something of the viewer, the most urgent first.
func waits(v bot.View) []ui.Row {
	var rows []ui.Row
	asked := map[partnership.BodyID]bool{}
	for _, m := range concerning(v) {
		rows = append(rows, waitsAt(v, m)...)
		if !asked[m.Body] && v.May(partnership.Member, m.Body) && m.Coming[principal(v, m.Body)] == "" { // later ones have time
			rows = append(rows, meetingRow(v, m, ui.Say("Say whether you are coming."),
				ui.Press("Open", bot.Line("meeting show", string(m.Ref))).Named("Open: %s", wording.TheMeeting(v.State, m))))
		}
		asked[m.Body] = true
	}
	actions := v.State.ActionsOf(func(a *partnership.Action) bool { return a.Done.IsZero() && mine(v, a) })
	if len(actions) > 0 {
		rows = append(rows, ui.Row{Title: ui.Say("%s to do", wording.Counted(len(actions), "action")), Buttons: []ui.Button{ui.Press("Open", "action/mine").Named("Open: my actions")}})
	}
	return rows[:min(len(rows), maxWaits)]
}

// maxWaits is how many things a greeting lists: the other commands have the rest.
const maxWaits = 8

func meetingRow(v bot.View, m *partnership.Meeting, wanted ui.Text, buttons ...ui.Button) ui.Row {
	return ui.Row{Title: ui.Say("%s, %s", wording.Body(v.State, m.Body), ui.OnDay(m.Day)), Detail: wanted, Buttons: buttons}
}

// waitsAt is what one meeting wants of the viewer as its chair, or as a deputy.
func waitsAt(v bot.View, m *partnership.Meeting) []ui.Row {
	s := v.State
	var rows []ui.Row
	if head := m.Head(); head != nil && waitsForChair(head) && v.May(partnership.Chair, m.Body) {
		rows = append(rows, meetingRow(v, m, ui.Say("Its agenda waits for the chair to agree it."),
			ui.Press("Open", agendaLine("agenda read", m, head.Number)).Named("Open the agenda: %s", wording.TheMeeting(s, m))))
	}
	for _, d := range m.Deputies {
		if d.Deputy == v.Who && d.Answer == "" {
			rows = append(rows, meetingRow(v, m, ui.Say("%s asks you to be their deputy.", ui.Person(d.For)),
				ui.Press("I can come", bot.Line("deputy accept", string(m.Ref), string(d.For))).Named("I can come: %s", wording.TheMeeting(s, m)),
				ui.Press("I can’t", bot.Line("deputy decline", string(m.Ref), string(d.For))).Named("I can’t: %s", wording.TheMeeting(s, m))))
		}
	}
	return rows
}

func waitsForChair(version *partnership.Version) bool {
	return !version.SentAt.IsZero() && version.Agreed == nil && version.Asked == "" && version.IssuedAt.IsZero()
}
