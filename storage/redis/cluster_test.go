package redis_test

import (
	"fmt"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// In a Cluster of three masters a slot is moved and a master killed while clerks write: nothing that was acknowledged is lost,
// nothing is written twice, and those whose slots are elsewhere go on meanwhile.
func TestAClusterMovesASlotAndLosesANodeUnderLoad(t *testing.T) {
	t.Parallel()
	times := kills(t)
	cluster := redisserver.NewMasters(t, 3)
	const prefix = "kept"
	s := open(t, redis.Options{URL: cluster.URL, Prefix: prefix})
	working := atWork(t, s, 12)
	for range times {
		from, slot := cluster.Of(t, fmt.Sprintf("{%s:00}", prefix))
		to := (from + 1) % 3
		cluster.Move(t, slot, from, to)
		working.goOn(t, 3)
		cluster.Move(t, slot, to, from)
		working.goOn(t, 3)

		lost := from
		elsewhere := working.elsewhere(t, cluster, prefix, lost)
		cluster.Masters[lost].Kill()
		working.goOn(t, 20, elsewhere...)
		cluster.Masters[lost].Run(t)
		working.goOn(t, 3)
	}
	working.verify(t)
	t.Logf("%d requests were acknowledged", working.sum())
}

// elsewhere are the clerks whose books do not lie on a master.
func (c *clerks) elsewhere(t *testing.T, cluster *redisserver.Cluster, prefix string, lost int) (some []*clerk) {
	t.Helper()
	for _, one := range c.all {
		if owner, _ := cluster.Of(t, redis.TagOf(prefix, string(one.book))); owner != lost {
			some = append(some, one)
		}
	}
	if len(some) == 0 || len(some) == len(c.all) {
		t.Fatalf("%d of %d books lie elsewhere", len(some), len(c.all))
	}
	return some
}

// Where replicas are to confirm, WAIT goes to the server that was written to; which that is changes with a slot.
func TestAClusterMovesASlotUnderLoadThatReplicasConfirm(t *testing.T) {
	t.Parallel()
	times := kills(t)
	cluster := redisserver.NewMasters(t, 3)
	cluster.Follow(t)
	const prefix = "kept"
	s := open(t, redis.Options{URL: cluster.URL, Prefix: prefix, Replicas: 1})
	working := atWork(t, s, 12)
	for range times {
		from, slot := cluster.Of(t, fmt.Sprintf("{%s:00}", prefix))
		to := (from + 1) % 3
		cluster.Move(t, slot, from, to)
		working.goOn(t, 3)
		cluster.Move(t, slot, to, from)
		working.goOn(t, 3)
	}
	working.verify(t)
	t.Logf("%d requests were acknowledged", working.sum())
}
