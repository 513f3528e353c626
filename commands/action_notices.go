package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var actionTellings = []bot.Telling{
	{Kind: "action-yours", Card: actionYours},
	{Kind: "action-changed", Card: actionChanged},
	{Kind: "action-reopened", Card: actionReopened},
	{Kind: "action-word", Card: actionWord},
}

// actionHears: whoever undertook something hears of it when it is put on the list, unless they read it in the notes; and of
// what the secretariat changes about it. What the owner says of it, the secretariat hears, but not that it is done: that is
// one line at the next meeting.
func actionHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.ActionAdded:
		if !inNotes(s, e) {
			return tell("action-yours", []string{e.Number.String()}, toOwner(e.Number))
		}
	case partnership.ActionUpdated:
		a, v := s.Actions[e.Number], bot.View{State: s, Who: r.By, Now: r.At}
		if s.Owns(r.By, a, v.Today()) && !keepsAction(v, a) {
			return tell("action-word", []string{e.Number.String(), string(r.By)}, toOfficers())
		}
		return tell("action-changed", []string{e.Number.String()}, toOwner(e.Number))
	case partnership.ActionReopened:
		return tell("action-reopened", []string{e.Number.String()}, toOwner(e.Number))
	default: // that it is done is noted at the next meeting
	}
	return nil
}

// inNotes says whether an action stands in the notes of its meeting, with which its owner hears of it.
func inNotes(s *partnership.State, e partnership.ActionAdded) bool {
	m := s.Meetings[e.Meeting]
	if m == nil {
		return false
	}
	for _, a := range m.Notes.Actions {
		if a.What == e.What {
			return true
		}
	}
	return false
}

// actionAbout finds the action that a telling is about, and the card of one that is the reader's no longer, or done.
func actionAbout(v bot.View, about []string) (a *partnership.Action, past *ui.Card, ok bool) {
	s := v.State
	if a, ok = s.ParseAction(about[0]); !ok {
		return nil, nil, false
	}
	switch {
	case !a.Done.IsZero():
		return a, &ui.Card{Lead: ui.Say("Done: %s, %s.", wording.ActionNamed(a), wording.OwnerName(s, a.Owner)), Tag: actionTag(v, a), Foot: wording.Foot(s)}, true
	case !s.Owns(v.Who, a, v.Today()) && !keepsAction(v, a):
		return a, &ui.Card{Lead: ui.Say("%s is with %s now.", wording.ActionNamed(a), wording.OwnerName(s, a.Owner)), Foot: wording.Foot(s)}, true
	}
	return a, nil, true
}

// actionYours tells somebody that they have something to do.
func actionYours(v bot.View, about []string) (ui.Card, bool) {
	a, past, ok := actionAbout(v, about)
	if past != nil || !ok {
		return orNothing(past), ok
	}
	return askedOfOwner(v, a, ui.Say("%s has a new action: %s%s%s.", wording.OwnerFirst(v.State, a.Owner), wording.ActionNamed(a), wording.ByWhen(a), fromBracketed(v.State, a))), true
}

// actionChanged tells whoever does it what the secretariat changed.
func actionChanged(v bot.View, about []string) (ui.Card, bool) {
	a, past, ok := actionAbout(v, about)
	if past != nil || !ok {
		return orNothing(past), ok
	}
	return askedOfOwner(v, a, ui.Say("Changed: %s is to be done by %s%s.", wording.ActionNamed(a), wording.OwnerName(v.State, a.Owner), wording.ByDay(a))), true
}

// actionReopened tells whoever did it that the meeting saw more to do.
func actionReopened(v bot.View, about []string) (ui.Card, bool) {
	a, past, ok := actionAbout(v, about)
	if past != nil || !ok {
		return orNothing(past), ok
	}
	card := askedOfOwner(v, a, ui.Say("Open again: %s%s. The meeting saw that something is still to be done.", wording.ActionNamed(a), wording.ByWhen(a)))
	if a.Report != "" {
		card.Blocks = append([]ui.Block{{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText(a.Report))}}}, card.Blocks...)
	}
	return card, true
}

// actionWord tells the secretariat what an owner says.
func actionWord(v bot.View, about []string) (ui.Card, bool) {
	a, ok := v.State.ParseAction(about[0])
	if !ok || len(about) < 2 {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{Lead: ui.Say("%s writes of action %s%s.", ui.Person(about[1]), wording.ActionNamed(a), wording.ByWhen(a)), Tag: actionTag(v, a)}
	if a.NotOurs {
		card.Lead = ui.Say("%s says that action %s is not theirs. Please find out whose it is.", ui.Person(about[1]), wording.ActionNamed(a))
	}
	if a.Report != "" {
		card.Blocks = []ui.Block{{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText(a.Report))}}}
	}
	card.Blocks = append(card.Blocks, ui.Facts(ui.Of("Who does it", "%s", wording.OwnerName(s, a.Owner))))
	if a.Done.IsZero() {
		card.Buttons = []ui.Button{updateButton(a, "Change it"), doneButton(a)}
	}
	return card, true
}

func orNothing(card *ui.Card) ui.Card {
	if card == nil {
		return ui.Card{}
	}
	return *card
}

// askedOfOwner asks for one tap.
func askedOfOwner(v bot.View, a *partnership.Action, lead ui.Text) ui.Card {
	return ui.Card{
		Lead:    lead,
		Tag:     wording.PastTag(v, a),
		Blocks:  []ui.Block{ui.Paragraph("Next: one tap, or reply in your own words and the secretariat will deal with it.")},
		Buttons: []ui.Button{primary(doneButton(a)), updateButton(a, "Need longer"), notOursButton(a)},
		Foot:    wording.Foot(v.State),
	}
}

// fromBracketed is the meeting at which it was undertaken: (the Full LSP, Thursday 18 March).
func fromBracketed(s *partnership.State, a *partnership.Action) ui.Text {
	m := s.Meetings[a.Meeting]
	if m == nil {
		return ui.Say("")
	}
	return ui.Say(" (%s)", wording.TheMeeting(s, m))
}

func updateButton(a *partnership.Action, label string) ui.Button {
	return ui.Press(label, bot.Line("action update", a.Number.String())).Named("%s: %s", label, a.Number.String())
}

func notOursButton(a *partnership.Action) ui.Button {
	return ui.Press("Not ours", bot.Line("action back", a.Number.String())).Named("Not ours: %s", a.Number.String())
}
