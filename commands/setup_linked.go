package commands

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// secretariatsOwn stands in controls for whose channel the secretariat's is: in the book that has no name.
const secretariatsOwn = "secretariat"

var channelGroup = fixed(bot.Pick("group", "Whose channel?", nil, func(_ *bot.Request, raw string) (partnership.BodyID, error) {
	if raw == secretariatsOwn {
		return "", nil
	}
	return partnership.BodyID(raw), nil
}))

// linkedPlace is one of a group's channels; nothing, where it is not linked any more.
var linkedPlace = fixed(bot.Pick("place", "Which channel?", nil, func(r *bot.Request, raw string) (string, error) {
	for _, place := range r.State().ChannelsOf(channelGroup.From(r)) {
		if placeKey(place) == raw {
			return place, nil
		}
	}
	return "", nil
}))

// placeKey stands for a place in a control: places themselves have the slashes of which controls are made.
func placeKey(place string) string {
	sum := sha256.Sum256([]byte(place))
	return hex.EncodeToString(sum[:6])
}

// SetupLinked lists the channels that are linked.
var SetupLinked = &bot.Command{
	Path: "setup linked", Title: "Linked channels", Summary: "Which channels are linked, in every workspace and server.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Options: []bot.Option{aPage}, Examples: []string{"setup linked 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(linkedChannelsCard(r, aPage.From(r))), nil
	},
}

// linkedAPage is how many channels are listed on one card.
const linkedAPage = 10

func linkedChannelsCard(r *bot.Request, page int) ui.Card {
	rows := linkedRows(r, "")
	if t := r.State().Terms; t != nil {
		for _, b := range t.Bodies {
			rows = append(rows, linkedRows(r, partnership.BodyID(b.ID))...)
		}
	}
	card := ui.Card{Lead: ui.Say("%s linked.", wording.Many(len(rows), "channel is", "channels are")), Buttons: []ui.Button{ui.Press("Back", "setup")}}
	shown, next := pagedBy(linkedAPage, rows, page)
	if len(shown) > 0 {
		card.Blocks = []ui.Block{ui.Rows(shown...)}
	}
	if next > 0 {
		card.Buttons = withFirst(card.Buttons, ui.Press("More", bot.Line("setup linked", pageValue(next))))
	}
	return card
}

// linkedRows are a group's channels. The secretariat's only one stays.
func linkedRows(r *bot.Request, body partnership.BodyID) []ui.Row {
	group, whose := secretariatsOwn, "Secretariat"
	if body != "" {
		group, whose = string(body), wording.Body(r.State(), body)
	}
	places := r.State().ChannelsOf(body)
	rows := make([]ui.Row, len(places))
	for i, place := range places {
		rows[i] = ui.Row{Title: ui.Say("%s", whose), Detail: ui.Say("%s", wording.Upper(r.PlaceName(place)))}
		if isCouncil(r) && (body != "" || len(places) > 1) {
			unlink := ui.Press("Unlink", bot.Line("setup unlink", group, placeKey(place)))
			rows[i].Buttons = []ui.Button{unlink.Named("Unlink: %s, %s", whose, r.PlaceName(place))}
		}
	}
	return rows
}

// SetupUnlink takes a channel from a group.
var SetupUnlink = &bot.Command{
	Path: "setup unlink", Title: "Unlink a channel", Summary: "Post no more in a channel of a group, or of the secretariat.",
	Audience: partnership.Council, Hidden: true, Confirm: true, Submit: "Unlink",
	Options: []bot.Option{channelGroup, linkedPlace}, Examples: []string{"setup unlink full 0123456789ab"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		place, whose := linkedPlace.From(r), "the secretariat"
		if place == "" {
			return nil, noLongerLinked()
		}
		if body := channelGroup.From(r); body != "" {
			whose = wording.TheGroup(r.State(), body)
		}
		return []ui.Block{ui.Paragraph("What is meant for %s is no longer posted in %s. What is there already stays.", whose, r.PlaceName(place))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if linkedPlace.From(r) == "" && !r.Carried() {
			return bot.Reply{}, noLongerLinked()
		}
		if _, err := r.Do(partnership.UnlinkChannel{Body: channelGroup.From(r), Place: linkedPlace.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(linkedChannelsCard(r, 1)), nil
	},
}

func noLongerLinked() error {
	return &partnership.Refusal{Why: partnership.Say("This channel is not linked any more.")}
}
