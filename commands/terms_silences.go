package commands

import (
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
	"github.com/partnership-secretariat/secretariat/wording"
)

// TermsSilences shows what the terms of reference do not say, and what is done about it: it makes up no rule.
var TermsSilences = &bot.Command{
	Path: "terms silences", Title: "What they do not say", Summary: "What the terms of reference do not say, and what the secretariat does about it.",
	Audience: partnership.Anyone, Options: []bot.Option{aPage}, Examples: []string{"terms silences"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(silencesCard(r.State().Terms, aPage.From(r))), nil
	},
}

func silencesCard(t *terms.Terms, page int) ui.Card {
	all := explain.Silences(t)
	shown, next := pagedBy(onePage, all, page)
	if len(shown) == 0 {
		return ui.Card{Lead: ui.Say("We know of nothing more that the terms of reference of the %s leave open.", t.Title)}
	}
	card := ui.Card{Lead: ui.Say("The terms of reference of the %s leave %s open. Where they are silent, the secretariat asks.", t.Title, wording.Counted(len(all), "thing"))}
	rows := make([]ui.Row, len(shown))
	for i, s := range shown {
		rows[i] = ui.Row{Title: ui.Say("%s", s.What), Detail: ui.Say("%s", s.Does), Aside: ui.Say("%s", ofWhich(s.Groups, len(t.Bodies)))}
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	if next > 0 {
		card.Buttons = []ui.Button{ui.Press("Read on", bot.Line("terms silences", pageValue(next)))}
	}
	return card
}

// ofWhich says of which groups something is left open, without a list that nobody reads.
func ofWhich(groups []string, all int) string {
	switch n := len(groups); {
	case n == 0:
		return "the partnership"
	case n == all && n > 1:
		return "every group"
	case n <= 3:
		return strings.Join(groups, ", ")
	default:
		return fmt.Sprintf("%d of %d groups", n, all)
	}
}
