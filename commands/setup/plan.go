package setup

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/roster"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Desk is what a plan is made at: a moment of the book, its register, and who is asking.
type Desk struct {
	State  *partnership.State
	People map[string]bot.Person
	Who    partnership.PersonID
	Now    time.Time
	Mint   func(n int) partnership.PersonID // the id of the nth person who is new
}

// Make works out what has to be done. The error is what is wrong with the roster (roster.Problems), or why the rules do not
// allow it (*partnership.Refusal, *partnership.Invalid); the plan is usable beside it, to be shown.
func (d Desk) Make(w Wish) (Plan, error) {
	m := maker{desk: d, wish: w, terms: w.terms(d.State), given: map[string]string{}}
	m.people = &people{after: maps.Clone(d.People), mint: d.Mint, holds: m.holdsOneOf}
	if m.people.after == nil {
		m.people.after = map[string]bot.Person{}
	}
	m.plan.Command.Admin = w.Admin
	m.adopt()
	m.channels()
	for _, e := range w.entrants() {
		m.enter(e)
	}
	m.inOrder()
	m.plan.People, m.plan.Command.Listed = m.people.written()
	m.plan.Changes = append(m.plan.Changes, m.people.changes...)
	if len(m.people.problems) > 0 {
		return m.plan, m.people.problems
	}
	if !m.plan.Needed() {
		return m.plan, nil
	}
	_, err := partnership.Decide(d.State, partnership.Order{By: d.Who, How: partnership.ByButton, At: d.Now, Command: m.plan.Command})
	return m.plan, err
}

// maker makes one plan.
type maker struct {
	desk   Desk
	wish   Wish
	terms  *terms.Terms
	people *people
	given  map[string]string // place by group and person
	plan   Plan
}

func (m *maker) say(format string, values ...any) {
	m.plan.Changes = append(m.plan.Changes, fmt.Sprintf(format, values...))
}

func (m *maker) adopt() {
	file, inForce := m.wish.File, m.desk.State.Terms
	if file == nil || inForce != nil && inForce.Hash == file.Hash {
		return
	}
	m.plan.Command.File = file
	m.say("The terms of reference of the %s come into force here.", file.Title)
}

func (m *maker) channels() {
	for _, body := range slices.Sorted(maps.Keys(m.wish.Channels)) {
		place := m.wish.Channels[body]
		all := m.desk.State.ChannelsOf(body)
		was := m.desk.State.ChannelIn(body, place)
		if place == "" || was == place {
			continue
		}
		m.plan.Command.Channels = append(m.plan.Command.Channels, partnership.LinkChannel{Body: body, Place: place})
		whose := "The secretariat"
		if body != "" {
			whose = "The " + m.bodyName(body)
		}
		switch {
		case len(all) == 0:
			m.say("%s gets its channel.", whose)
		case was == "":
			m.say("%s gets a channel in one more %s. It keeps the other.", whose, bot.WorkspaceName(platformOf(place)))
		case len(all) > 1:
			m.say("%s gets another channel in this %s. It keeps those elsewhere.", whose, bot.WorkspaceName(platformOf(place)))
		default:
			m.say("%s gets another channel.", whose)
		}
	}
}

// platformOf is the platform of a place of records.
func platformOf(place string) string {
	platform, _, _ := strings.Cut(place, ":")
	return platform
}

// enter gives somebody what they become.
func (m *maker) enter(e entering) {
	id := m.people.enter(e)
	name := m.people.after[string(id)].Name
	officer := partnership.AppointOfficer{Person: id}
	if e.secretariat && !slices.Contains(m.desk.State.Officers, partnership.Officer(officer)) && !slices.Contains(m.plan.Command.Officers, officer) {
		m.plan.Command.Officers = append(m.plan.Command.Officers, officer)
		m.say("%s belongs to the secretariat.", name)
	}
	for _, seat := range e.seats {
		if m.once(e, id, name, seat) {
			m.place(id, name, seat)
		}
	}
}

// once sees that a roster gives nobody two places in one group: the second would take the first away.
func (m *maker) once(e entering, id partnership.PersonID, name string, seat terms.Seat) bool {
	group, _, _ := strings.Cut(seat.ID, "/")
	had, ok := m.given[group+" "+string(id)]
	if ok && had != seat.ID {
		m.people.problems = append(m.people.problems, roster.Problem{
			Line: e.Line, What: fmt.Sprintf("%s has two places in the %s", name, m.bodyName(partnership.BodyID(group))), Right: "one person has one: keep one of the lines",
		})
		return false
	}
	m.given[group+" "+string(id)] = seat.ID
	return true
}

func (m *maker) place(id partnership.PersonID, name string, seat terms.Seat) {
	fill := partnership.FillPlace{Seat: partnership.SeatID(seat.ID), Person: id}
	holders := m.desk.State.Holders(fill.Seat, m.day())
	if slices.Contains(holders, id) || slices.Contains(m.plan.Command.Places, fill) {
		return
	}
	m.plan.Command.Places = append(m.plan.Command.Places, fill)
	group, _, _ := strings.Cut(seat.ID, "/")
	body := m.bodyName(partnership.BodyID(group))
	if seat.Many || len(holders) == 0 {
		m.say("%s: %s, %s.", body, seat.Title, name)
		return
	}
	m.say("%s: %s, %s, after %s.", body, seat.Title, name, m.people.after[string(holders[0])].Name)
}

// inOrder puts the places in the order of the terms: some groups are drawn from others.
func (m *maker) inOrder() {
	if m.terms == nil {
		return
	}
	order := map[string]int{}
	for i, b := range m.terms.Bodies {
		order[b.ID] = i
	}
	of := func(f partnership.FillPlace) int {
		group, _, _ := strings.Cut(string(f.Seat), "/")
		return order[group]
	}
	slices.SortStableFunc(m.plan.Command.Places, func(a, b partnership.FillPlace) int { return cmp.Compare(of(a), of(b)) })
}

// holdsOneOf says whether somebody holds one of the places that a line is about.
func (m *maker) holdsOneOf(who partnership.PersonID, e entering) bool {
	return slices.ContainsFunc(e.seats, func(seat terms.Seat) bool {
		return slices.Contains(m.desk.State.Holders(partnership.SeatID(seat.ID), m.day()), who)
	})
}

func (m *maker) day() calendar.Date {
	if c := m.desk.State.Calendar; c != nil {
		return c.Date(m.desk.Now)
	}
	return calendar.Date{} // nobody holds anything yet
}

func (m *maker) bodyName(id partnership.BodyID) string {
	if m.terms != nil {
		if b := m.terms.Body(string(id)); b != nil {
			return b.Name
		}
	}
	return string(id)
}
