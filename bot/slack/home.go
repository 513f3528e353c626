package slack

import (
	"context"
	"slices"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// homeLines are the commands whose answers make up the Home tab, for those who may ask them.
var homeLines = []string{"meeting next", "action mine", "agenda mine"}

// publish draws somebody's Home tab: what they often do, as buttons, and below it where their meetings, actions and items
// stand. Whoever we do not know reads what help says.
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
	hints := d.Desk.Commands(ctx, in.Book, account(in, user))
	top := ui.Card{Lead: ui.Say("What would you like to do?"), Foot: ui.Say("You can also write to us in your own words, under Messages. A person reads it.")}
	for _, h := range hints {
		if h.Quick && len(top.Buttons) < ui.MaxButtons && !slices.Contains(homeLines, h.Line) {
			top.Buttons = append(top.Buttons, ui.Press(h.Title, bot.Line(h.Line)))
		}
	}
	cards := []ui.Card{top}
	lines := slices.DeleteFunc(slices.Clone(homeLines), func(line string) bool {
		return !slices.ContainsFunc(hints, func(h bot.Hint) bool { return h.Line == line })
	})
	if len(top.Buttons) == 0 && len(lines) == 0 {
		cards, lines = nil, []string{"help"}
	}
	for _, line := range lines {
		a := d.ask(ctx, in, press{user: user, who: account(in, user), line: line})
		if a.Card != nil {
			cards = append(cards, without(*a.Card, top.Buttons))
		}
		if a.Failed {
			break // the others would say the same
		}
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
