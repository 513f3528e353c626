package discord

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

const (
	// onceWithin is how long Discord takes two posts under one nonce for one. It says "the past few minutes"
	// (docs.discord.com/developers/resources/message#create-message); we count on less.
	onceWithin = 2 * time.Minute
	deadPause  = 10 * time.Minute // before a letter tries a token again that is worth nothing
)

// Deliver posts a letter. Nobody waits here: where Discord wants a pause, the letter comes again later. An attempt that
// ended without an answer is repeated under the same nonce, and Discord answers with the message that is there; when that
// may be too long ago, the letter owns up to being sent again.
func (d *Door) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	a, err := d.address(ctx, l.Place)
	if err != nil {
		return "", d.failed(ctx, l, a, harmless(err))
	}
	if wait := d.pauses.Left(unwellness, d.Now()); wait > 0 {
		return "", d.failed(ctx, l, a, &Error{Route: "delivery", Status: 429, Wait: wait})
	}
	again := d.letters.Repeats(l, d.Now(), onceWithin)
	if again {
		d.count("said again")
		l.Card.Foot = saidAgain(l.Card.Foot)
	}
	p, err := d.post(ctx, a, l)
	if again && classOf(err) == shaky {
		d.letters.Forget(l.Key)
		return "", err // twice is as often as anything is said
	}
	if err != nil {
		return "", d.failed(ctx, l, a, err)
	}
	d.letters.Forget(l.Key)
	d.letters.Well(Platform)
	p.again = again
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
	return posted{parts[0], parts[1], slices.Contains(parts, "again"), slices.Contains(parts, "without")}, true
}

func saidAgain(foot ui.Text) ui.Text {
	again := ui.Say("Sent again: you may have this already.")
	if foot.IsZero() {
		return again
	}
	return ui.Say("%s · %s", foot, again)
}

// Edit redraws a message that was delivered before.
func (d *Door) Edit(ctx context.Context, l bot.Letter) error {
	m, known := readPosted(l.Message)
	if !known { // nobody knows whether it ever arrived, and Discord does not tell by the nonce
		return fmt.Errorf("find the message to redraw: %w", bot.ErrGone)
	}
	if m.again {
		l.Card.Foot = saidAgain(l.Card.Foot)
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
	switch c {
	case pause:
		refused, _ := errors.AsType[*Error](err)
		return d.later(max(refused.Wait, time.Second))
	case away, shaky:
		wait := d.letters.FailedOnceMore(Platform)
		d.pauses.Rest(unwellness, d.Now(), d.Now().Add(wait))
		return d.later(wait)
	case dead:
		d.troubled(trouble{book: l.Book, place: l.Place, err: err})
		return d.later(deadPause)
	case shut:
		d.troubled(trouble{book: l.Book, place: l.Place, channel: a.channel, err: err, lead: &l.Card.Lead, reader: l.Reader})
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case closed, gone:
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case fault, late, done:
	}
	return err
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
