package redis_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
)

// clerk writes in one book, as a process does: a request is made again until it is acknowledged.
type clerk struct {
	store *redis.Store
	book  storage.BookID
	head  storage.Position
	acked []string
	done  atomic.Int64
}

// clerks are at work, each in a book of their own.
type clerks struct {
	all   []*clerk
	group sync.WaitGroup
	stop  context.CancelFunc
}

func atWork(t *testing.T, s *redis.Store, n int) *clerks {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	c := &clerks{stop: stop}
	t.Cleanup(func() { stop(); c.group.Wait() })
	for i := range n {
		one := &clerk{store: s, book: storage.BookID(fmt.Sprint("b", i))}
		c.all = append(c.all, one)
		c.group.Go(func() { one.work(ctx, t) })
	}
	c.goOn(t, 5)
	return c
}

func (c *clerk) work(ctx context.Context, t *testing.T) {
	for n := 0; ctx.Err() == nil; n++ {
		request := fmt.Sprint("q", n)
		for !c.write(ctx, t, request) && ctx.Err() == nil {
			wait(ctx, 10*time.Millisecond)
		}
		wait(ctx, time.Millisecond)
	}
}

// write makes a request and says whether it was acknowledged.
func (c *clerk) write(ctx context.Context, t *testing.T, request string) bool {
	now := time.Now().UTC().Truncate(time.Millisecond)
	got, err := c.store.Append(ctx, storage.Append{
		Book: c.book, Expected: c.head, Request: request, Look: now,
		Records: []storage.Record{{ID: "r-" + request, Request: request, At: now, Data: []byte("{}")}},
	})
	switch {
	case err != nil:
		return false
	case got.Outcome == storage.Conflict: // what was not acknowledged was written, and something after it: nobody else writes here
		t.Errorf("%s: %s met a conflict: %+v", c.book, request, got)
	case got.Outcome == storage.Regress: // what was not acknowledged, or not to a replica, is gone; start from what there is
		c.head = got.Head
		return false
	}
	c.head = got.Head
	c.acked = append(c.acked, request)
	c.done.Add(1)
	return true
}

// goOn waits until every clerk, or those that are named, has had so many more requests acknowledged.
func (c *clerks) goOn(t *testing.T, more int64, only ...*clerk) {
	t.Helper()
	if len(only) == 0 {
		only = c.all
	}
	ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
	defer cancel()
	for _, one := range only {
		for until := one.done.Load() + more; one.done.Load() < until; {
			wait(ctx, 5*time.Millisecond)
			if ctx.Err() != nil {
				t.Fatalf("%s stands still after %d requests", one.book, one.done.Load())
			}
		}
	}
}

// verify ends their work and looks at what is left: every acknowledged request is in the book once and no other twice, time does
// not run back, and nothing is appended under a history that is as long and not this one.
func (c *clerks) verify(t *testing.T) {
	t.Helper()
	c.stop()
	c.group.Wait()
	for _, one := range c.all {
		tail, err := one.store.Tail(t.Context(), one.book, storage.Position{})
		if err != nil {
			t.Fatal(err)
		}
		times := map[string]int{}
		for i, r := range tail.Records {
			times[r.Request]++
			if i > 0 && r.At.Before(tail.Records[i-1].At) {
				t.Errorf("%s: record %d is stamped before its predecessor", one.book, i)
			}
		}
		for request, n := range times {
			if n > 1 {
				t.Errorf("%s: %s is there %d times", one.book, request, n)
			}
		}
		for _, request := range one.acked {
			if times[request] == 0 {
				t.Errorf("%s: %s was acknowledged and is lost", one.book, request)
			}
		}
		a := entry("q", storage.Position{Length: tail.Head.Length, Last: "r-foreign"})
		a.Book = one.book
		if got := confirmed(t, one.store, a); got.Outcome != storage.Regress {
			t.Errorf("%s: an append under a foreign history: got %+v", one.book, got.Outcome)
		}
	}
}

// sum is how many requests were acknowledged.
func (c *clerks) sum() (n int64) {
	for _, one := range c.all {
		n += one.done.Load()
	}
	return n
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// kills is how often a server is killed: not in the short tests, once where somebody just runs them all, KILLS times where that is
// set.
func kills(t *testing.T) int {
	t.Helper()
	if testing.Short() {
		t.Skip("servers are killed in the long tests only")
	}
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil && n > 0 {
		return n
	}
	return 1
}
