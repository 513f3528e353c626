package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// MeetingComing says that a member comes; after apologies: that they can come after all.
var MeetingComing = &bot.Command{
	Path: "meeting coming", Title: "Coming", Summary: "Say that you come to a meeting.",
	Audience: partnership.Submitting, Hidden: true, Options: []bot.Option{answerMeeting, answerFor, answerHow},
	Examples: []string{"meeting coming FULL-2027-03"}, Tap: "Says that you are coming to the meeting.",
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := answerMeeting.From(r)
		entered := bot.Entered{For: answerFor.From(r), How: answerHow.From(r)}
		if _, err := r.DoFor(entered, partnership.SayComing{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		card := ui.Card{Lead: ui.Say("Thank you: noted for %s, %s.", wording.OnDay(r.State(), m), wording.Hours(m))}
		if r.People[string(r.Who)].Extra[needsKept] == "" { // asked once, and never again who has said it
			card.Buttons = []ui.Button{ui.Press("I need something", bot.Line("meeting needs"))}
		}
		return bot.Answered(card), nil
	},
}
