package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// placed is a place that somebody names and, where several people hold it, which of them is meant.
type placed struct {
	seat   partnership.SeatID
	body   partnership.BodyID
	holder partnership.PersonID
}

// calledPlace is a place by what people call it; a control has its key.
var calledPlace = fixed(bot.Pick("place", "Which place?", nil, findPlace)).With(func(s *bot.Spec) {
	s.Kind, s.Max = ui.Line, 100
	s.Key = keyOfPlace
	s.Hint = "An organisation, an office, or the name of who has the place."
	s.Preset = func(r *bot.Request) string {
		if len(r.State().Places(r.Who, "", r.Today())) == 0 {
			return ""
		}
		return r.People[string(r.Who)].Name
	}
})

// thePlace is the place that a request is about: as long as nobody has said, one's own.
func thePlace(r *bot.Request) placed {
	if p := calledPlace.From(r); p.seat != "" {
		return p
	}
	for _, h := range r.State().Places(r.Who, "", r.Today()) {
		return placed{h.Seat, h.Body, h.Person}
	}
	return placed{}
}

// keyOfPlace is what a control carries of a place.
func keyOfPlace(value any) string {
	p, ok := value.(placed)
	if !ok || p.seat == "" {
		return ""
	}
	return seatKey(p.seat, p.holder)
}

// seatKey stands for a place in a control: places themselves have the slashes of which controls are made.
func seatKey(id partnership.SeatID, holder ...partnership.PersonID) string {
	key := strings.ReplaceAll(string(id), "/", ":")
	if len(holder) > 0 && holder[0] != "" {
		key += ":" + string(holder[0])
	}
	return key
}

func keyedPlace(s *partnership.State, key string) (placed, bool) {
	parts := strings.SplitN(key, ":", 3)
	if len(parts) < 2 {
		return placed{}, false
	}
	p := placed{seat: partnership.SeatID(parts[0] + "/" + parts[1])}
	if len(parts) == 3 {
		p.holder = partnership.PersonID(parts[2])
	}
	body, _, ok := s.Seat(p.seat)
	p.body = body
	return p, ok
}

// findPlace takes the key of a place, or what people call it: whose it is, or who has it. An organisation's places
// in several groups go together, so that its name is enough.
func findPlace(r *bot.Request, raw string) (placed, error) {
	if p, ok := keyedPlace(r.State(), raw); ok {
		return p, nil
	}
	all := placesCalled(r, raw)
	if len(all) == 0 {
		return placed{}, &partnership.Invalid{Option: "place", Hint: partnership.Say("There is no place called %s. %s lists them all.", raw, ui.Typing("membership list"))}
	}
	if !slices.ContainsFunc(all, func(p placed) bool { return !together(r.State(), all[0], p) }) {
		return all[0], nil
	}
	groups := make([]string, 0, len(all))
	for _, p := range all {
		groups = append(groups, wording.Body(r.State(), p.body))
	}
	return placed{}, &partnership.Invalid{Option: "place", Hint: partnership.Say(
		"There are several places called so: %s. Choose one in %s.", strings.Join(groups, ", "), ui.Typing("membership list"))}
}

// together says whether two places are those of one organisation, or one office, in two groups, and one person has both.
func together(s *partnership.State, a, b placed) bool {
	_, first, _ := s.Seat(a.seat)
	_, second, _ := s.Seat(b.seat)
	same := first.Kind == second.Kind && first.Organisation == second.Organisation && first.Office == second.Office
	return a == b || same && first.Organisation != "" && a.body != b.body && a.holder == b.holder
}

// placesCalled are the places that people call so, in the order of the terms: by whose they are, else by who has them.
func placesCalled(r *bot.Request, raw string) []placed {
	s, name, called := r.State(), plain(raw), titles(r)
	var titled, held []placed
	for _, b := range s.Terms.Bodies {
		body := partnership.BodyID(b.ID)
		for _, seat := range s.Seats(body) {
			p := placed{seat: partnership.SeatID(seat.ID), body: body}
			if _, follows := s.Leads(p.seat); follows { // the place in the group that they lead is meant
				continue
			}
			holders := s.Holders(p.seat, r.Today())
			if len(holders) == 1 && !seat.Many {
				p.holder = holders[0]
			}
			if slices.ContainsFunc(called(p.seat, seat), func(title string) bool { return plain(title) == name }) {
				titled = append(titled, p)
			}
			held = append(held, heldBy(r, p, holders, name)...)
		}
		if coOpted := s.CoOpted(body, r.Today()); len(coOpted) > 0 {
			held = append(held, heldBy(r, placed{seat: s.Places(coOpted[0], body, r.Today())[0].Seat, body: body}, coOpted, name)...)
		}
	}
	if len(titled) > 0 {
		return titled
	}
	return held
}

// heldBy is a place as one of its holders has it whom people call so.
func heldBy(r *bot.Request, p placed, holders []partnership.PersonID, name string) []placed {
	var held []placed
	for _, h := range holders {
		if plain(r.People[string(h)].Name) == name {
			held = append(held, placed{p.seat, p.body, h})
		}
	}
	return held
}

func plain(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(name), " ")), "the ")
}

// titles finds what people call a place: its title, the names of its partner, and for one that a meeting added the name under
// which it was asked for.
func titles(r *bot.Request) func(partnership.SeatID, terms.Seat) []string {
	s := r.State()
	typed := make([]partnership.TextID, 0, len(s.Added))
	for _, a := range s.Added {
		if name, ok := s.PlaceName(a.Seat).(partnership.TextID); ok {
			typed = append(typed, name)
		}
	}
	words := r.WordsOfAll(typed...)
	return func(id partnership.SeatID, seat terms.Seat) []string {
		all := []string{seat.Title}
		if name, ok := s.PlaceName(id).(partnership.TextID); ok {
			all = []string{words[name]}
		}
		if o, ok := s.Terms.Organisation(seat.Organisation); ok && seat.Kind == terms.ByOrganisation {
			all = append(append(all, o.Name), o.Aliases...)
		}
		return all
	}
}

// sitsAs finds the place that an organisation of this name has in a group.
func sitsAs(r *bot.Request, body partnership.BodyID, name string) (partnership.SeatID, bool) {
	called := titles(r)
	for _, seat := range r.State().Seats(body) {
		id := partnership.SeatID(seat.ID)
		if seat.Kind == terms.ByOrganisation && slices.ContainsFunc(called(id, seat), func(t string) bool { return plain(t) == plain(name) }) {
			return id, true
		}
	}
	return "", false
}

// held finds who holds a named place: who is meant, or the only one.
func (p placed) held(r *bot.Request) partnership.PersonID {
	holders := r.State().Holders(p.seat, r.Today())
	switch {
	case p.holder != "":
		return p.holder
	case len(holders) == 1:
		return holders[0]
	}
	return ""
}

// findNamed takes a name that it knows for that person, and any other for somebody new.
func findNamed(option string) func(*bot.Request, string) (someoneNamed, error) {
	return func(r *bot.Request, raw string) (someoneNamed, error) {
		name := strings.Join(strings.Fields(raw), " ")
		known := calledSo(r.People, name)
		switch len(known) {
		case 0:
			return someoneNamed{id: "p-" + string(r.Text(option, name).ID), name: name, fresh: true, silent: true}, nil
		case 1:
			return someoneNamed{id: known[0].ID, name: known[0].Name, silent: !r.Reached(known[0])}, nil
		}
		names := make([]string, 0, 4)
		for _, p := range known[:min(4, len(known))] {
			names = append(names, p.Name)
		}
		return someoneNamed{}, &partnership.Invalid{
			Option: option, Hint: partnership.Say("Which one: %s? Please write the whole name.", strings.Join(names, ", ")),
		}
	}
}

// aPerson asks for somebody by name, who may be new to the register.
func aPerson(name, label string) *bot.Value[someoneNamed] {
	return bot.Pick(name, label, peopleChoices, findNamed(name)).With(func(s *bot.Spec) { s.Kind, s.Max, s.Hint = ui.Line, 100, "A name." })
}

// new is the entry of the register for somebody who has none.
func (n someoneNamed) new() []bot.Person {
	if !n.fresh {
		return nil
	}
	return []bot.Person{{ID: n.id, Name: n.name}}
}

// unreached says that we have no way to write to somebody.
func unreached(n someoneNamed) []ui.Block {
	if !n.silent {
		return nil
	}
	return []ui.Block{ui.Paragraph("We have no address for %s: please tell them yourself.", ui.Person(n.id))}
}
