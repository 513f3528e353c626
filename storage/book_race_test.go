package storage_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

func containsAny(s string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

// summary is all of a state that can be compared between replicas.
func summary(o *office) (state partnership.State, at storage.Position) {
	o.look(func(s *partnership.State, position storage.Position) { state, at = *s, position })
	return state, at
}

func sameState(a, b partnership.State) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(partnership.State{}),
		cmp.Comparer(func(x, y *terms.Terms) bool { return x.Hash == y.Hash }),
		cmp.Comparer(func(x, y *calendar.Calendar) bool { return x.Location().String() == y.Location().String() }))
}

func onARealServer(t *testing.T) *storagetest.FlakyStore {
	t.Helper()
	addr := redisserver.Start(t)
	store, err := redis.Open(t.Context(), redis.Options{URL: "redis://" + addr, Prefix: "books"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return storagetest.Flaky(store)
}

// TestTwoReplicasRacing: two hundred orders, each given to both replicas at once, as a platform does that never heard the
// answer. Every one is carried out exactly once, and both replicas come to say the same.
func TestTwoReplicasRacing(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *storagetest.FlakyStore{"a file": aFile, "a Redis server": onARealServer} {
		t.Run(name, func(t *testing.T) {
			here := found(t, open(t))
			there := replica(t, here.store)
			const orders = 200
			already := make([]int, orders)
			var wg sync.WaitGroup
			var mu sync.Mutex
			for hand := range 4 {
				at := []*office{here, there}[hand%2]
				wg.Go(func() {
					for i := hand / 2; i < orders; i += 2 {
						done, err := at.do(fmt.Sprintf("race-%d", i), hospital, suggests(fmt.Sprint(i)))
						for errors.Is(err, storage.ErrBusy) { // as a person does: nothing was written, so press again
							done, err = at.do(fmt.Sprintf("race-%d", i), hospital, suggests(fmt.Sprint(i)))
						}
						if err != nil {
							t.Errorf("order %d: %v", i, err)
						}
						if done.Already {
							mu.Lock()
							already[i]++
							mu.Unlock()
						}
					}
				})
			}
			wg.Wait()
			for i, n := range already {
				if n != 1 || here.times(fmt.Sprintf("race-%d", i)) != 1 {
					t.Fatalf("order %d: answered %d times with Already, %d records", i, n, here.times(fmt.Sprintf("race-%d", i)))
				}
			}
			a, atA := summary(here)
			b, atB := summary(there)
			if diff := sameState(a, b); diff != "" || atA != atB || len(a.Items) != orders {
				t.Errorf("%d items, %v and %v:\n%s", len(a.Items), atA, atB, diff)
			}
			c, _ := summary(replica(t, here.store))
			if diff := sameState(a, c); diff != "" {
				t.Errorf("a fresh replay says otherwise:\n%s", diff)
			}
		})
	}
}

func TestATurnWaitsWithinItsDeadline(t *testing.T) {
	o := found(t, aFile(t))
	err := o.book.Turn(o.ctx(), func(*storage.Turn) error {
		ctx, cancel := context.WithCancelCause(o.ctx())
		cancel(nil)
		return o.book.Turn(ctx, func(*storage.Turn) error {
			t.Error("two turns at once")
			return nil
		})
	})
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "wait for book lsp") {
		t.Errorf("error %v", err)
	}
	o.must("r1", hospital, suggests("Warm spaces")) // the book is free again
}

func TestATurnThatPanicsGivesTheBookBack(t *testing.T) {
	o := found(t, aFile(t))
	func() {
		defer func() { _ = recover() }()
		_ = o.book.Turn(o.ctx(), func(*storage.Turn) error { panic("a slip") })
	}()
	o.must("r1", hospital, suggests("Warm spaces"))
}

// rival writes something else before every append.
type rival struct {
	*storagetest.FlakyStore
	of *office
	n  int
}

func (r *rival) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	r.n++
	r.of.must(fmt.Sprintf("rival-%d", r.n), hospital, suggests(fmt.Sprint("rival ", r.n)))
	return r.FlakyStore.Append(ctx, a)
}

func TestSomebodyWhoIsAlwaysSlowerIsToldSo(t *testing.T) {
	o := found(t, aFile(t))
	slow := replica(t, o.store)
	slow.books.Store = &rival{FlakyStore: o.store, of: o}
	if _, err := slow.do("r1", hospital, suggests("Warm spaces")); !errors.Is(err, storage.ErrBusy) {
		t.Errorf("error %v", err)
	}
	if n := o.times("r1"); n != 0 {
		t.Errorf("%d records", n)
	}
}
