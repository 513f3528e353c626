package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// caseSteps is how many of the latest steps of a case are shown at once.
const caseSteps = 10

// caseCard is a confidential case: all of it to who deals with it; to who raised it what they wrote, and how it ended.
func caseCard(v bot.View, d *partnership.Dispute) ui.Card {
	if !v.State.DealsWith(v.Who, d, v.Today()) {
		return raisedCard(d)
	}
	s := v.State
	facts := []ui.Fact{
		ui.Of("What it is about", "“%s”", ui.TypedText(d.What)),
		ui.Of("Between", "%s", partyNames(s, d)),
		ui.Of("Raised by", "%s, %s", ui.Person(d.Raised), ui.OnDay(d.At)),
		ui.Of("Arbitrators", "%s", arbitratorNames(d)),
	}
	if d.Ended != nil {
		facts = append(facts, ui.Of("How it ended", "%s", caseEnding(d)))
	}
	card := ui.Card{Lead: ui.Say("Confidential case %s.", d.Number.String()), Tag: caseTag(d), Blocks: []ui.Block{ui.Facts(facts...)}}
	if len(d.Steps) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("What was done"), ui.List(stepTexts(d)...))
	}
	card.Foot = ui.Say("Only who deals with it reads this; nobody of the partners whose dispute it is.")
	card.Buttons = caseButtons(v, d)
	return card
}

// raisedCard is a case as who raised it reads it.
func raisedCard(d *partnership.Dispute) ui.Card {
	card := ui.Card{
		Lead: ui.Say("Your case %s is with the secretariat, in confidence.", d.Number.String()), Tag: caseTag(d),
		Blocks: []ui.Block{ui.Facts(ui.Of("What you wrote", "“%s”", ui.TypedText(d.What)))},
	}
	if d.Ended != nil {
		card.Lead = ui.Say("Your case %s has ended.", d.Number.String())
		card.Blocks = append(card.Blocks, ui.Facts(ui.Of("How it ended", "%s", caseEnding(d))))
		return card
	}
	card.Blocks = append(card.Blocks, ui.Paragraph("Next: somebody who has no part in it will talk to you. Nothing to do until then."))
	card.Buttons = []ui.Button{ui.Press("Ask a person", bot.Line("contact")).Named("Ask a person about case %s", d.Number.String())}
	return card
}

func partyNames(s *partnership.State, d *partnership.Dispute) ui.Text {
	return concernText(s, partnership.Concern{Organisations: d.Parties})
}

func arbitratorNames(d *partnership.Dispute) ui.Text {
	if len(d.Arbitrators) == 0 {
		return ui.Say("nobody yet")
	}
	names := make([]ui.Text, len(d.Arbitrators))
	for i, p := range d.Arbitrators {
		names[i] = ui.Say("%s", ui.Person(p))
	}
	return ui.Join(", ", names...)
}

// stepTexts are the latest steps of a case.
func stepTexts(d *partnership.Dispute) []ui.Text {
	latest := d.Steps[max(0, len(d.Steps)-caseSteps):]
	texts := make([]ui.Text, len(latest))
	for i, step := range latest {
		texts[i] = ui.Say("%s, %s: %s", ui.OnDay(step.On), ui.Person(step.By), ui.TypedText(step.What))
	}
	return texts
}

var caseEndWords = map[partnership.CaseOutcome]string{
	partnership.CaseSettled:    "settled between them",
	partnership.CaseDecided:    "decided by the arbitrators",
	partnership.CaseWithdrawn:  "withdrawn",
	partnership.CaseUnresolved: "could not be resolved",
}

func caseEnding(d *partnership.Dispute) ui.Text {
	words := ui.Say("%s, %s", caseEndWords[d.Ended.How], ui.OnDay(d.Ended.On))
	if d.Ended.Words != "" {
		words = ui.Say("%s: “%s”", words, ui.TypedText(d.Ended.Words))
	}
	return words
}

func caseTag(d *partnership.Dispute) *ui.Tag {
	if d.Ended != nil {
		return &ui.Tag{Words: ui.Say("Ended: %s", caseEndWords[d.Ended.How]), Tone: ui.Good}
	}
	if len(d.Arbitrators) == 0 {
		return &ui.Tag{Words: ui.Say("Under way; nobody arbitrates yet"), Tone: ui.Waiting}
	}
	return &ui.Tag{Words: ui.Say("Under way"), Tone: ui.Waiting}
}

// caseButtons are what who deals with a case may do.
func caseButtons(v bot.View, d *partnership.Dispute) []ui.Button {
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, d.Number.String())).Named("%s: case %s", label, d.Number.String())
	}
	buttons := []ui.Button{press("Write down a step", "dispute step")}
	if v.State.NamesArbitrators(v.Who) {
		buttons = append(buttons, press("Who arbitrates", "dispute arbitrator"))
	}
	buttons = append(buttons, press("Between whom", "dispute parties"))
	if d.Ended == nil {
		return append(buttons, press("It has ended", "dispute end"))
	}
	return append(buttons, press("Correct how it ended", "dispute end"))
}
