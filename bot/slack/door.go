package slack

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

const (
	postGap   = time.Second      // between two messages in one channel (docs.slack.dev/apis/web-api/rate-limits)
	deadPause = 10 * time.Minute // before a letter asks again for an installation that is worth nothing
)

// Deliver posts a letter. Nobody waits here: where Slack, or our own second between two posts, wants a pause, the letter
// comes again later. What became of an attempt that ended without an answer is looked up where the installation lets us
// read; where it does not, the letter is posted once more, and says so.
func (d *Door) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	a, err := d.address(ctx, l.Place)
	if err != nil {
		return "", d.failed(ctx, l, a, err)
	}
	if p, hangs := d.parcels.of(l.Key); hangs {
		return d.hand(ctx, a, l, p)
	}
	repeated := false
	if d.letters.Doubtful(l) {
		message, canLook, err := d.lookFor(ctx, a, l.Key)
		if err != nil {
			return "", d.failed(ctx, l, a, err)
		}
		if message != "" {
			d.letters.Forget(l.Key)
			card, _ := readPosted(message)
			return d.hand(ctx, a, l, parcel{card: card, lost: len(l.Card.Files) > 0, since: d.Now()})
		}
		if repeated = !canLook; repeated {
			d.count("said again")
		} else {
			d.letters.Resolved(l)
		}
	}
	if wait := d.pauses.Take("post "+a.channel, d.Now(), postGap); wait > 0 {
		return "", d.failed(ctx, l, a, &Error{Method: "chat.postMessage", Code: "ratelimited", Wait: wait})
	}
	p, err := d.upload(ctx, a, l)
	if err != nil {
		return "", d.failed(ctx, l, a, err)
	}
	p.card.channel, p.card.again = a.channel, repeated
	p.card.ts, err = d.post(ctx, a, p.card.on(l))
	if repeated && classOf(err) == shaky {
		d.letters.Forget(l.Key)
		return "", err // twice is as often as anything is said
	}
	if err != nil {
		return "", d.failed(ctx, l, a, err)
	}
	d.letters.Forget(l.Key)
	d.wellAgain(a.install.Workspace)
	return d.hand(ctx, a, l, p)
}

// Edit redraws a message that was delivered before.
func (d *Door) Edit(ctx context.Context, l bot.Letter) error {
	a, err := d.address(ctx, l.Place)
	if err != nil {
		return d.failed(ctx, l, a, err)
	}
	m, known := readPosted(l.Message)
	if !known { // nobody knows whether it ever arrived
		message, _, err := d.lookFor(ctx, a, l.Key)
		if err != nil {
			return d.failed(ctx, l, a, err)
		}
		if m, known = readPosted(message); !known {
			return fmt.Errorf("find the message to redraw: %w", bot.ErrGone)
		}
	}
	l = m.on(l)
	a.channel = m.channel
	if err := d.update(ctx, a, m.ts, l); err != nil {
		return d.failed(ctx, l, a, err)
	}
	if l.Recall {
		if err := d.recall(ctx, a, m.ts); err != nil {
			return d.failed(ctx, l, a, err)
		}
	}
	d.wellAgain(a.install.Workspace)
	return nil
}

// failed says to the post office what became of a letter: later, gone for good, or neither, which makes it a dead letter
// soon. Nil stays nil.
func (d *Door) failed(ctx context.Context, l bot.Letter, a address, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	a.install.Book = l.Book
	c := classOf(err)
	if c != shaky {
		d.letters.Harmless(l)
	}
	t := trouble{install: a.install, place: l.Place, channel: a.channel, err: err, lead: &l.Card.Lead, reader: l.Reader}
	switch c {
	case pause:
		refused, _ := errors.AsType[*Error](err)
		return d.later(refused.Wait)
	case away, shaky:
		return d.later(d.unwell(a.install.Workspace))
	case dead, old, moving:
		d.troubled(t)
		return d.later(deadPause)
	case shut:
		d.troubled(t)
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case gone:
		if l.Message == "" { // somebody is waiting for it in vain; a card that is no longer there is nobody's loss
			d.troubled(t)
		}
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case fault, late:
	}
	if errors.Is(err, ErrNotInstalled) {
		d.troubled(t)
		return d.later(deadPause)
	}
	return err
}

// later is a moment of book time.
func (d *Door) later(wait time.Duration) error { return &bot.Later{Until: d.BookTime().Add(wait)} }

// unwell counts one more failure of Slack's for a workspace, and lets it rest: twice as long each time, up to a minute.
func (d *Door) unwell(workspace string) time.Duration {
	wait := d.letters.FailedOnceMore(workspace)
	d.pauses.Rest("all "+workspace, d.Now(), d.Now().Add(wait))
	return wait
}

func (d *Door) wellAgain(workspace string) { d.letters.Well(workspace) }
