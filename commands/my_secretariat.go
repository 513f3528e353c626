package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// waitsOnSecretariat is what waits on the secretariat of the viewer's groups: whoever of them has time.
func waitsOnSecretariat(v bot.View) []ui.Row {
	if !v.May(partnership.Secretariat, "") {
		return nil
	}
	var rows []ui.Row
	for _, m := range v.State.Upcoming("", v.Now) {
		if v.May(partnership.Secretariat, m.Body) {
			rows = append(rows, agendaToMake(v, m)...)
			rows = append(rows, deputiesUnreached(v, m)...)
			rows = append(rows, briefToSend(v, m)...)
		}
	}
	for _, m := range v.State.Begun("", v.Now) {
		if v.May(partnership.Secretariat, m.Body) && m.Notes.IssuedAt.IsZero() {
			rows = append(rows, notesToMake(v, m))
		}
	}
	rows = append(rows, requestsToTake(v)...)
	rows = append(rows, actionsToSettle(v)...)
	rows = append(rows, entriesToDealWith(v)...)
	rows = append(rows, lettersLost(v)...)
	rows = append(rows, clerksEnding(v)...)
	return append(rows, strangersToKnow(v)...)
}

// agendaToMake says what is to be done about the agenda of a meeting; nothing, where it waits on others.
func agendaToMake(v bot.View, m *partnership.Meeting) []ui.Row {
	s, head := v.State, m.Head()
	var parts []ui.Text
	talk, put := 0, 0
	for _, item := range s.Waiting(m.Ref) {
		if item.Gated && item.Talk == nil {
			talk++
		} else {
			put++
		}
	}
	if talk > 0 {
		parts = append(parts, ui.Say("%s to be talked through", wording.Counted(talk, "item")))
	}
	if put > 0 {
		parts = append(parts, ui.Say("%s to be put on the draft", wording.Counted(put, "item")))
	}
	switch {
	case head == nil:
	case s.Changed(m, head) && head.IssuedAt.IsZero():
		parts = append(parts, ui.Say("the draft has changed since the chair had it"))
	case head.Agreed != nil && head.IssuedAt.IsZero():
		parts = append(parts, ui.Say("agreed by the chair, to be issued"))
	case head.Asked != "":
		parts = append(parts, ui.Say("the chair asks for a change"))
	}
	if len(parts) == 0 {
		return nil
	}
	return []ui.Row{{
		Title: ui.Say("Agenda for %s", wording.TheMeeting(s, m)), Detail: ui.Join("; ", parts...), Buttons: []ui.Button{brief(openDraft(s, m))},
	}}
}

// brief is a button with the short label that rows have; its name says the rest.
func brief(b ui.Button) ui.Button {
	b.Label = ui.Say("Open")
	b.Primary = false
	return b
}

// deputiesUnreached are those to whom nobody could write.
func deputiesUnreached(v bot.View, m *partnership.Meeting) []ui.Row {
	var rows []ui.Row
	for _, d := range m.Deputies {
		if d.NoAddress && d.Answer == "" {
			rows = append(rows, ui.Row{
				Title:  ui.Say("%s is to be told that they come for %s", ui.Person(d.Deputy), ui.Person(d.For)),
				Detail: ui.Say("%s; we have no address for them", wording.TheMeeting(v.State, m)),
				Buttons: []ui.Button{ui.Press("Open", bot.Line("meeting show", string(m.Ref))).
					Named("Open %s: deputy of %s", wording.TheMeeting(v.State, m), ui.Person(d.For))},
			})
		}
	}
	return rows
}

func notesToMake(v bot.View, m *partnership.Meeting) ui.Row {
	row := ui.Row{Title: ui.Say("Action notes of %s", wording.TheMeeting(v.State, m)), Detail: ui.Say("to be written")}
	next := writeNotes(v.State, m)
	if m.Notes.Version > 0 {
		row.Detail, next = ui.Say("to be issued"), issueNotes(v.State, m)
	}
	row.Buttons = []ui.Button{brief(next)}
	return row
}

// requestsToTake are the requests to join of which the next step is the secretariat's.
func requestsToTake(v bot.View) []ui.Row {
	var rows []ui.Row
	for _, q := range v.State.RequestsOf(func(q *partnership.Request) bool {
		return v.May(partnership.Secretariat, q.Body) && !nextStep(v.State, q).IsZero()
	}) {
		rows = append(rows, ui.Row{
			Title:  ui.Say("Request to join from %s (%s)", ui.TypedText(q.Organisation), q.Number.String()),
			Detail: ui.Say("Next: %s", nextStep(v.State, q)),
			Buttons: []ui.Button{ui.Press("Open", bot.Line("find", q.Number.String())).
				Named("Open request %s", q.Number.String())},
		})
	}
	return rows
}

// actionsToSettle are those that are past their date, or not theirs, as whoever was to do them says.
func actionsToSettle(v bot.View) []ui.Row {
	var rows []ui.Row
	for _, a := range v.State.OpenActions() {
		if !a.NotOurs && wording.PastTag(v, a) == nil || !keepsAction(v, a) || mine(v, a) {
			continue
		}
		row := actionRow(v.State, a)
		row.Tag, row.Buttons = actionTag(v, a), []ui.Button{updateButton(a, "Change it"), doneButton(a)}
		if a.NotOurs {
			row.Tag = &ui.Tag{Words: ui.Say("Not theirs, they say"), Tone: ui.Stopped}
		}
		rows = append(rows, row)
	}
	return rows
}

// strangersToKnow are those who wrote, and may be somebody of the register.
func strangersToKnow(v bot.View) []ui.Row {
	if !slices.Contains(v.State.Officers, partnership.Officer{Person: v.Who}) { // it is not for a group's own clerk
		return nil
	}
	var rows []ui.Row
	for _, met := range v.State.StrangersOf(func(met *partnership.Stranger) bool { return !met.Settled }) {
		press := func(label, path string) ui.Button {
			return ui.Press(label, bot.Line(path, string(met.Account))).Named("%s: %s, %s", label, ui.TypedText(met.Name), ui.Person(met.Person))
		}
		rows = append(rows, ui.Row{
			Title:   ui.Say("Is %s, who wrote %s, %s of the register?", ui.TypedText(met.Name), bot.OnPlatform(met.Platform), ui.Person(met.Person)),
			Buttons: []ui.Button{press("Yes, link", "setup known"), press("No", "setup unknown")},
		})
	}
	return rows
}
