package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// theStranger is somebody who wrote to us, and may be a person of the register.
var theStranger = fixed(bot.Pick("stranger", "Who?", nil, func(r *bot.Request, raw string) (*partnership.Stranger, error) {
	met := r.State().Strangers[partnership.TextID(raw)]
	if met == nil {
		return nil, &partnership.Invalid{Option: "stranger", Hint: partnership.Say("We know of nobody who wrote so.")}
	}
	return met, nil
}))

// SetupKnown says that a stranger is the person who they may be.
var SetupKnown = &bot.Command{
	Path: "setup known", Title: "Yes, link", Summary: "Say that somebody who wrote is a person of the register.",
	Audience: partnership.Council, Hidden: true, Options: []bot.Option{theStranger}, Examples: []string{"setup known abcdefghijklmnopqrstuvwx"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		met := theStranger.From(r)
		if err := r.Recognise(met.Account); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Linked: %s is known %s now, and has been told.", ui.Person(met.Person), bot.OnPlatform(met.Platform)), nil
	},
}

// SetupUnknown says that they are not.
var SetupUnknown = &bot.Command{
	Path: "setup unknown", Title: "No, another person", Summary: "Say that somebody who wrote is not the person of the register.",
	Audience: partnership.Council, Hidden: true, Options: []bot.Option{theStranger}, Examples: []string{"setup unknown abcdefghijklmnopqrstuvwx"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if _, err := r.Do(partnership.SettleStranger{Account: theStranger.From(r).Account}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Noted: that is another person. Nothing is linked."), nil
	},
}

// strangerMet asks the secretariat who somebody is.
func strangerMet(v bot.View, about []string) (ui.Card, bool) {
	met := v.State.Strangers[partnership.TextID(about[0])]
	if met == nil {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("%s wrote to us %s, where we do not know them. %s in the register has the same e-mail address. Is this the same person?",
			ui.TypedText(met.Name), bot.OnPlatform(met.Platform), ui.Person(met.Person)),
		Blocks: []ui.Block{ui.Facts(ui.Of("In the register", "%s, %s", ui.Person(met.Person), standing(v, met.Person)))},
		Foot:   wording.Foot(v.State),
	}
	switch {
	case met.Linked:
		card.Tag = &ui.Tag{Words: ui.Say("The same person; linked by %s", ui.Person(met.By)), Tone: ui.Good}
	case met.Settled:
		card.Tag = &ui.Tag{Words: ui.Say("Another person, says %s", ui.Person(met.By)), Tone: ui.Quiet}
		card.Buttons = []ui.Button{ui.Press("Link after all", bot.Line("setup known", about[0]))}
	default:
		card.Buttons = []ui.Button{ui.Main("Yes, link", bot.Line("setup known", about[0])), ui.Press("No", bot.Line("setup unknown", about[0]))}
	}
	return card, true
}

// mostPlaces are named of somebody who has many.
const mostPlaces = 3

// standing is for what somebody is in the register: their places, or that they belong to the secretariat.
func standing(v bot.View, person partnership.PersonID) ui.Text {
	var all []ui.Text
	if v.State.OfficerOn(person, "", v.Today()) {
		all = append(all, ui.Say("the secretariat"))
	}
	for _, c := range v.State.ClerksOn("", v.Today(), false) {
		if c.Person == person {
			all = append(all, ui.Say("clerk of %s", wording.TheGroup(v.State, c.Body)))
		}
	}
	for _, h := range v.State.Places(person, "", v.Today()) {
		if _, _, ok := v.State.Seat(h.Seat); ok {
			all = append(all, ui.Say("%s (%s)", wording.PlaceName(v.State, h.Seat), wording.Body(v.State, h.Body)))
		}
	}
	switch more := len(all) - mostPlaces; {
	case len(all) == 0:
		return ui.Say("without a place")
	case more > 0:
		all = append(all[:mostPlaces], ui.Say("and %s more", more))
	}
	return ui.Join(", ", all...)
}
