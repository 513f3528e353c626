package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// mostChanges are shown on the card of an edition; the rest is behind a button.
const mostChanges = 12

// editionCase is the secretariat's card for proposed terms, kept true from the proposal to the day they are in force.
func editionCase(v bot.View, about []string) (ui.Card, bool) {
	return editionCard(v, editionAbout(v.State, about))
}

// editionCard shows what an edition changes, who agrees to it, and what is to be done.
func editionCard(v bot.View, e *partnership.Edition) (ui.Card, bool) {
	if e == nil {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{Lead: editionLead(s, e), Tag: editionTag(e), Blocks: []ui.Block{ui.Facts(editionFacts(s, e)...)}}
	if !e.Withdrawn.IsZero() {
		return card, true
	}
	changed, more := changedBlocks(s, e)
	card.Blocks = append(card.Blocks, changed...)
	if e.Pending() {
		card.Blocks = append(card.Blocks, leftBehind(v, e)...)
	}
	card.Blocks = append(card.Blocks, consentBlocks(s, e)...)
	card.Buttons = editionButtons(v, e)
	if more {
		card.Buttons = append(card.Buttons, editionButton("All that changes", "terms changes", e))
	}
	return card, true
}

func editionLead(s *partnership.State, e *partnership.Edition) ui.Text {
	if e.Begun.IsZero() {
		return ui.Say("New terms of reference are proposed for the %s (%s).", s.Terms.Title, e.Number)
	}
	return ui.Say("%s of the terms of reference of the %s.", wording.Upper(e.Number.String()), s.Terms.Title)
}

func editionFacts(s *partnership.State, e *partnership.Edition) []ui.Fact {
	var facts []ui.Fact
	if !e.Proposed.IsZero() {
		facts = append(facts, ui.Of("Proposed by", "%s, %s", ui.Person(e.By), ui.OnDay(s.Calendar.Date(e.Proposed))))
	}
	if e.Agreed != nil {
		facts = append(facts, ui.Of("Agreed by", "%s", agreedWords(s, e.Agreed)))
	}
	switch {
	case !e.Ended.IsZero():
		facts = append(facts, ui.Of("In force", "from %s until %s", ui.OnDay(s.Calendar.Date(e.Begun)), ui.OnDay(s.Calendar.Date(e.Ended))))
	case !e.Begun.IsZero():
		facts = append(facts, ui.Of("In force", "since %s", ui.OnDay(s.Calendar.Date(e.Begun))))
	case !e.Holds.IsZero():
		facts = append(facts, ui.Of("Would hold", "from %s, as it says itself", ui.OnDay(e.Holds)))
	case e.Pending():
		facts = append(facts, ui.Of("Would hold", "from when it is agreed"))
	}
	return facts
}

// changedBlocks list what an edition changes, and say whether there is more than a card has room for.
func changedBlocks(s *partnership.State, e *partnership.Edition) (blocks []ui.Block, more bool) {
	was, now, ok := texts(s, e)
	if !ok {
		if s.Before(e) != nil {
			return []ui.Block{ui.Paragraph("What it changes cannot be shown here: this part of the service is being brought up to date.")}, false
		}
		return nil, false
	}
	changes := changesOf(was, now)
	if len(changes) == 0 {
		return []ui.Block{ui.Paragraph("Nothing changes that anybody would notice: only how the file is written.")}, false
	}
	shown := changes[:min(len(changes), mostChanges)]
	blocks = []ui.Block{ui.Heading("What changes"), ui.List(shown...)}
	if more = len(changes) > len(shown); more {
		blocks = append(blocks, ui.Paragraph("%s in all; the first %s are here.", wording.Counted(len(changes), "change"), len(shown)))
	}
	return blocks, more
}

// consentBlocks say who has to agree; afterwards, to the secretariat alone, where somebody else has.
func consentBlocks(s *partnership.State, e *partnership.Edition) []ui.Block {
	old := s.Before(e)
	if old == nil || s.Text(old) == nil {
		return nil
	}
	if e.Pending() && e.Agreed == nil {
		return append([]ui.Block{ui.Heading("Who agrees")}, whoAmends(s.Text(old))...)
	}
	if e.Agreed != nil && e.Agreed.Differs {
		return append([]ui.Block{ui.Paragraph("For the secretariat alone: this is not whom the terms name. It stands all the same.")},
			whoAmends(s.Text(old))...)
	}
	return nil
}

func editionButtons(v bot.View, e *partnership.Edition) []ui.Button {
	if !e.Pending() {
		return nil
	}
	withdraw := editionButton("Withdraw", "terms withdraw", e)
	switch {
	case e.Agreed == nil:
		return []ui.Button{primary(editionButton("Record that it was agreed", "terms agree", e)), withdraw}
	case e.Holds.After(v.Today()):
		return []ui.Button{withdraw}
	}
	return []ui.Button{primary(editionButton("Put in force", "terms begin", e)), withdraw}
}
