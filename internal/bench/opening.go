package main

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	openEvents = 1_000
	openBooks  = 50
	foldedGoal = 100 << 10 // bytes that a state may take
)

// opening compares opening a cold partnership with reading its log and decoding the same bytes, and weighs the state that
// came of it. The terms are read before: partnerships with the same terms share them.
func opening(ctx context.Context, s *server, r *report) error {
	top, err := listenIn(ctx, s)
	if err != nil {
		return err
	}
	store, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // all answers are in
	_, l, err := born(ctx, store, "old")
	if err != nil {
		return err
	}
	if err := l.until(ctx, openEvents); err != nil {
		return err
	}
	ids, err := copies(ctx, top, "old", openBooks, openEvents)
	if err != nil {
		return err
	}
	folded, err := weigh(ctx, l.book)
	if err != nil {
		return err
	}
	var whole []float64
	for range rounds {
		bare, cold, each, err := openRound(ctx, top, store, ids)
		if err != nil {
			return err
		}
		whole = append(whole, float64(each))
		r.atMost(fmt.Sprintf("open-%d-events", openEvents), 1.5, float64(cold)/float64(bare))
	}
	r.atMost(fmt.Sprintf("state-of-%d-events-to-100KB", openEvents), 1, float64(folded)/foldedGoal)
	r.close()
	r.note("a book of %d events, with what it keeps beside its state: %.0f KB", openEvents, median(whole)/1024)
	return nil
}

// copies makes more books of the first events of one.
func copies(ctx context.Context, top *ceiling, from storage.BookID, n int, events int64) ([]storage.BookID, error) {
	ids := make([]storage.BookID, n)
	for i := range ids {
		ids[i] = storage.BookID(fmt.Sprintf("%s-%d", from, i))
		log := top.logOf(ids[i])
		if err := top.server.client.Copy(ctx, top.logOf(from), log, 0, true).Err(); err != nil {
			return nil, fmt.Errorf("copy a book: %w", err)
		}
		if err := top.server.client.LTrim(ctx, log, 0, events-1).Err(); err != nil {
			return nil, fmt.Errorf("cut a book: %w", err)
		}
	}
	return ids, nil
}

// openRound reads each book barely and opens it in turns, and says how long both took and how much memory a book is.
func openRound(
	ctx context.Context, top *ceiling, store storage.Store, ids []storage.BookID,
) (bare, cold time.Duration, each uint64, err error) {
	clock, err := storage.NewClock(ctx, store, nil)
	if err != nil {
		return 0, 0, 0, err
	}
	books := storage.NewBooks(store, clock, silent)
	if _, err := lengthOf(ctx, books.Open("old")); err != nil { // reads the terms
		return 0, 0, 0, err
	}
	before := heap()
	for _, id := range ids {
		began := time.Now()
		if err := readBare(ctx, top, id); err != nil {
			return 0, 0, 0, err
		}
		between := time.Now()
		if n, err := lengthOf(ctx, books.Open(id)); err != nil || n != openEvents {
			return 0, 0, 0, fmt.Errorf("open %s of %d events: %w", id, n, err)
		}
		bare += between.Sub(began)
		cold += time.Since(between)
	}
	each = (heap() - before) / uint64(len(ids))
	runtime.KeepAlive(books)
	return bare, cold, each, nil
}

// head is what the first line of a record says.
type head struct {
	Event string               `json:"event"`
	By    partnership.PersonID `json:"by,omitempty"`
	For   partnership.PersonID `json:"for,omitempty"`
	How   partnership.Medium   `json:"how,omitempty"`
	On    calendar.Date        `json:"on,omitzero"`
	Terms string               `json:"terms,omitempty"`
}

// readBare reads the same log with the client alone and decodes its lines into the same types.
func readBare(ctx context.Context, top *ceiling, id storage.BookID) error {
	lines, err := top.server.client.LRange(ctx, top.logOf(id), 0, -1).Result()
	if err != nil {
		return fmt.Errorf("read a log: %w", err)
	}
	events := make([]any, len(lines))
	for i, line := range lines {
		if events[i], err = decodeBare(line); err != nil {
			return fmt.Errorf("decode a line: %w", err)
		}
	}
	runtime.KeepAlive(events)
	return nil
}

func decodeBare(line string) (any, error) {
	parts := strings.SplitN(line, " ", 4)
	first, second, _ := strings.Cut(parts[len(parts)-1], "\n")
	var h head
	if err := json.Unmarshal([]byte(first), &h); err != nil {
		return nil, err
	}
	event := reflect.New(partnership.EventType(h.Event)).Interface()
	return event, json.Unmarshal([]byte(second), event)
}
