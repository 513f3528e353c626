package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// rosterLine is a member on a card, with what the viewer may do about the place.
type rosterLine struct{ documents.Member }

// row draws a place: whose it is, who has it and since when, and who acts for them.
func (l rosterLine) row(v bot.View) ui.Row {
	s := v.State
	row := ui.Row{Title: ui.Say("%s", wording.PlaceName(s, l.ID())), Tag: l.Stands()}
	row.Detail = l.held(v)
	if o, ok := s.Terms.Organisation(l.Place.Organisation); ok && o.Sector != "" && l.Place.Kind == terms.ByOrganisation {
		row.Aside = ui.Say("%s", o.Sector)
	}
	row.Buttons = l.buttons(v)
	return row
}

func (l rosterLine) held(v bot.View) ui.Text {
	if l.Who == "" {
		if l.Place.Note != "" {
			return ui.Say("%s", l.Place.Note)
		}
		return ui.Text{}
	}
	held := ui.Say("%s, since %s", ui.Person(l.Who), ui.OnDay(l.Since))
	if !l.Until.IsZero() {
		held = ui.Say("%s until %s", held, ui.OnDay(l.Until))
	}
	if v.May(partnership.Submitting, l.Body) {
		for _, p := range v.State.OfficeOf(l.Who, v.Today()) {
			held = ui.Say("%s; %s acts for them", held, ui.Person(p))
		}
	}
	if l.Place.Kind == terms.ByPerson && l.Place.Note != "" {
		held = ui.Say("%s; %s", held, l.Place.Note)
	}
	return held
}

// buttons are what this viewer may do about a place: the secretariat, and whoever has it.
func (l rosterLine) buttons(v bot.View) []ui.Button {
	_, follows := v.State.Leads(l.ID())
	_, passes := v.State.Rule(l.Body, terms.Successor)
	officer := v.May(partnership.Secretariat, l.Body)
	if follows || !officer && l.Who != v.Who || l.Who == "" && !officer {
		return nil
	}
	key := seatKey(l.ID(), l.holder())
	var buttons []ui.Button
	if l.Place.Kind != terms.ByCoOption && (officer || passes) {
		label := "Who follows"
		if l.Who == "" {
			label = "Fill it"
		}
		buttons = append(buttons, l.press(v, label, bot.Line("membership replace", key)))
	}
	if l.Who != "" || officer && l.Place.Kind == terms.ByOrganisation {
		buttons = append(buttons, l.press(v, "Leaves", bot.Line("membership remove", key)))
	}
	return buttons
}

// holder is who is meant, where several people have a place.
func (l rosterLine) holder() partnership.PersonID {
	if l.Place.Many {
		return l.Who
	}
	return ""
}

// press is a button about a place, named so that it can be told from those of the others.
func (l rosterLine) press(v bot.View, label, line string) ui.Button {
	name := ui.Say("%s: %s", label, wording.PlaceName(v.State, l.ID()))
	if l.Place.Many && l.Who != "" {
		name = ui.Say("%s, %s", name, ui.Person(l.Who))
	}
	return ui.Press(label, line).Named("%s", name)
}
