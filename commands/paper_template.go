package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// PaperTemplate gives an empty paper for an item, with the headings and with what the terms ask of papers.
var PaperTemplate = &bot.Command{
	Path: "paper template", Title: "An empty paper", Summary: "An empty paper for an item, with headings, and with what the terms ask of papers.",
	Audience: partnership.Known, Reads: true, Options: []bot.Option{theItem}, Examples: []string{"paper template LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		return handed(r, documents.PaperTemplate(r.View(), item), ui.Say("An empty paper for %s.", wording.Titled(r.View(), item)))
	},
}
