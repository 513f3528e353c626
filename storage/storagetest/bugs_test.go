package storagetest_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// witness is a storagetest.T that writes a failure down and lets the test go on.
type witness struct {
	ctx context.Context

	mu       sync.Mutex
	failures []string
}

func (w *witness) Helper()                  {}
func (w *witness) Context() context.Context { return w.ctx }

func (w *witness) Errorf(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.failures = append(w.failures, fmt.Sprintf(format, args...))
}

func (w *witness) Fatalf(format string, args ...any) {
	w.Errorf(format, args...)
	runtime.Goexit()
}

// watch runs one check in a goroutine of its own, because a check may end itself.
func watch(ctx context.Context, check storagetest.Check, s storage.Store) []string {
	w := &witness{ctx: ctx}
	done := make(chan struct{})
	go func() {
		defer close(done)
		check.Run(w, s)
	}()
	<-done
	return w.failures
}

// catch runs the suite until a check fails, and says which.
func catch(t *testing.T, spoil func(storage.Store) storage.Store) (says string, failures []string) {
	t.Helper()
	for _, chapter := range storagetest.Contract() {
		for _, check := range chapter.Checks {
			if failures := watch(t.Context(), check, spoil(open(t))); len(failures) > 0 {
				return chapter.Name + ": " + check.Says, failures
			}
		}
	}
	return "", nil
}

func TestSuiteFindsNothingWrongWithAnHonestStore(t *testing.T) {
	t.Parallel()
	says, failures := catch(t, func(s storage.Store) storage.Store { return s })
	if says != "" {
		t.Errorf("%s\n%s", says, failures)
	}
}

func TestSuiteCatchesEveryBug(t *testing.T) {
	t.Parallel()
	for name, spoil := range bugs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			says, failures := catch(t, spoil)
			if says == "" {
				t.Fatal("no check failed")
			}
			t.Logf("caught by %q\n%s", says, failures[0])
		})
	}
}
