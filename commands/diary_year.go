package commands

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// What the diary tells the secretariat in the course of a year, each once.
var yearTellings = []bot.Telling{
	{Kind: "group-behind", Card: groupBehind},
	{Kind: "annual-due", Card: annualDue},
	{Kind: "terms-review", Card: termsReview},
	{Kind: "agreement-ends", Card: agreementEnds},
	{Kind: "clerk-ends", Card: clerkEnds},
	{Kind: "acting-ends", Card: actingEnds},
}

// yearFalls says what the secretariat is told at a moment of the year; false: it is none of these. What the clock slept through
// is said late rather than not, except of what has ended meanwhile.
func yearFalls(e partnership.MomentCame) ([]bot.Told, bool) {
	group, number := string(e.Meeting), strconv.Itoa(e.Version)
	var kind string
	var about []string
	switch e.Kind {
	case partnership.CadenceBehind:
		kind, about = "group-behind", []string{group, number}
	case partnership.AnnualDue:
		kind, about = "annual-due", []string{group, number}
	case partnership.TermsReviewDue:
		kind, about = "terms-review", []string{number}
	case partnership.AgreementEnds:
		n, _ := e.OfAgreement()
		kind, about = "agreement-ends", []string{n.String(), group}
	case partnership.ClerkEnds:
		kind, about = "clerk-ends", []string{group, number}
	case partnership.ActingEnds:
		return actingEndsTold(e, []string{group, number}), true
	default:
		return nil, false
	}
	if e.Missed {
		return nil, true
	}
	return tell(kind, about, toOfficers()), true
}

// groupBehind tells the secretariat that nothing is planned of a group by when its terms would have it meet again.
func groupBehind(v bot.View, about []string) (ui.Card, bool) {
	s, body := v.State, partnership.BodyID(about[0])
	met := s.Calendared(body)
	due, ok := partnership.ParseDayNumber(about[1])
	if s.Body(body) == nil || !ok || len(met) == 0 {
		return ui.Card{}, false
	}
	last := met[len(met)-1]
	if last.Day.After(due) {
		return ui.Card{
			Lead: ui.Say("No meeting of %s was planned.", wording.TheGroup(s, body)),
			Tag:  &ui.Tag{Words: ui.Say("Planned: %s", ui.OnDay(last.Day)), Tone: ui.Good},
		}, true
	}
	card := ui.Card{
		Lead: ui.Say("No meeting of %s is planned after %s. The terms of reference ask for %s.", wording.TheGroup(s, body), ui.OnDay(last.Day), asksFor(s, body)),
	}
	if rule, ok := s.Rule(body, terms.Cadence); ok {
		card.Blocks = []ui.Block{ruleQuote(rule)}
	}
	card.Buttons = []ui.Button{ui.Press("Plan a meeting", bot.Line("meeting schedule", string(body))).Named("Plan a meeting of %s", wording.TheGroup(s, body))}
	return card, true
}

// annualDue tells the secretariat that the year is over of which the annual report is to be written.
func annualDue(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	body, duty, ok := s.WritesAnnual()
	next, is := partnership.ParseDayNumber(about[1])
	if !ok || !is {
		return ui.Card{}, false
	}
	from, until := next.AddMonths(-12), next.AddDays(-1)
	card := ui.Card{
		Lead:   ui.Say("The annual report of %s, for %s to %s, is to be written.", wording.TheGroup(s, body), ui.OnDay(from), ui.OnDay(until)),
		Blocks: []ui.Block{ui.Quoted(duty.Sentence, "Terms of reference, "+duty.Ref)},
	}
	if written := s.AnnualOf(body, from, until); written != nil {
		card.Tag = &ui.Tag{Words: ui.Say("Written"), Tone: ui.Good}
		card.Buttons = []ui.Button{openReport(written)}
		return card, true
	}
	card.Buttons = []ui.Button{ui.Press("Write it", bot.Line("report annual", from.String(), until.String())).Named("Write the annual report")}
	return card, true
}

// termsReview tells the secretariat that the terms of reference are to be looked at again, as they say themselves.
func termsReview(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	due, ok := partnership.ParseDayNumber(about[0])
	if !ok {
		return ui.Card{}, false
	}
	review := s.Terms.Clauses.Review
	card := ui.Card{Lead: ui.Say("The terms of reference are to be looked at again by %s.", ui.OnDay(due))}
	if review.Words != "" {
		card.Blocks = []ui.Block{ui.Quoted(review.Words, "Terms of reference, "+review.Ref)}
	}
	card.Buttons = []ui.Button{ui.Press("Open the terms", "terms show"), ui.Press("What they do not say", "terms silences")}
	return card, true
}

// agreementEnds tells the secretariat that an agreement of the registers comes to its end.
func agreementEnds(v bot.View, about []string) (ui.Card, bool) {
	e, ok := v.State.ParseEntry(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("Ends on %s: %s.", ui.OnDay(e.Until), entryNamed(e)), Tag: entryTag(v, e),
		Buttons: []ui.Button{ui.Press("Open", bot.Line("find", e.Number.String())).Named("Open %s", e.Number.String())},
	}
	if e.Open() {
		card.Blocks = []ui.Block{ui.Paragraph("Next: ask the parties whether it goes on. Nothing ends here by itself.")}
	}
	return card, true
}

// clerkEnds tells the secretariat until when a group's papers are kept by somebody else.
func clerkEnds(v bot.View, about []string) (ui.Card, bool) {
	s, body := v.State, partnership.BodyID(about[0])
	until, ok := partnership.ParseDayNumber(about[1])
	i := slices.IndexFunc(s.Clerks, func(c partnership.Clerk) bool { return c.Body == body && c.Until == until })
	if !ok || i < 0 {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:    ui.Say("%s keeps the papers of %s until %s.", ui.Person(s.Clerks[i].Person), wording.TheGroup(s, body), ui.OnDay(until)),
		Blocks:  []ui.Block{ui.Paragraph("After that the secretariat does, unless somebody is named.")},
		Buttons: []ui.Button{ui.Press("Who keeps which papers", "clerk")},
	}
	if goesOn(s, body, until) {
		card.Tag, card.Blocks = &ui.Tag{Words: ui.Say("Somebody is named"), Tone: ui.Good}, nil
	}
	return card, true
}

func goesOn(s *partnership.State, body partnership.BodyID, until calendar.Date) bool {
	return len(s.ClerksOn(body, until.AddDays(1), false)) > 0
}
