package bot

import (
	"context"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// redraw is a card that shows something else than the head says.
type redraw struct {
	receipt storage.Receipt
	card    ui.Card
}

// reconcile makes every open card show what is true now: for everybody, on every platform. Cards are drawn from the
// head, so that it does not matter which event changed them, or whether an earlier redrawing was lost.
func (w *worker) reconcile(ctx context.Context) error {
	box, err := w.office.Books.Store.Outbox(ctx, w.claim.Book)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	var stale []redraw
	err = w.book.Turn(ctx, func(t *storage.Turn) error {
		for _, receipt := range box.Receipts {
			if receipt.Subject == "" {
				continue
			}
			card, ok := w.drawn(t, receipt)
			if !ok {
				continue
			}
			shown, err := shownHash(card)
			if err != nil {
				return err
			}
			if shown != receipt.Shown {
				receipt.Shown, receipt.Version = shown, t.At().Length
				stale = append(stale, redraw{receipt: receipt, card: card})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range stale {
		if err := w.redraw(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (w *worker) drawn(t *storage.Turn, receipt storage.Receipt) (ui.Card, bool) {
	v := View{State: t.State(), Who: partnership.PersonID(receipt.Person), Now: t.Now()}
	return w.office.Script.Drawn(v, receipt.Subject)
}

// redraw edits one card where it hangs and records what is shown. Editing twice is harmless, so a crash between the two
// only means that it is done again.
func (w *worker) redraw(ctx context.Context, d redraw) error {
	platform, id, _ := strings.Cut(d.receipt.Place, ":")
	door := w.office.Doors[platform]
	if door == nil {
		return nil
	}
	now := w.office.Books.Clock.Now()
	err := door.Edit(ctx, Letter{
		Book: w.claim.Book, Key: d.receipt.Key, Place: id, Message: d.receipt.Message, Card: d.card,
		Reader: w.reader(ctx, d.card), At: now,
	})
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		w.office.Log.Warn("a card could not be redrawn", "book", w.claim.Book, "place", d.receipt.Place, "err", err)
		return nil
	}
	if !d.card.Live() {
		d.receipt.Subject = "" // only cards with something to press are kept true
	}
	if _, err := w.office.Books.Store.Delivered(ctx, w.claim.Book, d.receipt); err != nil {
		return fmt.Errorf("keep a receipt: %w", err)
	}
	return nil
}
