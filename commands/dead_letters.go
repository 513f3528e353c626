package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// theLetter is something that did not arrive. One that is on the list no more has its key alone.
var theLetter = fixed(bot.Pick("message", "Which message?", nil, func(r *bot.Request, raw string) (partnership.Letter, error) {
	key := partnership.LetterKey(raw)
	if l, known := r.State().Letters[key]; known {
		return l, nil
	}
	return partnership.Letter{Key: key}, nil
}))

// LetterList shows what did not arrive: what, for whom, and why.
var LetterList = &bot.Command{
	Path: "letter list", Title: "What did not arrive", Summary: "Messages that did not arrive: for whom, why, and how to send them again.",
	Audience: partnership.Council, Options: []bot.Option{aPage}, Examples: []string{"letter list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(lettersCard(r.View(), max(aPage.From(r), 1))), nil
	},
}

// LetterAgain sends one again, as it reads now; where nothing of it is true any more, it is taken off the list.
var LetterAgain = &bot.Command{
	Path: "letter again", Title: "Send it again", Summary: "Send a message again that did not arrive.",
	Audience: partnership.Council, Hidden: true, Options: []bot.Option{theLetter}, Examples: []string{"letter again abcdefghijklmnopqrstuvwx"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		l := theLetter.From(r)
		if l.Subject == "" {
			return seenTo(), nil
		}
		if _, ok := letterCard(r.View(), l); !ok {
			if _, err := r.Do(partnership.SettleLetter{Key: l.Key}); err != nil {
				return bot.Reply{}, err
			}
			return bot.Said("There is nothing to send any more: what the message said has passed. It is off the list."), nil
		}
		if _, err := r.Do(partnership.SendAgain{Key: l.Key}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("On its way again to %s, as it reads now. If it does not arrive, it is back on the list.", forWhom(r.State(), l)),
			Buttons: []ui.Button{ui.Press("What did not arrive", "letter list")},
		}), nil
	},
}

// LetterSettle takes one off the list.
var LetterSettle = &bot.Command{
	Path: "letter settle", Title: "I have told them", Summary: "Take a message off the list: you told them in another way.",
	Audience: partnership.Council, Hidden: true, Options: []bot.Option{theLetter}, Examples: []string{"letter settle abcdefghijklmnopqrstuvwx"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		l := theLetter.From(r)
		if l.Subject == "" {
			return seenTo(), nil
		}
		if _, err := r.Do(partnership.SettleLetter{Key: l.Key}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Noted: %s knows. The message is off the list.", forWhom(r.State(), l)), nil
	},
}

// LetterRead shows somebody what could not be brought to them, and takes it off the list.
var LetterRead = &bot.Command{
	Path: "letter read", Title: "Read it", Summary: "Read a message that could not be brought to you.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theLetter}, Examples: []string{"letter read abcdefghijklmnopqrstuvwx"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		l := theLetter.From(r)
		if l.Subject == "" || l.Person != r.Who {
			return bot.Said("No message waits for you under this button any more."), nil
		}
		card, ok := letterCard(r.View(), l)
		if _, err := r.Do(partnership.SettleLetter{Key: l.Key}); err != nil {
			return bot.Reply{}, err
		}
		if !ok {
			return bot.Said("What this message said has passed, so there is nothing left to read."), nil
		}
		card.Foot = ui.Say("This could not be brought to you on %s: %s.", ui.OnDay(r.State().Calendar.Date(l.At)), lossWords(l.Why))
		return bot.Answered(card), nil
	},
}

func seenTo() bot.Reply {
	return bot.Said("Somebody has seen to this message already.")
}
