package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

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
				receipt.Shows = withAll(receipt.Shows, showsOf(card))
				stale = append(stale, redraw{receipt: receipt, card: card})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	var closed []string
	for _, d := range stale {
		open, err := w.redraw(ctx, d)
		if err != nil {
			return err
		}
		if !open {
			closed = append(closed, d.receipt.Key)
		}
	}
	return w.forget(ctx, box, closed)
}

// forget removes the receipts of cards that have nothing to press any more, but for those whose notice is still under way.
func (w *worker) forget(ctx context.Context, box storage.Outbox, closed []string) error {
	closed = slices.DeleteFunc(closed, func(key string) bool {
		return slices.ContainsFunc(box.Notices, func(n storage.Notice) bool { return n.Index <= box.Receipts[key].Index })
	})
	if len(closed) == 0 {
		return nil
	}
	if err := w.office.Books.Store.Finish(ctx, w.claim.Book, w.claim.Token, nil, closed); err != nil {
		return fmt.Errorf("finish: %w", err)
	}
	return nil
}

func (w *worker) drawn(t *storage.Turn, receipt storage.Receipt) (ui.Card, bool) {
	if receipt.Kind == answered {
		return recalledAnswer, true
	}
	v := View{State: t.State(), Who: partnership.PersonID(receipt.Person), Now: t.Now()}
	return w.office.Script.Drawn(v, receipt.Subject)
}

// redraw edits one card where it hangs, records what is shown and says whether it is still to be kept true. That an edit has
// begun is on record before it: after a crash between the two nobody knows what hangs there, and it may be that the head
// goes back to just what was recorded before.
func (w *worker) redraw(ctx context.Context, d redraw) (open bool, err error) {
	platform, id, _ := strings.Cut(d.receipt.Place, ":")
	door := w.office.Doors[platform]
	if door == nil {
		return true, nil
	}
	reader, err := w.reader(ctx, d.card)
	if err != nil {
		return true, err
	}
	begun := d.receipt
	begun.Shown = ""
	if newer, err := w.keep(ctx, begun); err != nil || newer {
		return true, err
	}
	now := w.office.Books.Clock.Now()
	if d.receipt.State == recalled {
		d.card.Files = nil
	}
	card := d.card
	if platform == byWeb { // elsewhere the files stay as they are
		if card, err = w.made(ctx, card, reader, d.receipt.Person); err != nil {
			return true, err
		}
	}
	d.receipt.Files = withAll(d.receipt.Files, recallable(card))
	err = door.Edit(ctx, Letter{
		Book: w.claim.Book, Key: d.receipt.Key, Place: id, Message: d.receipt.Message, Card: card,
		Reader: reader, At: now, Recall: d.receipt.State == recalled,
	})
	if err != nil && ctx.Err() != nil {
		return true, ctx.Err()
	}
	gone := errors.Is(err, ErrGone)
	if err != nil && platform != ByEmail { // nobody expects to redraw what was sent there
		w.office.Log.Warn("a card could not be redrawn", "book", w.claim.Book, "place", d.receipt.Place, "err", err)
	}
	if err != nil && !gone {
		w.lookBy(redrawAfter(now, err))
		return true, nil
	}
	if d.receipt.State == recalled {
		if err := w.dropFiles(ctx, &d.receipt); err != nil {
			return true, err
		}
	}
	if gone || !d.card.Live() {
		d.receipt.Subject = "" // only cards with something to press are kept true, and only where they hang
	}
	newer, err := w.keep(ctx, d.receipt)
	return newer || d.receipt.Subject != "", err
}

// keep records a receipt. Where somebody has recorded a newer one meanwhile, what hangs there may be either: it is marked to
// be drawn anew.
func (w *worker) keep(ctx context.Context, r storage.Receipt) (newer bool, err error) {
	kept, err := w.office.Books.Store.Delivered(ctx, w.claim.Book, r)
	if err == nil && kept.Version > r.Version {
		newer, kept.Shown = true, ""
		w.lookBy(w.office.Books.Clock.Now().Add(time.Second))
		_, err = w.office.Books.Store.Delivered(ctx, w.claim.Book, kept)
	}
	if err != nil {
		return newer, fmt.Errorf("keep a receipt: %w", err)
	}
	return newer, nil
}

// redrawAfter is when a card that could not be redrawn is tried again.
func redrawAfter(now time.Time, cause error) time.Time {
	if later, ok := errors.AsType[*Later](cause); ok {
		return later.Until
	}
	return now.Add(5 * time.Second)
}
