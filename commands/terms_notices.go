package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var termsTellings = []bot.Telling{
	{Kind: "terms-case", Card: editionCase},
	{Kind: "terms-line", Card: termsLine},
	{Kind: "terms-due", Card: termsDue},
}

// termsHears says who hears of new terms: the secretariat of a proposal; when they are in force, the groups that stand
// under no other, by a quiet line in their channel. With which terms a book begins is news to nobody.
func termsHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.TermsProposed:
		return tell("terms-case", []string{editionValue(s.Edition(e.Edition))}, toOfficers())
	case partnership.TermsAdopted:
		if e.Edition == 0 {
			return nil
		}
		return tell("terms-line", []string{editionValue(s.Edition(e.Edition))}, topGroups(s, s.Edition(e.Edition))...)
	default:
		return nil
	}
}

// topGroups are the channels of an edition's groups that stand under no other. They follow from its text, not from what is
// in force by the time that somebody works it out.
func topGroups(s *partnership.State, e *partnership.Edition) []bot.Addressee {
	text := s.Text(e)
	if text == nil {
		return nil
	}
	var to []bot.Addressee
	for _, b := range text.Bodies {
		if b.Parent == "" {
			to = append(to, toChannel(partnership.BodyID(b.ID)))
		}
	}
	return to
}

// termsDue reminds the secretariat, on the day from which agreed terms hold, that somebody has to put them in force.
func termsDue(v bot.View, about []string) (ui.Card, bool) {
	e := editionAbout(v.State, about)
	if e == nil || e.Agreed == nil {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("From %s new terms of reference hold (%s): please put them in force.", ui.OnDay(e.Holds), e.Number),
		Tag:  editionTag(e), Blocks: []ui.Block{ui.Facts(ui.Of("Agreed by", "%s", agreedWords(v.State, e.Agreed)))},
	}
	if card.Buttons = editionButtons(v, e); len(card.Buttons) > 0 {
		card.Buttons = append(card.Buttons, editionButton("What changes", "terms changes", e))
	}
	return card, true
}

// editionAbout is the edition that something is told about; nil where there is none.
func editionAbout(s *partnership.State, about []string) *partnership.Edition {
	i := slices.IndexFunc(s.Editions, func(e *partnership.Edition) bool { return len(about) > 0 && editionValue(e) == about[0] })
	if i < 0 {
		return nil
	}
	return s.Editions[i]
}

// termsLine is the quiet line about new terms.
func termsLine(v bot.View, about []string) (ui.Card, bool) {
	e := editionAbout(v.State, about)
	if e == nil || e.Begun.IsZero() {
		return ui.Card{}, false
	}
	return ui.Card{Lead: ui.Say("New terms of reference are in force since %s (%s). %s says what has changed.",
		ui.OnDay(v.State.Calendar.Date(e.Begun)), e.Number, ui.Typing("terms history"))}, true
}
