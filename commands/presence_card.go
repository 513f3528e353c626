package commands

import (
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// presenceCard is the list that stands now.
func presenceCard(v bot.View) ui.Card {
	p, look := v.State.Presence, ui.Press("Look now", "people/compare")
	if p == nil || p.Number == 0 {
		return ui.Card{
			Lead:    ui.Say("Nothing has been found yet in which the channels of the groups and the places differ."),
			Blocks:  append(waited(v), howLooked(v.State)...),
			Buttons: []ui.Button{look},
		}
	}
	m := p.Mismatch
	card := ui.Card{Lead: ui.Say("The channels of the groups and the places agree: nobody is in one who should not be, and nobody is missing."), Foot: wording.Foot(v.State)}
	if !m.None() {
		card.Lead = presenceLead(m)
	}
	card.Blocks = append(card.Blocks, waited(v)...)
	if len(m.Strays) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("In a channel, without a place"), ui.Rows(strayRows(v, m.Strays)...))
	}
	if len(m.Absent) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("With a place, not in the channel"), ui.Rows(absentRows(v, m.Absent)...))
	}
	if len(m.Shut) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Channels into which we could not look"), ui.List(shutLines(v.State, m.Shut)...))
	}
	if m.More > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("And %s more, for whom there was no room here. Put these right first; the next list has the others.", m.More))
	}
	card.Blocks = append(card.Blocks, ui.Paragraph("As it was on %s.", ui.OnDay(v.State.Calendar.Date(p.At))))
	card.Blocks = append(card.Blocks, howLooked(v.State)...)
	card.Buttons = []ui.Button{look}
	return card
}

// waited says that a new list is on its way.
func waited(v bot.View) []ui.Block {
	if v.State.Presence == nil || v.State.Presence.Asked.IsZero() {
		return nil
	}
	return []ui.Block{ui.Paragraph("We are looking. A new list comes to the secretariat’s channel.")}
}

// howLooked says what is looked at, and what is done about it.
func howLooked(s *partnership.State) []ui.Block {
	words := "We look once a week, and say so only where something is new. We let nobody in and put nobody out: that is for people to do."
	if slices.ContainsFunc(s.Linked(), func(place string) bool { return strings.HasPrefix(place, "discord:") }) {
		words += " On Discord we see only people whom we know: others in a channel are not found there."
	}
	return []ui.Block{ui.Paragraph("%s", words)}
}

// compares says whether any group has a channel of which a platform can say who is in it.
func compares(s *partnership.State) bool {
	return slices.ContainsFunc(s.Linked(), func(place string) bool {
		return !strings.HasPrefix(place, "web:") && len(s.GroupsIn(place)) > 0
	})
}

func presenceLead(m partnership.Mismatch) ui.Text {
	var parts []string
	switch n := len(m.Strays); {
	case n == 1:
		parts = append(parts, "1 person is in a channel without a place")
	case n > 1:
		parts = append(parts, wording.Headcount(n)+" are in a channel without a place")
	}
	switch n := len(m.Absent); {
	case n == 1:
		parts = append(parts, "1 has a place and is not in the channel")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d have a place and are not in the channel", n))
	}
	if len(parts) == 0 {
		return ui.Say("We could not look into %s.", wording.Counted(len(m.Shut), "channel"))
	}
	return ui.Say("The channels of the groups and the places differ: %s.", strings.Join(parts, ", and "))
}

// theChannel names a channel by whose it is: the channel of the Full LSP on Slack.
func theChannel(s *partnership.State, place string) string {
	var groups []string
	for _, body := range s.GroupsIn(place) {
		groups = append(groups, wording.TheGroup(s, body))
	}
	if len(groups) == 0 {
		groups = []string{"a group"}
	}
	platform, _, _ := strings.Cut(place, ":")
	if len(groups) > mostPlaces {
		groups = append(groups[:mostPlaces], "others")
	}
	return "the channel of " + allOf(groups) + " " + bot.OnPlatform(platform)
}

// allOf lists things: the Full LSP, the steering group and others.
func allOf(all []string) string {
	if len(all) == 1 {
		return all[0]
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}

// shutLines say what people can do so that we can look.
func shutLines(s *partnership.State, shut []partnership.ShutChannel) []ui.Text {
	lines := make([]ui.Text, len(shut))
	for i, c := range shut {
		lines[i] = ui.Say("%s: %s", wording.Upper(theChannel(s, c.Place)), toLook(c))
	}
	return lines
}

func toLook(c partnership.ShutChannel) string {
	discord := strings.HasPrefix(c.Place, "discord:")
	switch {
	case c.Why == partnership.LookNotAllowed && discord:
		return "Discord does not let us. In the settings of the channel, under Permissions, somebody can let our role view it."
	case c.Why == partnership.LookNotAllowed:
		return "we may not see who is in it. Whoever looks after the app on Slack can grant channels:read and groups:read by installing it once more; nothing else is missing without them."
	case c.Why == partnership.LookNotInvited && discord:
		return "we do not see it. In the settings of the channel, under Permissions, somebody can let our role view it."
	case c.Why == partnership.LookNotInvited:
		return "we are not in it. Somebody in it can let us in with /invite and our name."
	case c.Why == partnership.LookArchived:
		return "it is archived. Bring it back, or unlink it."
	case c.Why == partnership.LookTooMany:
		return "it has more than a thousand people, and nobody would read that list."
	}
	return "it is gone, or we do not see it. Let us in, or unlink it."
}
