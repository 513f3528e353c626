package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// commitCalls is how many commits a run makes.
const commitCalls = 25_000

// put commits the first record of a book, 200 bytes of it, with words that somebody typed.
func put(ctx context.Context, store storage.Store, book storage.BookID, i int) error {
	answer, err := store.Append(ctx, entry(book, storage.Position{}, i))
	if err == nil && answer.Outcome != storage.Written {
		err = fmt.Errorf("commit to %s: outcome %d", book, answer.Outcome)
	}
	return err
}

var (
	payload = []byte(strings.Repeat("x", 200))
	look    = time.Date(2027, time.March, 1, 9, 0, 0, 0, time.UTC)
)

func entry(book storage.BookID, at storage.Position, i int) storage.Append {
	request := requestID("put", i)
	return storage.Append{
		Book: book, Expected: at, Request: request, Look: look,
		Records: []storage.Record{{ID: request + ".0", Request: request, At: look, Data: payload}},
		Texts:   []storage.Text{{ID: request, Words: words}},
	}
}

// words is what somebody typed.
const words = "Warm spaces this winter: who opens where"

// requestID has the length of those that are minted.
func requestID(kind string, i int) string { return fmt.Sprintf("%s-%020d", kind, i) }

// commits compares a commit through the store, and one through the book with its rules, with redis-benchmark; and counts
// round trips.
func commits(ctx context.Context, s *server, r *report) error {
	top, err := listenIn(ctx, s)
	if err != nil {
		return err
	}
	if err := roundTrips(ctx, s, r); err != nil {
		return err
	}
	for range rounds {
		for _, clients := range []int{8, 64} {
			if err := commitRound(ctx, top, clients, r); err != nil {
				return err
			}
		}
	}
	r.close()
	return nil
}

func commitRound(ctx context.Context, top *ceiling, clients int, r *report) error {
	var loads [3]load
	for i, measure := range []func(context.Context, *server, int) (load, error){
		func(ctx context.Context, _ *server, clients int) (load, error) {
			return top.run(ctx, clients, commitCalls)
		},
		onOneProcessor(throughStore),
		onOneProcessor(throughBook),
	} {
		if err := top.server.reset(ctx); err != nil {
			return err
		}
		var err error
		if loads[i], err = measure(ctx, top.server, clients); err != nil {
			return err
		}
	}
	name := fmt.Sprintf("commit-%d-clients", clients)
	r.atLeast(name, 0.7, loads[1].rate/loads[0].rate)
	r.atMost(name+"-p99", 2, float64(loads[1].p99)/float64(loads[0].p99))
	r.atLeast(fmt.Sprintf("book-%d-clients", clients), 0.6, loads[2].rate/loads[0].rate)
	return nil
}

// onOneProcessor gives the clients as much of the machine as redis-benchmark takes, which has one thread. With more, on a
// machine of two, the comparison is mostly of who takes the server's processor from it.
func onOneProcessor(measure func(context.Context, *server, int) (load, error)) func(context.Context, *server, int) (load, error) {
	return func(ctx context.Context, s *server, clients int) (load, error) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		return measure(ctx, s, clients)
	}
}

// throughStore begins a book with every commit, as redis-benchmark does.
func throughStore(ctx context.Context, s *server, clients int) (load, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = store.Close() }() // all answers are in
	return drive(clients, commitCalls, func(_, i int) error {
		return put(ctx, store, storage.BookID(fmt.Sprintf("bench-%012d", i)), i)
	})
}

// throughBook lets members send items, each client to a partnership of its own.
func throughBook(ctx context.Context, s *server, clients int) (load, error) {
	return withBooks(ctx, s, clients, func(books []*storage.Book) (load, error) {
		return drive(clients, commitCalls, func(client, i int) error { return submit(ctx, books[client], i) })
	})
}

// roundTrips counts what is sent for commits that meet no other.
func roundTrips(ctx context.Context, s *server, r *report) error {
	listen := &tap{}
	store, err := s.open(ctx, listen)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // all answers are in
	books, err := seeded(ctx, store, 1)
	if err != nil {
		return err
	}
	const n = 500
	before := listen.count()
	for i := range n {
		if err := submit(ctx, books[0], i); err != nil {
			return err
		}
	}
	r.atMost("round-trips-a-commit", 1, float64(listen.count()-before)/n)
	return nil
}
