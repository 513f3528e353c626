package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	actionWhat  = bot.Words("what", "What is to be done?")
	actionOwner = bot.Pick("owner", "Who does it?", nil, findOwner).With(func(s *bot.Spec) {
		s.Kind, s.Max = ui.Line, 100
		s.Hint = "A partner’s name, or: the secretariat."
	})
	actionDue     = optional(bot.OnDate("due", "By when?")).With(func(s *bot.Spec) { s.Hint = "Leave it empty where no date was said." })
	actionMeeting = optional(bot.Pick("meeting", "At which meeting was it agreed?", begunMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if begun := begunMeetings(r); len(begun) > 0 {
				return begun[0].Value
			}
			return ""
		}
	})
)

// ActionAdd records what somebody undertook.
var ActionAdd = &bot.Command{
	Path: "action add", Title: "Add an action", Summary: "Record what a partner, or the secretariat, has undertaken.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{actionWhat, actionOwner, actionDue, actionMeeting},
	Examples: []string{"action add", "action add Send the apprenticeship figures"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		var ref partnership.MeetingRef
		if m := actionMeeting.From(r); m != nil {
			ref = m.Ref
		}
		_, err := r.Do(partnership.AddAction{Meeting: ref, Undertaking: partnership.Undertaking{
			What: actionWhat.From(r), Owner: actionOwner.From(r), Due: actionDue.From(r),
		}})
		if err != nil {
			return bot.Reply{}, err
		}
		a := r.State().ActionBy(r.ID)
		if a == nil {
			return bot.Said("The action is on the list."), nil
		}
		card := ui.Card{
			Lead:    ui.Say("On the list: %s, %s%s.", actionNamed(a), ownerName(r.State(), a.Owner), byWhen(a)),
			Buttons: []ui.Button{doneButton(a)},
		}
		if !a.Due.IsZero() && a.Due.Before(r.Today()) {
			card.Tag = &ui.Tag{Words: ui.Say("That day is past"), Tone: ui.Waiting}
		}
		return bot.Answered(card), nil
	},
}

func begunMeetings(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().Begun("", r.Now()), func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

func findOwner(r *bot.Request, raw string) (partnership.Owner, error) {
	owner, ok := partnership.OwnerCalled(r.State().Terms, raw)
	return found(owner, ok)("owner", "There is no partner called %s. Write a partner’s name, or: the secretariat.", raw)
}

// ownerName says who undertook something.
func ownerName(s *partnership.State, o partnership.Owner) ui.Text {
	switch {
	case o.Person != "":
		return ui.Say("%s", ui.Person(o.Person))
	case o.Organisation == "":
		return ui.Say("the secretariat")
	}
	if org, ok := s.Terms.Organisation(string(o.Organisation)); ok {
		return ui.Say("%s", org.Name)
	}
	return ui.Say("%s", strings.ReplaceAll(string(o.Organisation), "-", " "))
}

// actionNamed is an action with its reference: “Send the figures”.
func actionNamed(a *partnership.Action) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(a.What), a.Number.String())
}

func byWhen(a *partnership.Action) ui.Text {
	if a.Due.IsZero() {
		return ui.Say("")
	}
	return ui.Say(" by %s", ui.OnDay(a.Due))
}

func doneButton(a *partnership.Action) ui.Button {
	return ui.Press("Done", bot.Line("action done", a.Number.String())).Named("Done: %s", a.Number.String())
}
