package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// needsKept is under which name the register keeps what somebody needs. It says something of their health: no event has it,
// no card but the secretariat's list, and it goes when they say so.
const needsKept = "needs"

var (
	needsWords = optional(bot.Long("needs", "Is there anything you need?", 300)).With(func(s *bot.Spec) {
		s.Hint = "Step-free access, a hearing loop, large print, a break. Empty: nothing is kept."
		s.Preset = func(r *bot.Request) string { return r.People[string(r.Who)].Extra[needsKept] }
	})
	needsFor = forOfficers(someone("for", "For whom? Empty: for yourself.")).With(func(s *bot.Spec) {
		s.Optional = true
		s.Hint = "A name, an organisation or an office."
	})
)

// MeetingNeeds keeps what somebody needs to take part, for the secretariat alone.
var MeetingNeeds = &bot.Command{
	Path: "meeting needs", Title: "What I need", Summary: "Tell the secretariat what you need to take part. Only they read it.",
	Audience: partnership.Known, Confirm: true, Submit: "Save",
	Options: []bot.Option{needsWords, needsFor}, Examples: []string{"meeting needs"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("Asked once, for all meetings. Only the secretariat reads it; it is in no document and no record, and you can take it away here.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who, words := needsFor.From(r), needsWords.From(r).Words
		if who == "" {
			who = r.Who
		}
		if !entersFor(r, who) {
			return bot.Reply{}, &partnership.Refusal{Why: partnership.Say("%s is in none of your groups: the secretariat of the whole partnership can enter it.", who)}
		}
		kept := r.People[string(who)].Extra[needsKept]
		if kept != words {
			if err := removable(r, who, kept); err != nil {
				return bot.Reply{}, err
			}
			if err := r.KeepBeside(bot.Entered{For: who, How: partnership.ByButton}, needsKept, words); err != nil {
				return bot.Reply{}, err
			}
		}
		switch {
		case words == "" && kept == "":
			return bot.Said("Nothing is kept, and nothing was."), nil
		case words == "":
			return bot.Said("Taken away: nothing is kept any more."), nil
		}
		return bot.Said("Thank you: the secretariat will see to it, and nobody else reads it."), nil
	},
}
