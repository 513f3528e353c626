package commands

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	anOfficer   = bot.Somebody("first", "Who is the secretariat?")
	anotherOne  = optional(bot.Somebody("second", "Who else?"))
	aThird      = optional(bot.Somebody("third", "And who else?"))
	theOffice   = bot.AChannel("channel", "The secretariat’s own channel").With(presetChannel("")).With(func(s *bot.Spec) { s.When = func(r *bot.Request) bool { return !officeElsewhere(r) } })
	officeToo   = optional(bot.AChannel("beside", "A channel of the secretariat here too")).With(presetChannel("")).With(func(s *bot.Spec) { s.When = officeElsewhere })
	someOfficer = []*bot.Value[bot.Picked]{anOfficer.With(func(s *bot.Spec) { s.Optional = true }), anotherOne, aThird}
)

// presetChannel begins a field with the channel that a group has.
func presetChannel(body partnership.BodyID) func(*bot.Spec) {
	return func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string { return r.ChannelID(chosenChannel(r, body)) }
	}
}

// chosenChannel is the channel that a group has, or is to have.
func chosenChannel(r *bot.Request, body partnership.BodyID) string {
	b, err := loadBegun(r)
	if err != nil {
		return ""
	}
	return cmp.Or(b.Channels[body], channelHere(r, body))
}

// channelHere is the channel that a group has in the person's own workspace; empty: none here.
func channelHere(r *bot.Request, body partnership.BodyID) string {
	return r.State().ChannelIn(body, bot.ChannelPlace(r.Here(), ""))
}

// officeElsewhere says that the secretariat has a channel, and none in this workspace.
func officeElsewhere(r *bot.Request) bool {
	return r.State().Channels[""] != "" && channelHere(r, "") == ""
}

// mustReach is what the bot needs of a channel, on the person's platform.
func mustReach(r *bot.Request) string {
	if r.Account.Platform == "discord" {
		return "be allowed to see and to write in"
	}
	return "be a member of"
}

// SetupTeam names the secretariat and its channel.
var SetupTeam = &bot.Command{
	Path: "setup team", Title: "The secretariat", Summary: "Name the people of the secretariat, and their channel.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Confirm: true, Submit: "Next",
	Options: []bot.Option{someOfficer[0], someOfficer[1], someOfficer[2], theOffice, officeToo}, Examples: []string{"setup team"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph(
			"They hear of everything that comes in, and issue what goes out. The bot has to %s their channel. Who is of the secretariat already stays so.", mustReach(r))}, nil
	},
	Before: func(r *bot.Request) {
		for _, o := range someOfficer {
			if user := r.Given(o.Name); user != "" {
				r.Profile(user)
			}
		}
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		b, err := loadBegun(r)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, o := range someOfficer {
			picked := o.From(r)
			if picked.Account.User == "" {
				continue
			}
			who, err := entrantOf(r, o.Name, picked)
			if err != nil {
				return bot.Reply{}, err
			}
			b.Officers = slices.DeleteFunc(b.Officers, func(e setup.Entrant) bool { return e.Account == who.Account })
			b.Officers = append(b.Officers, who)
		}
		if place := cmp.Or(theOffice.From(r), officeToo.From(r)); place != "" {
			b.Channels[""] = place
		}
		return b.keep(r)
	},
}

// entrantOf is somebody who was picked, by the name that the register or the platform has for them.
func entrantOf(r *bot.Request, option string, picked bot.Picked) (setup.Entrant, error) {
	profile, _ := r.Profile(picked.Account.User)
	known := r.People[string(picked.Person)]
	who := setup.Entrant{Name: cmp.Or(known.Name, profile.Name), Email: cmp.Or(known.Email, profile.Email), Account: picked.Account}
	if who.Name == "" {
		return who, &partnership.Invalid{Option: option, Hint: partnership.Say("We could not find out who that is. Try again in a moment.")}
	}
	return who, nil
}
