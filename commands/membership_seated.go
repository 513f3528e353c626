package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var seatTellings = []bot.Telling{
	{Kind: "place-taken", Card: placeTaken},
	{Kind: "place-passed", Card: placePassed},
	{Kind: "place-changed", Card: placeChanged},
	{Kind: "place-vacant", Card: placeVacant},
	{Kind: "co-opted", Card: coOpted},
}

// seatHears says who hears of a change of people: who has a place now, who had it, and the secretariat where it was not they
// who entered it. Of a place that a meeting ended nobody hears from a machine.
func seatHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.SuccessorSeated:
		if e.Further {
			return nil
		}
		told := tell("place-taken", []string{seatKey(e.Seat), string(e.Person)}, toOnly(e.Person))
		if e.Before != "" && e.Before != r.By {
			told = append(told, tell("place-passed", []string{seatKey(e.Seat), string(e.Person)}, toOnly(e.Before))...)
		}
		if !s.OfficerOn(r.By, e.Body, s.Calendar.Date(r.At)) {
			told = append(told, tell("place-changed", []string{seatKey(e.Seat), string(e.Person)}, toOfficers())...)
		}
		return told
	case partnership.PlaceLeft:
		if body, _, ok := s.Seat(e.Seat); ok && !s.OfficerOn(r.By, body, s.Calendar.Date(r.At)) && len(s.Holders(e.Seat, s.Calendar.Date(r.At))) == 0 {
			return tell("place-vacant", []string{seatKey(e.Seat), string(e.Person)}, toOfficers())
		}
	case partnership.MemberCoOpted:
		return tell("co-opted", []string{string(e.Body)}, toOnly(e.Person))
	default:
	}
	return nil
}

// taking finds the place that a telling is about, and when somebody has it from.
func taking(v bot.View, about []string) (p placed, h partnership.Holding, ok bool) {
	p, ok = keyedPlace(v.State, about[0])
	if !ok || len(about) < 2 {
		return p, h, false
	}
	for _, h := range slices.Backward(v.State.Holdings) {
		over := !h.Until.IsZero() && h.Until.Before(v.Today())
		if h.Seat == p.seat && string(h.Person) == about[1] && !over {
			return p, h, true
		}
	}
	return p, h, false
}

// placeTaken tells somebody what they represent, and what comes of it.
func placeTaken(v bot.View, about []string) (ui.Card, bool) {
	p, h, ok := taking(v, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	format := "Welcome: from %s you have the place of %s in %s."
	if _, seat, _ := s.Seat(p.seat); seat.Kind == terms.ByOrganisation {
		format = "Welcome: from %s you represent %s in %s."
	}
	card := ui.Card{
		Lead:   ui.Say(format, ui.OnDay(h.From), wording.PlaceName(s, p.seat), ui.Join(" and ", groupsWith(s, p, h.Person, h.From)...)),
		Blocks: []ui.Block{ui.Paragraph("Agendas, notes and what is to be done come to you here.%s If this is not right, please tell us.", nextOf(v, p.body))},
		Foot:   wording.Foot(s),
	}
	card.Buttons = agendaOf(v, p.body)
	card.Buttons = append(card.Buttons,
		ui.Press("My next meeting", "meeting/next"),
		ui.Press("Who is in it", bot.Line("membership list", string(p.body))).Named("Who is in %s", wording.TheGroup(s, p.body)),
		ui.Press("Ask a person", "contact"))
	return card, true
}

// agendaOf opens the agenda of a group's next meeting, where it is out: the others have had it.
func agendaOf(v bot.View, body partnership.BodyID) []ui.Button {
	if next := v.State.Upcoming(body, v.Now); len(next) > 0 {
		if _, out := next[0].Issued(); out {
			return []ui.Button{readAgenda(v.State, next[0])}
		}
	}
	return nil
}

// placePassed thanks whoever had the place.
func placePassed(v bot.View, about []string) (ui.Card, bool) {
	p, h, ok := taking(v, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	return ui.Card{
		Lead: ui.Say("Thank you for having had the place of %s in %s. From %s it is with %s.",
			wording.PlaceName(s, p.seat), wording.TheGroup(s, p.body), ui.OnDay(h.From), ui.Person(h.Person)),
		Blocks:  []ui.Block{ui.Paragraph("You are then sent nothing more as its member. If this is not right, please tell us.")},
		Buttons: []ui.Button{ui.Press("Ask a person", "contact")},
		Foot:    wording.Foot(s),
	}, true
}

// placeChanged tells the secretariat of a change that it did not enter itself.
func placeChanged(v bot.View, about []string) (ui.Card, bool) {
	p, h, ok := taking(v, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	return ui.Card{
		Lead: ui.Say("%s: %s has the place of %s from %s. The organisation said so itself.",
			wording.Body(s, p.body), ui.Person(h.Person), wording.PlaceName(s, p.seat), ui.OnDay(h.From)),
		Buttons: []ui.Button{ui.Press("Open the group", bot.Line("membership list", string(p.body))).Named("Open: %s", wording.TheGroup(s, p.body))},
	}, true
}

// placeVacant tells the secretariat that somebody has left, and that nobody follows yet.
func placeVacant(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	p, ok := keyedPlace(s, about[0])
	if !ok || len(about) < 2 {
		return ui.Card{}, false
	}
	card := ui.Card{Lead: ui.Say("%s has left the place of %s in %s.", ui.Person(about[1]), wording.PlaceName(s, p.seat), wording.TheGroup(s, p.body))}
	if len(s.Holders(p.seat, v.Today())) == 0 {
		card.Tag = &ui.Tag{Words: ui.Say("Vacant"), Tone: ui.Waiting}
		card.Blocks = []ui.Block{ui.Paragraph("Next: ask the organisation who follows.")}
		card.Buttons = []ui.Button{ui.Press("Who follows", bot.Line("membership replace", seatKey(p.seat))).Named("Who follows: %s", wording.PlaceName(s, p.seat))}
	}
	return card, true
}
