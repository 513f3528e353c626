package commands

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// actingCard is who acts for the viewer and for whom the viewer acts; for the secretariat of the whole partnership, all.
func actingCard(v bot.View, all bool) ui.Card {
	var mine []partnership.Acting
	for _, a := range v.State.OfficesOn(v.Today()) {
		if all || a.For == v.Who || a.Person == v.Who {
			mine = append(mine, a)
		}
	}
	slices.SortStableFunc(mine, func(a, b partnership.Acting) int { return cmp.Compare(a.For, b.For) })
	card := ui.Card{Lead: ui.Say("%s for somebody.", wording.Many(len(mine), "person acts", "people act"))}
	if len(mine) == 0 {
		card.Lead = ui.Say("Nobody acts for you, and you act for nobody.")
		if all {
			card.Lead = ui.Say("Nobody acts for anybody.")
		}
	}
	rows := make([]ui.Row, 0, maxRows)
	for _, a := range mine[:min(len(mine), maxRows)] {
		rows = append(rows, actingRow(v, a))
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	if more := len(mine) - len(rows); more > 0 {
		card.Foot = ui.Say("And %s more.", more)
	}
	if all || len(v.State.Places(v.Who, "", v.Today())) > 0 {
		label := "Somebody acts for me"
		if all {
			label = "Somebody acts for a member"
		}
		card.Buttons = []ui.Button{ui.Press(label, "acting/start")}
	}
	return card
}

func actingRow(v bot.View, a partnership.Acting) ui.Row {
	row := ui.Row{
		Title:  ui.Say("%s, for %s", ui.Person(a.Person), ui.Person(a.For)),
		Detail: ui.Say("%s, since %s%s; %s", inThings(a), ui.OnDay(a.From), untilWhen(a.Until), onWhoseWord(a)),
		Buttons: []ui.Button{ui.Press("End it", bot.Line("acting end", string(a.Person), string(a.For))).
			Named("End it: %s, for %s", ui.Person(a.Person), ui.Person(a.For))},
	}
	if a.Person == v.Who {
		row.Tag = &ui.Tag{Words: ui.Say("You"), Tone: ui.Quiet}
	}
	return row
}

// onWhoseWord says who said that somebody acts for another, and how it came.
func onWhoseWord(a partnership.Acting) ui.Text {
	if a.Entered == "" {
		return ui.Say("%s said so", ui.Person(a.For))
	}
	return ui.Say("%s said so %s, entered by %s", ui.Person(a.For), cmp.Or(mediumWords[a.How], "to us"), ui.Person(a.Entered))
}

var actingTellings = []bot.Telling{
	{Kind: "acting-began", Card: actingBegan},
	{Kind: "acting-entered", Card: actingEntered},
	{Kind: "acting-over", Card: actingOver},
}

// actingHears says who hears that somebody begins, or ends, to act for another. Who begins to act for a chair is sent what
// still waits for the chair's agreement.
func actingHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.ActingStarted:
		told := tell("acting-began", []string{string(e.Person), string(e.For)}, toOnly(e.Person))
		if r.By != e.For {
			told = append(told, tell("acting-entered", []string{string(e.Person), string(e.For)}, toOnly(e.For))...)
		}
		for _, m := range s.Upcoming("", r.At) {
			head := m.Head()
			waits := head != nil && head.Agreed == nil && head.Asked == "" && head.IssuedAt.IsZero()
			if waits && slices.Contains(chairAndOffice(s, m.Body, s.Calendar.Date(r.At)), e.Person) {
				told = append(told, version("agenda-waiting", m.Ref, head.Number, toOnly(e.Person))...)
			}
		}
		return told
	case partnership.ActingEnded:
		if r.By != e.Person && !slices.Contains(s.ActsFor(e.Person, s.Calendar.Date(r.At)), e.For) {
			return tell("acting-over", []string{string(e.Person), string(e.For)}, toOnly(e.Person))
		}
	default:
	}
	return nil
}

// acts finds how somebody acts for another now.
func acts(v bot.View, about []string) (partnership.Acting, bool) {
	for _, a := range v.State.OfficesOn(v.Today()) {
		if len(about) > 1 && string(a.Person) == about[0] && string(a.For) == about[1] {
			return a, true
		}
	}
	return partnership.Acting{}, false
}

func actingBegan(v bot.View, about []string) (ui.Card, bool) {
	a, ok := acts(v, about)
	if !ok {
		return ui.Card{Lead: ui.Say("You acted for %s.", ui.Person(about[1])), Tag: overTag()}, len(about) > 1
	}
	return ui.Card{
		Lead: ui.Say("You act for %s from now on%s.", ui.Person(a.For), untilWhen(a.Until)),
		Blocks: []ui.Block{
			ui.Facts(ui.Of("For which things", "%s", inThings(a)), ui.Of("On whose word", "%s", onWhoseWord(a))),
			ui.Paragraph("You have copies of what they are sent. What you do for them is recorded as done by you."),
		},
		Buttons: []ui.Button{ui.Press("What can I do here?", "help"), endOf(a)},
		Foot:    wording.Foot(v.State),
	}, true
}

func actingEntered(v bot.View, about []string) (ui.Card, bool) {
	a, ok := acts(v, about)
	if !ok {
		return ui.Card{Lead: ui.Say("%s acted for you.", ui.Person(about[0])), Tag: overTag()}, len(about) > 1
	}
	return ui.Card{
		Lead: ui.Say("We have entered for you that %s acts for you%s.", ui.Person(a.Person), untilWhen(a.Until)),
		Blocks: []ui.Block{
			ui.Facts(ui.Of("For which things", "%s", inThings(a)), ui.Of("On whose word", "%s", onWhoseWord(a))),
			ui.Paragraph("If this is not right, end it here."),
		},
		Buttons: []ui.Button{endOf(a)},
		Foot:    wording.Foot(v.State),
	}, true
}

func overTag() *ui.Tag { return &ui.Tag{Words: ui.Say("Over"), Tone: ui.Quiet} }

func endOf(a partnership.Acting) ui.Button {
	return ui.Press("End it", bot.Line("acting end", string(a.Person), string(a.For))).Named("End it: %s, for %s", ui.Person(a.Person), ui.Person(a.For))
}

func actingOver(v bot.View, about []string) (ui.Card, bool) {
	if _, still := acts(v, about); still || len(about) < 2 {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("You no longer act for %s: you have no more copies, and can do nothing for them here.", ui.Person(about[1])),
		Foot: wording.Foot(v.State),
	}, true
}
