package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// actingEndsTold says who hears, a week before, that somebody acts for a member no longer.
func actingEndsTold(e partnership.MomentCame, about []string) []bot.Told {
	if e.Missed {
		return nil
	}
	return tell("acting-ends", about, toOfficers(), toPerson(partnership.PersonID(e.Meeting)))
}

// actingEnds says until when people act for a member.
func actingEnds(v bot.View, about []string) (ui.Card, bool) {
	s, principal := v.State, partnership.PersonID(about[0])
	until, ok := partnership.ParseDayNumber(about[1])
	if !ok {
		return ui.Card{}, false
	}
	var who []ui.Text
	for _, a := range s.OfficesOn(until) {
		if a.For == principal && a.Until == until {
			who = append(who, ui.Say("%s", ui.Person(a.Person)))
		}
	}
	if len(who) == 0 { // it was ended before, or goes on for longer
		return ui.Card{}, false
	}
	whom, verb := ui.Say("%s", ui.Person(principal)), "act"
	if len(who) == 1 {
		verb = "acts"
	}
	if v.Who == principal {
		whom = ui.Say("you")
	}
	card := ui.Card{
		Lead:    ui.Say("%s %s for %s until %s, and no longer.", ui.Join(" and ", who...), verb, whom, ui.OnDay(until)),
		Blocks:  []ui.Block{ui.Paragraph("If it should go on, say so before then: nothing needs to be done for it to end.")},
		Buttons: []ui.Button{ui.Press("Who acts for whom", "acting")},
		Foot:    wording.Foot(s),
	}
	if len(s.OfficeOf(principal, until.AddDays(1))) > 0 {
		card.Tag, card.Blocks = &ui.Tag{Words: ui.Say("Somebody acts for them after that"), Tone: ui.Good}, nil
	}
	return card, true
}
