package commands

import (
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var presenceTellings = []bot.Telling{
	{Kind: "channels-differ", Card: channelsDiffer},
	{Kind: "stray-answered", Card: strayAnswered},
	{Kind: "join-channel", Card: joinChannel},
}

// presenceHears: the secretariat alone reads who is in which channel, and whoever is asked to come into one.
func presenceHears(_ *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.ChannelsCompared:
		if e.Told {
			return tell("channels-differ", []string{strconv.Itoa(e.Number)}, toOfficers())
		}
	case partnership.StrayAnswered:
		return tell("stray-answered", []string{string(e.Account)}, toOfficers())
	case partnership.JoinAsked:
		return tell("join-channel", []string{placeKey(e.Place)}, toOnly(e.Person))
	default: // the list shows it
	}
	return nil
}

// channelsDiffer is the list, for as long as it is the newest.
func channelsDiffer(v bot.View, about []string) (ui.Card, bool) {
	p := v.State.Presence
	if p == nil {
		return ui.Card{}, false
	}
	if strconv.Itoa(p.Number) == about[0] {
		return presenceCard(v), true
	}
	return ui.Card{
		Lead:    ui.Say("Here was a list of who is in the channels of the groups. It has been made anew since."),
		Buttons: []ui.Button{ui.Press("The newest list", "people/channels")},
	}, true
}

// strayAnswered is what a stranger says who they are.
func strayAnswered(v bot.View, about []string) (ui.Card, bool) {
	p := v.State.Presence
	if p == nil {
		return ui.Card{}, false
	}
	q := p.Strangers[partnership.TextID(about[0])]
	i := slices.IndexFunc(p.Mismatch.Strays, func(in partnership.Stray) bool { return string(in.Account) == about[0] })
	if q == nil || q.Answers == "" || i < 0 {
		return ui.Card{}, false
	}
	in := p.Mismatch.Strays[i]
	card := ui.Card{
		Lead:    ui.Say("%s, in %s, says who they are:", strayName(in), theChannel(v.State, in.Place)),
		Blocks:  []ui.Block{{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText(q.Answers))}}},
		Buttons: []ui.Button{ui.Main("It is all right", bot.Line("people fine", strconv.Itoa(p.Number), strconv.Itoa(i)))},
		Foot:    wording.Foot(v.State),
	}
	if v.State.IsFine(in) {
		card.Tag, card.Buttons = &ui.Tag{Words: ui.Say("All right"), Tone: ui.Good}, nil
	}
	return card, true
}

// joinChannel asks somebody who has a place to come into the channel of the group.
func joinChannel(v bot.View, about []string) (ui.Card, bool) {
	linked := v.State.Linked()
	i := slices.IndexFunc(linked, func(place string) bool { return placeKey(place) == about[0] })
	if i < 0 {
		return ui.Card{}, false
	}
	place := linked[i]
	if !slices.ContainsFunc(v.State.GroupsIn(place), func(body partnership.BodyID) bool {
		return slices.Contains(v.State.Members(body, v.Today()), v.Who)
	}) {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead: ui.Say("You have a place, and are not in %s yet. Please come in: %s", theChannel(v.State, place), channelAddress(place)),
		Blocks: []ui.Block{ui.Paragraph(
			"If you cannot open it, it is private: somebody who is in it can add you, or ask the secretariat. Agendas and notes reach you in any case.")},
		Foot: wording.Foot(v.State),
	}, true
}

// channelAddress is where a browser opens a channel.
func channelAddress(place string) string {
	platform, channel, _ := strings.Cut(place, ":")
	parts := strings.Split(channel, "/") // channel/T1/C1
	id, workspace := parts[len(parts)-1], ""
	if len(parts) == 3 {
		workspace = parts[1]
	}
	switch {
	case platform == "discord":
		return "https://discord.com/channels/" + workspace + "/" + id
	case workspace != "":
		return "https://slack.com/app_redirect?team=" + workspace + "&channel=" + id
	}
	return "https://slack.com/app_redirect?channel=" + id
}

// WhoAreYou is what a stranger in a channel reads, whom the secretariat had asked who they are.
func WhoAreYou(s *partnership.State, account partnership.TextID) ui.Card {
	where := "a channel of ours"
	if p := s.Presence; p != nil {
		for _, in := range p.Mismatch.Strays {
			if in.Account == account {
				where = theChannel(s, in.Place)
			}
		}
	}
	return ui.Card{
		Lead:    ui.Say("You are in %s, and we do not know you yet. The secretariat of the %s would like to know who you are.", where, s.Terms.Title),
		Blocks:  []ui.Block{ui.Paragraph("A person reads what you answer. Nothing else happens, and nobody takes you out of the channel by it.")},
		Buttons: []ui.Button{ui.Main("Say who I am", "people/answer")},
		Foot:    wording.Foot(s),
	}
}
