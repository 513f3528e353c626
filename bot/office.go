package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/robfig/cron/v3"
)

// Office is the post office: it looks at the books that want attention, puts on record what the diary says is due, turns
// events into notices, delivers them and keeps shown cards true. Any number of replicas may run one.
type Office struct {
	Books  *storage.Books
	Doors  map[string]Door // by platform
	Script Script
	Log    *slog.Logger
	Count  func(outcome string) // hears what became of each letter: posted, late, dead; may be nil
	// Lease is how long a claim on a book holds: if a worker dies, another takes over after that. A delivery takes less.
	Lease time.Duration

	wake  chan struct{}
	desks chan struct{} // where books are worked on
	work  sync.WaitGroup
	known acquainted
	busy  sync.Mutex // held by who hands out work, and by who waits for it: who drains after another finds everything done
}

const (
	syncEvery  = time.Minute      // how often the store's clock is measured
	leaseFor   = 30 * time.Second // what Lease is, unless it is set
	lookAhead  = time.Hour        // a book is looked at once in this time at the latest
	maxMisses  = 3                // claims without a settle after which something is wrong with the book itself
	maxAttempt = 2                // deliveries tried before a letter is dead
	maxBooks   = 16               // books worked on at a time: a platform that is slow to one keeps the others from nothing
)

// NewOffice opens a post office.
func NewOffice(books *storage.Books, script Script, log *slog.Logger, doors ...Door) *Office {
	o := &Office{
		Books: books, Doors: map[string]Door{}, Script: script, Log: log, Lease: leaseFor,
		wake: make(chan struct{}, 1), desks: make(chan struct{}, maxBooks),
	}
	for _, d := range doors {
		o.Doors[d.Platform()] = d
	}
	// Who hears of something is settled on the state right after it: when the office comes to it, more may have happened,
	// which others are told for itself.
	books.Note = o.note
	return o
}

// Wake makes the office look now rather than at its next beat.
func (o *Office) Wake(storage.BookID) {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// Run works until the context ends, and finishes what it has begun. It sleeps until the next book is due; for what was
// written elsewhere meanwhile robfig/cron is the heartbeat, in UTC, which only says that a second has passed.
func (o *Office) Run(ctx context.Context) error {
	if err := o.adoptAll(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	heart := cron.New(cron.WithLocation(time.UTC))
	if _, err := heart.AddFunc("@every 1s", func() { o.Wake("") }); err != nil {
		return fmt.Errorf("start the heartbeat: %w", err)
	}
	heart.Start()
	defer func() { <-heart.Stop().Done() }()
	defer func() { // what was begun is finished
		o.busy.Lock()
		defer o.busy.Unlock()
		o.work.Wait()
	}()
	var measured time.Time
	for {
		if time.Since(measured) > syncEvery {
			if err := o.Books.Clock.Sync(ctx, o.Books.Store); err != nil && ctx.Err() == nil {
				o.Log.Warn("the store's clock cannot be read", "err", err)
			} else {
				measured = time.Now()
			}
		}
		next := time.NewTimer(o.beat(ctx))
		select {
		case <-ctx.Done():
		case <-o.wake:
		case <-next.C:
		}
		next.Stop()
		if ctx.Err() != nil {
			return nil
		}
	}
}

// adoptAll sees that every book is in the queue.
func (o *Office) adoptAll(ctx context.Context) error {
	ids, err := o.Books.Store.Books(ctx)
	if err != nil {
		return fmt.Errorf("list books: %w", err)
	}
	for _, id := range ids {
		if err := o.Books.Store.Look(ctx, id, o.Books.Clock.Now()); err != nil {
			return fmt.Errorf("look at %s: %w", id, err)
		}
	}
	return nil
}

func (o *Office) count(outcome string) {
	if o.Count != nil {
		o.Count(outcome)
	}
}

// Drain works until nothing is due any more, and says whether it came to that.
func (o *Office) Drain(ctx context.Context) bool {
	o.busy.Lock()
	defer o.busy.Unlock()
	for {
		found, _, ok := o.hand(ctx)
		o.work.Wait()
		if !ok || !found {
			return ok
		}
	}
}

// beat sets to work what is due, and waits for none of it. It says how long nothing else is due.
func (o *Office) beat(ctx context.Context) time.Duration {
	o.busy.Lock()
	defer o.busy.Unlock()
	_, next, ok := o.hand(ctx)
	if !ok || next.IsZero() {
		return lookAhead
	}
	return next.Sub(o.Books.Clock.Now())
}

// hand puts every book that is due now before a worker. It says whether there was any, when the next one is due (zero: not
// known), and whether it got through all.
func (o *Office) hand(ctx context.Context) (found bool, next time.Time, ok bool) {
	if skew := o.Books.Clock.Skew().Abs(); skew > storage.MaxSkew {
		o.Log.Error("this machine's clock is too far from the store's: nothing is sent from here", "skew", skew.String())
		return false, next, false
	}
	for ; ctx.Err() == nil; found = true {
		select {
		case o.desks <- struct{}{}: // nothing is claimed before somebody can begin with it
		case <-ctx.Done():
			return found, next, false
		}
		claim, err := o.Books.Store.Claim(ctx, o.Books.Clock.Now(), o.Lease)
		if err != nil || claim.Book == "" {
			<-o.desks
			if err != nil && ctx.Err() == nil {
				o.Log.Warn("the queue cannot be read", "err", err)
			}
			return found, claim.Next, err == nil
		}
		o.work.Go(func() {
			defer func() { <-o.desks }()
			o.look(ctx, claim)
		})
	}
	return found, next, false
}

// look works on one claimed book. A panic costs this book its turn, not the others.
func (o *Office) look(ctx context.Context, claim storage.Claim) {
	defer func() {
		if p := recover(); p != nil {
			o.Log.Error("work on a book broke off", "book", claim.Book, "panic", p)
		}
	}()
	if claim.Misses >= maxMisses {
		o.Log.Error("a book's work does not come to an end", "book", claim.Book, "misses", claim.Misses)
	}
	w := &worker{office: o, claim: claim, book: o.Books.Open(claim.Book)}
	err := w.work(ctx)
	switch {
	case err == nil, ctx.Err() != nil:
	case errors.Is(err, storage.ErrLeaseLost):
		o.Log.Info("somebody else has taken over", "book", claim.Book)
	default:
		o.Log.Warn("work on a book failed; it is tried again when its lease ends", "book", claim.Book, "err", err)
	}
}

// worker is one look at one book under one lease.
type worker struct {
	office *Office
	claim  storage.Claim
	book   *storage.Book
	next   time.Time
}

// work goes round until the book has nothing more to say now and nobody has written meanwhile.
func (w *worker) work(ctx context.Context) error {
	for round := 0; ; round++ {
		w.next = w.office.Books.Clock.Now().Add(lookAhead)
		at, err := w.prepare(ctx)
		if err != nil {
			return err
		}
		moved, err := w.deliver(ctx)
		if err != nil {
			return err
		}
		if moved {
			continue
		}
		if err := w.reconcile(ctx); err != nil {
			return err
		}
		_, settled, err := w.office.Books.Store.Settle(ctx, w.claim.Book, w.claim.Token, at, w.next)
		if err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if settled {
			return nil
		}
	}
}

// prepare puts on record what is due, and turns new records into notices. It returns how far the book was read.
func (w *worker) prepare(ctx context.Context) (storage.Position, error) {
	var at storage.Position
	err := w.book.Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		if err := w.reportLoss(ctx, t); err != nil {
			return err
		}
		if t.State().Terms != nil {
			if err := w.markDue(ctx, t); err != nil {
				return err
			}
		}
		at = t.At()
		return w.expand(ctx, t)
	})
	return at, err
}

// reportLoss puts on record that the log has lost records, so that the secretariat hears of it.
func (w *worker) reportLoss(ctx context.Context, t *storage.Turn) error {
	loss, ok := t.Loss()
	if !ok {
		return nil
	}
	request := "lost." + hashKey(loss.Had.Last, loss.Has.Last)
	order := partnership.ReportLoss{Had: loss.Had.Length, Has: loss.Has.Length}
	if _, err := t.Do(ctx, partnership.Order{Request: request, Command: order}); err != nil {
		return fmt.Errorf("record a loss: %w", err)
	}
	t.LossRecorded()
	return nil
}

// maxIdle is how many rounds may pass in which nothing new comes on record: in one of them another replica may have been faster.
const maxIdle = 3

func (w *worker) markDue(ctx context.Context, t *storage.Turn) error {
	for idle := 0; ; idle++ {
		orders, next := w.office.Script.Due(t.State(), t.Now())
		if !next.IsZero() && next.Before(w.next) {
			w.next = next
		}
		if len(orders) == 0 {
			return nil
		}
		if idle == maxIdle { // the rest of the book must not wait for it
			w.office.Log.Error("what is due does not come on record", "book", w.claim.Book, "moment", orders[0].Moment.Kind)
			return nil
		}
		for _, order := range orders {
			m := order.Moment
			request := "due." + hashKey(string(m.Kind), string(m.Meeting), fmt.Sprint(m.Version), fmt.Sprint(order.Due.Unix()))
			done, err := t.Do(ctx, partnership.Order{Request: request, Command: order})
			if err != nil {
				return fmt.Errorf("record what is due: %w", err)
			}
			if len(done.Events) > 0 {
				idle = 0
			}
		}
	}
}

func (w *worker) expand(ctx context.Context, t *storage.Turn) error {
	box, err := w.office.Books.Store.Outbox(ctx, w.claim.Book)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	if box.Cursor == t.At().Length {
		return nil
	}
	records, err := t.Noted(ctx, box.Cursor) // none, where the log has become shorter than the cursor
	if err != nil {
		return err
	}
	if err := w.recall(ctx, t, records); err != nil {
		return err
	}
	var notices []storage.Notice
	for i, r := range records {
		all, _ := r.Note.([]Told)
		for order, told := range all {
			notices = append(notices, storage.Notice{
				Key:   noticeKey(w.claim.Book, r.ID, told.subject(), told.To),
				Index: box.Cursor + int64(i), Order: order, Record: r.ID, Kind: told.subject(), Addressee: string(told.To),
			})
		}
	}
	err = w.office.Books.Store.Expand(ctx, w.claim.Book, w.claim.Token, box.Cursor, t.At().Length, notices)
	if err != nil {
		return fmt.Errorf("expand: %w", err)
	}
	return nil
}
