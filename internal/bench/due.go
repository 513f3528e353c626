package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	dueBooks   = 10_000 // partnerships of which something is overdue
	dueEach    = 10     // things overdue in each
	dueWorkers = 64
	dueLease   = 30 * time.Second
)

// due compares claiming a partnership that is due with the client calling the same script barely, and catching up with
// what is overdue with asynq.
func due(ctx context.Context, s *server, r *report) error {
	for range rounds {
		bare, err := claimBare(ctx, s)
		if err != nil {
			return err
		}
		ours, err := claimOurs(ctx, s)
		if err != nil {
			return err
		}
		r.atLeast("claim-8-clients", 0.7, ours.rate/bare.rate)
	}
	r.close()
	caught, err := catchUp(ctx, s)
	if err != nil {
		return err
	}
	theirs, err := asynq(ctx, s)
	if err != nil {
		return err
	}
	r.atLeast("catch-up-to-asynq", 3, caught/theirs)
	r.close()
	r.note("overdue things put on record and settled: %.0f a second; asynq: %.0f", caught, theirs)
	return nil
}

// overdue begins books of which something was due before.
func overdue(ctx context.Context, s *server, store storage.Store) error {
	if err := s.reset(ctx); err != nil {
		return err
	}
	_, err := drive(dueWorkers, dueBooks, func(_, i int) error {
		return put(ctx, store, dueBook(i), i)
	})
	return err
}

func dueBook(i int) storage.BookID { return storage.BookID(fmt.Sprintf("due-%05d", i)) }

// after is when everything that was put is overdue.
var after = look.Add(time.Hour)

// claimBare claims all books with the client alone: it sends what the store sends, and reads no answer.
func claimBare(ctx context.Context, s *server) (load, error) {
	listen := &tap{}
	store, err := s.open(ctx, listen)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = store.Close() }() // it was only listened to
	if err := s.reset(ctx); err != nil {
		return load{}, err
	}
	for i := range 2 { // the first one loads the script
		if err := errors.Join(put(ctx, store, dueBook(i), i), claimed(store.Claim(ctx, after, dueLease))); err != nil {
			return load{}, err
		}
	}
	words, err := listen.words()
	if err != nil {
		return load{}, err
	}
	if err := overdue(ctx, s, store); err != nil {
		return load{}, err
	}
	args := make([]any, len(words))
	for i, word := range words {
		args[i] = word
	}
	return claims(func() error { return s.client.Do(ctx, args...).Err() })
}

// claims has eight workers claim all books.
func claims(claim func() error) (load, error) {
	return drive(8, dueBooks, func(int, int) error { return claim() })
}

// claimOurs claims all books through the store.
func claimOurs(ctx context.Context, s *server) (load, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = store.Close() }() // all answers are in
	if err := overdue(ctx, s, store); err != nil {
		return load{}, err
	}
	return claims(func() error { return claimed(store.Claim(ctx, after, dueLease)) })
}

// claimed sees that a claim found something.
func claimed(c storage.Claim, err error) error {
	if err == nil && c.Book == "" {
		err = errors.New("claim a book: none is due")
	}
	return err
}

// catchUp works on all books as a post office does: it claims one, puts on record in one append what is overdue there, and
// settles. It says how many things a second were caught up with.
func catchUp(ctx context.Context, s *server) (float64, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = store.Close() }() // all answers are in
	if err := overdue(ctx, s, store); err != nil {
		return 0, err
	}
	took, err := drive(dueWorkers, dueBooks, func(_, i int) error {
		c, err := store.Claim(ctx, after, dueLease)
		if err := claimed(c, err); err != nil {
			return err
		}
		return remind(ctx, store, c, i)
	})
	return took.rate * dueEach, err
}

// remind puts on record what is overdue in a book that was claimed, and settles.
func remind(ctx context.Context, store storage.Store, c storage.Claim, i int) error {
	n, err := strconv.Atoi(strings.TrimPrefix(string(c.Book), "due-"))
	if err != nil {
		return fmt.Errorf("read the name of %s: %w", c.Book, err)
	}
	request := requestID("due", i)
	at := storage.Position{Length: 1, Last: requestID("put", n) + ".0"}
	a := storage.Append{Book: c.Book, Expected: at, Request: request, Look: after.Add(time.Hour)}
	for k := range dueEach {
		a.Records = append(a.Records, storage.Record{ID: fmt.Sprintf("%s.%d", request, k), Request: request, At: after, Data: payload})
	}
	answer, err := store.Append(ctx, a)
	if err != nil {
		return err
	}
	if answer.Outcome != storage.Written {
		return fmt.Errorf("put on record what is due in %s: outcome %d", c.Book, answer.Outcome)
	}
	_, settled, err := store.Settle(ctx, c.Book, c.Token, answer.Head, after.Add(time.Hour))
	if err == nil && !settled {
		err = fmt.Errorf("settle %s: somebody wrote meanwhile", c.Book)
	}
	return err
}

// asynq says how many overdue tasks a second asynq catches up with on the same server. It has a module of its own, so that
// nobody who builds the secretariat has to have it.
func asynq(ctx context.Context, s *server) (float64, error) {
	if err := s.reset(ctx); err != nil {
		return 0, err
	}
	cmd := exec.CommandContext(ctx, "go", "run", "./asynq", "-addr", s.addr, "-concurrency", strconv.Itoa(dueWorkers)) //nolint:gosec // because the arguments are our own
	cmd.Dir = "bench"
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("run asynq: %w", err)
	}
	rate, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		return 0, fmt.Errorf("read what asynq took: %w", err)
	}
	return rate, nil
}
