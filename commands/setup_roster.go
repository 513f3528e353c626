package commands

import (
	"errors"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	rosterFile = bot.AFile("file", "The roster, as a CSV file", ".csv", ".txt").With(func(s *bot.Spec) {
		s.Optional, s.Hint = true, "As Excel saves it. Its first line names the columns: name, organisation, place, e-mail."
	})
	rosterPasted = optional(bot.Long("pasted", "Or paste its lines here", 3000))
)

// SetupRoster reads who holds which place from a spreadsheet. Nothing of it is taken where anything in it is wrong.
var SetupRoster = &bot.Command{
	Path: "setup roster", Title: "Who holds which place", Summary: "Read from a spreadsheet who holds which place.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Confirm: true, Submit: "Read it",
	Options: []bot.Option{rosterFile, rosterPasted}, Examples: []string{"setup roster"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if setupTerms(r) == nil {
			return nil, &partnership.Refusal{Why: partnership.Say("Choose the terms of reference first: they say which places there are.")}
		}
		return []ui.Block{ui.Paragraph(
			"One line a person. An organisation alone means its place in every group; a column “group” keeps to one. " +
				"“secretariat” as the place names somebody of the secretariat; “title” is Cllr, Dr or Rev. You see what will happen before it does.")}, nil
	},
	Mend: func(*bot.Request, *partnership.Refusal) []ui.Button {
		return []ui.Button{ui.Main("Terms of reference", "setup/terms")}
	},
	Before: func(r *bot.Request) {
		if lines, err := roster.Read(rosterGiven(r)); err == nil {
			r.LookUp(unaccounted(r, lines))
		}
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		data := rosterGiven(r)
		if len(data) == 0 {
			return bot.Reply{}, &partnership.Invalid{Option: "file", Hint: partnership.Say("Please choose a file, or paste its lines below.")}
		}
		lines, err := roster.Read(data)
		if err == nil {
			_, err = roster.Place(setupTerms(r), lines)
		}
		if problems, ok := errors.AsType[roster.Problems](err); ok {
			return bot.Answered(rosterCard(problems)), nil
		}
		b, err := loadBegun(r)
		if err != nil {
			return bot.Reply{}, err
		}
		b.Roster, b.Accounts = lines, map[string]bot.Account{}
		for _, l := range lines {
			email := strings.ToLower(l.Email)
			if account, found := r.AccountOf(email); found {
				b.Accounts[email] = account
			}
		}
		return b.keep(r)
	},
}

// rosterGiven is the file, or what was pasted in its place.
func rosterGiven(r *bot.Request) []byte {
	if f, ok := r.FileOf("file"); ok {
		return f.Data
	}
	return []byte(r.Given("pasted"))
}

// unaccounted are the e-mail addresses of a roster's people of whom no account here is known.
func unaccounted(r *bot.Request, lines []roster.Line) []string {
	here := map[string]bool{}
	for _, p := range r.People {
		for _, a := range p.Accounts {
			if a.Platform == r.Account.Platform && a.Workspace == r.Account.Workspace {
				here[strings.ToLower(p.Email)] = true
			}
		}
	}
	var emails []string
	for _, l := range lines {
		email := strings.ToLower(l.Email)
		if email != "" && l.Account == "" && !here[email] {
			here[email] = true
			emails = append(emails, email)
		}
	}
	return emails
}

func rosterCard(problems roster.Problems) ui.Card {
	return ui.Card{
		Lead:    ui.Say("This roster cannot be used yet: %s to put right. Nothing of it was taken.", wording.Counted(len(problems), "thing")),
		Blocks:  rosterProblems(problems),
		Buttons: []ui.Button{ui.Main("Choose the file again", "setup/roster"), ui.Press("Back", "setup")},
	}
}
