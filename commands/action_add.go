package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	actionWhat  = bot.Words("what", "What is to be done?")
	actionOwner = bot.Pick("owner", "Who does it?", ownerChoices, findOwner).With(func(s *bot.Spec) {
		s.Kind, s.Max = ui.Line, 100
		s.Hint = "A partner’s name, the secretariat, or all. For anybody else, the partner who follows it up."
	})
	actionPerson  = optional(someone("person", "Who there? Only if a person was named.")) // partners act; a person only where one was named
	actionDue     = optional(bot.OnDate("due", "By when?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty where no date was said." })
	actionMeeting = optional(bot.Pick("meeting", "At which meeting was it agreed?", begunMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Preset = latestBegun
	})
)

// ActionAdd records what somebody undertook.
var ActionAdd = &bot.Command{
	Path: "action add", Title: "Add an action", Summary: "Record what a partner, or the secretariat, has undertaken.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{actionWhat, actionOwner, actionPerson, actionDue, actionMeeting},
	Examples: []string{"action add", "action add Send the apprenticeship figures"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		var ref partnership.MeetingRef
		if m := actionMeeting.From(r); m != nil {
			ref = m.Ref
		}
		owner := actionOwner.From(r)
		owner.Person = actionPerson.From(r)
		_, err := r.Do(partnership.AddAction{Meeting: ref, Undertaking: partnership.Undertaking{
			What: actionWhat.From(r), Owner: owner, Due: actionDue.From(r),
		}})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(addedCard(r.View(), r.State().ActionsOf(func(a *partnership.Action) bool { return a.Request == r.ID }))), nil
	},
}

// addedCard says what is on the list now, and who hears of it.
func addedCard(v bot.View, added []*partnership.Action) ui.Card {
	s := v.State
	if len(added) == 0 {
		return ui.Card{Lead: ui.Say("The action is on the list.")}
	}
	a := added[0]
	card := ui.Card{Lead: ui.Say("On the list: %s, %s%s.%s", wording.ActionNamed(a), wording.OwnerName(s, a.Owner), wording.ByWhen(a), ownerTold(v, a))}
	if last := added[len(added)-1]; len(added) > 1 {
		card.Lead = ui.Say("On the list: “%s”%s, a line for each of %s partners, %s to %s. Each is told of its own.",
			ui.TypedText(a.What), wording.ByWhen(a), len(added), a.Number.String(), last.Number.String())
	} else {
		card.Buttons = []ui.Button{doneButton(a)}
	}
	if !a.Due.IsZero() && a.Due.Before(v.Today()) {
		card.Tag = &ui.Tag{Words: ui.Say("That day is past"), Tone: ui.Waiting}
	}
	return card
}

// ownerTold says whether anybody hears of an action: a partner without a representative has nobody to tell.
func ownerTold(v bot.View, a *partnership.Action) string {
	switch {
	case a.Owner == partnership.Owner{}:
		return ""
	case len(v.State.OwnersOf(a, v.Today())) == 0:
		return " Nobody is told: we know nobody there. Please ring them."
	}
	return " They are told."
}

func begunMeetings(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().Begun("", r.Now()), func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

func findOwner(r *bot.Request, raw string) (partnership.Owner, error) {
	owner, ok := partnership.OwnerCalled(r.State().Terms, raw)
	return found(owner, ok)("owner", "There is no partner called %s. Write a partner’s name, the secretariat, or all.", raw)
}

func doneButton(a *partnership.Action) ui.Button {
	return ui.Press("Done", bot.Line("action done", a.Number.String())).Named("Done: %s", a.Number.String())
}
