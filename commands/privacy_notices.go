package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var privacyTellings = []bot.Telling{
	{Kind: "erasure-asked", Card: erasureAsked},
	{Kind: "erasure-kept", Card: erasureKept},
	{Kind: "erasure-done", Card: erasureDone},
}

// privacyHears says who hears that somebody is to be erased once nothing holds what is known of them, and that it is done: they
// themselves, and the secretariat. Of what is done at once, whoever asked for it has the answer.
func privacyHears(_ *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.ErasureAsked:
		who := string(e.Person)
		return append(tell("erasure-asked", []string{who}, toOfficers()), tell("erasure-kept", []string{who}, toOnly(e.Person))...)
	case partnership.HoldReleased:
		var told []bot.Told
		for _, p := range e.Parts {
			told = append(told, tell("erasure-done", []string{string(p)}, toOfficers(), toOnly(p))...)
		}
		return told
	case partnership.PersonErased:
		if r.Principal() != e.Person { // it waited: the release of a hold is what brought it about
			return tell("erasure-done", []string{string(e.Person)}, toOfficers())
		}
	default:
	}
	return nil
}

// erasureOf is what somebody asked for and waits; false: it waits no longer.
func erasureOf(s *partnership.State, person string) (partnership.Erasure, bool) {
	i := slices.IndexFunc(s.Erasures, func(w partnership.Erasure) bool { return string(w.Person) == person })
	if i < 0 {
		return partnership.Erasure{}, false
	}
	return s.Erasures[i], true
}

// erasureAsked tells the secretariat what waits for a hold.
func erasureAsked(v bot.View, about []string) (ui.Card, bool) {
	w, waits := erasureOf(v.State, about[0])
	if !waits {
		card, ok := erasureDone(v, about)
		card.Tag = overTag()
		return card, ok
	}
	return ui.Card{
		Lead: ui.Say("%s is to be erased, and waits: %s keeps what is known of them.", ui.Person(about[0]), holdRefs(w.Holds)),
		Blocks: []ui.Block{
			ui.Paragraph("Next: release it once the request for information has its answer. What was asked for is then done by itself, and you and they are told."),
		},
		Buttons: []ui.Button{ui.Press("Holds", bot.Line("privacy holds"))},
		Foot:    wording.Foot(v.State),
	}, true
}

// erasureKept tells whoever is to be erased that it waits, and for what. Where it hangs it is drawn anew when it is done: by then
// there is no address any more to which anything could be sent.
func erasureKept(v bot.View, about []string) (ui.Card, bool) {
	w, waits := erasureOf(v.State, about[0])
	switch {
	case waits:
		return ui.Card{
			Lead: ui.Say("What is kept of you is to be erased, and this waits: somebody has asked for information that may concern it (%s).", holdRefs(w.Holds)),
			Blocks: []ui.Block{
				ui.Paragraph("Next: nothing from you. It is done by itself when they have their answer, and you then read so here."),
			},
			Buttons: []ui.Button{ui.Press("Ask the secretariat", bot.Line("contact"))},
			Foot:    wording.Foot(v.State),
		}, true
	case v.State.IsErased(partnership.PersonID(about[0])):
		return ui.Card{
			Lead: ui.Say("Erased, as you had asked: nothing that is kept here leads to you any more."),
			Blocks: []ui.Block{
				ui.Paragraph("Not in our hands: backups and exports already taken, and what was written on Slack or Discord by people themselves."),
			},
			Foot: wording.Foot(v.State),
		}, true
	}
	return erasedInPart(v.State), true
}

// erasureDone says that it is done: to the secretariat, and to whoever can still be reached.
func erasureDone(v bot.View, about []string) (ui.Card, bool) {
	person := partnership.PersonID(about[0])
	switch {
	case v.Who == person && !v.State.IsErased(person):
		return erasedInPart(v.State), true
	case v.State.IsErased(person):
		return ui.Card{Lead: ui.Say("Somebody who had asked to be erased, and waited for a hold, is erased: nothing that is kept here leads to them any more."), Foot: wording.Foot(v.State)}, true
	}
	return ui.Card{
		Lead: ui.Say("%s, who had asked to be erased and waited for a hold, is erased as far as it can be: they hold a place, or are expected at a meeting.", ui.Person(about[0])),
		Foot: wording.Foot(v.State),
	}, true
}

// erasedInPart tells somebody what could not go, and until when.
func erasedInPart(s *partnership.State) ui.Card {
	return ui.Card{
		Lead: ui.Say("Erased as far as it can be, as you had asked: the phone number, what is needed at meetings and what was begun and not sent."),
		Blocks: []ui.Block{
			ui.Paragraph("You hold a place, or are expected at a meeting: your name and your accounts stay for as long. When that has ended, ask once more."),
		},
		Foot: wording.Foot(s),
	}
}
