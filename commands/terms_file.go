package commands

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// wantedEdition is the one in force, unless another is named.
var wantedEdition = optional(fixed(bot.Pick("version", "Which version?", nil, findEdition)))

// TermsFile gives the file with the terms of reference, byte for byte as it was given to us: to be changed and proposed
// again, or to be kept.
var TermsFile = &bot.Command{
	Path: "terms file", Title: "Get the file", Summary: "The file with the terms of reference, exactly as it was given to us.",
	Audience: partnership.Agreeing, Hidden: true, Options: []bot.Option{wantedEdition}, Examples: []string{"terms file", "terms file 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		e := editionWanted(r)
		return bot.Answered(handedOut(r.State(), e, "This is the file itself, exactly as it was given to us.", ui.Attachment{
			Name: termsName(r.State(), e, ".yaml"), Type: "application/yaml",
			Title: ui.Say("Terms of reference, %s, the file", e.Number), Hash: e.Hash,
		})), nil
	},
}

// TermsPage gives the terms of reference in plain words, as a document to send round or to print.
var TermsPage = &bot.Command{
	Path: "terms page", Title: "As a document", Summary: "The terms of reference in plain words, as a document to send round or to print.",
	Audience: partnership.Agreeing, Reads: true, Hidden: true, Options: []bot.Option{wantedEdition}, Examples: []string{"terms page", "terms page 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		e := editionWanted(r)
		text := r.State().Text(e)
		if text == nil {
			return bot.Said("These terms cannot be read here: this part of the service is being brought up to date."), nil
		}
		d := documents.Terms(documentOf(text))
		d.Name, d.Title = termsName(r.State(), e, ""), ui.Say("Terms of reference of the %s, %s, in plain words", r.State().Terms.Title, e.Number)
		d.Ref, d.Version = "Terms of reference", ui.Say("%s", e.Number)
		d.As = r.Today()
		return handed(r, d, ui.Say("The terms of reference of the %s, %s, in plain words.", r.State().Terms.Title, e.Number))
	},
}

func editionWanted(r *bot.Request) *partnership.Edition {
	return cmp.Or(wantedEdition.From(r), r.State().EditionInForce())
}

func handedOut(s *partnership.State, e *partnership.Edition, what string, file ui.Attachment) ui.Card {
	return ui.Card{
		Lead: ui.Say("The terms of reference of the %s, %s.", s.Terms.Title, e.Number), Tag: editionTag(e),
		Blocks: []ui.Block{ui.Paragraph("%s", what)}, Files: []ui.Attachment{file},
	}
}

// fileButtons give the terms to those who send them round: the secretariat, the chairs and their offices.
func fileButtons(v bot.View, e *partnership.Edition) []ui.Button {
	if e == nil || !v.May(partnership.Agreeing, "") {
		return nil
	}
	return []ui.Button{editionButton("Get the file", "terms file", e), editionButton("As a document", "terms page", e)}
}

// termsName is what a file with terms is called: lsp-terms-of-reference-2.yaml.
func termsName(s *partnership.State, e *partnership.Edition, ending string) string {
	short := strings.FieldsFunc(strings.ToLower(s.Terms.Short), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	return fmt.Sprintf("%s-terms-of-reference-%s%s", cmp.Or(cutTo(strings.Join(short, "-"), mostOfName), "partnership"), editionValue(e), ending)
}

// mostOfName leaves room for the rest of the name of a file.
const mostOfName = 40
