package redis_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// Somebody was told that nobody knows, because no replica has it. A process that has read it meanwhile must not tell them that it
// is done when they press again: the server may die, and the replica takes over without it.
func TestWhatNoReplicaHasIsNotSaidToBeDone(t *testing.T) {
	t.Parallel()
	primary := redisserver.New(t)
	replica := redisserver.NewReplica(t, primary)
	s := open(t, redis.Options{URL: "redis://" + primary.Addr, Replicas: 1})
	clock, err := storage.NewClock(t.Context(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	books := storage.NewBooks(s, clock, slog.New(slog.NewTextHandler(io.Discard, nil)))
	hash, err := s.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	const officer partnership.PersonID = "p-officer"
	does := func(request string, by partnership.PersonID, c partnership.Command) error {
		return books.Open("lsp").Turn(t.Context(), func(turn *storage.Turn) error {
			_, err := turn.Do(t.Context(), partnership.Order{Request: request, By: by, How: partnership.ByButton, Command: c})
			return err
		})
	}
	insist(t, func() error { return does("q0", "", partnership.AdoptTerms{Hash: hash}) })
	insist(t, func() error { return does("q1", "", partnership.AppointOfficer{Person: officer}) })
	replica.Kill()
	switched := partnership.SwitchTimetable{On: true}
	for _, request := range []string{"q2", "q2", "q3"} { // q3 would change nothing: it is so already
		if err := does(request, officer, switched); !errors.Is(err, storage.ErrUncertain) {
			t.Errorf("%s without a replica: got %v, want it to wrap ErrUncertain", request, err)
		}
		read(t, books)
	}
	replica.Run(t)
	replica.AwaitSync(t)
	insist(t, func() error { return does("q2", officer, switched) })
	insist(t, func() error { return does("q3", officer, switched) })
}

// read has a process read all that there is, as its post office does.
func read(t *testing.T, books *storage.Books) {
	t.Helper()
	err := books.Open("lsp").Turn(t.Context(), func(turn *storage.Turn) error { return turn.Refresh(t.Context()) })
	if err != nil {
		t.Fatal(err)
	}
}

// insist repeats what a replica has not confirmed in time: a busy machine may take longer than a person would wait.
func insist(t *testing.T, do func() error) {
	t.Helper()
	var err error
	for range 20 {
		if err = do(); !errors.Is(err, storage.ErrUncertain) && !errors.Is(err, context.DeadlineExceeded) {
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}
