package storage

import (
	"context"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership"
)

const (
	// recentSize is how many of the last records a fold keeps at least, for those who turn them into notices.
	recentSize = 16
	markEvery  = 64
)

// Noted is a record and what [Books.Note] said of it.
type Noted struct {
	partnership.Record
	Note  any
	noted bool
}

// Noted reads the records from index on, oldest first, with what is noted of each. Where that is not remembered, the book is
// folded anew to work it out: that happens only after work on it has stood still for long.
func (t *Turn) Noted(ctx context.Context, index int64) ([]Noted, error) {
	recent := t.book.fold.since(index)
	if recent != nil && !slices.ContainsFunc(recent, func(n Noted) bool { return !n.noted }) {
		return recent, nil
	}
	if index >= t.At().Length {
		return nil, nil
	}
	tail, err := t.book.books.Store.Tail(ctx, t.book.ID, Position{})
	if err != nil {
		return nil, fmt.Errorf("read %s again: %w", t.book.ID, err)
	}
	b := t.book.books
	state, lines := partnership.NewState(b.library.find), decoder{}
	var all []Noted
	for i, r := range tail.Records[:min(t.At().Length, int64(len(tail.Records)))] {
		record, err := lines.decode(r)
		if err != nil {
			return nil, err
		}
		partnership.Evolve(state, record)
		if int64(i) >= index && b.Note != nil {
			all = append(all, Noted{Record: record, Note: b.Note(state, record), noted: true})
		}
	}
	return all, nil
}

// since are the records from index on that are remembered; nil unless all of them are.
func (f *fold) since(index int64) []Noted {
	behind := f.at.Length - index
	if behind <= 0 || behind > int64(len(f.recent)) {
		return nil
	}
	return slices.Clone(f.recent[int64(len(f.recent))-behind:])
}

// Since reads the records from index on, oldest first: from memory where the fold still has them, else from the store.
func (t *Turn) Since(ctx context.Context, index int64) ([]partnership.Record, error) {
	f := &t.book.fold
	behind := f.at.Length - index
	if behind <= 0 {
		return nil, nil
	}
	if recent := f.since(index); recent != nil {
		records := make([]partnership.Record, len(recent))
		for i, n := range recent {
			records[i] = n.Record
		}
		return records, nil
	}
	from := f.mark(index)
	tail, err := t.book.books.Store.Tail(ctx, t.book.ID, from)
	if err != nil {
		return nil, fmt.Errorf("read %s again: %w", t.book.ID, err)
	}
	first := from.Length
	if tail.Regressed { // the next turn will find out
		first = 0
	}
	var records []partnership.Record
	lines := decoder{}
	for i, r := range tail.Records {
		if at := first + int64(i); at < index || at >= f.at.Length {
			continue
		}
		record, err := lines.decode(r)
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
	return records, nil
}

// mark is a position at or before index from which a tail can be asked for.
func (f *fold) mark(index int64) Position {
	if n := index / markEvery; n > 0 {
		return f.marks[n-1]
	}
	return Position{}
}
