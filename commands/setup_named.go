package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// officerHears tells somebody that they are of the secretariat now, unless they named themselves, or a file did.
func officerHears(e partnership.OfficerAppointed, r partnership.Record) []bot.Told {
	if r.By == "" || r.By == e.Person {
		return nil
	}
	return tell("officer-named", []string{string(e.Person), string(r.By), string(e.Body)}, toPerson(e.Person))
}

// officerNamed says so, by whom, what they can do, and whom to ask.
func officerNamed(v bot.View, about []string) (ui.Card, bool) {
	if len(about) < 3 {
		return ui.Card{}, false
	}
	who, by, body := partnership.PersonID(about[0]), about[1], partnership.BodyID(about[2])
	if !v.State.OfficerOn(who, body, v.Today()) {
		return ui.Card{}, false
	}
	of := "the " + v.State.Terms.Title
	buttons := []ui.Button{ui.Main("What can I do here?", "help")}
	if body != "" {
		of = wording.TheGroup(v.State, body)
	} else {
		buttons = append(buttons, ui.Press("How it is set up", "setup"))
	}
	return ui.Card{
		Lead: ui.Say("You belong to the secretariat of %s now: %s has named you.", of, ui.Person(by)),
		Blocks: []ui.Block{
			ui.Paragraph("You can plan meetings, issue agendas and write the notes. What comes in is posted in the secretariat’s channel."),
			ui.Paragraph("If you do not see that channel, or this is a mistake, ask %s.", ui.Person(by)),
		},
		Buttons: buttons, Foot: wording.Foot(v.State),
	}, true
}
