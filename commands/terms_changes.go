package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// TermsChanges lists all that an edition of the terms changes, page by page.
var TermsChanges = &bot.Command{
	Path: "terms changes", Title: "What the terms change", Summary: "All that a version of the terms of reference changes.",
	Audience: partnership.Anyone, Hidden: true, Options: []bot.Option{theEdition, aPage}, Examples: []string{"terms changes 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		return bot.Answered(changesCard(r.View(), theEdition.From(r), aPage.From(r))), nil
	},
}

func changesCard(v bot.View, e *partnership.Edition, page int) ui.Card {
	card := ui.Card{Lead: ui.Say("What %s of the terms of reference changes.", e.Number), Tag: editionTag(e)}
	was, now, ok := texts(v.State, e)
	if !ok {
		card.Blocks = []ui.Block{ui.Paragraph("There is nothing to compare it with here.")}
		return card
	}
	changes := changesOf(was, now)
	shown, next := pagedBy(onePage, changes, page)
	if len(shown) == 0 {
		card.Blocks = []ui.Block{ui.Paragraph("Nothing more.")}
		return card
	}
	card.Blocks = []ui.Block{ui.List(shown...)}
	if next > 0 {
		card.Buttons = []ui.Button{editionButton("More", "terms changes", e, pageValue(next))}
	}
	return card
}
