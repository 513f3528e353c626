package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// place is one destination of a letter.
type place struct {
	platform string
	id       string // as the platform names it
	person   partnership.PersonID
}

func (p place) key() string { return p.platform + ":" + p.id }

// errMoved says that the log has moved on: everything is to be judged again.
var errMoved = errors.New("bot: the book has moved on")

// round is one pass over the outbox: what is to be sent, judged on one state.
type round struct {
	at       storage.Position
	now      time.Time
	people   map[string]storage.Person // the register
	box      storage.Outbox
	letters  []letter
	divided  map[string][]storage.Notice // notices whose audience was found in this round: the part of each
	finished []string                    // notices that are done
	waiting  map[string]bool             // places where an earlier notice waits: what comes after keeps its place
	pending  map[string]bool             // notices with a letter still to go
	unsaid   map[string]bool             // letters that are still to go, by their key
	hello    ui.Text                     // what whoever hears from us for the first time reads first; empty: nothing
	strange  []string                    // places where that is so
}

// letter is a delivery that is due.
type letter struct {
	notice storage.Notice
	waits  bool // it is still to go, but not now
	key    string
	to     place
	card   ui.Card
	thread string
	mail   *Mail // where it goes to an address
	now    time.Time
}

// deliver sends what is pending, lane by lane in the order of events. It says whether the book moved on meanwhile.
func (w *worker) deliver(ctx context.Context) (moved bool, err error) {
	r := &round{divided: map[string][]storage.Notice{}, waiting: map[string]bool{}, pending: map[string]bool{}, unsaid: map[string]bool{}}
	if r.box, err = w.office.Books.Store.Outbox(ctx, w.claim.Book); err != nil {
		return false, fmt.Errorf("read the outbox: %w", err)
	}
	if len(r.box.Notices) == 0 {
		return false, w.tidy(ctx, r)
	}
	var doubtful []storage.Receipt
	err = w.book.Turn(ctx, func(t *storage.Turn) error {
		people, err := w.book.People(ctx)
		if err != nil {
			return err
		}
		r.at, r.now, r.people = t.At(), t.Now(), people
		for _, n := range r.box.Notices {
			w.judge(t, r, n)
		}
		r.settle()
		if w.office.Script.Imprint != nil && t.State().Terms != nil {
			r.hello = w.office.Script.Imprint(t.State()).Hello
		}
		doubtful = w.doubtful(t.State(), r, people)
		return nil
	})
	if err != nil {
		return false, err
	}
	if err := w.divide(ctx, r); err != nil {
		return false, err
	}
	if err := w.keepDoubtful(ctx, r, doubtful); err != nil {
		return false, err
	}
	if err := w.strangers(ctx, r); err != nil {
		return false, err
	}
	for _, l := range r.letters {
		err := w.send(ctx, r, l)
		if errors.Is(err, errMoved) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
	}
	return false, w.tidy(ctx, r)
}

// judge decides on the head what becomes of a notice: not yet, no longer, or these letters.
func (w *worker) judge(t *storage.Turn, r *round, n storage.Notice) {
	kind, about := splitSubject(n.Kind)
	telling, ok := w.office.Script.telling(kind)
	s, now := t.State(), r.now
	if !ok { // a kind that this release no longer tells
		r.finished = append(r.finished, n.Key)
		return
	}
	if s.Practice { // it was on its way when practising began
		w.office.Log.Info("a notice is not sent, because it is practice", "book", w.claim.Book, "kind", n.Kind)
		w.office.count("practice")
		r.finished = append(r.finished, n.Key)
		return
	}
	notBefore := n.NotBefore
	if telling.Hold != nil {
		from, until := telling.Hold(s, about)
		if !until.IsZero() && now.After(until) {
			w.office.Log.Info("a notice came too late to be sent", "book", w.claim.Book, "kind", n.Kind)
			w.office.count("late")
			r.finished = append(r.finished, n.Key)
			return
		}
		if from.After(notBefore) {
			notBefore = from
		}
	}
	if now.Before(notBefore) {
		w.lookBy(notBefore)
		r.pending[n.Key] = true
		for _, p := range w.places(s, r, n) {
			r.waiting[p.key()], r.unsaid[w.delivery(n, p)] = true, true
		}
		return
	}
	r.finished = append(r.finished, n.Key)
	for _, l := range r.parted(n, w.open(s, r, n, telling)) {
		if l.waits {
			r.pending[l.notice.Key], r.unsaid[l.key] = true, true
		} else {
			r.letters = append(r.letters, l)
		}
	}
}

// open are the letters of a notice that are still to go.
func (w *worker) open(s *partnership.State, r *round, n storage.Notice, telling Telling) []letter {
	_, about := splitSubject(n.Kind)
	var all []letter
	for _, p := range w.places(s, r, n) {
		key := w.delivery(n, p)
		card, ok := telling.Card(View{State: s, Who: p.person, Now: r.now}, about)
		_, sent := r.box.Receipts[key]
		switch {
		case sent || !ok || r.unsaid[key] || slices.ContainsFunc(r.letters, func(l letter) bool { return l.key == key }):
		case telling.Once && r.hangs(n.Kind, p):
		case w.digested(s, r, p, n):
		default: // what presses overtakes what somebody is left alone with, so its place does not wait
			all = append(all, letter{
				notice: n, key: key, to: p, card: card, thread: w.thread(s, p, about), mail: w.mail(s, r, p, about), now: r.now,
				waits: w.quiet(s, r, p, n) || r.waiting[p.key()],
			})
		}
	}
	return all
}

func (w *worker) delivery(n storage.Notice, p place) string {
	return deliveryKey(w.claim.Book, n.Record, n.Kind, p.key())
}

// digested says whether the reader of a place hears of a notice in their digest.
func (w *worker) digested(s *partnership.State, r *round, p place, n storage.Notice) bool {
	if p.person == "" || w.office.Script.Digested == nil {
		return false
	}
	kind, about := splitSubject(n.Kind)
	return w.office.Script.Digested(s, p.person, kind, about, r.now)
}

// quiet says whether the reader of a place wants to be left alone for now, and has the office look when that ends.
func (w *worker) quiet(s *partnership.State, r *round, p place, n storage.Notice) bool {
	if p.person == "" || w.office.Script.NotBefore == nil {
		return false
	}
	kind, about := splitSubject(n.Kind)
	from := w.office.Script.NotBefore(s, p.person, kind, about, r.now)
	if !from.After(r.now) {
		return false
	}
	w.lookBy(from)
	return true
}

// thread is what a line in a channel is a part of.
func (w *worker) thread(s *partnership.State, p place, about []string) string {
	if p.person != "" || w.office.Script.Thread == nil {
		return ""
	}
	return w.office.Script.Thread(s, about)
}

// hangs says whether somebody has a card about a subject before them that is kept true, or is about to.
func (r *round) hangs(subject string, p place) bool {
	for _, receipt := range r.box.Receipts {
		if receipt.Subject == subject && receipt.Place == p.key() {
			return true
		}
	}
	return slices.ContainsFunc(r.letters, func(l letter) bool { return l.notice.Kind == subject && l.to == p })
}

func (w *worker) lookBy(when time.Time) {
	if when.Before(w.next) {
		w.next = when
	}
}

// send delivers one letter: begin, the external effect, the receipt.
func (w *worker) send(ctx context.Context, r *round, l letter) error {
	if r.waiting[l.to.key()] {
		r.pending[l.notice.Key] = true
		return nil
	}
	store := w.office.Books.Store
	reader, err := w.reader(ctx, l.card, l.mail.texts()...)
	if err != nil {
		return err
	}
	card, err := w.made(ctx, l.card, reader, string(l.to.person))
	if err != nil {
		return err
	}
	begun, err := store.Begin(ctx, w.claim.Book, w.claim.Token, l.key, r.at)
	switch {
	case err != nil:
		return fmt.Errorf("begin: %w", err)
	case begun.Receipt != nil:
		return nil
	case begun.Moved:
		return errMoved
	}
	shown, err := shownHash(l.card)
	if err != nil {
		return err
	}
	receipt := storage.Receipt{
		Key: l.key, Notice: l.notice.Key, Kind: l.notice.Kind, Index: l.notice.Index, Place: l.to.key(),
		Person: string(l.to.person), Shown: shown, Version: r.at.Length, State: "sent", At: l.now,
	}
	if l.card.Live() {
		receipt.Subject = l.notice.Kind
	}
	receipt.Shows, receipt.Files = showsOf(card), recallable(card)
	if begun.Attempt > 1 { // the first one may hang there, showing what was true then: reconcile draws it anew
		receipt.Subject, receipt.Shown = l.notice.Kind, ""
	}
	card, mail := r.introduced(l, card)
	door := w.office.Doors[l.to.platform]
	message, err := door.Deliver(ctx, Letter{
		Book: w.claim.Book, Key: l.key, Place: l.to.id, Thread: l.thread, Card: card, Reader: reader, Attempt: begun.Attempt, At: l.now,
		Blob: store.Blob, Mail: mail,
	})
	if err != nil {
		return w.failed(ctx, r, l, receipt, begun.Attempt, err)
	}
	w.office.count("posted")
	w.met(r, l.to)
	w.uploaded(ctx, l.to.platform, card)
	receipt.Message = message
	if _, err := store.Delivered(ctx, w.claim.Book, receipt); err != nil {
		return fmt.Errorf("keep a receipt: %w", err)
	}
	r.box.Receipts[l.key] = receipt
	return nil
}

// failed decides what becomes of a letter that did not arrive. Nobody waits inside a lease: its place waits, others go on.
func (w *worker) failed(ctx context.Context, r *round, l letter, receipt storage.Receipt, attempt int, cause error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	wait := l.now.Add(time.Duration(attempt) * 5 * time.Second)
	if later, ok := errors.AsType[*Later](cause); ok {
		wait = later.Until
	} else if errors.Is(cause, ErrGone) || attempt >= maxAttempt {
		return w.lost(ctx, r, l, receipt, cause)
	}
	w.office.Log.Warn("a letter waits", "book", w.claim.Book, "kind", l.notice.Kind, "place", l.to.key(), "err", cause)
	r.waiting[l.to.key()], r.pending[l.notice.Key] = true, true
	w.lookBy(wait)
	if err := w.office.Books.Store.Defer(ctx, w.claim.Book, w.claim.Token, l.notice.Key, wait); err != nil {
		return fmt.Errorf("defer: %w", err)
	}
	return nil
}

// reader has the names and the words of a letter. Where they cannot be read the letter waits: it would hang there without them.
func (w *worker) reader(ctx context.Context, card ui.Card, beside ...ui.Text) (ui.Reader, error) {
	reader, err := ReaderOf(ctx, w.book, append(card.Texts(), beside...))
	if err != nil {
		return reader, fmt.Errorf("read the words of a letter: %w", err)
	}
	reader.Today = w.office.Books.Clock.Now().Format(time.DateOnly)
	return reader, nil
}

// tidy removes the notices that are done, and the receipts that no pending notice and no open card needs.
func (w *worker) tidy(ctx context.Context, r *round) error {
	done := slices.DeleteFunc(r.finished, func(key string) bool { return r.pending[key] })
	oldest := r.box.Cursor
	for _, n := range r.box.Notices {
		if !slices.Contains(done, n.Key) {
			oldest = min(oldest, n.Index)
		}
	}
	var receipts []string
	for key, receipt := range r.box.Receipts {
		if receipt.Subject == "" && receipt.Index < oldest {
			receipts = append(receipts, key)
		}
	}
	if len(done)+len(receipts) == 0 {
		return nil
	}
	if err := w.office.Books.Store.Finish(ctx, w.claim.Book, w.claim.Token, done, receipts); err != nil {
		return fmt.Errorf("finish: %w", err)
	}
	return nil
}
