package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// roll is a register while it is put together.
type roll struct {
	r       *bot.Request
	m       *partnership.Meeting
	keep    partnership.KeepRegister
	unknown []partnership.Text // of whom the register of people does not know
}

// registerGiven puts together what was ticked and what was typed. Names that the register of people does not know are kept
// as they were typed.
func registerGiven(r *bot.Request, m *partnership.Meeting) (partnership.KeepRegister, []partnership.Text, error) {
	all := roll{r: r, m: m, keep: partnership.KeepRegister{Meeting: m.Ref}}
	for _, list := range registerLists {
		for _, id := range list.From(r) {
			all.add(partnership.Attendance{Person: partnership.PersonID(id), As: partnership.AsMember})
		}
	}
	for _, key := range registerInvited.From(r) {
		for _, a := range invitedTo(r.State(), m) {
			if a.As != partnership.AsMember && attendanceKey(a) == key {
				a.Came, a.Left = "", ""
				all.add(a)
			}
		}
	}
	for i, line := range partnership.ReadRegister(registerOthers.From(r).Words) {
		if err := all.read(i, line); err != nil {
			return all.keep, nil, err
		}
	}
	return all.keep, all.unknown, nil
}

func (l *roll) add(a partnership.Attendance) {
	l.keep.Present = append(l.keep.Present, partnership.Present{Attendance: a})
}

// read takes in one typed line.
func (l *roll) read(i int, line partnership.RegisterLine) error {
	if whole := line.Name + " for " + line.For; line.For != "" { // “for” may be a part of a name that we know
		if _, known, err := l.find(whole); err == nil && known || line.Apologies {
			line.Name, line.For = whole, ""
		}
	}
	who, known, err := l.find(line.Name)
	if err != nil {
		return err
	}
	member := known && slices.Contains(l.r.State().Table(l.m), who)
	if line.Apologies && member {
		l.keep.Apologies = append(l.keep.Apologies, who)
		return nil
	}
	a := partnership.Attendance{Person: who, As: partnership.InAttending, Came: line.Came, Left: line.Left}
	switch {
	case line.Apologies:
		a.As = partnership.Excused
	case line.For != "":
		whom, deputises, err := l.comesFor(&a, line)
		if err != nil {
			return err
		}
		if !deputises && a.Item == 0 { // “for” was a part of the name
			line.Name = line.Name + " for " + line.For
			known, a.Person = false, ""
		} else if deputises {
			a.As, a.For = partnership.AsDeputy, whom
		}
	case member:
		a.As = partnership.AsMember
	}
	if at := l.at(a); known && at >= 0 { // they are ticked already: the line says from when to when
		l.keep.Present[at].Came, l.keep.Present[at].Left = a.Came, a.Left
		return nil
	}
	p := partnership.Present{Attendance: a}
	if !known {
		p.Words = l.typed(i, line.Name)
		l.unknown = append(l.unknown, p.Words)
	}
	l.keep.Present = append(l.keep.Present, p)
	return nil
}

// at is where somebody is already, in the same capacity; presenters who are ticked need not be said to present again.
func (l *roll) at(a partnership.Attendance) int {
	return slices.IndexFunc(l.keep.Present, func(p partnership.Present) bool {
		return p.Person == a.Person && p.Person != "" && p.For == a.For && (p.As == a.As || p.Item == a.Item && a.Item != 0)
	})
}

// comesFor is whom, or what, somebody comes for: a member, by name, post or organisation, or one item.
func (l *roll) comesFor(a *partnership.Attendance, line partnership.RegisterLine) (whom partnership.PersonID, deputises bool, err error) {
	s := l.r.State()
	if item, ok := s.ParseItem(line.For); ok {
		a.As, a.Item = partnership.AsGuest, item.Number
		return "", false, nil
	}
	table := s.Table(l.m)
	var hits []partnership.PersonID
	for _, member := range table {
		p := l.r.People[string(member)]
		called := []string{p.Name, p.Post}
		for _, place := range s.Places(member, l.m.Body, l.m.Day) {
			if name, ok := s.PlaceName(place.Seat).(string); ok {
				called = append(called, name)
			}
		}
		if strings.EqualFold(p.Name, line.For) {
			return member, true, nil
		}
		if strings.Contains(strings.ToLower(strings.Join(called, "\n")), strings.ToLower(line.For)) {
			hits = append(hits, member)
		}
	}
	if len(hits) > 1 {
		return "", false, &partnership.Invalid{Option: "others", Hint: partnership.Say("%s for whom: %s or %s? Write the member’s name.", line.Name, hits[0], hits[1])}
	}
	if len(hits) == 1 {
		return hits[0], true, nil
	}
	return "", false, nil
}

// find is whom a name means: the full name of somebody we know, or a part of the name of one member alone. Two of one name
// have to be told apart.
func (l *roll) find(name string) (partnership.PersonID, bool, error) {
	var exact, part []partnership.PersonID
	members := l.r.State().Table(l.m)
	for id, p := range l.r.People {
		if strings.EqualFold(p.Name, name) || p.ID == name {
			exact = append(exact, partnership.PersonID(id))
		}
	}
	for _, member := range members {
		if strings.Contains(" "+strings.ToLower(l.r.People[string(member)].Name)+" ", " "+strings.ToLower(name)+" ") {
			part = append(part, member)
		}
	}
	if len(exact) > 1 { // a member goes before a namesake who is none
		if own := slices.DeleteFunc(slices.Clone(exact), func(p partnership.PersonID) bool { return !slices.Contains(members, p) }); len(own) > 0 {
			exact = own
		}
	}
	for _, hits := range [][]partnership.PersonID{exact, part} {
		if len(hits) == 1 {
			return hits[0], true, nil
		}
		if len(hits) > 1 {
			return "", false, &partnership.Invalid{Option: "others", Hint: partnership.Say("There is more than one “%s”. Tick the one whom you mean, or write the whole name.", name)}
		}
	}
	return "", false, nil
}

// typed is a name as somebody typed it; one that was written down before keeps its place beside the book.
func (l *roll) typed(i int, name string) partnership.Text {
	for _, a := range l.r.State().Sat(l.m).Register {
		if a.Name != "" && l.r.WordsOf(a.Name) == name {
			return partnership.Text{ID: a.Name, Words: name}
		}
	}
	return l.r.Text(fmt.Sprint("present ", i), name)
}
