package redis_test

import (
	"errors"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// A server that stands still takes what it is sent and does it later. Whoever waited was told in time that nobody knows, and what
// they make again is not done twice.
func TestAServerThatStandsStillUnderLoad(t *testing.T) {
	t.Parallel()
	times := kills(t)
	server := redisserver.New(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr, Prefix: "kept"})
	working := atWork(t, s, 6)
	for range times {
		server.Freeze(t)
		began := time.Now()
		_, err := s.Append(t.Context(), entry("standing", storage.Position{}))
		if took := time.Since(began); !errors.Is(err, storage.ErrUncertain) || took > 3*time.Second {
			t.Errorf("an append while it stands still: %v after %s", err, took)
		}
		server.Thaw(t)
		working.goOn(t, 5)
	}
	working.verify(t)
}

func TestConnectionsThatAreCutUnderLoad(t *testing.T) {
	t.Parallel()
	times := kills(t)
	server := redisserver.New(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr, Prefix: "kept"})
	working := atWork(t, s, 6)
	for range 10 * times {
		server.Do(t, "CLIENT KILL TYPE normal SKIPME yes")
		working.goOn(t, 2)
	}
	working.verify(t)
}
