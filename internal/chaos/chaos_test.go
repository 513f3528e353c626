package chaos_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// buildDir is where the program is built for these tests.
var buildDir string

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if buildDir, err = os.MkdirTemp("", "chaos-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(buildDir)
	os.Exit(code)
}

// size is how much is done in a world.
type size struct {
	books, commands, reminders int
	faults                     int           // of each kind
	alone                      time.Duration // for which a channel asks for time while nothing else goes wrong
	pause                      time.Duration // of a person between two things, on average
	rest                       time.Duration // until when all must be at rest
}

// chosen is the size that CHAOS names: short or full. Without it nothing runs.
func chosen(t *testing.T) size {
	t.Helper()
	switch os.Getenv("CHAOS") {
	case "short":
		return size{books: 3, commands: 192, reminders: 30, faults: 1, alone: 6 * time.Second, pause: 3 * time.Second, rest: 90 * time.Second}
	case "full":
		return size{books: 20, commands: 10_080, reminders: 1_000, faults: 20, alone: time.Minute, pause: 7 * time.Second, rest: 4 * time.Minute}
	}
	t.Skip("chaos has its own time: make chaos, make soak")
	return size{}
}

// smaller is for a world beside the others.
func (s size) smaller() size {
	s.books, s.commands, s.reminders = max(2, s.books/4), s.commands/6, s.reminders/5
	return s
}

// seed is that of CHAOS_SEED, so that a run can be made again; else another one every time.
func seed(t *testing.T) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(os.Getenv("CHAOS_SEED"), 10, 64)
	if err != nil {
		n = uint64(time.Now().UnixNano())
	}
	t.Logf("to make this run again: CHAOS_SEED=%d", n)
	return n
}

// Three replicas, their clocks five seconds apart, one Redis that has every write on its disk before it acknowledges it.
func TestChaosOnOneRedis(t *testing.T) {
	size, seed := chosen(t), seed(t)
	t.Parallel()
	server := redisserver.New(t)
	w := newWorld(t, "redis://"+server.Addr, size)
	w.lives(seed, func(d *driver) { d.kinds = slices.Concat([]kind{d.ofReplicas()}, d.ofServer(server), d.ofSlack()) })
}

// A master with two replicas, all of which confirm what is acknowledged, as docs/operating.md asks for: its masters die one after
// the other.
func TestChaosOnSentinel(t *testing.T) {
	size, seed := chosen(t).smaller(), seed(t)
	t.Parallel()
	watched := redisserver.NewWatched(t)
	w := newWorld(t, watched.URL+"?replicas=2", size)
	w.failsOver = true
	w.lives(seed, func(d *driver) { d.kinds = append(d.ofSlack(), d.ofReplicas(), d.ofWatched(watched)) })
}

// Three masters with a replica each. One is lost and its replica takes over, and a slot is moved with all that is in it.
func TestChaosOnACluster(t *testing.T) {
	size, seed := chosen(t).smaller(), seed(t)
	t.Parallel()
	cluster := redisserver.NewMasters(t, 3)
	cluster.Follow(t)
	w := newWorld(t, cluster.URL+"?replicas=1", size)
	w.failsOver = true
	w.lives(seed, func(d *driver) { d.kinds = append(d.ofCluster(cluster), d.ofReplicas()) })
}

// lives has people work while things go wrong, and looks at what is left.
func (w *world) lives(seed uint64, kinds func(*driver)) {
	w.t.Helper()
	ctx := w.t.Context()
	w.dawns(ctx, runNine.Add(-w.size.alone-10*time.Second)) // they fall due when things go wrong
	w.opens()
	d := &driver{w: w, random: rand.New(rand.NewPCG(seed, 0)), begun: time.Now()}
	kinds(d)
	var working sync.WaitGroup
	working.Go(func() { w.people(ctx, seed) })
	d.busy(ctx, max(1, len(w.spaces)/2), w.size.alone)
	d.drive(ctx, w.size.faults)
	working.Wait()
	worked := time.Since(d.begun)
	wait(ctx, runNine.Add(2*time.Second).Sub(w.clock.Now())) // what falls due has fallen due
	problems, rested := w.comesToRest(ctx)
	e, err := w.gather(ctx, d.faults)
	if err != nil {
		w.t.Fatal(err)
	}
	e.Read = w.asks(ctx)
	if e.Restore, err = w.restores(ctx); err != nil {
		problems = append(problems, err)
	}
	problems = append(problems, e.problems()...)
	if n := e.reminders(); n != w.size.reminders/len(w.spaces)*len(w.spaces) {
		problems = append(problems, fmt.Errorf("%d reminders of %d came", n, w.size.reminders))
	}
	w.t.Logf("%s\n%s of work, %s until all was at rest", e.summary(), worked.Round(time.Second), rested.Round(time.Second))
	for _, err := range problems {
		w.t.Error(err)
	}
	if w.t.Failed() {
		e.keep(w.t, w, problems)
	}
}

// people has everybody do their share, and waits for them.
func (w *world) people(ctx context.Context, seed uint64) {
	var group sync.WaitGroup
	all := slices.Concat(officers, memberIDs)
	each := w.size.commands / (len(w.spaces) * len(all))
	for i, s := range w.spaces {
		for k, id := range all {
			p := &person{space: s, w: w, id: id, random: rand.New(rand.NewPCG(seed, uint64(1+i*100+k)))}
			group.Go(func() { p.works(ctx, each, w.size.pause) })
		}
	}
	group.Wait()
}
