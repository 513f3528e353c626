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

// Since reads the records from index on, oldest first: from memory where the fold still has them, else from the store.
func (t *Turn) Since(ctx context.Context, index int64) ([]partnership.Record, error) {
	f := &t.book.fold
	behind := f.at.Length - index
	if behind <= 0 {
		return nil, nil
	}
	if behind <= int64(len(f.recent)) {
		return slices.Clone(f.recent[int64(len(f.recent))-behind:]), nil
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
