package redis_test

import (
	"crypto/rand"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

func TestContractOnMiniredis(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	storagetest.Run(t, func(t *testing.T) storage.Store {
		return open(t, redis.Options{URL: "redis://" + server.Addr()})
	})
}

func TestContractOnRealServer(t *testing.T) {
	t.Parallel()
	addr := redisserver.Start(t)
	storagetest.Run(t, func(t *testing.T) storage.Store {
		return open(t, redis.Options{URL: "redis://" + addr})
	})
}

func TestLongestOverdueFirstWithinOneShard(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	storagetest.LongestOverdueFirst(t, open(t, redis.Options{URL: "redis://" + server.Addr(), Shards: 1}))
}

// open opens a store of its own on a server that tests share.
func open(t *testing.T, o redis.Options) *redis.Store {
	t.Helper()
	if o.Prefix == "" {
		o.Prefix = "test-" + rand.Text()
	}
	s, err := redis.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // a test may have closed it
	return s
}
