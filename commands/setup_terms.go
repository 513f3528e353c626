package commands

import (
	"errors"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// whichTerms are the ways to come by terms of reference.
type whichTerms string

const (
	offeredTerms whichTerms = "offered"
	ownTerms     whichTerms = "own"
)

var (
	fromWhere = bot.OneOf("which", "Which terms of reference?",
		bot.Either[whichTerms]{Value: offeredTerms, Words: "Those that came with this installation"},
		bot.Either[whichTerms]{Value: ownTerms, Words: "A file of our own, below"}).
		With(func(s *bot.Spec) {
			s.When = func(r *bot.Request) bool { _, ok := r.Offered(); return ok }
			s.Preset = func(*bot.Request) string { return string(offeredTerms) }
		})
	ownFile = termsFile.With(func(s *bot.Spec) {
		s.Label, s.Optional = "The file with your terms of reference", true
	})
)

// SetupTerms chooses the terms of reference: those that the installation offers, or a file. A file is read first, and what
// is wrong with it is said line by line.
var SetupTerms = &bot.Command{
	Path: "setup terms", Title: "Terms of reference", Summary: "Choose the terms of reference that a partnership begins with.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Confirm: true, Submit: "Read them",
	Options: []bot.Option{fromWhere, ownFile}, Examples: []string{"setup terms"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		offered, ok := r.Offered()
		if !ok {
			return nil, nil
		}
		return []ui.Block{ui.Paragraph("With this installation came %s.", offered.Name)}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		file := ownFile.From(r)
		if offered, ok := r.Offered(); ok && len(file.Data) == 0 && fromWhere.From(r) == offeredTerms {
			file = offered
		}
		if len(file.Data) == 0 {
			return bot.Reply{}, &partnership.Invalid{Option: "file", Hint: partnership.Say("Please choose a file.")}
		}
		read, err := terms.Read(file.Name, file.Data)
		if problems, ok := errors.AsType[terms.Problems](err); ok {
			card := problemsCard(file, problems)
			card.Lead = ui.Say("These terms of reference cannot be used yet: %s to put right. Nothing was kept.", wording.Counted(len(problems), "thing"))
			card.Buttons = []ui.Button{ui.Main("Choose again", "setup/terms")}
			return bot.Answered(card), nil
		}
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Keep(file); err != nil {
			return bot.Reply{}, err
		}
		b, err := loadBegun(r)
		if err != nil {
			return bot.Reply{}, err
		}
		b.Terms = read.Hash
		return b.keep(r)
	},
}
