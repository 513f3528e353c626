package commands

import (
	"cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// everyGroup is written where no group is meant in particular.
const everyGroup = "all"

var underGroup = optional(fixed(bot.Pick("group", "Of which group?", nil, func(r *bot.Request, raw string) (partnership.BodyID, error) {
	if raw == everyGroup {
		return "", nil
	}
	return findListed(r, raw)
})))

// MeasureList shows what is watched, by the groups that report on it.
var MeasureList = &bot.Command{
	Path: "measure list", Title: "Measures", Summary: "What is measured, its target, and whether it is on track, at risk or off track.",
	Audience: partnership.Known, Options: []bot.Option{underGroup, aPage},
	Examples: []string{"measure list", "measure list wg-climate"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(measuresCard(r.View(), underGroup.From(r), aPage.From(r))), nil
	},
}

// MeasureShow opens one measure.
var MeasureShow = &bot.Command{
	Path: "measure show", Title: "Open a measure", Summary: "A measure: its figures, and what was done where it was off track.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theMeasure}, Examples: []string{"measure show I-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := r.State().Measure(theMeasure.From(r).Number)
		return bot.Answered(measureCard(r.View(), m)), nil
	},
}

// measuresCard lists the measures of a group and of those that answer to it; all, where no group is named. What is off track
// comes first.
func measuresCard(v bot.View, body partnership.BodyID, page int) ui.Card {
	s := v.State
	all := s.MeasuresUnder(body)
	if len(all) == 0 {
		card := ui.Card{Lead: ui.Say("Nothing is measured yet. What a group watches, with its target, appears here.")}
		if v.May(partnership.Secretariat, body) {
			card.Buttons = []ui.Button{ui.Press("Watch a measure", bot.Line("measure add"))}
		}
		return card
	}
	card := ui.Card{Lead: ui.Say("%s: %s.", wording.Counted(len(all), "measure"), wording.Tally(all))}
	if body != "" {
		card.Lead = ui.Say("%s: %s, %s.", wording.Upper(wording.TheGroup(s, body)), wording.Counted(len(all), "measure"), wording.Tally(all))
	}
	shown, next := pagedBy(maxRows, all, page)
	rows := make([]ui.Row, len(shown))
	for i, m := range shown {
		rows[i] = measureRow(v, m)
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	card.Buttons = []ui.Button{measuresPicture(body)}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("measure list", cmp.Or(string(body), everyGroup), pageValue(next))))
	}
	if v.May(partnership.Secretariat, body) {
		card.Buttons = append(card.Buttons, ui.Press("Watch another", bot.Line("measure add")))
	}
	return card
}

// measuresPicture shows how measures stand today as a picture.
func measuresPicture(body partnership.BodyID) ui.Button {
	return ui.Press("As a picture", bot.Line("measure picture", cmp.Or(string(body), everyGroup))).Named("How the measures stand, as a picture")
}

func measureRow(v bot.View, m *partnership.Measure) ui.Row {
	row := ui.Row{
		Number: m.Number.String(), Title: ui.Say("%s", ui.TypedText(m.Name)), Tag: measureTag(m),
		Detail:  ui.Say("%s; target %s; %s", wording.WhereItStands(m), wording.TargetWords(m.Target), wording.TheGroup(v.State, m.Body)),
		Buttons: []ui.Button{ui.Press("Open", bot.Line("measure show", m.Number.String())).Named("Open %s", m.Number.String())},
	}
	if v.State.Wanting(m) {
		row.Aside = ui.Say("nothing done yet")
	}
	return row
}
