package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var membershipTellings = []bot.Telling{
	{Kind: "membership-received", Card: membershipReceived},
	{Kind: "membership-case", Card: membershipCase},
	{Kind: "membership-considered", Card: membershipDiscussed},
	{Kind: "membership-outcome", Card: membershipOutcome},
}

// membershipHears says who hears of a request to join. How it was decided nobody hears from a machine: only once an
// officer has spoken to the organisation does it go out.
func membershipHears(s *partnership.State, r partnership.Record) []bot.Told {
	requester := func(kind string, n partnership.RequestNumber) []bot.Told {
		return tell(kind, []string{n.String()}, toPerson(s.Requests[n].Contact))
	}
	switch e := r.Event.(type) {
	case partnership.MembershipRequested:
		return append(requester("membership-received", e.Number), tell("membership-case", []string{e.Number.String()}, toOfficers())...)
	case partnership.RequestConsidered:
		return requester("membership-considered", e.Number)
	case partnership.RequesterTold:
		return requester("membership-outcome", e.Number)
	default:
		return nil
	}
}

// membershipDiscussed tells the requester that their request goes on to the meeting that decides.
func membershipDiscussed(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	q, ok := s.ParseRequest(about[0])
	if !ok || q.Withdrawn {
		return ui.Card{}, false
	}
	at := s.Meetings[q.Considered]
	if at == nil {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("%s discussed %s’s request to join (%s) on %s.",
			wording.Upper(wording.TheGroup(s, at.Body)), ui.TypedText(q.Organisation), q.Number.String(), ui.OnDay(at.Day)),
		Foot: wording.Foot(s),
	}
	if q.Decided != "" {
		return card, true
	}
	card.Blocks = []ui.Block{ui.Paragraph("It now goes to %s, which decides. Next: %s. You need not come unless invited.",
		wording.TheGroup(s, s.DecidesOn(q.Body)), asksTheChair(v, q))}
	card.Buttons = []ui.Button{ui.Press("Ask a question", bot.Line("contact")).Named("Ask a question about request %s", q.Number.String())}
	return card, true
}

// asksTheChair says when it will be decided, and by when the requester hears; a day of our own only where the timetable is
// switched on.
func asksTheChair(v bot.View, q *partnership.Request) ui.Text {
	s := v.State
	next := s.Upcoming(s.DecidesOn(q.Body), v.Now)
	switch {
	case len(next) == 0:
		return ui.Say("we ask the chair to take it at the next meeting, and will tell you when that is")
	case s.Timetable && s.Timings(next[0]).Issue.After(v.Now):
		return ui.Say("we ask the chair to take it on %s and will tell you by %s",
			ui.OnDay(next[0].Day), ui.OnDay(s.Calendar.Date(s.Timings(next[0]).Issue)))
	}
	return ui.Say("we ask the chair to take it on %s", ui.OnDay(next[0].Day))
}

// membershipOutcome confirms in writing what an officer has said already.
func membershipOutcome(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	q, ok := s.ParseRequest(about[0])
	if !ok || !q.Told || s.Meetings[q.Decided] == nil {
		return ui.Card{}, false
	}
	if q.Agreed {
		return welcome(v, q, s.Meetings[q.Decided]), true
	}
	m := s.Meetings[q.Decided]
	card := ui.Card{
		Lead: ui.Say("On %s %s discussed %s’s request to join (%s) and did not agree it.",
			ui.OnDay(m.Day), wording.TheGroup(s, m.Body), ui.TypedText(q.Organisation), q.Number.String()),
		Foot: wording.Foot(s),
	}
	if q.Reason != "" {
		card.Blocks = append(card.Blocks, ui.Paragraph("The reason recorded: “%s”", ui.TypedText(q.Reason)))
	}
	card.Blocks = append(card.Blocks, ui.Paragraph(
		"Next: a working group may be a way to take part; tell us if you would like to talk to its chair."))
	card.Buttons = []ui.Button{
		ui.Press("Talk to a working group", bot.Line("contact")).Named("Talk to a working group: request %s", q.Number.String()),
		ui.Press("Ring me", bot.Line("contact")).Named("Ring me: request %s", q.Number.String()),
	}
	return card, true
}

func welcome(v bot.View, q *partnership.Request, m *partnership.Meeting) ui.Card {
	s := v.State
	next := ui.Say("")
	if later := s.Upcoming(q.Body, v.Now); len(later) > 0 {
		next = ui.Say(" The next meeting is %s.", ui.OnDay(later[0].Day))
	}
	return ui.Card{
		Lead: ui.Say("Welcome: on %s %s agreed that %s joins the %s (%s).",
			ui.OnDay(m.Day), wording.TheGroup(s, m.Body), ui.TypedText(q.Organisation), s.Terms.Title, q.Number.String()),
		Blocks: []ui.Block{ui.Paragraph(
			"Next: tell us by %s who will represent you, somebody senior who is able to make commitments for you.%s",
			ui.OnDay(fourWeeksOn(s, m)), next)},
		Buttons: nameOurs(s, q),
		Foot:    wording.Foot(s),
	}
}

// nameOurs lets a new member say who represents it, as long as nobody does.
func nameOurs(s *partnership.State, q *partnership.Request) []ui.Button {
	buttons := placeButtons(s, q)
	if _, placed := s.PlaceOf(q.Number); !placed {
		buttons = []ui.Button{ui.Press("", bot.Line("contact"))}
	}
	for i := range buttons {
		buttons[i].Label = ui.Say("Name our representative")
		buttons[i] = buttons[i].Named("Name our representative: request %s", q.Number.String())
	}
	return buttons
}
