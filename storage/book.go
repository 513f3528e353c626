package storage

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// maxRounds bounds how often a command is decided again because others wrote first.
const maxRounds = 64

// ErrBusy says that a book was written by others so fast that a command never had its turn.
var ErrBusy = errors.New("storage: too many others are writing")

// Books are the minute books of one store, folded and cached. Safe for many goroutines.
type Books struct {
	Store Store
	Clock *Clock
	Log   *slog.Logger

	// Appended, where set, hears how long each append took.
	Appended func(took time.Duration)
	// Terms reads a terms file; nil: as [terms.Read] does.
	Terms func(data []byte) (*terms.Terms, error)
	// Note, where set, is asked about every record on the state right after it. Its answer is for whoever reads the records
	// later, when that state is gone: see [Turn.Noted].
	Note func(*partnership.State, partnership.Record) any
	// Regressed, where set, hears that a book's log has lost records (after a failover, say).
	Regressed func(id BookID, had, has Position)

	library library
	mu      sync.Mutex
	open    map[BookID]*Book
}

// NewBooks opens a store's books.
func NewBooks(store Store, clock *Clock, log *slog.Logger) *Books {
	return &Books{Store: store, Clock: clock, Log: log, open: map[BookID]*Book{}}
}

// Book is one minute book: the fold of its records, cached, and the turn-taking of those who want to change it.
type Book struct {
	ID    BookID
	books *Books
	turn  chan struct{} // holds the one token; taking it waits within a deadline, as a mutex cannot
	fold  fold
	desk  desk
	loss  *Loss // not yet on record
}

// Loss is what a log knew here, and what was left of it.
type Loss struct{ Had, Has Position }

// fold is the state that the log says, and how far it has been read.
type fold struct {
	state    *partnership.State
	at       Position
	requests map[uint64]struct{} // hashes: an id is three times as long, and all of a book's are kept
	recent   []Noted             // the last ones, at most twice recentSize
	marks    []Position          // every markEvery records, so that older ones can be read without all before them
}

// seed is this process's own, so that nobody can make a request whose hash is another's.
var seed = maphash.MakeSeed()

func keyOf(request string) uint64 { return maphash.String(seed, request) }

// Open finds a book. It is read when its first turn comes.
func (b *Books) Open(id BookID) *Book {
	b.mu.Lock()
	defer b.mu.Unlock()
	if book := b.open[id]; book != nil {
		return book
	}
	book := &Book{ID: id, books: b, turn: make(chan struct{}, 1)}
	book.turn <- struct{}{}
	book.drop()
	b.open[id] = book
	return book
}

func (b *Book) drop() {
	b.fold = fold{state: partnership.NewState(b.books.library.find), requests: map[uint64]struct{}{}}
}

// Turn is one caller's time with a book. The state belongs to it until the turn ends; it must not be kept.
type Turn struct {
	book  *Book
	fresh bool
}

// Turn waits for the book within the context's deadline and runs fn with it. Nothing that waits for a third party (a
// delivery, a person) belongs into fn.
func (b *Book) Turn(ctx context.Context, fn func(*Turn) error) error {
	select {
	case <-b.turn:
	case <-ctx.Done():
		return fmt.Errorf("wait for book %s: %w", b.ID, ctx.Err())
	}
	defer func() { b.turn <- struct{}{} }()
	t := &Turn{book: b}
	if b.fold.at.Length == 0 {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
	}
	return fn(t)
}

// State is what the book says, as far as it has been read.
func (t *Turn) State() *partnership.State { return t.book.fold.state }

// At is how far it has been read.
func (t *Turn) At() Position { return t.book.fold.at }

// Now is book time, never before the last record.
func (t *Turn) Now() time.Time {
	now := t.book.books.Clock.Now()
	if last := t.State().Last; last.After(now) {
		return last
	}
	return now
}

// Loss is a loss of records that somebody noticed here and that is not on record yet; false: there was none.
func (t *Turn) Loss() (Loss, bool) {
	if t.book.loss == nil {
		return Loss{}, false
	}
	return *t.book.loss, true
}

// LossRecorded says that it is on record now.
func (t *Turn) LossRecorded() { t.book.loss = nil }

// Refresh reads the tail, once a turn: before a refusal, an empty decision or a reading is shown.
func (t *Turn) Refresh(ctx context.Context) error {
	if t.fresh {
		return nil
	}
	tail, err := t.book.books.Store.Tail(ctx, t.book.ID, t.At())
	if err != nil {
		return fmt.Errorf("read the tail of %s: %w", t.book.ID, err)
	}
	if err := t.Catch(ctx, tail); err != nil {
		return err
	}
	t.fresh = true
	return nil
}

// Catch brings the fold up to a tail that the store has answered.
func (t *Turn) Catch(ctx context.Context, tail Tail) error {
	b := t.book
	if tail.Regressed {
		b.regress(tail.Head)
	}
	if b.fold.at.Length == 0 {
		b.fold.requests = make(map[uint64]struct{}, len(tail.Records))
	}
	lines := decoder{}
	for i, r := range tail.Records {
		record, err := lines.decode(r)
		if err != nil {
			return err
		}
		if err := b.books.library.prepare(ctx, b.books, record.Event); err != nil {
			return err
		}
		b.desk.forget(record.Event)
		b.fold.add(record)
		if len(tail.Records)-i <= 2*recentSize { // older ones are not kept
			b.note()
		}
	}
	return nil
}

// note asks about the record that was folded last.
func (b *Book) note() {
	if b.books.Note != nil {
		last := &b.fold.recent[len(b.fold.recent)-1]
		last.Note, last.noted = b.books.Note(b.fold.state, last.Record), true
	}
}

// Seen says whether a request is on record, as far as the book has been read.
func (t *Turn) Seen(request string) bool { return t.book.fold.seen(request) }

func (b *Book) regress(head Position) {
	had := b.fold.at
	b.drop()
	b.loss = &Loss{Had: had, Has: head}
	b.books.Log.Error("a minute book has lost records", "book", b.ID, "had", had.Length, "has", head.Length)
	if b.books.Regressed != nil {
		b.books.Regressed(b.ID, had, head)
	}
}

func (f *fold) add(r partnership.Record) {
	partnership.Evolve(f.state, r)
	f.at = Position{Length: f.at.Length + 1, Last: r.ID}
	if f.at.Length%markEvery == 0 {
		f.marks = append(f.marks, f.at)
	}
	f.requests[keyOf(r.Request)] = struct{}{}
	f.recent = append(f.recent, Noted{Record: r})
	if len(f.recent) > 2*recentSize {
		f.recent = append(make([]Noted, 0, 2*recentSize+1), f.recent[len(f.recent)-recentSize:]...)
	}
}

func (f *fold) seen(request string) bool {
	_, ok := f.requests[keyOf(request)]
	return ok
}

// Done is what became of an order.
type Done struct {
	Events  []partnership.Event // what followed; empty where there was nothing to do
	Already bool                // the same request had been carried out before
}

// Do decides an order and appends what follows. The errors of the rules (*partnership.Refusal, *partnership.Invalid) come
// back as they are, and hold on a state no older than the request; ErrUncertain means that repeating the same request
// is safe and will tell.
func (t *Turn) Do(ctx context.Context, o partnership.Order, people ...Person) (Done, error) {
	b := t.book
	for range maxRounds {
		if b.fold.seen(o.Request) {
			if there, err := t.confirm(ctx); !there {
				if err != nil {
					return Done{}, err
				}
				continue
			}
			return Done{Already: true}, nil
		}
		o.At = t.Now()
		events, err := partnership.Decide(t.State(), o)
		if err != nil || len(events) == 0 {
			if t.fresh && err != nil {
				return Done{}, err
			}
			if t.fresh {
				if there, err := t.confirm(ctx); there || err != nil {
					return Done{}, err
				}
				continue
			}
			if failed := t.Refresh(ctx); failed != nil {
				return Done{}, failed
			}
			continue
		}
		done, again, err := t.append(ctx, o, events, people)
		if !again {
			return done, err
		}
	}
	return Done{}, ErrBusy
}

// append writes what was decided. It says again where others wrote first.
func (t *Turn) append(ctx context.Context, o partnership.Order, events []partnership.Event, people []Person) (Done, bool, error) {
	b := t.book
	records, a, err := t.entry(o, events)
	if err != nil {
		return Done{}, false, err
	}
	a.People = people
	for _, e := range events {
		if err := b.books.library.prepare(ctx, b.books, e); err != nil {
			return Done{}, false, err
		}
	}
	began := time.Now()
	res, err := b.books.Store.Append(ctx, a)
	if err != nil {
		b.desk.forgetPeople() // it may have been written, and they with it
		return Done{}, false, fmt.Errorf("append to %s: %w", b.ID, err)
	}
	if b.books.Appended != nil {
		b.books.Appended(time.Since(began))
	}
	if res.Outcome == Written {
		for _, r := range records {
			b.fold.add(r)
			b.note()
		}
		b.desk.learn(a)
		return Done{Events: events}, false, nil
	}
	tail := Tail{Head: res.Head, Records: res.Tail, Regressed: res.Outcome == Regress}
	if err := t.Catch(ctx, tail); err != nil {
		return Done{}, false, err
	}
	t.fresh = true
	return Done{Already: res.Outcome == Already}, res.Outcome != Already, nil
}

// entry makes the records of an order and what goes beside them.
func (t *Turn) entry(o partnership.Order, events []partnership.Event) ([]partnership.Record, Append, error) {
	a := Append{Book: t.book.ID, Expected: t.At(), Request: o.Request, Look: o.At}
	var inForce string
	if t.State().Terms != nil {
		inForce = t.State().Terms.Hash
	}
	records := make([]partnership.Record, len(events))
	for i, e := range events {
		records[i] = partnership.Record{
			ID: o.Request + "." + strconv.Itoa(i), Request: o.Request, At: o.At, By: o.By, For: o.For, How: o.How, On: o.On,
			Terms: inForce, Event: e,
		}
		r, err := encode(records[i])
		if err != nil {
			return nil, Append{}, err
		}
		a.Records = append(a.Records, r)
	}
	if typed, ok := o.Command.(partnership.Typed); ok {
		for _, text := range typed.Texts() {
			if !text.IsZero() {
				a.Texts = append(a.Texts, Text{ID: string(text.ID), Words: text.Words})
			}
		}
	}
	return records, a, nil
}
