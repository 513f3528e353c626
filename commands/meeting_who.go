package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// MeetingWho is the clerk's own list of who comes, and what they need. It is for the secretariat: who comes is nobody else's
// business, and no league table.
var MeetingWho = &bot.Command{
	Path: "meeting who", Title: "Who is coming", Summary: "Who comes to a meeting, who has sent apologies, who comes instead, and what they need.",
	Audience: partnership.Secretariat, Options: []bot.Option{standingMeeting}, Examples: []string{"meeting who FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := standingMeeting.From(r)
		if !r.May(partnership.Secretariat, m.Body) {
			return bot.Said("This list is for the secretariat of %s.", wording.TheGroup(r.State(), m.Body)), nil
		}
		needs := func(p partnership.PersonID) string { return r.People[string(p)].Extra[needsKept] }
		return bot.Answered(whoCard(r.View(), m, needs)), nil
	},
}

// whoCard lists the answers, with what each who comes needs.
func whoCard(v bot.View, m *partnership.Meeting, needs func(partnership.PersonID) string) ui.Card {
	if m.Cancelled != nil {
		return cancelledMeetingCard(v, m)
	}
	var coming, apologies, silent []ui.Text
	for _, member := range v.State.Members(m.Body, v.Today()) {
		switch m.Coming[member] {
		case partnership.Coming:
			coming = append(coming, withNeeds(member, needs))
		case partnership.NotComing:
			apologies = append(apologies, apology(m, member, needs))
		default:
			silent = append(silent, ui.Say("%s", ui.Person(member)))
		}
	}
	card := ui.Card{Lead: ui.Say("Who comes to %s (%s): %s coming, %s with apologies, %s not said yet.",
		wording.TheMeeting(v.State, m), string(m.Ref), len(coming), len(apologies), len(silent))}
	card.Blocks = quorumBlocks(v, m)
	for _, part := range []struct {
		title string
		list  []ui.Text
	}{{"Coming", coming}, {"With apologies", apologies}, {"Not said yet", silent}, {"To present an item", presenters(v, m, needs)}} {
		if len(part.list) > 0 {
			card.Blocks = append(card.Blocks, ui.Heading(part.title), ui.List(part.list...))
		}
	}
	card.Foot = ui.Say("For the secretariat alone.")
	return card
}

func withNeeds(p partnership.PersonID, needs func(partnership.PersonID) string) ui.Text {
	if words := needs(p); words != "" {
		return ui.Say("%s. Needs: %s", ui.Person(p), words)
	}
	return ui.Say("%s", ui.Person(p))
}

// apology is who does not come, and who comes instead.
func apology(m *partnership.Meeting, member partnership.PersonID, needs func(partnership.PersonID) string) ui.Text {
	d, ok := m.Deputising(member)
	switch {
	case !ok:
		return ui.Say("%s", ui.Person(member))
	case d.Answer == partnership.NotComing:
		return ui.Say("%s; nor can the deputy, %s", ui.Person(member), ui.Person(d.Deputy))
	case d.Answer == partnership.Coming:
		return ui.Say("%s; instead comes %s", ui.Person(member), withNeeds(d.Deputy, needs))
	}
	return ui.Say("%s; asked to come instead: %s", ui.Person(member), withNeeds(d.Deputy, needs))
}

// presenters are those who come for an item alone.
func presenters(v bot.View, m *partnership.Meeting, needs func(partnership.PersonID) string) []ui.Text {
	var texts []ui.Text
	for _, p := range wording.Guests(v.State, m) {
		texts = append(texts, withNeeds(p, needs))
	}
	return texts
}
