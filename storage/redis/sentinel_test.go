package redis_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// A master is killed while clerks write and wait until both replicas have it: sentinels put a replica in its place, whichever they
// choose, and nothing that was acknowledged is lost. (Had the clerks waited for one replica only, the sentinels might choose the
// other: they know how far each is from what they asked up to ten seconds ago.)
func TestNothingThatAllReplicasConfirmedIsLostInAFailover(t *testing.T) {
	t.Parallel()
	times := kills(t)
	watched := redisserver.NewWatched(t)
	s := open(t, redis.Options{URL: watched.URL, Prefix: "kept", Replicas: 2})
	working := atWork(t, s, 8)
	for n := range times {
		if n > 0 {
			watched.AwaitHealing(t)
		}
		working.goOn(t, 20)
		master := watched.Master(t)
		master.Kill()
		watched.Rejoin(t, master)
		working.goOn(t, 3) // by another master
	}
	working.verify(t)
	t.Logf("%d requests were acknowledged", working.sum())
}
