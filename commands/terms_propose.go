package commands

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var termsFile = bot.AFile("file", "The file with the new terms of reference", ".yaml", ".yml").With(func(s *bot.Spec) {
	s.Hint = "A YAML file of at most 1 MB, as docs/terms.md describes it."
})

// TermsPropose lays a file with new terms of reference before the partnership. It is read first: what is wrong with it is
// said line by line, and then nothing is kept.
var TermsPropose = &bot.Command{
	Path: "terms propose", Title: "Propose new terms", Summary: "Give a file with new terms of reference, see what would change, and who has to agree.",
	Audience: partnership.Council, Submit: "Read it", Options: []bot.Option{termsFile}, Examples: []string{"terms propose"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		return append([]ui.Block{ui.Paragraph("Nothing changes yet: you see first what the file would change, and nobody but the secretariat is told.")},
			whoAmends(r.State().Terms)...), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		file := termsFile.From(r)
		read, err := terms.Read(file.Name, file.Data)
		if problems, ok := errors.AsType[terms.Problems](err); ok {
			return bot.Answered(problemsCard(file, problems)), nil
		}
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Keep(file); err != nil {
			return bot.Reply{}, err
		}
		if _, err := r.Do(partnership.ProposeTerms{File: read}); err != nil {
			return bot.Reply{}, err
		}
		card, ok := editionCard(r.View(), proposedAs(r.State(), read.Hash))
		if !ok {
			return bot.Said("The file is proposed. %s shows it.", ui.Typing("terms history")), nil
		}
		card.Buttons = append(card.Buttons, fileButtons(r.View(), proposedAs(r.State(), read.Hash))...)
		return bot.Answered(card), nil
	},
}

// proposedAs is the last edition that has these words.
func proposedAs(s *partnership.State, hash string) *partnership.Edition {
	for _, e := range slices.Backward(s.Editions) {
		if e.Hash == hash {
			return e
		}
	}
	return nil
}

// mostOfLine is how much is shown of a line, in characters: it may be as long as the file.
const mostOfLine = 200

// mostProblems are shown at once: who has more wants to mend these first.
const mostProblems = 10

// problemsCard says what is wrong with a file, and where, with the line as it stands there.
func problemsCard(file bot.File, problems terms.Problems) ui.Card {
	shown := problems[:min(len(problems), mostProblems)]
	card := ui.Card{Lead: ui.Say("This file cannot be proposed yet: %s to put right. Nothing was kept.", wording.Counted(len(problems), "thing"))}
	rows := make([]ui.Row, len(shown))
	for i, p := range shown {
		rows[i] = ui.Row{Title: ui.Say("%s", cutTo(bot.Clean(strings.ToValidUTF8(p.String(), "\uFFFD")), 2*mostOfLine))}
		if line := lineOf(file.Data, p.Line); line != "" {
			rows[i].Detail = ui.Say("It reads: “%s”", line)
		}
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	if more := len(problems) - len(shown); more > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("And %s more, after these.", more))
	}
	card.Buttons = []ui.Button{ui.Main("Choose the file again", bot.Line("terms propose"))}
	return card
}

// lineOf is a line of a file as it can be shown; empty where there is none.
func lineOf(data []byte, number int) string {
	lines := bytes.Split(data, []byte("\n"))
	if number < 1 || number > len(lines) {
		return ""
	}
	return cutTo(bot.Clean(strings.ToValidUTF8(string(lines[number-1]), "\uFFFD")), mostOfLine)
}
