package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

var termsGroup = bot.Pick("group", "Which group?", allGroups, findGroup).With(func(s *bot.Spec) { s.Optional = true })

// TermsShow shows what the terms of reference say, word for word, with where it stands.
var TermsShow = &bot.Command{
	Path: "terms show", Title: "Terms of reference", Summary: "What the terms of reference say, word for word, and what they do not say.",
	Audience: partnership.Anyone, Options: []bot.Option{termsGroup}, Examples: []string{"terms show", "terms show psg"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		s := r.State()
		body := s.Body(termsGroup.From(r))
		if body == nil {
			body = &s.Terms.Bodies[0]
		}
		return bot.Answered(termsCard(s.Terms, body)), nil
	},
}

func allGroups(r *bot.Request) []ui.Choice {
	var choices []ui.Choice
	for _, b := range r.State().Terms.Bodies {
		choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
	}
	return choices
}

func termsCard(t *terms.Terms, body *terms.Body) ui.Card {
	card := ui.Card{Lead: ui.Say("What the terms of reference of the %s say.", body.Name)}
	if body.Assumed != "" {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", body.Assumed))
	}
	said := map[string]bool{}
	byHeading := map[string][]ui.Text{}
	var headings []string
	for _, rule := range body.Rules {
		if said[rule.Sentence] {
			continue
		}
		said[rule.Sentence] = true
		if byHeading[rule.Heading] == nil {
			headings = append(headings, rule.Heading)
		}
		byHeading[rule.Heading] = append(byHeading[rule.Heading], ui.Say("“%s”%s", rule.Sentence, originWords(rule)))
	}
	for _, h := range headings[:min(len(headings), (ui.MaxBlocks-4)/2)] {
		card.Blocks = append(card.Blocks, ui.Heading("%s", h), ui.List(byHeading[h]...))
	}
	if len(t.Silences) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("What they do not say"), ui.Paragraph("%s", silencesWords(t)))
	}
	card.Menu = &ui.Menu{Label: ui.Say("Another group"), Choices: nil}
	for _, b := range t.Bodies {
		if b.ID != body.ID {
			card.Menu.Choices = append(card.Menu.Choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: bot.Line("terms show", b.ID)})
		}
	}
	return card
}

// originWords mark what is not a sentence of the terms of this group.
func originWords(rule terms.Rule) string {
	switch rule.Origin {
	case "house":
		return " (our practice, not in the terms of reference)"
	case "assumed":
		return " (assumed: said of another group)"
	}
	return ""
}

func silencesWords(t *terms.Terms) string {
	all := make([]string, len(t.Silences))
	for i, silence := range t.Silences {
		all[i] = strings.TrimSuffix(silence.What, ".")
	}
	return strings.Join(all, "; ") + "."
}
