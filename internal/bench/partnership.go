package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Who acts in the partnerships that are measured.
const (
	officer  partnership.PersonID = "p-officer"
	proposer partnership.PersonID = "p-lewisham-college"
	full     partnership.BodyID   = "full"
)

var silent = slog.New(slog.DiscardHandler)

// seeded opens partnerships with Lewisham's terms, whose places are filled and whose next meeting is planned.
func seeded(ctx context.Context, store storage.Store, n int) ([]*storage.Book, error) {
	clock, err := storage.NewClock(ctx, store, nil)
	if err != nil {
		return nil, err
	}
	books := storage.NewBooks(store, clock, silent)
	var all []*storage.Book
	for i := range n {
		book := books.Open(storage.BookID(fmt.Sprintf("partnership-%d", i)))
		if err := errors.Join(found(ctx, book, store), plan(ctx, book)); err != nil {
			return nil, err
		}
		all = append(all, book)
	}
	return all, nil
}

// found gives the orders with which a partnership begins.
func found(ctx context.Context, book *storage.Book, store storage.Store) error {
	hash, err := store.PutBlob(ctx, examples.Lewisham)
	if err != nil {
		return fmt.Errorf("keep the terms: %w", err)
	}
	t, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		return fmt.Errorf("read the terms: %w", err)
	}
	orders := []partnership.Command{
		partnership.AdoptTerms{Hash: hash}, partnership.AppointOfficer{Person: officer}, partnership.SwitchTimetable{On: true},
	}
	for _, seat := range t.Body(string(full)).Seats {
		orders = append(orders, partnership.FillPlace{Seat: partnership.SeatID(seat.ID), Person: holder(seat.ID)})
	}
	return book.Turn(ctx, func(turn *storage.Turn) error {
		for i, command := range orders {
			if err := give(ctx, turn, officer, requestID("seed", i), command); err != nil {
				return err
			}
		}
		return nil
	})
}

// plan plans a meeting two months ahead.
func plan(ctx context.Context, book *storage.Book) error {
	return book.Turn(ctx, func(turn *storage.Turn) error {
		day := turn.State().Calendar.Date(turn.Now()).AddDays(60)
		return give(ctx, turn, officer, requestID("plan", 0), partnership.ScheduleMeeting{
			Body: full, Day: day, From: "14:00", Until: "16:00", Place: partnership.Text{ID: "place", Words: "Civic Suite"},
		})
	})
}

// holder is the person in a place.
func holder(seat string) partnership.PersonID {
	_, name, _ := strings.Cut(seat, "/")
	return partnership.PersonID("p-" + name)
}

func give(ctx context.Context, turn *storage.Turn, by partnership.PersonID, request string, c partnership.Command) error {
	done, err := turn.Do(ctx, partnership.Order{Request: request, By: by, How: partnership.ByButton, Command: c})
	if err == nil && len(done.Events) == 0 {
		err = errors.New("nothing came of it")
	}
	if err != nil {
		return fmt.Errorf("give %T: %w", c, err)
	}
	return nil
}

// submit is a member who sends an item.
func submit(ctx context.Context, book *storage.Book, i int) error {
	request := requestID("item", i)
	return book.Turn(ctx, func(turn *storage.Turn) error {
		return give(ctx, turn, proposer, request, partnership.SubmitItem{
			Body: full, Wants: partnership.ToDecide, Title: partnership.Text{ID: partnership.TextID(request), Words: words},
		})
	})
}

// withBooks opens a store with seeded partnerships for one run.
func withBooks(ctx context.Context, s *server, n int, measure func([]*storage.Book) (load, error)) (load, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = store.Close() }() // all answers are in
	books, err := seeded(ctx, store, n)
	if err != nil {
		return load{}, err
	}
	return measure(books)
}
