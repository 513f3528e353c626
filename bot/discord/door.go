package discord

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

const (
	// onceWithin is how long Discord takes two posts under one nonce for one. It says "the past few minutes"
	// (docs.discord.com/developers/resources/message#create-message); we count on less.
	onceWithin = 2 * time.Minute
	deadPause  = 10 * time.Minute // before a letter tries a token again that is worth nothing
)

// Deliver posts a letter. Nobody waits here: where Discord wants a pause, the letter comes again later. An attempt that
// ended without an answer is repeated under the same nonce, and Discord answers with the message that is there. When that
// may be too long ago, the letter is looked for; where we may not look, it is posted once more, and owns up to that.
func (d *Door) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	a, err := d.address(ctx, l.Place)
	if err != nil {
		return "", d.failed(ctx, l, a, harmless(err))
	}
	if wait := d.pauses.Left(unwellness, d.Now()); wait > 0 {
		return "", d.failed(ctx, l, a, &Error{Route: "delivery", Status: 429, Wait: wait})
	}
	p := posted{again: d.letters.Repeats(l, d.Now(), onceWithin)}
	if p.again {
		message, sure, err := d.look(ctx, a, l.Key)
		switch {
		case err != nil:
			return "", d.failed(ctx, l, a, err)
		case message != "":
			d.letters.Forget(l.Key)
			return posted{channel: a.channel, message: message}.String(), nil
		case sure:
			d.letters.Resolved(l)
			p.again = false
		}
	}
	if err = d.post(ctx, a, l, &p); p.again && classOf(err) == shaky {
		d.letters.Forget(l.Key)
		return "", err // twice is as often as anything is said
	}
	if err != nil {
		return "", d.failed(ctx, l, a, err)
	}
	if p.again {
		d.count("said again")
	}
	d.letters.Forget(l.Key)
	d.letters.Well(Platform)
	return p.String(), nil
}

// posted is a message of ours, as the post office keeps it.
type posted struct {
	channel, message string
	again            bool // it was said twice, and says so
	without          bool // it went without its files, and says so
}

func (p posted) String() string {
	words := p.channel + "/" + p.message
	if p.again {
		words += "/again"
	}
	if p.without {
		words += "/without"
	}
	return words
}

func readPosted(message string) (posted, bool) {
	parts := strings.Split(message, "/")
	if len(parts) < 2 {
		return posted{}, false
	}
	return posted{
		channel: parts[0], message: parts[1], again: slices.Contains(parts, "again"), without: slices.Contains(parts, "without"),
	}, true
}

// Edit redraws a message that was delivered before.
func (d *Door) Edit(ctx context.Context, l bot.Letter) error {
	m, known := readPosted(l.Message)
	if !known { // nobody knows whether it ever arrived
		a, err := d.address(ctx, l.Place)
		if err != nil {
			return d.failed(ctx, l, a, harmless(err))
		}
		m.channel = a.channel
		if m.message, _, err = d.look(ctx, a, l.Key); err != nil {
			return d.failed(ctx, l, a, err)
		}
		if m.message == "" && a.server != "" { // it may be a forum
			if m, _, err = d.lookInForum(ctx, a, l.Key); err != nil {
				return d.failed(ctx, l, a, err)
			}
		}
		if m.message == "" {
			return fmt.Errorf("find the message to redraw: %w", bot.ErrGone)
		}
	}
	if err := d.update(ctx, m, l); err != nil {
		return d.failed(ctx, l, address{channel: m.channel}, harmless(err))
	}
	d.letters.Well(Platform)
	return nil
}

// unwellness is the pause that everything makes while Discord fails.
const unwellness = "delivery"

// failed says to the post office what became of a letter: later, gone for good, or neither, which makes it a dead letter
// soon. Nil stays nil.
func (d *Door) failed(ctx context.Context, l bot.Letter, a address, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	c := classOf(err)
	if c != shaky {
		d.letters.Harmless(l)
	}
	t := trouble{book: l.Book, place: l.Place, channel: a.channel, err: err, lead: &l.Card.Lead, reader: l.Reader}
	switch c {
	case pause:
		refused, _ := errors.AsType[*Error](err)
		return d.later(max(refused.Wait, time.Second))
	case away, shaky:
		return d.later(d.unwell(d.letters.FailedOnceMore(Platform)))
	case dead:
		d.troubled(trouble{book: l.Book, place: l.Place, err: err})
		return d.later(d.unwell(deadPause))
	case shut:
		d.troubled(t)
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case closed, gone:
		if l.Message == "" { // somebody is waiting for it in vain; a card that is no longer there is nobody's loss
			d.troubled(t)
		}
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case fault, late, done:
	}
	return err
}

// unwell lets everything rest that goes out while nobody waits for it, and says for how long.
func (d *Door) unwell(wait time.Duration) time.Duration {
	d.pauses.Rest(unwellness, d.Now(), d.Now().Add(wait))
	return wait
}

// later is a moment of book time.
func (d *Door) later(wait time.Duration) error { return &bot.Later{Until: d.BookTime().Add(wait)} }

// harmless is an error of a call that can be made again without anybody noticing.
func harmless(err error) error {
	if lost, ok := errors.AsType[*lostError](err); ok {
		return &lostError{route: lost.route, cause: lost.cause}
	}
	return err
}
