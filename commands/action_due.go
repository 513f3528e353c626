package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// What the diary asks about actions. What the clock slept through is not said late, and nobody has to hear of that: the
// action log has it.
var dueTellings = []bot.Telling{
	{Kind: "action-soon", Card: actionSoon, Hold: untilDue(func(t partnership.ActionTimes) time.Time { return t.Today })},
	{Kind: "action-today", Card: actionToday, Hold: untilDue(func(t partnership.ActionTimes) time.Time { return t.Late })},
	{Kind: "action-late", Card: actionLate},
}

func untilDue(end func(partnership.ActionTimes) time.Time) func(*partnership.State, []string) (time.Time, time.Time) {
	return func(s *partnership.State, about []string) (time.Time, time.Time) {
		a, ok := s.ParseAction(about[0])
		if !ok {
			return time.Time{}, time.Time{}
		}
		return time.Time{}, end(s.ActionTimes(a))
	}
}

// actionFalls says who hears of a moment of an action. The owner is reminded twice at most; then a person of the secretariat
// is asked what to do, and nobody else is told.
func actionFalls(e partnership.MomentCame, n partnership.ActionNumber) []bot.Told {
	if e.Missed {
		return nil
	}
	about := []string{n.String()}
	switch e.Kind {
	case partnership.ActionSoon:
		return tell("action-soon", about, toOwner(n))
	case partnership.ActionToday:
		return tell("action-today", about, toOwner(n))
	case partnership.ActionLate:
		return tell("action-late", about, toOfficers())
	default:
		return nil
	}
}

func actionSoon(v bot.View, about []string) (ui.Card, bool) {
	a, past, ok := actionAbout(v, about)
	if past != nil || !ok {
		return orNothing(past), ok
	}
	return askedOfOwner(v, a, ui.Say("Action %s is due on %s: %s, “%s”%s.",
		a.Number.String(), ui.OnDay(a.Due), wording.OwnerName(v.State, a.Owner), ui.TypedText(a.What), fromBracketed(v.State, a))), true
}

func actionToday(v bot.View, about []string) (ui.Card, bool) {
	a, past, ok := actionAbout(v, about)
	if past != nil || !ok {
		return orNothing(past), ok
	}
	return askedOfOwner(v, a, ui.Say("Due on %s, and not done yet: action %s, “%s”%s.",
		ui.OnDay(a.Due), a.Number.String(), ui.TypedText(a.What), fromBracketed(v.State, a))), true
}

// actionLate asks the secretariat what to do about an action that is past its date.
func actionLate(v bot.View, about []string) (ui.Card, bool) {
	a, ok := v.State.ParseAction(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{
		Lead: ui.Say("Past its date: action %s, %s%s.", wording.ActionNamed(a), wording.OwnerName(s, a.Owner), wording.ByWhen(a)), Tag: actionTag(v, a),
	}
	if !a.Done.IsZero() {
		return card, true
	}
	card.Blocks = []ui.Block{ui.Paragraph("Ring them, give them longer, or leave it: the action log has it for the chair and the next meeting. They are not asked again.")}
	card.Buttons = []ui.Button{updateButton(a, "Give longer"), doneButton(a)}
	return card, true
}
