package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// somebodyElse is the choice of whoever is no group of the terms: a council, all partners by letter. No group has this id.
const somebodyElse = "-"

var (
	amendGroup = bot.Pick("group", "Which group agreed it?", amendGroups, findAmendGroup).With(func(s *bot.Spec) { s.Preset = amendPreset })
	amendWho   = optional(bot.Words("who", "Who else, if it was no group?")).With(func(s *bot.Spec) {
		s.Hint = "In your own words: the council, say, or all partners by letter."
	})
	amendDay = bot.OnDate("day", "On which day?").With(func(s *bot.Spec) { s.Preset = amendDayPreset })
	amendHow = how.With(func(s *bot.Spec) {
		s.Label, s.Preset = "How do you know?", func(*bot.Request) string { return string(partnership.InRoom) }
	})
)

// TermsAgree records who agreed to proposed terms. No button agrees to them; a meeting did.
var TermsAgree = &bot.Command{
	Path: "terms agree", Title: "It was agreed", Summary: "Record who agreed to proposed terms of reference, and when.",
	Audience: partnership.Council, Hidden: true, Confirm: true, Submit: "Record it",
	Options:  []bot.Option{theEdition, amendGroup, amendWho, amendDay, amendHow},
	Examples: []string{"terms agree"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if blocks, err := onlyPending(r); err != nil {
			return blocks, err
		}
		return append(whoAmends(r.State().Terms), beginsWhen(r)...), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		return editionStep(r, bot.Entered{How: amendHow.From(r), On: amendDay.From(r)},
			partnership.AgreeTerms{Edition: theEdition.From(r).Number, Body: amendGroup.From(r), Who: amendWho.From(r)})
	},
}

// TermsBegin puts agreed terms in force.
var TermsBegin = &bot.Command{
	Path: "terms begin", Title: "Put in force", Summary: "Put terms of reference in force that were agreed before.",
	Audience: partnership.Council, Hidden: true, Options: []bot.Option{theEdition}, Examples: []string{"terms begin"}, Intro: onlyPending,
	Run: func(r *bot.Request) (bot.Reply, error) {
		return editionStep(r, bot.Entered{}, partnership.BeginTerms{Edition: theEdition.From(r).Number})
	},
}

// TermsWithdraw takes proposed terms back.
var TermsWithdraw = &bot.Command{
	Path: "terms withdraw", Title: "Withdraw a proposal", Summary: "Withdraw proposed terms of reference.",
	Audience: partnership.Council, Hidden: true, Options: []bot.Option{theEdition}, Examples: []string{"terms withdraw"}, Intro: onlyPending,
	Run: func(r *bot.Request) (bot.Reply, error) {
		return editionStep(r, bot.Entered{}, partnership.WithdrawTerms{Edition: theEdition.From(r).Number})
	},
}

// editionStep takes an edition one step on, and shows where it stands then.
func editionStep(r *bot.Request, e bot.Entered, c partnership.Command) (bot.Reply, error) {
	n := theEdition.From(r).Number
	if _, err := r.DoFor(e, c); err != nil {
		return bot.Reply{}, err
	}
	card, _ := editionCard(r.View(), r.State().Edition(n))
	return bot.Answered(card), nil
}

// beginsWhen says what the press does beside putting something on record.
func beginsWhen(r *bot.Request) []ui.Block {
	e := theEdition.From(r)
	switch {
	case e == nil:
		return nil
	case e.Holds.After(r.Today()):
		return []ui.Block{ui.Paragraph("It says itself that it holds from %s. Until then nothing changes; on that day you put it in force.", ui.OnDay(e.Holds))}
	}
	return []ui.Block{ui.Paragraph("With your press %s is in force. What was done before stays as it was done.", e.Number)}
}

func amendGroups(r *bot.Request) []ui.Choice {
	choices := allGroups(r)
	return append(choices[:min(len(choices), ui.MaxChoices-1)], ui.Choice{Label: ui.Say("Somebody else: say who, below"), Value: somebodyElse})
}

func findAmendGroup(r *bot.Request, raw string) (partnership.BodyID, error) {
	if raw == somebodyElse {
		return "", nil
	}
	return findGroup(r, raw)
}

// amendPreset is the group that the terms name; nobody, where they name none.
func amendPreset(r *bot.Request) string { return r.State().Terms.Clauses.Amendment.Body() }

// amendDayPreset is the last meeting of the group that the terms name, else today.
func amendDayPreset(r *bot.Request) string {
	if by := amendPreset(r); by != "" {
		if m := r.State().Latest(partnership.BodyID(by), r.Now()); m != nil {
			return m.Day.String()
		}
	}
	return r.Today().String()
}
