package slack

import (
	"context"
	"slices"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// homeLine is the command whose answer makes up the Home tab, for those who may ask it.
const homeLine = "my"

// publish draws somebody's Home tab: what they often do, as buttons, and below it what waits on them and where their items,
// actions and meetings stand. Whoever we do not know reads what help says.
func (d *Door) publish(ctx context.Context, in Install, user string) {
	cards := d.homeCards(ctx, in, user)
	var texts []ui.Text
	for _, c := range cards {
		texts = append(texts, c.Texts()...)
	}
	reader, err := d.Desk.Reader(ctx, in.Book, user, texts)
	if err != nil {
		d.Log.Warn("the words of a Home tab could not be read", "err", err)
	}
	view := drawer{reader: d.sure(reader)}.home(cards...)
	err = d.insist(ctx, func() error {
		return d.call(ctx, in, "views.publish", struct {
			User string                     `json:"user_id"`
			View slackgo.HomeTabViewRequest `json:"view"`
		}{user, view}, nil)
	})
	if err != nil {
		d.Log.Warn("a Home tab could not be drawn", "err", err)
	}
}

func (d *Door) homeCards(ctx context.Context, in Install, user string) []ui.Card {
	top := ui.Card{Lead: ui.Say("What would you like to do?"), Foot: ui.Say("You can also write to us in your own words, under Messages. A person reads it.")}
	cards, line := []ui.Card{}, "help"
	for _, h := range d.Desk.Commands(ctx, in.Book, account(in, user)) {
		switch {
		case h.Line == homeLine:
			line = homeLine
		case h.Quick && len(top.Buttons) < ui.MaxButtons:
			top.Buttons = append(top.Buttons, ui.Press(h.Title, bot.Line(h.Line)))
		}
	}
	if line == homeLine {
		cards = append(cards, top)
	}
	if a := d.ask(ctx, in, press{user: user, who: account(in, user), line: line}); a.Card != nil {
		cards = append(cards, without(*a.Card, top.Buttons))
	}
	return cards
}

// without leaves out the buttons that stand above already.
func without(c ui.Card, above []ui.Button) ui.Card {
	c.Buttons = slices.DeleteFunc(slices.Clone(c.Buttons), func(b ui.Button) bool {
		return slices.ContainsFunc(above, func(a ui.Button) bool { return a.Command == b.Command })
	})
	return c
}
