package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	updateDue = bot.OnDate("due", "By when will it be done?").With(func(s *bot.Spec) {
		s.Optional, s.Hint = true, "Leave it as it is where no other day was said."
		s.Preset = func(r *bot.Request) string {
			if a := theAction.From(r); a != nil && !a.Due.IsZero() {
				return a.Due.String()
			}
			return ""
		}
	})
	updateNote  = optional(bot.Long("note", "How does it stand?", 500))
	updateOwner = optional(forOfficers(bot.Pick("owner", "Who does it instead?", ownerChoices, findOtherOwner))).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 100, "A partner’s name, or the secretariat. Leave it empty where it stays with them."
	})
	backNote   = optional(bot.Long("note", "Whose might it be?", 500))
	doneAction = fixed(bot.Pick("action", "Which action?", doneChoices, findAction))
	reopenDue  = optional(bot.OnDate("due", "By when now?"))
	reopenNote = optional(bot.Long("note", "What is still to be done?", 500)).With(func(s *bot.Spec) { s.Hint = "Whoever does it reads this." })
)

// ActionUpdate says how an action stands: by when it will be done, a word about it and, from the secretariat, whose it is.
var ActionUpdate = &bot.Command{
	Path: "action update", Title: "How an action stands", Summary: "Say that an action needs longer, or how it stands.",
	Audience: partnership.Submitting, Confirm: true, Submit: "Save",
	Options:  []bot.Option{theAction, updateDue, updateNote, updateOwner},
	Examples: []string{"action update A-001", "action update A-001 2027-05-07"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		a := theAction.From(r)
		c := partnership.UpdateAction{Number: a.Number, Due: updateDue.From(r), Note: updateNote.From(r)}
		c.Owner = updateOwner.From(r)
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		a = r.State().Actions[a.Number]
		return bot.Said("Noted: %s, %s%s.", wording.ActionNamed(a), wording.OwnerName(r.State(), a.Owner), wording.ByWhen(a)), nil
	},
}

// ActionBack says that an action is not one's own. A person of the secretariat finds out whose it is.
var ActionBack = &bot.Command{
	Path: "action back", Title: "Not ours", Summary: "Say that an action is not yours.",
	Audience: partnership.Submitting, Hidden: true, Confirm: true, Submit: "Give it back",
	Options: []bot.Option{theAction, backNote}, Examples: []string{"action back A-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		a := theAction.From(r)
		if _, err := r.Do(partnership.UpdateAction{Number: a.Number, Note: backNote.From(r), NotOurs: true}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Thank you. The secretariat finds out whose %s is, and comes back to you.", wording.ActionNamed(a)), nil
	},
}

// ActionReopen opens an action again that the meeting did not take as done.
var ActionReopen = &bot.Command{
	Path: "action reopen", Title: "Open it again", Summary: "Open an action again that a meeting did not take as done.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Open it again",
	Options: []bot.Option{doneAction, reopenNote, reopenDue}, Examples: []string{"action reopen A-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		a := doneAction.From(r)
		if _, err := r.Do(partnership.ReopenAction{Number: a.Number, Note: reopenNote.From(r), Due: reopenDue.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		a = r.State().Actions[a.Number]
		return bot.Said("Open again: %s, %s%s.%s", wording.ActionNamed(a), wording.OwnerName(r.State(), a.Owner), wording.ByWhen(a), ownerTold(r.View(), a)), nil
	},
}

func findOtherOwner(r *bot.Request, raw string) (*partnership.Owner, error) {
	owner, err := findOwner(r, raw)
	return &owner, err
}

// doneChoices are those that are done, the latest first.
func doneChoices(r *bot.Request) []ui.Choice {
	done := r.State().ActionsOf(func(a *partnership.Action) bool { return !a.Done.IsZero() })
	slices.Reverse(done)
	return firstChoices(done, func(a *partnership.Action) ui.Choice {
		return ui.Choice{Label: ui.Say("%s: %s", a.Number, ui.TypedText(a.What)), Value: a.Number.String()}
	})
}
