package commands

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func strayRows(v bot.View, strays []partnership.Stray) []ui.Row {
	rows := make([]ui.Row, len(strays))
	for i, in := range strays {
		rows[i] = ui.Row{Title: strayName(in), Detail: strayDetail(v, in)}
		number := v.State.Presence.Number
		fine := ui.Press("It is all right", bot.Line("people fine", fmt.Sprint(number), fmt.Sprint(i))).Named("It is all right, line %s", i+1)
		asks := ui.Press("Ask who it is", bot.Line("people ask", fmt.Sprint(number), fmt.Sprint(i))).Named("Ask who it is, line %s", i+1)
		q := v.State.Presence.Strangers[in.Account]
		switch {
		case v.State.IsFine(in):
			rows[i].Tag = &ui.Tag{Words: ui.Say("All right"), Tone: ui.Good}
		case q != nil:
			rows[i].Tag, rows[i].Buttons = askedTag(v, q), []ui.Button{fine}
		case in.Account != "":
			rows[i].Buttons = []ui.Button{fine, asks}
		default:
			rows[i].Buttons = []ui.Button{fine}
		}
	}
	return rows
}

func strayName(in partnership.Stray) ui.Text {
	switch {
	case in.Person != "":
		return ui.Say("%s", ui.Person(in.Person))
	case in.Name != "":
		return ui.Say("%s", ui.TypedText(in.Name))
	}
	return ui.Say("Somebody")
}

func strayDetail(v bot.View, in partnership.Stray) ui.Text {
	if in.Person != "" {
		return ui.Say("in %s; in the register: %s", theChannel(v.State, in.Place), standing(v, in.Person))
	}
	if q := v.State.Presence.Strangers[in.Account]; q != nil && q.Answers != "" {
		return ui.Say("in %s; says: “%s”", theChannel(v.State, in.Place), ui.TypedText(q.Answers))
	}
	return ui.Say("in %s; not in the register", theChannel(v.State, in.Place))
}

func askedTag(v bot.View, q *partnership.Questioned) *ui.Tag {
	switch {
	case q.Answers != "":
		return &ui.Tag{Words: ui.Say("Has answered"), Tone: ui.Good}
	case q.Failed:
		return &ui.Tag{Words: ui.Say("Takes no messages from us"), Tone: ui.Stopped}
	}
	return &ui.Tag{Words: ui.Say("Asked on %s", ui.OnDay(v.State.Calendar.Date(q.Asked))), Tone: ui.Quiet}
}

func absentRows(v bot.View, absent []partnership.Absentee) []ui.Row {
	rows := make([]ui.Row, len(absent))
	for i, a := range absent {
		rows[i] = ui.Row{Title: ui.Say("%s", ui.Person(a.Person)), Detail: ui.Say("not in %s; in the register: %s", theChannel(v.State, a.Place), standing(v, a.Person))}
		if asked, done := v.State.Presence.Joining[a]; done {
			rows[i].Tag = &ui.Tag{Words: ui.Say("Asked to join on %s", ui.OnDay(v.State.Calendar.Date(asked))), Tone: ui.Quiet}
			continue
		}
		line := bot.Line("people invite", fmt.Sprint(v.State.Presence.Number), fmt.Sprint(i))
		rows[i].Buttons = []ui.Button{ui.Press("Ask them to join", line).Named("Ask them to join, line %s", i+1)}
	}
	return rows
}
