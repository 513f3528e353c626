package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// askedOf is of whom a report is asked: a group, or a partner.
type askedOf struct {
	body    partnership.BodyID
	partner partnership.OrganisationID
}

var (
	callAbout = bot.Words("about", "What is the report to be about?")
	callOf    = bot.Pick("of", "Of which group or partner?", nil, findAsked).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 100, "A group’s name, or a partner’s."
	})
	callUntil = bot.OnDate("until", "By when is it wanted?")
	callBy    = bot.Pick("group", "Which group asks?", callingGroups, findListed).With(func(s *bot.Spec) { s.Preset = callsByTerms })

	uncame        = reportOf(func(r *partnership.Report) bool { return r.Received.IsZero() }, partnership.InDepth)
	receivedWords = optional(bot.Long("words", "What does it come to?", 1000)).With(func(s *bot.Spec) {
		s.Hint = "A few sentences, or where it can be read."
	})
)

// ReportCall asks a group or a partner for an in-depth report.
var ReportCall = &bot.Command{
	Path: "report call", Title: "Ask for a report", Summary: "Ask a group or a partner for an in-depth report: about what, and by when.",
	Audience: partnership.Agreeing, Submit: "Ask for it",
	Options:  []bot.Option{callAbout, callOf, callUntil, callBy},
	Examples: []string{"report call", "report call Waiting times"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		of := callOf.From(r)
		_, err := r.Do(partnership.CallReport{
			By: callBy.From(r), Of: of.body, Partner: of.partner, About: callAbout.From(r), Until: callUntil.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		report := r.State().ReportBy(r.ID)
		if report == nil {
			return bot.Said("The report is asked for."), nil
		}
		card := reportCard(r.View(), report)
		switch chairs := r.State().Chairs(report.Body, r.Today()); {
		case of.partner != "":
			card.Foot = ui.Say("Please tell %s: nobody there has been written to.", wording.OwnerName(r.State(), partnership.Owner{Organisation: of.partner}))
		case len(chairs) == 0:
			card.Foot = ui.Say("Nobody is in the chair of %s: please tell them.", wording.TheGroup(r.State(), report.Body))
		default:
			card.Foot = ui.Say("The chair of %s is told.", wording.TheGroup(r.State(), report.Body))
		}
		return bot.Answered(card), nil
	},
}

// ReportReceived says that a report that was asked for is there.
var ReportReceived = &bot.Command{
	Path: "report received", Title: "It is here", Summary: "Say that a report that was asked for is there, and what it comes to.",
	Audience: partnership.Agreeing, Hidden: true, Confirm: true, Submit: "Save",
	Options: []bot.Option{uncame, receivedWords}, Examples: []string{"report received REP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		report := uncame.From(r)
		if _, err := r.Do(partnership.ReceiveReport{Number: report.Number, Words: receivedWords.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(reportCard(r.View(), r.State().Report(report.Number))), nil
	},
}

func findAsked(r *bot.Request, raw string) (askedOf, error) {
	if body, err := findListed(r, raw); err == nil {
		return askedOf{body: body}, nil
	}
	owner, ok := partnership.OwnerCalled(r.State().Terms, raw)
	ok = ok && owner.Organisation != "" && owner.Organisation != partnership.Everyone
	return found(askedOf{partner: owner.Organisation}, ok)("of", "There is no group and no partner called %s.", raw)
}

// callingGroups are those for which somebody may ask.
func callingGroups(r *bot.Request) []ui.Choice { return groupsOf(partnership.Agreeing)(r) }

// callsByTerms is the group that the terms have call for reports, where the viewer may do it for that one.
func callsByTerms(r *bot.Request) string {
	for _, d := range r.State().Terms.Duties {
		if d.Kind == "call_in" && r.May(partnership.Agreeing, partnership.BodyID(d.Body)) {
			return d.Body
		}
	}
	return onlyOneOf(callingGroups)(r)
}
