package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	theCase = fixed(bot.Pick("case", "Which case?", caseChoices, func(r *bot.Request, raw string) (*partnership.Dispute, error) {
		d, ok := r.State().ParseDispute(raw)
		ok = ok && r.State().SeesDispute(r.Who, d, r.Today())
		return found(d, ok)("case", "There is no case %s that you can open. Its reference looks like C-003.", raw)
	}))
	caseWhat = bot.Long("what", "What is it about?", 500).With(func(s *bot.Spec) {
		s.Hint = "Only who deals with it reads this."
	})
	caseParties = bot.Pick("parties", "Between which partners?", nil, findParties).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 200, "Semicolons between several. Your own organisation is added."
	})
	caseFor = optional(forOfficers(someone("for", "Who raises it?"))).With(func(s *bot.Spec) {
		s.Hint = "A name, an organisation or an office. Empty where it is the secretariat."
	})
	caseHow = optional(forOfficers(how))
)

// DisputeList lists the confidential cases that somebody may know of, and lets them raise one.
var DisputeList = &bot.Command{
	Path: "dispute list", Title: "Disputes", Summary: "How your dispute stands, or those with which you deal. Nobody else reads of them.",
	Audience: partnership.Known, Options: []bot.Option{aPage}, Examples: []string{"dispute list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(disputesCard(r.View(), max(aPage.From(r), 1))), nil
	},
}

// DisputeRaise asks the secretariat to deal with a dispute.
var DisputeRaise = &bot.Command{
	Path: "dispute raise", Title: "Raise a dispute", Summary: "Ask the secretariat, in confidence, to deal with a dispute between partners.",
	Audience: partnership.Submitting, Confirm: true, Submit: "Send in confidence",
	Options: []bot.Option{caseWhat, caseParties, caseFor, caseHow}, Examples: []string{"dispute raise"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		blocks := []ui.Block{ui.Paragraph("Only the secretariat, and whom they ask to arbitrate, reads this: nobody of the partners whose dispute it is.")}
		if says, ok := arbitration(r.State()); ok {
			return append(blocks, says), nil
		}
		return append(blocks, ui.Paragraph("The terms of reference do not say how disputes are dealt with: the secretariat will talk to you.")), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		e := bot.Entered{For: caseFor.From(r), How: caseHow.From(r)}
		if e.For == "" && !r.May(partnership.Secretariat, "") {
			e.For = raiser(r)
		}
		_, err := r.DoFor(e, partnership.RaiseDispute{What: caseWhat.From(r), Parties: caseParties.From(r)})
		if err != nil {
			return bot.Reply{}, err
		}
		d := r.State().DisputeBy(r.ID)
		if d == nil {
			return bot.Said("The case is with the secretariat."), nil
		}
		return bot.Answered(caseCard(r.View(), d)), nil
	},
}

// raiser is for whom somebody who holds no place raises a dispute: the member for whom they act; nobody, where it is themselves.
func raiser(r *bot.Request) partnership.PersonID {
	v := r.View()
	if p := principal(v, ""); p != v.Who && len(v.State.Represents(v.Who, v.Today())) == 0 {
		return p
	}
	return ""
}

// arbitration quotes what the terms say of disputes.
func arbitration(s *partnership.State) (ui.Block, bool) {
	i := slices.IndexFunc(s.Terms.Duties, func(d terms.Duty) bool { return d.Kind == "arbitration" && d.Sentence != "" })
	if i < 0 {
		return ui.Block{}, false
	}
	return ui.Quoted(s.Terms.Duties[i].Sentence, "Terms of reference, "+s.Terms.Duties[i].Ref), true
}

// findParties reads between whom a dispute is: partners of the terms.
func findParties(r *bot.Request, raw string) ([]partnership.OrganisationID, error) {
	c, err := findConcern(r, raw)
	if err != nil {
		return nil, inField(err, "parties")
	}
	others := *c
	others.Organisations = nil
	return found(c.Organisations, others.IsZero())("parties", "Disputes are between partners: write their names.")
}

// inField says of what is wrong that it is in another field.
func inField(err error, option string) error {
	if wrong, ok := err.(*partnership.Invalid); ok { //nolint:errorlint // as it was made a moment ago
		return &partnership.Invalid{Option: option, Hint: wrong.Hint}
	}
	return err
}

func caseChoices(r *bot.Request) []ui.Choice {
	return firstChoices(casesOf(r.View()), func(d *partnership.Dispute) ui.Choice {
		return ui.Choice{Label: ui.Say("Case %s, %s", d.Number.String(), ui.OnDay(d.At)), Value: d.Number.String()}
	})
}

// casesOf are the cases that the viewer may know of, the latest first.
func casesOf(v bot.View) []*partnership.Dispute {
	all := slices.DeleteFunc(slices.Clone(v.State.Disputes), func(d *partnership.Dispute) bool {
		return !v.State.SeesDispute(v.Who, d, v.Today())
	})
	slices.Reverse(all)
	return all
}

// disputesCard lists them, without a word of what they are about.
func disputesCard(v bot.View, page int) ui.Card {
	var raise []ui.Button
	if v.State.MayRaise(v.Who, v.Today()) {
		raise = []ui.Button{ui.Press("Raise a dispute", bot.Line("dispute raise"))}
	}
	all := casesOf(v)
	if len(all) == 0 {
		return ui.Card{Lead: ui.Say("No case of yours. Partners can raise a dispute between them here, in confidence."), Buttons: raise}
	}
	shown, next := pagedBy(entryRows, all, page)
	rows := make([]ui.Row, len(shown))
	for i, d := range shown {
		rows[i] = ui.Row{
			Number: d.Number.String(), Title: ui.Say("Confidential case of %s", ui.OnDay(d.At)), Tag: caseTag(d),
			Buttons: []ui.Button{openCase(d)},
		}
	}
	card := ui.Card{Lead: ui.Say("%s that you may open. Please keep what you read to yourself.", wording.Many(len(all), "case", "cases")), Blocks: []ui.Block{ui.Rows(rows...)}}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("dispute list", pageValue(next))))
	}
	card.Buttons = append(card.Buttons, raise...)
	return card
}

func openCase(d *partnership.Dispute) ui.Button {
	return ui.Press("Open", bot.Line("find", d.Number.String())).Named("Open case %s", d.Number.String())
}
