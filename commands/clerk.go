package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	clerkGroup = fixed(bot.Pick("group", "Which group?", groupChoices, findListed))
	aClerk     = aPerson("person", "Who keeps its papers?")
	clerkFrom  = optional(bot.OnDate("from", "From when?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty: from now on." })
	clerkUntil = optional(bot.OnDate("until", "Until when?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty: until somebody ends it." })
	clerkTerms = optional(bot.Long("support", "What was agreed about the support?", 500)).With(func(s *bot.Spec) {
		s.Hint = "Who makes the agenda, who writes the notes, how much time there is, when it is looked at again."
	})
)

func groupChoices(r *bot.Request) []ui.Choice {
	choices := make([]ui.Choice, 0, len(r.State().Terms.Bodies))
	for _, b := range r.State().Terms.Bodies {
		choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// Clerks shows which groups have a clerk of their own: to the secretariat all, to a clerk those of their own groups.
var Clerks = &bot.Command{
	Path: "clerk", Title: "Clerks of groups", Summary: "Who keeps the papers of one group, from when to when, and what was agreed.",
	Audience: partnership.Secretariat, Examples: []string{"clerk"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(clerksCard(r.View(), isCouncil(r))), nil
	},
}

// ClerkAppoint gives a group a clerk of its own.
var ClerkAppoint = &bot.Command{
	Path: "clerk appoint", Title: "A clerk for a group", Summary: "Name who does the secretariat’s work for one group alone, from when to when.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{clerkGroup, aClerk, clerkFrom, clerkUntil, clerkTerms},
	Examples: []string{"clerk appoint", "clerk appoint wg-climate"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if !isCouncil(r) {
			return nil, wholeSecretariat()
		}
		return []ui.Block{ui.Paragraph("In this group they may do what the secretariat may, and they get its cards. In no other group does anything change.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who := aClerk.From(r)
		c := partnership.AppointClerk{
			Person: partnership.PersonID(who.id), Body: clerkGroup.From(r), From: clerkFrom.From(r), Until: clerkUntil.From(r), Support: clerkTerms.From(r),
		}
		if _, err := r.DoFor(bot.Entered{New: who.new()}, c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Saved: %s keeps the papers of %s%s.", ui.Person(who.id), wording.TheGroup(r.State(), c.Body), fromUntil(c.From, c.Until)),
			Blocks:  unreached(who),
			Buttons: append(supportButtons(r.View(), c.Body), ui.Press("Clerks of groups", "clerk")),
		}), nil
	},
}

// wholeSecretariat is the answer to a group's own clerk who asks for what they do not do.
func wholeSecretariat() error {
	return &partnership.Refusal{Why: partnership.Say("This is for the secretariat of the whole partnership.")}
}

var (
	theClerk = fixed(bot.Pick("person", "Which clerk?", nil, knownPerson("person")))
	ofGroup  = fixed(bot.Pick("group", "Which group?", nil, findListed))
)

// ClerkEnd ends that somebody is the clerk of a group, the same minute.
var ClerkEnd = &bot.Command{
	Path: "clerk end", Title: "End it", Summary: "End that somebody is the clerk of a group, at once.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theClerk, ofGroup},
	Examples: []string{"clerk end p-private-secretary wg-climate"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.EndClerk{Person: theClerk.From(r), Body: ofGroup.From(r)}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Ended: %s no longer keeps the papers of %s.", ui.Person(c.Person), wording.TheGroup(r.State(), c.Body)), nil
	},
}
