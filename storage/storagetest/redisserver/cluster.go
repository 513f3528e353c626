package redisserver

import (
	"context"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"
)

// slots is how many every Cluster has.
const slots = 16384

// Cluster is several masters that share the slots. A lost master takes its own slots away and no others.
type Cluster struct {
	Masters []*Server
	URL     string
}

// NewMasters starts a Cluster of so many masters, of about as many slots each.
func NewMasters(t *testing.T, n int) *Cluster {
	t.Helper()
	c := &Cluster{}
	var addresses []string
	for i := range n {
		s := New(t, "--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--cluster-require-full-coverage", "no")
		s.Do(t, "CLUSTER", "SET-CONFIG-EPOCH", strconv.Itoa(i+1))
		s.Do(t, "CLUSTER", "ADDSLOTSRANGE", strconv.Itoa(i*slots/n), strconv.Itoa((i+1)*slots/n-1))
		c.Masters = append(c.Masters, s)
		addresses = append(addresses, s.Addr)
	}
	for _, s := range c.Masters[1:] {
		host, port := split(t, s.Addr)
		c.Masters[0].Do(t, "CLUSTER", "MEET", host, port)
	}
	for _, s := range c.Masters {
		s.until(t, "cluster_slots_ok:"+strconv.Itoa(slots), "CLUSTER INFO")
	}
	c.URL = "redis+cluster://" + strings.Join(addresses, ",")
	return c
}

// Follow gives every master a replica.
func (c *Cluster) Follow(t *testing.T) {
	t.Helper()
	host, port := split(t, c.Masters[0].Addr)
	for _, master := range c.Masters {
		s := New(t, "--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--cluster-require-full-coverage", "no")
		s.Do(t, "CLUSTER", "MEET", host, port)
		id := master.Do(t, "CLUSTER MYID")
		s.until(t, id, "CLUSTER NODES")
		s.Do(t, "CLUSTER", "REPLICATE", id)
		s.AwaitSync(t)
	}
}

// Lose kills a master that has a replica, waits until that is in its place, and lets the master come back to it.
func (c *Cluster) Lose(t *testing.T, lost int) {
	t.Helper()
	s, other := c.Masters[lost], c.Masters[(lost+1)%len(c.Masters)]
	id := s.Do(t, "CLUSTER MYID")
	s.Kill()
	other.untilTrue(t, "a replica takes over", func() bool { return !other.hasSlots(t, id) })
	s.Run(t)
	s.AwaitSync(t)
	s.untilTrue(t, "the master is back in its place", func() bool {
		if !s.hasSlots(t, id) {
			s.Do(t, "CLUSTER", "FAILOVER") // which gives up by itself where the others do not answer in time
			pause(t.Context(), time.Second)
		}
		return s.hasSlots(t, id)
	})
	for _, master := range c.Masters {
		master.untilTrue(t, "all know it", func() bool { return master.hasSlots(t, id) })
	}
}

// hasSlots says whether a node of the Cluster has any, as this server knows it.
func (s *Server) hasSlots(t *testing.T, id string) bool {
	t.Helper()
	for line := range strings.Lines(s.Do(t, "CLUSTER NODES")) {
		// id, address, flags, master, ping, pong, epoch, link, slots
		if words := strings.Fields(line); len(words) > 0 && words[0] == id {
			return len(words) > 8
		}
	}
	return false
}

// Of is the master that has a key, and its slot.
func (c *Cluster) Of(t *testing.T, key string) (owner int, slot int64) {
	t.Helper()
	client := c.Masters[0].client()
	defer func() { _ = client.Close() }() // it was only asked
	slot, err := client.ClusterKeySlot(t.Context(), key).Result()
	if err != nil {
		t.Fatal(err)
	}
	return int(slot) * len(c.Masters) / slots, slot
}

// Move gives a slot with everything in it from one master to another, as an operator does while both are at work.
func (c *Cluster) Move(t *testing.T, slot int64, from, to int) {
	t.Helper()
	source, target := c.Masters[from], c.Masters[to]
	number := strconv.FormatInt(slot, 10)
	sourceID, targetID := source.Do(t, "CLUSTER MYID"), target.Do(t, "CLUSTER MYID")
	target.Do(t, "CLUSTER", "SETSLOT", number, "IMPORTING", sourceID)
	source.Do(t, "CLUSTER", "SETSLOT", number, "MIGRATING", targetID)
	host, port := split(t, target.Addr)
	client := source.client()
	defer func() { _ = client.Close() }()
	for {
		keys, err := client.ClusterGetKeysInSlot(t.Context(), int(slot), 1).Result()
		if err != nil {
			t.Fatal(err)
		}
		if len(keys) == 0 {
			break
		}
		// One at a time, with a pause: scripts find some of their keys here and some there.
		source.Do(t, "MIGRATE", host, port, keys[0], "0", "5000")
		pause(t.Context(), 5*time.Millisecond)
	}
	for _, s := range []*Server{target, source} {
		s.Do(t, "CLUSTER", "SETSLOT", number, "NODE", targetID)
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

func split(t *testing.T, address string) (host, port string) {
	t.Helper()
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return host, port
}
