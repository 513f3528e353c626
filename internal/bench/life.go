package main

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// life is a partnership that goes on: meeting after meeting, each with its items, its agenda, its answers and actions.
type life struct {
	book  *storage.Book
	ahead *atomic.Int64 // by how much its clock is
	given int
}

// apart is how far apart meetings are. They come thick and fast, so that a long history stays within our calendars.
const apart = 48 * time.Hour

// meeting gives the orders of one more meeting and says how long each took.
func (l *life) meeting(ctx context.Context) ([]time.Duration, error) {
	l.ahead.Add(int64(apart))
	var took []time.Duration
	for _, next := range meetingSteps() {
		l.given++
		err := l.book.Turn(ctx, func(turn *storage.Turn) error {
			by, command := next(turn.State(), turn.Now())
			began := time.Now()
			err := give(ctx, turn, by, requestID("life", l.given), command)
			took = append(took, time.Since(began))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return took, nil
}

// until goes on until the book has so many events.
func (l *life) until(ctx context.Context, events int64) error {
	for {
		if length, err := lengthOf(ctx, l.book); err != nil || length >= events {
			return err
		}
		if _, err := l.meeting(ctx); err != nil {
			return err
		}
	}
}

func lengthOf(ctx context.Context, book *storage.Book) (n int64, err error) {
	return n, book.Turn(ctx, func(turn *storage.Turn) error { n = turn.At().Length; return nil })
}

// born opens a store's books with a clock that runs ahead, and founds one partnership in them.
func born(ctx context.Context, store storage.Store, id storage.BookID) (*storage.Books, *life, error) {
	ahead := &atomic.Int64{}
	clock, err := storage.NewClock(ctx, store, func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) })
	if err != nil {
		return nil, nil, err
	}
	books := storage.NewBooks(store, clock, silent)
	l := &life{book: books.Open(id), ahead: ahead}
	return books, l, found(ctx, l.book, store)
}

// The size of a meeting's business: about a hundred events in all.
const (
	itemsOfMeeting   = 8
	answersOfMeeting = 20
	actionsOfMeeting = 4
)

func meetingSteps() []step {
	steps := []step{schedule, mark(partnership.CallForItems)}
	for range itemsOfMeeting {
		steps = append(steps, sendItem, takeItem, askForTalk, answerTalk, draftItem, changeItem)
	}
	steps = append(steps, mark(partnership.ItemsClose), sendAgenda, mark(partnership.ChairReminder), agreeAgenda)
	steps = append(steps, mark(partnership.TimeToIssue), issueAgenda)
	for i := range answersOfMeeting {
		steps = append(steps, answer(i))
	}
	steps = append(steps, mark(partnership.DayBefore))
	for range actionsOfMeeting {
		steps = append(steps, addAction, finishAction)
	}
	return steps
}
