package commands

import (
	"cmp"
	"path"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
	"github.com/partnership-secretariat/secretariat/wording"
)

var termsOf = bot.Pick("group", "Of which group?", termsSections, findSection).With(func(s *bot.Spec) { s.Optional = true })

// TermsShow shows what the terms of reference say of the partnership or a group, topic by topic, with where it stands.
var TermsShow = &bot.Command{
	Path: "terms show", Title: "Terms of reference", Summary: "What the terms of reference say of the partnership or a group, and where they say it.",
	Audience: partnership.Anyone, Options: []bot.Option{termsOf, aPage}, Examples: []string{"terms show", "terms show psg"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		s := r.State()
		key := cmp.Or(termsOf.From(r), s.Terms.Bodies[0].ID)
		document := documentOf(s.Terms)
		card := termsCard(s, document, sectionOf(document, key), aPage.From(r))
		card.Buttons = append(card.Buttons, fileButtons(r.View(), s.EditionInForce())...)
		return bot.Answered(card), nil
	},
}

// termsSections are what one can read about: the partnership, those under it, the groups.
func termsSections(r *bot.Request) []ui.Choice {
	return firstChoices(documentOf(r.State().Terms).Sections, func(section explain.Section) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", section.Title), Value: path.Base(section.Key)}
	})
}

func findSection(r *bot.Request, raw string) (string, error) {
	section := sectionOf(documentOf(r.State().Terms), raw)
	return found(raw, section.Key != "")("group", "The terms of reference have no group called %s.", raw)
}

// sectionOf finds what is said of a group, or of a partnership, by its id; nothing where there is none.
func sectionOf(d explain.Document, id string) explain.Section {
	for _, section := range slices.Backward(d.Sections) { // groups come last: where one has a partnership's id, it is meant
		if path.Base(section.Key) == id {
			return section
		}
	}
	return explain.Section{}
}

func termsCard(s *partnership.State, d explain.Document, section explain.Section, page int) ui.Card {
	card := ui.Card{Lead: ui.Say("What the terms of reference say: %s.", section.Title)}
	if e := s.EditionInForce(); e != nil {
		card.Tag = &ui.Tag{Words: ui.Say("%s", wording.Upper(e.Number.String())), Tone: ui.Quiet}
	}
	if section.Lead != "" {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", section.Lead))
	}
	shown, next := pagedBy(topicsPerPage, topicsOf(section), page)
	for _, t := range shown {
		card.Blocks = append(card.Blocks, ui.Heading("%s", t.heading), ui.List(t.lines...))
	}
	id := path.Base(section.Key)
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("Read on", bot.Line("terms show", id, pageValue(next))))
	}
	card.Buttons = append(card.Buttons,
		ui.Press("What they do not say", bot.Line("terms silences")), ui.Press("History", bot.Line("terms history")))
	card.Menu = otherSections(d, id)
	return card
}

// otherSections lead to what else can be read; nil where there is nothing else.
func otherSections(d explain.Document, id string) *ui.Menu {
	menu := &ui.Menu{Label: ui.Say("Another group")}
	for _, section := range d.Sections {
		other := path.Base(section.Key)
		if other != id && len(menu.Choices) < ui.MaxChoices {
			menu.Choices = append(menu.Choices, ui.Choice{Label: ui.Say("%s", section.Title), Value: bot.Line("terms show", other)})
		}
	}
	if len(menu.Choices) == 0 {
		return nil
	}
	return menu
}

func allGroups(r *bot.Request) []ui.Choice {
	return firstChoices(r.State().Terms.Bodies, func(b terms.Body) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID}
	})
}
