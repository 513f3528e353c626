package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// itemNew is the team's card for an item: it lands with the team, not with a person, and is kept true in place.
func itemNew(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:   ui.Say("New item for %s: %s.", wording.Target(s, item), wording.Quoted(s, item)),
		Tag:    wording.ItemTag(s, item),
		Blocks: []ui.Block{ui.Facts(itemFacts(v, item)...)},
	}
	if item.Stage == partnership.Offered {
		card.Buttons = itemButtons(s, item, v.Now)
		card.Menu = itemMenu(s, item)
	}
	if m := s.Meetings[item.Meeting]; item.Stage == partnership.OnDraft && m != nil && s.Ends(m).After(v.Now) {
		card.Menu = paperMenu(s, item)
	}
	return card, true
}

func itemFacts(v bot.View, item *partnership.Item) []ui.Fact {
	s := v.State
	facts := firstFacts(v, item)
	if item.Entered != "" {
		facts = append(facts, ui.Of("Entered by", "%s, %s", ui.Person(item.Entered), mediumWords[item.How]))
	}
	if item.Taken != "" {
		facts = append(facts, ui.Of("With", "%s", ui.Person(item.Taken)))
	}
	switch {
	case item.Talk != nil:
		facts = append(facts, ui.Of("Talked through", "%s, %s", ui.OnDay(item.Talk.On), mediumWords[item.Talk.How]))
	case item.Way != "":
		facts = append(facts, ui.Of("The proposer says", "%s", wayWords[item.Way]))
	case !item.TalkAsked.IsZero():
		facts = append(facts, ui.Of("Asked for a time", "%s", ui.OnDay(s.Calendar.Date(item.TalkAsked))))
	}
	if item.Stage == partnership.Offered && item.Talk == nil && item.Gated {
		facts = append(facts, ui.Of("Before it goes on the draft", "a talk with %s, as the terms of reference ask", ui.Person(item.Proposer)))
	}
	if item.Private {
		facts = append(facts, ui.Of("Who may read it", "named people only"))
	}
	if item.Late {
		facts = append(facts, ui.Of("Arrived", "after our working date (not in the terms of reference)"))
	}
	if item.Stage == partnership.Raised {
		facts = append(facts, raisedFact(s, item))
	}
	facts = append(facts, paperFact(s, item, true)...)
	if item.Settled != nil {
		facts = append(facts, ui.Of("Settled", "%s", wording.SettledWords(item.Settled)))
	}
	return facts
}

// firstFacts are what anybody reads of an item who may read it at all: from whom it is, where it comes from, and what for.
func firstFacts(v bot.View, item *partnership.Item) []ui.Fact {
	facts := []ui.Fact{ui.Of("From", "%s", ui.Person(item.Proposer))}
	facts = append(facts, originFact(v, item)...)
	return append(facts, ui.Of("Wants the meeting", "%s", wording.Purpose(item.Wants)))
}

// originFact says from what an item was made: the recommendation of another group, or a report in which one is asked to decide.
func originFact(v bot.View, item *partnership.Item) []ui.Fact {
	s := v.State
	if e := s.BroughtBy(item.Number); e != nil && s.SeesEntry(v.Who, e, v.Today()) {
		if m := s.Meetings[e.Meeting]; m != nil {
			return []ui.Fact{ui.Of("Comes from", "recommendation %s, of %s", e.Number.String(), wording.OnDay(s, m))}
		}
		return []ui.Fact{ui.Of("Comes from", "recommendation %s, of %s", e.Number.String(), ui.OnDay(e.At))}
	}
	for _, r := range s.Reports {
		if r.Item == item.Number && s.SeesReport(v.Who, r, v.Today()) {
			return []ui.Fact{ui.Of("Comes from", "%s", wording.ReportNamed(s, r))}
		}
	}
	return nil
}

func itemButtons(s *partnership.State, item *partnership.Item, now time.Time) []ui.Button {
	if m := s.Meetings[item.Meeting]; m != nil && !s.Ends(m).After(now) { // it was overlooked: it can go on
		return []ui.Button{primary(named(s, item, "Move to a later meeting", "agenda move"))}
	}
	if item.Talk != nil || !item.Gated {
		return []ui.Button{primary(named(s, item, "Put on the draft agenda", "agenda add"))}
	}
	buttons := []ui.Button{
		primary(named(s, item, "We have talked: add it", "agenda talked")),
		named(s, item, "Put on the draft agenda", "agenda add"),
	}
	if item.Taken == "" {
		buttons = append(buttons, named(s, item, "I’ve got this", "agenda take"))
	}
	if item.TalkAsked.IsZero() {
		buttons = append(buttons, named(s, item, "Ask for a time", "agenda ask"))
	}
	return buttons
}

func itemMenu(s *partnership.State, item *partnership.Item) *ui.Menu {
	return &ui.Menu{Label: ui.Say("Something else"), Choices: []ui.Choice{
		{Label: ui.Say("Move to a later meeting"), Value: itemLine("agenda move", s, item.Number)},
		{Label: ui.Say("Offer to another group"), Value: itemLine("agenda offer", s, item.Number)},
		{Label: ui.Say("Not for this agenda"), Value: itemLine("agenda drop", s, item.Number)},
		{Label: ui.Say("Change what it says"), Value: itemLine("agenda change", s, item.Number)},
		{Label: ui.Say("Ask somebody to present it"), Value: itemLine("agenda present", s, item.Number)},
	}}
}

func primary(b ui.Button) ui.Button {
	b.Primary = true
	return b
}

var mediumWords = map[partnership.Medium]string{
	partnership.ByButton: "by their own press", partnership.ByPhone: "by phone", partnership.ByEmail: "by e-mail",
	partnership.ByLetter: "by letter", partnership.InRoom: "at a meeting", partnership.InTalk: "in conversation",
}

var wayWords = map[partnership.Way]string{
	partnership.RingMe: "please ring me", partnership.SuggestMe: "please suggest times", partnership.InWriting: "let us do it in writing",
}
