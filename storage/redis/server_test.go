package redis_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// A Cluster refuses scripts that touch keys of several slots, so this proves that none does.
func TestContractOnCluster(t *testing.T) {
	t.Parallel()
	server := redisserver.NewCluster(t)
	storagetest.Run(t, func(t *testing.T) storage.Store {
		return open(t, redis.Options{URL: "redis+cluster://" + server.Addr})
	})
}

func TestAcknowledgedAppendsSurviveThatTheServerIsKilled(t *testing.T) {
	t.Parallel()
	server := redisserver.New(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr, Prefix: "kept"})
	const clerks = 8
	heads := make([]storage.Position, clerks)
	name := func(i int) storage.BookID { return storage.BookID(fmt.Sprint("b", i)) }
	for round := range 3 {
		var group sync.WaitGroup
		enough := make(chan struct{}, clerks)
		for i := range clerks {
			group.Go(func() {
				for n := 0; ; n++ {
					a := entry(fmt.Sprintf("q%d-%d", round, n), heads[i])
					a.Book = name(i)
					got, err := s.Append(t.Context(), a)
					if err != nil {
						return // nothing was acknowledged
					}
					heads[i] = got.Head
					if n == 20 {
						enough <- struct{}{}
					}
				}
			})
		}
		for range clerks {
			<-enough
		}
		server.Kill()
		group.Wait()
		server.Run(t)
		for i, head := range heads {
			tail, err := s.Tail(t.Context(), name(i), head)
			if err != nil || tail.Regressed {
				t.Fatalf("round %d: acknowledged up to %+v, and lost: %+v, %v", round, head, tail, err)
			}
			heads[i] = tail.Head // one more may have been written, its answer lost
		}
	}
}

func TestAppendWaitsForTheReplicasThatItIsToldToWaitFor(t *testing.T) {
	t.Parallel()
	primary := redisserver.New(t)
	replica := redisserver.NewReplica(t, primary)
	s := open(t, redis.Options{URL: "redis://" + primary.Addr, Replicas: 1})
	first := confirmed(t, s, entry("q1", storage.Position{}))
	replica.Kill()
	for range 2 { // the second finds itself, and is no better confirmed
		if _, err := s.Append(t.Context(), entry("q2", first.Head)); !errors.Is(err, storage.ErrUncertain) {
			t.Errorf("without a replica: got %v, want it to wrap ErrUncertain", err)
		}
	}
	replica.Run(t)
	replica.AwaitSync(t)
	if got := confirmed(t, s, entry("q2", first.Head)); got.Outcome != storage.Already {
		t.Errorf("with the replica back: got %+v, want Already", got)
	}
}

// confirmed repeats an append until its replica has it in time: a busy machine may take longer than a person would wait.
func confirmed(t *testing.T, s *redis.Store, a storage.Append) storage.Appended {
	t.Helper()
	var err error
	for range 20 {
		var got storage.Appended
		if got, err = s.Append(t.Context(), a); err == nil {
			return got
		}
	}
	t.Fatalf("the replica never had it: %v", err)
	return storage.Appended{}
}
