package slack

import (
	"context"
	"errors"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

// sends delivers, in the background, the message with files that belongs to an answer. The post office knows nothing of it:
// whoever misses it asks again.
func (d *Door) sends(in Install, p press, l bot.Letter) {
	d.background(func(ctx context.Context) {
		if err := d.deliverNow(ctx, l); err != nil {
			d.Log.Warn("the files of an answer did not arrive", "request", p.request, "err", err)
			d.showCard(ctx, in, p, sorry("The file could not be sent to you. Please ask for it once more in a few minutes."))
		}
	})
}

// deliverNow delivers a letter while somebody waits for it: where it has to wait, so does this, until the context ends.
func (d *Door) deliverNow(ctx context.Context, l bot.Letter) error {
	for {
		message, err := d.Deliver(ctx, l)
		if err == nil && l.Sent != nil {
			l.Sent(ctx, message)
		}
		later, ok := errors.AsType[*bot.Later](err)
		if !ok {
			return err
		}
		wait := max(100*time.Millisecond, later.Until.Sub(d.BookTime()))
		if wait > 20*time.Second || !d.sleep(ctx, wait) {
			return err
		}
		l.Attempt++
	}
}
