package bot

import (
	"context"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// The states of a receipt whose letter did not arrive.
const (
	dead = "dead" // for good: it is on the secretariat's list
	shut = "shut" // there; it is brought to the same person elsewhere
)

// lost gives a letter up in one place. Where that is closed to us and its reader has another, it goes there. Else the
// secretariat sees that it did not arrive: that is on record before the receipt is kept, so that whoever comes after a crash
// tries once more rather than that nobody knows.
func (w *worker) lost(ctx context.Context, r *round, l letter, receipt storage.Receipt, cause error) error {
	receipt.State, receipt.Subject, receipt.Shows = dead, "", nil
	_, elsewhere := w.elsewhere(r, l)
	if why := lossOf(cause); elsewhere && why != partnership.NoAnswer {
		w.office.Log.Info("a letter goes elsewhere", "book", w.claim.Book, "kind", l.notice.Kind, "platform", l.to.platform, "err", cause)
		w.office.count("elsewhere")
		receipt.State = shut
	} else {
		w.office.Log.Error("a letter could not be delivered", "book", w.claim.Book, "kind", l.notice.Kind, "place", l.to.key(), "err", cause)
		w.office.count("dead")
		if err := w.record(ctx, l, why); err != nil {
			return err
		}
	}
	if _, err := w.office.Books.Store.Delivered(ctx, w.claim.Book, receipt); err != nil {
		return fmt.Errorf("keep a receipt: %w", err)
	}
	return errMoved // judged again: the place is another one, or the book has a line more
}

// elsewhere is where else the reader of a letter can be told.
func (w *worker) elsewhere(r *round, l letter) (place, bool) {
	for _, p := range w.placesOf(r.people[string(l.to.person)]) {
		_, told := r.box.Receipts[deliveryKey(w.claim.Book, l.notice.Record, l.notice.Kind, p.key())]
		if p != l.to && !told {
			return p, true
		}
	}
	return place{}, false
}

func (w *worker) record(ctx context.Context, l letter, why partnership.Loss) error {
	where := l.to.platform
	if l.to.person == "" {
		where = l.to.key()
	}
	order := partnership.LoseLetter{Letter: partnership.Letter{
		Key: partnership.LetterKey(hashKey(l.notice.Kind, string(l.to.person), where)), Subject: partnership.Subject(l.notice.Kind), Person: l.to.person, Place: where, Why: why,
	}}
	err := w.book.Turn(ctx, func(t *storage.Turn) error {
		_, err := t.Do(ctx, partnership.Order{Request: "lost." + l.key, Command: order})
		return err
	})
	if err != nil {
		return fmt.Errorf("record that a letter is lost: %w", err)
	}
	return nil
}

// mail is what a letter needs that goes to an address; nil for the others.
func (w *worker) mail(s *partnership.State, r *round, p place, about []string) *Mail {
	if p.platform != ByEmail {
		return nil
	}
	person := r.people[string(p.person)]
	m := &Mail{Person: person.ID, To: person.Email, Name: person.Called()}
	if w.office.Script.Thread != nil {
		m.Thread = w.office.Script.Thread(s, about)
	}
	if w.office.Script.Imprint != nil {
		i := w.office.Script.Imprint(s)
		m.Sender, m.Office, m.ReplyTo, m.Answer, m.Imprint = i.Sender, i.Office, i.ReplyTo, i.Answer, i.Runs
	}
	return m
}

// texts are all the texts of it.
func (m *Mail) texts() []ui.Text {
	if m == nil {
		return nil
	}
	return []ui.Text{m.Answer, m.Imprint}
}
