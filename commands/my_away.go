package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	awayUntil = bot.OnDate("until", "Until which day, that day included?")
	awayFrom  = optional(bot.OnDate("from", "From which day on?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty: from today." })
)

// MyAway says until when somebody is away. Whoever acts for them is told instead.
var MyAway = &bot.Command{
	Path: "my away", Title: "I am away", Summary: "Say until when you are away: whoever acts for you is told instead.",
	Audience: partnership.Known, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{awayUntil, awayFrom, quietFor, quietHow},
	Examples: []string{"my away", "my away 2027-04-16"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("Whoever acts for you is told instead. Without anybody, what we would have said waits until you are back. It says nothing about whether you come to a meeting.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		return hushed(r, partnership.SayAway{From: awayFrom.From(r), Until: awayUntil.From(r)})
	},
}

// MyBack ends that somebody is away, and a pause.
var MyBack = &bot.Command{
	Path: "my back", Title: "I am back", Summary: "You are back: we write to you again.",
	Audience: partnership.Known, Hidden: true, Examples: []string{"my back"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !r.State().Quiet[r.Who].Snoozed.IsZero() {
			if _, err := r.Do(partnership.Snooze{}); err != nil {
				return bot.Reply{}, err
			}
			return bot.Answered(timesCard(r.View(), r.Who)), nil
		}
		return hushed(r, partnership.SayAway{})
	},
}
