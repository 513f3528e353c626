package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	laterMeeting = asked(bot.Pick("meeting", "To which meeting?", laterMeetings, findOpen), "To which meeting?")
	otherGroup   = bot.Pick("group", "To which group?", otherGroups, findGroup)
)

// AgendaMove moves an item to a later meeting of the same group.
var AgendaMove = &bot.Command{
	Path: "agenda move", Title: "Move to a later meeting", Summary: "Move an item to a later meeting.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Move it",
	Options:  []bot.Option{theItem, laterMeeting, basis, reason},
	Examples: []string{"agenda move LSP-001"}, Intro: aboutItem,
	Run: func(r *bot.Request) (bot.Reply, error) {
		return settle(r, partnership.SettleItem{Outcome: partnership.ToLater, Meeting: laterMeeting.From(r).Ref})
	},
}

// AgendaOffer offers an item to another group.
var AgendaOffer = &bot.Command{
	Path: "agenda offer", Title: "Offer to another group", Summary: "Offer an item to another group.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Offer it",
	Options:  []bot.Option{theItem, otherGroup, basis, reason},
	Examples: []string{"agenda offer LSP-001"}, Intro: aboutItem,
	Run: func(r *bot.Request) (bot.Reply, error) {
		return settle(r, partnership.SettleItem{Outcome: partnership.ToGroup, Body: otherGroup.From(r)})
	},
}

// AgendaDrop says that an item is not for this agenda. Nobody declines it: it is agreed with the proposer, or the chair
// has decided.
var AgendaDrop = &bot.Command{
	Path: "agenda drop", Title: "Not for this agenda", Summary: "Record that an item is not for this agenda, and on whose word.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Save",
	Options:  []bot.Option{theItem, basis, reason},
	Examples: []string{"agenda drop LSP-001"}, Intro: aboutItem,
	Run: func(r *bot.Request) (bot.Reply, error) {
		return settle(r, partnership.SettleItem{Outcome: partnership.NotForThis})
	},
}

func settle(r *bot.Request, c partnership.SettleItem) (bot.Reply, error) {
	item := theItem.From(r)
	c.Number, c.Basis, c.Reason = item.Number, basis.From(r), reason.From(r)
	if _, err := r.Do(c); err != nil {
		return bot.Reply{}, err
	}
	return bot.Said("Recorded: %s, %s. The proposer is told.", wording.Quoted(r.State(), item), string(c.Outcome)), nil
}

func aboutItem(r *bot.Request) ([]ui.Block, error) {
	item := theItem.From(r)
	if item == nil {
		return nil, nil
	}
	return []ui.Block{ui.Paragraph("%s, from %s. Please talk to them before you save.", wording.Quoted(r.State(), item), ui.Person(item.Proposer))}, nil
}

func laterMeetings(r *bot.Request) []ui.Choice {
	item, s := theItem.From(r), r.State()
	if item == nil {
		return nil
	}
	var later []*partnership.Meeting
	from := s.Meetings[item.Meeting]
	for _, m := range s.Upcoming(item.Body, r.Now()) {
		if from == nil || s.Starts(m).After(s.Starts(from)) {
			later = append(later, m)
		}
	}
	return firstChoices(later, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

func otherGroups(r *bot.Request) []ui.Choice {
	item := theItem.From(r)
	var choices []ui.Choice
	for _, b := range r.State().Terms.Bodies {
		if item == nil || partnership.BodyID(b.ID) != item.Body {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices
}

func findGroup(r *bot.Request, raw string) (partnership.BodyID, error) {
	b := r.State().Body(partnership.BodyID(raw))
	return found(partnership.BodyID(raw), b != nil)("group", "There is no group %s.", raw)
}

// itemMoved tells the proposer that their item goes elsewhere, or is not for this agenda.
func itemMoved(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok || item.Settled == nil {
		return ui.Card{}, false
	}
	if item.Settled.Basis == "" && item.Settled.Outcome != partnership.ByWithdrawn { // no one's word: its meeting was cancelled since
		return ui.Card{Lead: ui.Say("%s is now for %s.", wording.Quoted(s, item), wording.Target(s, item)), Tag: wording.ItemTag(s, item), Foot: wording.Foot(s)}, true
	}
	if m := s.Meetings[item.Settled.From]; item.Settled.Basis == partnership.AtMeeting && m != nil {
		return itemAfter(v, []string{about[0], string(m.Ref)})
	}
	card := ui.Card{Lead: settledLead(s, item), Foot: wording.Foot(s)}
	card.Blocks = []ui.Block{ui.Paragraph("The reason: “%s”", ui.TypedText(item.Settled.Reason))}
	switch item.Settled.Outcome {
	case partnership.NotForThis:
		card.Blocks = append(card.Blocks, ui.Paragraph("Your text is kept. Next: your choice."))
		card.Buttons = []ui.Button{ui.Press("Ask the chair again", bot.Line("contact")), ui.Press("Talk to the secretariat", bot.Line("contact"))}
	case partnership.ToLater:
		card.Blocks = append(card.Blocks, ui.Paragraph("No need to send it again. Next: %s will contact you before that meeting.", officer(item)))
		card.Buttons = []ui.Button{ui.Press("This is not what we agreed", bot.Line("contact"))}
	case partnership.ToGroup:
		card.Blocks = append(card.Blocks, ui.Paragraph("No need to send it again. Next: the secretariat will contact you about it."))
		card.Buttons = []ui.Button{ui.Press("This is not what we agreed", bot.Line("contact"))}
	case partnership.ByWithdrawn, partnership.ToList:
		return ui.Card{}, false
	}
	return card, true
}

func settledLead(s *partnership.State, item *partnership.Item) ui.Text {
	settled := item.Settled
	where := ui.Say("the agenda")
	if m := s.Meetings[settled.From]; m != nil {
		where = wording.OnDay(s, m)
	}
	byChair := settled.Basis == partnership.DecidedByChair
	switch settled.Outcome {
	case partnership.ToLater:
		if byChair {
			return ui.Say("The chair has moved %s from %s to %s.", wording.Quoted(s, item), where, wording.Target(s, item))
		}
		return ui.Say("As agreed with you on %s, %s moves to %s.", ui.OnDay(settled.On), wording.Quoted(s, item), wording.Target(s, item))
	case partnership.ToGroup:
		if byChair {
			return ui.Say("The chair offers %s to %s.", wording.Quoted(s, item), wording.TheGroup(s, item.Body))
		}
		return ui.Say("As agreed with you on %s, %s is offered to %s.", ui.OnDay(settled.On), wording.Quoted(s, item), wording.TheGroup(s, item.Body))
	case partnership.NotForThis, partnership.ByWithdrawn, partnership.ToList:
	}
	if byChair {
		return ui.Say("The chair has decided not to take %s at %s.", wording.Quoted(s, item), where)
	}
	return ui.Say("As agreed with you on %s, %s is not for %s.", ui.OnDay(settled.On), wording.Quoted(s, item), where)
}
