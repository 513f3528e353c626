package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Help shows five things that this person can do, one line each, and how to reach a person.
func helpCommand(all func() []*bot.Command) *bot.Command {
	return &bot.Command{
		Path: "help", Title: "What can I do here?", Summary: "Five things you can do here, and how to ask a person.",
		Audience: partnership.Anyone, Examples: []string{"help"},
		Run: func(r *bot.Request) (bot.Reply, error) {
			return bot.Answered(helpCard(r, all())), nil
		},
	}
}

// firstFive are what each kind of person most often comes for, best first.
var firstFive = []string{
	"agenda submit", "deputy nominate", "agenda draft", "meeting next", "agenda mine", "action mine", "meeting schedule",
	"notes draft", "action done", "terms show", "membership request", "agenda list", "about",
}

func helpCard(r *bot.Request, all []*bot.Command) ui.Card {
	card := ui.Card{Lead: ui.Say("Five things you can do here:")}
	var rows []ui.Row
	for _, path := range firstFive {
		for _, c := range all {
			if c.Path != path || len(rows) == 5 || !c.Offered(r) || notForOfficers[path] && r.May(partnership.Secretariat, "") {
				continue
			}
			rows = append(rows, ui.Row{
				Title: ui.Say("%s", c.Title), Detail: ui.Say("%s  %s", c.Summary, ui.Typing(c.Path)),
				Buttons: []ui.Button{ui.Press("Open", bot.Line(c.Path)).Named("Open: %s", c.Title)},
			})
		}
	}
	card.Blocks = append([]ui.Block{ui.Rows(rows...)}, r.LinkHint()...)
	card.Buttons = []ui.Button{ui.Press("Ask a person", "contact")}
	if s := r.State(); s.Terms != nil {
		card.Foot = ui.Say("Or ring the secretariat: %s.", s.Terms.Contact.Phone)
	}
	return card
}

// notForOfficers are things that the secretariat may do, and seldom does for itself.
var notForOfficers = map[string]bool{"deputy nominate": true, "agenda mine": true, "action mine": true}
