package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// TermsHistory shows which terms of reference held when, who agreed to them, and what is proposed.
var TermsHistory = &bot.Command{
	Path: "terms history", Title: "History of the terms", Summary: "Which terms of reference held when, who agreed to them, and what is proposed.",
	Audience: partnership.Anyone, Examples: []string{"terms history"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(historyCard(r.View())), nil
	},
}

func historyCard(v bot.View) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("The terms of reference of the %s, the latest first.", s.Terms.Title)}
	var rows []ui.Row
	for _, e := range slices.Backward(s.Editions) {
		if !seesEdition(v, e) {
			continue
		}
		rows = append(rows, editionRow(v, e))
	}
	shown := rows[:min(len(rows), maxRows)]
	card.Blocks = []ui.Block{ui.Rows(shown...)}
	if more := len(rows) - len(shown); more > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("And %s before these.", more))
	}
	card.Buttons = []ui.Button{ui.Press("What they say", bot.Line("terms show")), ui.Press("What they do not say", bot.Line("terms silences"))}
	if councils(v) {
		card.Buttons = append(card.Buttons, ui.Press("Propose new terms", bot.Line("terms propose")))
	}
	return card
}

func editionRow(v bot.View, e *partnership.Edition) ui.Row {
	s := v.State
	row := ui.Row{Number: editionValue(e), Tag: editionTag(e)}
	switch {
	case !e.Ended.IsZero():
		row.Title = ui.Say("In force from %s until %s", ui.OnDay(s.Calendar.Date(e.Begun)), ui.OnDay(s.Calendar.Date(e.Ended)))
	case !e.Begun.IsZero():
		row.Title = ui.Say("In force since %s", ui.OnDay(s.Calendar.Date(e.Begun)))
	default:
		row.Title = ui.Say("Proposed on %s", ui.OnDay(s.Calendar.Date(e.Proposed)))
	}
	switch {
	case e.Agreed != nil:
		row.Detail = ui.Say("agreed by %s", agreedWords(s, e.Agreed))
	case e.Number == 1:
		row.Detail = ui.Say("with which this book began")
	}
	if s.Before(e) != nil && e.Withdrawn.IsZero() {
		row.Buttons = []ui.Button{editionButton("What changed", "terms changes", e)}
	}
	return row
}
