package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// doubtful finds the deliveries that somebody began and did not live to report, of notices that are not sent any more: too
// late by now, or no longer true. A message with buttons may hang there. It is kept as if it had been sent, so that reconcile
// draws it as things stand, or finds that nothing hangs there.
func (w *worker) doubtful(s *partnership.State, r *round, register map[string]storage.Person) []storage.Receipt {
	if len(r.box.Attempts) == 0 {
		return nil
	}
	var all []storage.Receipt
	everywhere := w.everywhere(s, register)
	for _, n := range r.box.Notices {
		if !slices.Contains(r.finished, n.Key) || r.pending[n.Key] {
			continue
		}
		for _, p := range everywhere {
			key := deliveryKey(w.claim.Book, n.Record, n.Kind, p.key())
			_, known := r.box.Receipts[key]
			due := slices.ContainsFunc(r.letters, func(l letter) bool { return l.key == key })
			if r.box.Attempts[key] == 0 || known || due || r.unsaid[key] {
				continue
			}
			all = append(all, storage.Receipt{
				Key: key, Notice: n.Key, Kind: n.Kind, Index: n.Index, Place: p.key(), Person: string(p.person),
				Subject: n.Kind, Version: r.at.Length, State: "sent",
			})
		}
	}
	return all
}

// everywhere are all places to which anything can have been sent: whom a notice was for then may not be whom it is for now.
func (w *worker) everywhere(s *partnership.State, register map[string]storage.Person) []place {
	var all []place
	for _, p := range register {
		all = append(all, w.placesOf(p)...)
	}
	for _, channel := range s.Linked() {
		for platform := range w.office.Doors {
			if id, ok := cutPlatform(channel, platform); ok {
				all = append(all, place{platform: platform, id: id})
			}
		}
	}
	return all
}

// keepDoubtful keeps them; the attempts are counted no longer.
func (w *worker) keepDoubtful(ctx context.Context, r *round, doubtful []storage.Receipt) error {
	for _, receipt := range doubtful {
		if _, err := w.office.Books.Store.Delivered(ctx, w.claim.Book, receipt); err != nil {
			return fmt.Errorf("keep a receipt: %w", err)
		}
		r.box.Receipts[receipt.Key] = receipt
	}
	return nil
}
