package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// rosterLine is a place of a group and one of those who have it; nobody, where it is vacant.
type rosterLine struct {
	body  partnership.BodyID
	seat  terms.Seat
	who   partnership.PersonID
	since calendar.Date
	until calendar.Date
}

func (l rosterLine) id() partnership.SeatID { return partnership.SeatID(l.seat.ID) }

// rosterLines are a group's members as somebody may see them. Whom a group co-opted its own members and the secretariat see:
// of few people even a number would say who they are.
func rosterLines(v bot.View, body partnership.BodyID) []rosterLine {
	s := v.State
	var lines []rosterLine
	for _, seat := range s.Seats(body) {
		if n, added := s.AddedBy(partnership.SeatID(seat.ID)); added && !mayReadRequest(v, n) || seat.Kind == terms.ByCoOption {
			continue
		}
		lines = append(lines, seatLines(v, body, seat)...)
	}
	if s.CoOpts(body) && v.May(partnership.Submitting, body) {
		for _, p := range s.CoOpted(body, v.Today()) {
			for _, h := range s.Places(p, body, v.Today()) {
				_, seat, _ := s.Seat(h.Seat)
				lines = append(lines, rosterLine{body, seat, p, h.From, h.Until})
			}
		}
	}
	return lines
}

func seatLines(v bot.View, body partnership.BodyID, seat terms.Seat) []rosterLine {
	var lines []rosterLine
	for _, p := range v.State.Holders(partnership.SeatID(seat.ID), v.Today()) {
		l := rosterLine{body: body, seat: seat, who: p}
		for _, h := range v.State.Places(p, body, v.Today()) {
			if h.Seat == l.id() {
				l.since, l.until = h.From, h.Until
			}
		}
		lines = append(lines, l)
	}
	if _, follows := v.State.Leads(partnership.SeatID(seat.ID)); len(lines) == 0 && !follows {
		lines = append(lines, rosterLine{body: body, seat: seat})
	}
	return lines
}

// row draws a place: whose it is, who has it and since when, and who acts for them.
func (l rosterLine) row(v bot.View) ui.Row {
	s := v.State
	row := ui.Row{Title: ui.Say("%s", wording.PlaceName(s, l.id())), Tag: l.tag()}
	row.Detail = l.held(v)
	if o, ok := s.Terms.Organisation(l.seat.Organisation); ok && o.Sector != "" && l.seat.Kind == terms.ByOrganisation {
		row.Aside = ui.Say("%s", o.Sector)
	}
	row.Buttons = l.buttons(v)
	return row
}

func (l rosterLine) held(v bot.View) ui.Text {
	if l.who == "" {
		if l.seat.Note != "" {
			return ui.Say("%s", l.seat.Note)
		}
		return ui.Text{}
	}
	held := ui.Say("%s, since %s", ui.Person(l.who), ui.OnDay(l.since))
	if !l.until.IsZero() {
		held = ui.Say("%s until %s", held, ui.OnDay(l.until))
	}
	if v.May(partnership.Submitting, l.body) {
		for _, p := range v.State.OfficeOf(l.who, v.Today()) {
			held = ui.Say("%s; %s acts for them", held, ui.Person(p))
		}
	}
	if l.seat.Kind == terms.ByPerson && l.seat.Note != "" {
		held = ui.Say("%s; %s", held, l.seat.Note)
	}
	return held
}

func (l rosterLine) tag() *ui.Tag {
	switch {
	case l.who == "":
		return &ui.Tag{Words: ui.Say("Vacant"), Tone: ui.Waiting}
	case l.seat.Chair:
		return &ui.Tag{Words: ui.Say("Chair"), Tone: ui.Good}
	case l.seat.CoChair:
		return &ui.Tag{Words: ui.Say("Co-chair"), Tone: ui.Good}
	case l.seat.Kind == terms.ByCoOption:
		return &ui.Tag{Words: ui.Say("In this group alone"), Tone: ui.Quiet}
	}
	return nil
}

// buttons are what this viewer may do about a place: the secretariat, and whoever has it.
func (l rosterLine) buttons(v bot.View) []ui.Button {
	_, follows := v.State.Leads(l.id())
	_, passes := v.State.Rule(l.body, terms.Successor)
	officer := v.May(partnership.Secretariat, l.body)
	if follows || !officer && l.who != v.Who || l.who == "" && !officer {
		return nil
	}
	key := seatKey(l.id(), l.holder())
	var buttons []ui.Button
	if l.seat.Kind != terms.ByCoOption && (officer || passes) {
		label := "Who follows"
		if l.who == "" {
			label = "Fill it"
		}
		buttons = append(buttons, l.press(v, label, bot.Line("membership replace", key)))
	}
	if l.who != "" || officer && l.seat.Kind == terms.ByOrganisation {
		buttons = append(buttons, l.press(v, "Leaves", bot.Line("membership remove", key)))
	}
	return buttons
}

// holder is who is meant, where several people have a place.
func (l rosterLine) holder() partnership.PersonID {
	if l.seat.Many {
		return l.who
	}
	return ""
}

// press is a button about a place, named so that it can be told from those of the others.
func (l rosterLine) press(v bot.View, label, line string) ui.Button {
	name := ui.Say("%s: %s", label, wording.PlaceName(v.State, l.id()))
	if l.seat.Many && l.who != "" {
		name = ui.Say("%s, %s", name, ui.Person(l.who))
	}
	return ui.Press(label, line).Named("%s", name)
}
