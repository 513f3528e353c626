package bot

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Whoever hears from us for the first time reads who writes before all else, once in each place: nobody should have to wonder who
// it is that knows them. Whoever spoke to us first knows.

// byWeb is the platform on which nobody is written to: it is open before whoever reads there.
const byWeb = "web"

// acquainted remembers who knows us where, so that the store is asked once.
type acquainted struct {
	mu    sync.Mutex
	known map[string]struct{}
}

// mostKnown bounds that memory; then it begins anew.
const mostKnown = 50_000

func (a *acquainted) has(book storage.BookID, place string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, known := a.known[string(book)+"\x00"+place]
	return known
}

func (a *acquainted) learn(book storage.BookID, place string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.known == nil || len(a.known) >= mostKnown {
		a.known = map[string]struct{}{}
	}
	a.known[string(book)+"\x00"+place] = struct{}{}
}

// strangers finds the places to which something goes for the first time.
func (w *worker) strangers(ctx context.Context, r *round) error {
	if r.hello.IsZero() {
		return nil
	}
	var places []string
	for _, l := range r.letters {
		place := l.to.key()
		if l.to.person != "" && l.to.platform != byWeb && !w.office.known.has(w.claim.Book, place) && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return nil
	}
	unmet, err := w.office.Books.Store.Unmet(ctx, w.claim.Book, places)
	if err != nil {
		return fmt.Errorf("find who knows us: %w", err)
	}
	for _, place := range places {
		if slices.Contains(unmet, place) {
			r.strange = append(r.strange, place)
		} else {
			w.office.known.learn(w.claim.Book, place)
		}
	}
	return nil
}

// introduced is a card as its reader gets it: where it is the first that they hear, it says first who writes.
func (r *round) introduced(l letter, card ui.Card) (ui.Card, *Mail) {
	switch {
	case !slices.Contains(r.strange, l.to.key()):
		return card, l.mail
	case l.mail != nil:
		m := *l.mail
		m.Hello = r.hello
		return card, &m
	}
	card.Blocks = append([]ui.Block{ui.Paragraph("%s", card.Lead)}, card.Blocks...)
	card.Lead = r.hello
	return card, nil
}

// met remembers that somebody has heard from us; the receipt says so to everybody else.
func (w *worker) met(r *round, to place) {
	if to.person == "" || to.platform == byWeb {
		return
	}
	w.office.known.learn(w.claim.Book, to.key())
	r.strange = slices.DeleteFunc(r.strange, func(place string) bool { return place == to.key() })
}

// meet keeps in mind that somebody spoke to us first. What is drawn for them unasked is no speaking.
func (d *Desk) meet(ctx context.Context, ask Ask) {
	place := ask.Account.Platform + ":" + Direct(ask.Account)
	if ask.Request == "" || ask.Account.Platform == byWeb || d.known.has(ask.Book, place) {
		return
	}
	if err := d.Books.Store.Meet(ctx, ask.Book, place); err != nil {
		d.Log.Info("it could not be kept that somebody knows us", "book", ask.Book, "err", err)
		return
	}
	d.known.learn(ask.Book, place)
}
