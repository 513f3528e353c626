package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// MeetingComing says that a member comes; after apologies: that they can come after all.
var MeetingComing = &bot.Command{
	Path: "meeting coming", Title: "Coming", Summary: "Say that you come to a meeting.",
	Audience: partnership.Submitting, Hidden: true, Options: []bot.Option{answerMeeting, answerFor, answerHow},
	Examples: []string{"meeting coming FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := answerMeeting.From(r)
		entered := bot.Entered{For: answerFor.From(r), How: answerHow.From(r)}
		if _, err := r.DoFor(entered, partnership.SayComing{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Thank you: noted for %s, %s.", onDay(r.State(), m), hours(m)), nil
	},
}
