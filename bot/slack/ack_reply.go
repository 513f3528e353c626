package slack

import (
	"context"
	"errors"
	"fmt"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// reply takes an answer to the person, in the best way that what they did allows. They always see something.
func (d *Door) reply(ctx context.Context, in Install, p press, a bot.Answer) {
	if a.Form == nil && a.Card != nil && a.Failed {
		card := withAgain(*a.Card, p)
		a.Card = &card
	}
	switch {
	case d.answerInAck(p, a):
	case a.Form != nil:
		d.showForm(ctx, in, p, a)
	case a.Card != nil:
		d.showCard(ctx, in, p, a)
	}
	if p.home {
		d.publish(ctx, in, p.user)
	}
}

// errNobody says that whoever was to hear an acknowledgement has gone.
var errNobody = errors.New("slack: nobody waits for it any more")

// answerInAck answers in the acknowledgement where that is still to be made, and says whether it did. What does not fit there, and
// every form, comes after it.
func (d *Door) answerInAck(p press, a bot.Answer) bool {
	if !p.opening.take() {
		return false
	}
	if a.Form == nil && a.Card != nil {
		card := d.drawn(*a.Card, a.Reader).alone()
		if written, ok := fits(card); ok && (!card.cut || p.trigger == "") {
			heard := p.opening.ack(written)
			if !heard {
				d.Log.Warn("an answer takes another way", "request", p.request, "way", "the acknowledgement", "err", errNobody)
			}
			return heard
		}
	}
	p.opening.ack(nil)
	return false
}

// showForm opens a form, in the window in which something was pressed if there is one. Where there is no trigger, or it has
// run out, the person gets a button that opens it.
func (d *Door) showForm(ctx context.Context, in Install, p press, a bot.Answer) {
	view, err := drawer{reader: d.sure(a.Reader)}.modal(*a.Form, "")
	if err != nil {
		d.Log.Error("a form cannot be drawn", "command", a.Form.Command, "err", err)
		d.showCard(ctx, in, p, sorry("This press saved nothing: something on our side is wrong. Please ask the secretariat."))
		return
	}
	if p.modal != "" && d.redraw(ctx, in, viewCall{ID: p.modal, View: &view}) {
		return
	}
	if p.trigger != "" {
		if _, err = d.open(ctx, in, p.trigger, &view); err == nil {
			return
		}
		d.Log.Info("a form could not be opened", "request", p.request, "err", err)
	}
	card := ui.Card{Lead: ui.Say("There are a few questions first.")}
	card.Buttons = append(card.Buttons, ui.Main("Open the form", againValue(p)))
	p.trigger, p.modal = "", ""
	d.showCard(ctx, in, p, bot.Answer{Card: &card})
}

// maxValue bounds what a button carries, in characters (docs.slack.dev/reference/block-kit: button, value).
const maxValue = 2000

// againValue is the command of a button that does something once more, as the same request.
func againValue(p press) string { return againPrefix + p.request + ":" + p.line }

// withAgain gives an apology the button that it speaks of. What was typed may be too long to travel: then the card gives it
// back, and no button pretends to have it.
func withAgain(c ui.Card, p press) ui.Card {
	if len(againValue(p)) <= maxValue && len(c.Buttons) < ui.MaxButtons {
		c.Buttons = append([]ui.Button{ui.Main("Press again", againValue(p))}, c.Buttons...)
	}
	return c
}

// ways are all ways to show somebody a card, the best first.
func (d *Door) ways(ctx context.Context, in Install, p press, a bot.Answer) []way {
	card := d.drawn(*a.Card, a.Reader)
	window := func() *slackgo.ModalViewRequest { return d.window("", *a.Card, a.Reader) }
	inWindow := func() error { _, err := d.open(ctx, in, p.trigger, window()); return err }
	inTalk := func(channel string) error {
		said := card
		said.Channel, said.Thread = channel, p.thread
		return d.inWords(&said, func() error { return d.call(ctx, in, "chat.postMessage", said, nil) })
	}
	return []way{
		{"the window", p.modal != "", func() error { return d.call(ctx, in, "views.update", viewCall{ID: p.modal, View: window()}, nil) }},
		{"a window with room for all", p.trigger != "" && p.modal == "" && card.cut, inWindow},
		{byHook, p.hook != "", func() error { return d.respond(ctx, p, card) }},
		{"a new window", p.home && p.trigger != "", inWindow},
		{inConversation, p.talk, func() error { return inTalk(p.channel) }},
		{aloneInChannel, p.channel != "" && !p.talk, func() error {
			alone := card
			alone.Channel, alone.User, alone.Thread, alone.Links, alone.Media = p.channel, p.user, p.thread, nil, nil
			return d.inWords(&alone, func() error { return d.call(ctx, in, "chat.postEphemeral", alone, nil) })
		}},
		{"a window", p.trigger != "" && !p.home, inWindow},
		{asMessage, !p.talk, func() error {
			channel, err := d.talk(ctx, in, p.user)
			if err != nil {
				return err
			}
			return inTalk(channel)
		}},
	}
}

// respond uses a response URL: for the person alone, and where they pressed again, in place of the apology.
func (d *Door) respond(ctx context.Context, p press, card posting) error {
	card = card.alone()
	card.Replace = p.again
	return d.inWords(&card, func() error {
		body, err := marshal(card)
		if err != nil {
			return fmt.Errorf("encode an answer: %w", err)
		}
		_, err = d.send(ctx, outgoing{method: "response_url", url: p.hook, kind: asJSON, body: body})
		return err
	})
}
