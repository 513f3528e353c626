package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/ics"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// inviting are the tellings that bring an invitation with them, where we send those of the group, or take one back.
var inviting = []string{"call", "agenda-out", "deputy-asked", "meeting-moved", "meeting-cancelled"}

// withInvitations puts the invitation beside what is told about a meeting.
func withInvitations(tellings []bot.Telling) []bot.Telling {
	all := slices.Clone(tellings)
	for i, t := range all {
		if slices.Contains(inviting, t.Kind) {
			all[i].Card = withInvitation(t.Card, t.Kind == "meeting-cancelled")
		}
	}
	return all
}

func withInvitation(draw func(bot.View, []string) (ui.Card, bool), cancels bool) func(bot.View, []string) (ui.Card, bool) {
	return func(v bot.View, about []string) (ui.Card, bool) {
		card, ok := draw(v, about)
		if !ok {
			return card, false
		}
		if m, found := v.State.ParseMeeting(about[0]); found && invited(v, m) && (m.Cancelled != nil) == cancels {
			card.Files = append(card.Files, invitation(v, m))
		}
		return card, true
	}
}

// invited says whether the reader gets an invitation from us: whoever the meeting concerns, but not who has said that they cannot
// come; of a meeting that does not take place they all hear.
func invited(v bot.View, m *partnership.Meeting) bool {
	if v.Who == "" || !v.State.Inviting[m.Body] || !concerns(v, m) {
		return false
	}
	return m.Cancelled != nil || m.Coming[v.Who] != partnership.NotComing
}

func invitation(v bot.View, m *partnership.Meeting) ui.Attachment {
	title := ui.Say("For your calendar: %s", wording.TheMeeting(v.State, m))
	if m.Cancelled != nil {
		title = ui.Say("To take it out of your calendar: %s", wording.TheMeeting(v.State, m))
	}
	return ui.Attachment{Name: strings.ToLower(string(m.Ref)) + ".ics", Type: ics.Type, Title: title, Made: ics.Of(v, m)}
}
