package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var actionReport = optional(bot.Long("report", "Anything to say about it?", 500))

// ActionDone says that an action is done. Done is done: the next meeting notes it in one line.
var ActionDone = &bot.Command{
	Path: "action done", Title: "Done", Summary: "Say that an action is done, in one press.",
	Audience: partnership.Submitting, Options: []bot.Option{theAction, actionReport},
	Tap:      "Says that your action is done. The next meeting notes it in one line.",
	Examples: []string{"action done A-001", "action done A-001 The figures went out on Monday"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		a := theAction.From(r)
		if _, err := r.Do(partnership.FinishAction{Number: a.Number, Report: actionReport.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Done: %s. Thank you; the next meeting notes it in one line.", wording.ActionNamed(a)), nil
	},
}
