package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// wish is what somebody wants of their name in public.
type wish string

var namedWish = bot.OneOf("named", "May your name stand in public?",
	bot.Either[wish]{Value: "yes", Words: "Yes"}, bot.Either[wish]{Value: "no", Words: "No, my place without my name"})

// PeoplePublic is whether somebody's name may be read in public, beside their place.
var PeoplePublic = &bot.Command{
	Path: "people public", Title: "My name in public", Summary: "Whether your name may stand in public lists of members and public notes.",
	Audience: partnership.Known, Confirm: true, Submit: "Save", Options: []bot.Option{namedWish}, Examples: []string{"people public"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		places := r.State().Places(r.Who, "", r.Today())
		if len(places) == 0 {
			return nil, &partnership.Refusal{Why: partnership.Say("You have no place in a group, so no public list has your name.")}
		}
		now := "Now: your place without your name."
		for _, h := range places {
			if r.State().NamedInPublic(h) {
				now = "Now: your name stands beside your place, where the list is public."
			}
		}
		return []ui.Block{ui.Paragraph("%s", now)}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		name := partnership.Public{Kind: partnership.PublicName, Person: r.Who}
		if namedWish.From(r) == "yes" {
			_, err := r.Do(partnership.MakePublic{Public: name})
			return bot.Said("Saved: your name may stand in public lists, as %s.", ui.Person(r.Who)), err
		}
		_, err := r.Do(partnership.TakeBack{Public: name})
		return bot.Said("Saved: your place stands in public lists without your name."), err
	},
}
