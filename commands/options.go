package commands

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// The options that many commands share. Their names are part of every control that hangs in somebody's chat: they stay.
var (
	theItem = fixed(bot.Pick("item", "Which item?", itemChoices, func(r *bot.Request, raw string) (*partnership.Item, error) {
		return found(r.State().ParseItem(raw))("item", "There is no item %s. Its reference looks like %s.", raw, r.State().ItemRef(1))
	}))
	aMeeting = fixed(bot.Pick("meeting", "Which meeting?", meetingChoices, func(r *bot.Request, raw string) (*partnership.Meeting, error) {
		return found(r.State().ParseMeeting(raw))("meeting", "There is no meeting %s. Its reference looks like FULL-2027-03.", raw)
	}))
	theRequest = fixed(bot.Pick("request", "Which request?", requestChoices, func(r *bot.Request, raw string) (*partnership.Request, error) {
		return found(r.State().ParseRequest(raw))("request", "There is no request %s. Its reference looks like M-004.", raw)
	}))
	theAction = fixed(bot.Pick("action", "Which action?", actionChoices, findAction))
	aVersion  = fixed(bot.Pick("version", "Which version?", nil, func(_ *bot.Request, raw string) (int, error) {
		n, err := strconv.Atoi(raw)
		if err != nil || n < 1 {
			return 0, &partnership.Invalid{Option: "version", Hint: partnership.Say("There is no version %s.", raw)}
		}
		return n, nil
	}))
	wants = bot.OneOf("wants", "What should the meeting do?",
		bot.Either[partnership.Purpose]{Value: partnership.ToDecide, Words: "Decide"},
		bot.Either[partnership.Purpose]{Value: partnership.ToDiscuss, Words: "Discuss"},
		bot.Either[partnership.Purpose]{Value: partnership.ToNote, Words: "Note"})
	how = bot.OneOf("how", "How did it come?",
		bot.Either[partnership.Medium]{Value: partnership.ByPhone, Words: "By phone"},
		bot.Either[partnership.Medium]{Value: partnership.ByEmail, Words: "By e-mail"},
		bot.Either[partnership.Medium]{Value: partnership.InTalk, Words: "In conversation"},
		bot.Either[partnership.Medium]{Value: partnership.InRoom, Words: "At a meeting"},
		bot.Either[partnership.Medium]{Value: partnership.ByLetter, Words: "By letter"}).
		With(func(s *bot.Spec) { s.Kind = ui.Select })
	basis = bot.OneOf("basis", "On whose word?",
		bot.Either[partnership.Basis]{Value: partnership.AgreedWithProposer, Words: "Agreed with the proposer"},
		bot.Either[partnership.Basis]{Value: partnership.DecidedByChair, Words: "Decided by the chair"})
	reason = bot.Long("reason", "Why? The proposer reads this.", 500)
)

func findAction(r *bot.Request, raw string) (*partnership.Action, error) {
	return found(r.State().ParseAction(raw))("action", "There is no action %s. Its reference looks like A-031.", raw)
}

// found makes a value of a lookup: what is not there is said in words, with what was asked for.
func found[T any](value T, ok bool) func(option, format string, values ...any) (T, error) {
	return func(option, format string, values ...any) (T, error) {
		if ok {
			return value, nil
		}
		return value, &partnership.Invalid{Option: option, Hint: partnership.Say(format, values...)}
	}
}

func fixed[T any](v *bot.Value[T]) *bot.Value[T] {
	return v.With(func(s *bot.Spec) { s.Fixed = true })
}

// asked is an option that a form asks for although controls can carry it.
func asked[T any](v *bot.Value[T], label string) *bot.Value[T] {
	return v.With(func(s *bot.Spec) { s.Fixed, s.Label = false, label })
}

func optional[T any](v *bot.Value[T]) *bot.Value[T] {
	return v.With(func(s *bot.Spec) { s.Optional = true })
}

// forOfficers is an option that only the secretariat is asked for.
func forOfficers[T any](v *bot.Value[T]) *bot.Value[T] {
	return v.With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool { return r.May(partnership.Secretariat, "") }
	})
}

// For whom a command is worth a button that is always in sight.

func everybodyOften(*bot.Request) bool { return true }

func officersOften(r *bot.Request) bool { return r.May(partnership.Secretariat, "") }

func membersOften(r *bot.Request) bool { return r.May(partnership.Member, "") }

func outsidersOften(r *bot.Request) bool { return r.Who != "" && !r.May(partnership.Submitting, "") }

func itemChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	return firstChoices(s.Business(func(i *partnership.Item) bool {
		return i.Stage != partnership.Withdrawn && s.Sees(r.Who, i, r.Today())
	}), func(i *partnership.Item) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", wording.Quoted(s, i)), Value: s.ItemRef(i.Number)}
	})
}

func meetingChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	meetings := s.Upcoming("", r.Now())
	for _, b := range s.Terms.Bodies {
		if last := s.Latest(partnership.BodyID(b.ID), r.Now()); last != nil && !slices.Contains(meetings, last) {
			meetings = append(meetings, last)
		}
	}
	return firstChoices(meetings, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// meetingsFor are those of some meetings for which a command would be carried out, and would do something.
func meetingsFor(r *bot.Request, all []*partnership.Meeting, of func(*partnership.Meeting) partnership.Command) []ui.Choice {
	would := slices.DeleteFunc(slices.Clone(all), func(m *partnership.Meeting) bool { return !wouldDo(r, of(m)) })
	return firstChoices(would, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
}

// itemsFor are the items with which a command would be carried out, and would do something.
func itemsFor(r *bot.Request, of func(*partnership.Item) partnership.Command) []ui.Choice {
	s := r.State()
	return firstChoices(s.Business(func(i *partnership.Item) bool {
		return i.Stage != partnership.Withdrawn && s.SeesItem(r.Who, i, r.Today()) && wouldDo(r, of(i))
	}), func(i *partnership.Item) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", wording.Quoted(s, i)), Value: s.ItemRef(i.Number)}
	})
}

// wouldDo says whether something would come on record.
func wouldDo(r *bot.Request, c partnership.Command) bool {
	events, err := partnership.Decide(r.State(), partnership.Order{By: r.Who, How: partnership.ByButton, At: r.Now(), Command: c})
	return err == nil && len(events) > 0
}

func meetingChoice(s *partnership.State, m *partnership.Meeting) ui.Choice {
	return ui.Choice{Label: ui.Say("%s, %s", wording.Body(s, m.Body), ui.OnDay(m.Day)), Value: string(m.Ref)}
}

func requestChoices(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().Pending(), func(q *partnership.Request) ui.Choice {
		return ui.Choice{Label: ui.Say("%s (%s)", ui.TypedText(q.Organisation), q.Number), Value: q.Number.String()}
	})
}

func actionChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	return firstChoices(s.ActionsOf(func(a *partnership.Action) bool {
		return a.Done.IsZero() && (keepsAction(r.View(), a) || s.Owns(r.Who, a, r.Today()))
	}), func(a *partnership.Action) ui.Choice {
		return ui.Choice{Label: ui.Say("%s: %s", a.Number, ui.TypedText(a.What)), Value: a.Number.String()}
	})
}

// maxListed is how long a list may be. A platform that cannot show so many has people write one of them.
const maxListed = 500

func firstChoices[T any](all []T, choice func(T) ui.Choice) []ui.Choice {
	choices := []ui.Choice{}
	for _, one := range all[:min(len(all), maxListed)] {
		choices = append(choices, choice(one))
	}
	return choices
}
