package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var deputyTellings = []bot.Telling{
	{Kind: "apologies-kept", Card: apologiesKept, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "deputy-asked", Card: deputyAsked, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "deputy-declined", Card: deputyDeclined, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "deputy-released", Card: deputyReleased, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "deputy-noted", Card: deputyNoted, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "apologies-today", Card: apologiesToday, Hold: holdUntil((*partnership.State).Ends)},
}

// deputyHears says who hears of apologies and deputies: those two people, and the secretariat only of what it must deal
// with at once.
func deputyHears(s *partnership.State, r partnership.Record) []bot.Told {
	today := func(ref partnership.MeetingRef, about []string) []bot.Told {
		if s.Calendar.Date(r.At) != s.Meetings[ref].Day {
			return nil
		}
		return tell("apologies-today", about, toOfficers())
	}
	switch e := r.Event.(type) {
	case partnership.ApologiesGiven:
		about := []string{string(e.Meeting), string(e.Member)}
		return append(tell("apologies-kept", about, toPerson(e.Member)), today(e.Meeting, about)...)
	case partnership.DeputyNamed:
		about := []string{string(e.Meeting), string(e.Member)}
		told := tell("deputy-asked", about, toPerson(e.Deputy))
		if m := s.Meetings[e.Meeting]; len(s.Places(e.Deputy, m.Body, m.Day)) > 0 {
			told = append(told, tell("deputy-noted", about, toOfficers())...)
		}
		return told
	case partnership.DeputyUnreached:
		return tell("deputy-noted", []string{string(e.Meeting), string(e.Member)}, toOfficers())
	case partnership.DeputyAnswered:
		if e.Answer == partnership.NotComing {
			about := []string{string(e.Meeting), string(e.Member)}
			return append(tell("deputy-declined", about, toPerson(e.Member)), today(e.Meeting, about)...)
		}
	case partnership.DeputyReleased:
		return tell("deputy-released", []string{string(e.Meeting), string(e.Member), string(e.Deputy)}, toPerson(e.Deputy))
	default:
	}
	return nil
}

// deputyDeclined tells the member at once, with what mends it.
func deputyDeclined(v bot.View, about []string) (ui.Card, bool) {
	x, ok := sendingAbout(v.State, about)
	if !ok || !x.named || x.deputy.Answer != partnership.NotComing {
		return ui.Card{}, false
	}
	s, m := v.State, x.meeting
	card := ui.Card{
		Lead: ui.Say("%s can’t be %s deputy at %s, %s (%s). Next: choose another, or leave it at the apologies.",
			ui.Person(x.deputy.Deputy), whose(v, x.member), wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref)),
		Foot: wording.Foot(s),
	}
	if s.Ends(m).After(v.Now) {
		card.Buttons = []ui.Button{primary(nominate(s, m, "Choose another")), comeAfterAll(s, m)}
	}
	return card, true
}

// deputyReleased tells a deputy that they need not come: without it somebody would travel for nothing.
func deputyReleased(v bot.View, about []string) (ui.Card, bool) {
	x, ok := sendingAbout(v.State, about)
	if !ok || len(about) < 3 || x.named && string(x.deputy.Deputy) == about[2] {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("You need not come to %s for %s: %s. Thank you.", wording.OnDay(v.State, x.meeting), ui.Person(x.member), insteadOf(x)),
		Foot: wording.Foot(v.State),
	}, true
}

func insteadOf(x sending) string {
	switch {
	case x.named:
		return "somebody else does"
	case x.meeting.Coming[x.member] == partnership.NotComing:
		return "nobody is needed in their place"
	}
	return "they can come after all"
}

// deputyNoted tells the secretariat alone what is unusual about a deputy. Nothing of it stops anybody.
func deputyNoted(v bot.View, about []string) (ui.Card, bool) {
	x, ok := sendingAbout(v.State, about)
	if !ok || !x.named {
		return ui.Card{}, false
	}
	s, m := v.State, x.meeting
	if x.deputy.NoAddress {
		return ui.Card{
			Lead: ui.Say("We have no address for %s, who comes to %s for %s.", ui.Person(x.deputy.Deputy), wording.OnDay(s, m), ui.Person(x.member)),
			Blocks: []ui.Block{ui.Paragraph("They have heard nothing from us. Next: please ask %s how to reach them, and pass on the agenda.",
				ui.Person(x.member))},
		}, true
	}
	return ui.Card{
		Lead: ui.Say("For your list: %s comes to %s for %s, and is already a member: deputising too.",
			ui.Person(x.deputy.Deputy), wording.OnDay(s, m), ui.Person(x.member)),
	}, true
}

// apologiesToday tells the secretariat of a change on the day itself.
func apologiesToday(v bot.View, about []string) (ui.Card, bool) {
	x, ok := sendingAbout(v.State, about)
	if !ok || x.meeting.Coming[x.member] != partnership.NotComing {
		return ui.Card{}, false
	}
	instead := ui.Say("Nobody comes instead.")
	switch {
	case x.named && x.deputy.Answer == partnership.NotComing:
		instead = ui.Say("%s, the deputy, can’t come either.", ui.Person(x.deputy.Deputy))
	case x.named:
		instead = ui.Say("%s comes instead%s.", ui.Person(x.deputy.Deputy), forOrganisation(v, x, ", "))
	}
	return ui.Card{Lead: ui.Say("Today: %s can’t come to %s, %s. %s",
		ui.Person(x.member), wording.TheGroup(v.State, x.meeting.Body), wording.Hours(x.meeting), instead)}, true
}
