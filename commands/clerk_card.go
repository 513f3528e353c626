package commands

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// clerkWarning is how many days before its end the secretariat is reminded of a group's support.
const clerkWarning = 14

// clerksCard lists the clerks of groups; for a clerk, those of their own.
func clerksCard(v bot.View, all bool) ui.Card {
	clerks := slices.DeleteFunc(v.State.ClerksOn("", v.Today(), true), func(c partnership.Clerk) bool {
		return v.State.Body(c.Body) == nil || !all && !v.May(partnership.Secretariat, c.Body)
	})
	card := ui.Card{Lead: ui.Say("%s a clerk of its own.", wording.Many(len(clerks), "group has", "groups have")), Foot: wording.Foot(v.State)}
	switch {
	case len(clerks) == 0:
		card.Lead = ui.Say("No group has a clerk of its own: the secretariat keeps the papers of all.")
	case len(clerks) > 1:
		card.Lead = ui.Say("%s keep the papers of one group each.", wording.Many(len(clerks), "person", "people"))
	}
	rows := make([]ui.Row, 0, maxRows)
	for _, c := range clerks[:min(len(clerks), maxRows)] {
		rows = append(rows, clerkRow(v, c, all))
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	if all {
		card.Buttons = []ui.Button{ui.Press("A clerk for a group", "clerk/appoint")}
	}
	return card
}

func clerkRow(v bot.View, c partnership.Clerk, all bool) ui.Row {
	row := ui.Row{Title: ui.Say("%s, for %s", ui.Person(c.Person), wording.TheGroup(v.State, c.Body)), Detail: ui.Say("%s", since(v, c))}
	if c.Support != "" {
		row.Detail = ui.Say("%s; what was agreed: “%s”", row.Detail, ui.TypedText(c.Support))
	}
	for _, e := range supportOf(v, c.Body) {
		row.Detail = ui.Say("%s; in the register: %s", row.Detail, entryNamed(e))
	}
	if c.Person == v.Who {
		row.Tag = &ui.Tag{Words: ui.Say("You"), Tone: ui.Quiet}
	}
	if all || c.Person == v.Who {
		row.Buttons = []ui.Button{ui.Press("End it", bot.Line("clerk end", string(c.Person), string(c.Body))).
			Named("End it: %s, for %s", ui.Person(c.Person), wording.TheGroup(v.State, c.Body))}
	}
	return row
}

func since(v bot.View, c partnership.Clerk) ui.Text {
	switch {
	case c.From.IsZero():
		return ui.Say("no dates were said")
	case v.Today().Before(c.From):
		return ui.Say("from %s%s", ui.OnDay(c.From), untilWhen(c.Until))
	}
	return ui.Say("since %s%s", ui.OnDay(c.From), untilWhen(c.Until))
}

// fromUntil says when something begins and ends, as far as that was said.
func fromUntil(from, until calendar.Date) ui.Text {
	if from.IsZero() {
		return untilWhen(until)
	}
	return ui.Say(" from %s%s", ui.OnDay(from), untilWhen(until))
}

// keptBy says, to a group, who keeps its papers where that is not the secretariat as everywhere.
func keptBy(v bot.View, body partnership.BodyID) []ui.Block {
	clerks := v.State.ClerksOn(body, v.Today(), false)
	if len(clerks) == 0 || !v.May(partnership.Submitting, body) {
		return nil
	}
	people := make([]ui.Text, len(clerks))
	for i, c := range clerks {
		people[i] = ui.Say("%s%s", ui.Person(c.Person), untilWhen(c.Until))
	}
	return []ui.Block{ui.Paragraph("Its papers are kept by %s.", ui.Join(" and ", people...))}
}

// clerksEnding are the clerks whose time is over soon: somebody has to keep the papers after them.
func clerksEnding(v bot.View) []ui.Row {
	var rows []ui.Row
	for _, c := range v.State.ClerksOn("", v.Today(), false) {
		if c.Until.IsZero() || c.Until.After(v.Today().AddDays(clerkWarning)) || !v.May(partnership.Secretariat, c.Body) {
			continue
		}
		rows = append(rows, ui.Row{
			Title:  ui.Say("%s keeps the papers of %s until %s", ui.Person(c.Person), wording.TheGroup(v.State, c.Body), ui.OnDay(c.Until)),
			Detail: ui.Say("after that the secretariat does, unless somebody is named"),
			Buttons: []ui.Button{ui.Press("Open", "clerk").
				Named("Open: clerk of %s, %s", wording.TheGroup(v.State, c.Body), ui.Person(c.Person))},
		})
	}
	return rows
}

var clerkTellings = []bot.Telling{
	{Kind: "clerk-named", Card: clerkNamed},
	{Kind: "clerk-over", Card: clerkOver},
}

// clerkHears says who hears that somebody becomes, or is no longer, the clerk of a group: they themselves.
func clerkHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.ClerkAppointed:
		return tell("clerk-named", []string{string(e.Person), string(e.Body), string(r.By)}, toOnly(e.Person))
	case partnership.ClerkEnded:
		if r.By != e.Person && !s.OfficerOn(e.Person, e.Body, s.Calendar.Date(r.At)) {
			return tell("clerk-over", []string{string(e.Person), string(e.Body)}, toOnly(e.Person))
		}
	default:
	}
	return nil
}

// clerkNamed says what somebody is now, by whom, and what they can do.
func clerkNamed(v bot.View, about []string) (ui.Card, bool) {
	if len(about) < 3 {
		return ui.Card{}, false
	}
	s, body := v.State, partnership.BodyID(about[1])
	for _, c := range s.ClerksOn(body, v.Today(), true) {
		if string(c.Person) != about[0] {
			continue
		}
		card := ui.Card{
			Lead: ui.Say("You keep the papers of %s%s: %s has named you.", wording.TheGroup(s, body), fromUntil(c.From, c.Until), ui.Person(about[2])),
			Blocks: []ui.Block{
				ui.Paragraph("You can plan its meetings, send out its agendas and write its notes. What comes in for it is sent to you here."),
			},
			Buttons: []ui.Button{ui.Main("What can I do here?", "help"), ui.Press("Who is in the group", bot.Line("membership list", string(body)))},
			Foot:    wording.Foot(s),
		}
		if facts := supportFacts(v, body); len(facts) > 0 {
			card.Blocks = append([]ui.Block{ui.Facts(facts...)}, card.Blocks...)
		}
		if c.Support != "" {
			card.Blocks = append([]ui.Block{ui.Facts(ui.Of("What was agreed", "“%s”", ui.TypedText(c.Support)))}, card.Blocks...)
		}
		return card, true
	}
	return ui.Card{Lead: ui.Say("You kept the papers of %s.", wording.TheGroup(s, body)), Tag: overTag()}, true
}

func clerkOver(v bot.View, about []string) (ui.Card, bool) {
	if len(about) < 2 || v.State.OfficerOn(partnership.PersonID(about[0]), partnership.BodyID(about[1]), v.Today()) {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("You no longer keep the papers of %s. Thank you: the secretariat does from now on.", wording.TheGroup(v.State, partnership.BodyID(about[1]))),
		Foot: wording.Foot(v.State),
	}, true
}

// toClerks sends what the secretariat hears of a group to the clerks of that group too.
func toClerks(s *partnership.State, told []bot.Told, now time.Time) []bot.Told {
	if s.Calendar == nil {
		return nil
	}
	day := s.Calendar.Date(now)
	var more []bot.Told
	for _, t := range told {
		if t.To != toOfficers() || len(t.About) == 0 {
			continue
		}
		if body := bodyOf(s, t.About[0]); body != "" && len(s.ClerksOn(body, day, false)) > 0 {
			more = append(more, bot.Told{Kind: t.Kind, About: t.About, To: addressee("clerks", string(body))})
		}
	}
	return more
}

// bodyOf is the group that a reference is about: of an item, of a meeting, of what a meeting agreed, of a place.
func bodyOf(s *partnership.State, reference string) partnership.BodyID {
	if p, ok := keyedPlace(s, reference); ok {
		return p.body
	}
	n, ok := s.Named(reference)
	if !ok {
		return ""
	}
	meeting := n.Meeting
	switch {
	case n.Item != nil:
		return n.Item.Body
	case n.Action != nil:
		meeting = s.Meetings[n.Action.Meeting]
	case n.Decision != nil:
		meeting = s.Meetings[n.Decision.Meeting]
	}
	if meeting == nil {
		return ""
	}
	return meeting.Body
}

// clerksOf are the people behind the addressee.
func clerksOf(s *partnership.State, body partnership.BodyID, day calendar.Date) []partnership.PersonID {
	var all []partnership.PersonID
	for _, c := range s.ClerksOn(body, day, false) {
		all = append(all, c.Person)
	}
	return once(all)
}

// councils says whether the viewer is of the secretariat of the whole partnership, as a clerk of one group is not.
func councils(v bot.View) bool {
	return v.Who != "" && slices.Contains(v.State.Officers, partnership.Officer{Person: v.Who})
}

// keepsAction says whether an action is the viewer's to look after: the secretariat's, or, of a group, its clerk's.
func keepsAction(v bot.View, a *partnership.Action) bool {
	if m := v.State.Meetings[a.Meeting]; m != nil {
		return v.May(partnership.Secretariat, m.Body)
	}
	return councils(v)
}

// entersFor says whether somebody may write in the register for another: the secretariat for everybody, a clerk for the
// members of their groups.
func entersFor(r *bot.Request, who partnership.PersonID) bool {
	if who == r.Who || isCouncil(r) {
		return true
	}
	return slices.ContainsFunc(r.State().Places(who, "", r.Today()), func(h partnership.Holding) bool {
		return r.May(partnership.Secretariat, h.Body)
	})
}
