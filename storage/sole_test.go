package storage_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// away is a store that can be out of reach.
type away struct {
	storage.Store
	gone atomic.Bool
}

func (a *away) Now(ctx context.Context) (time.Time, error) {
	if a.gone.Load() {
		return time.Time{}, errors.New("out of reach")
	}
	return a.Store.Now(ctx)
}

// process is one that wants to do it.
type process struct {
	store         *away
	begun, ending chan struct{}
	stop          context.CancelFunc
	ended         chan error
}

func startProcess(t *testing.T, store storage.Store, holder string, busy *atomic.Int32) *process {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	p := &process{store: &away{Store: store}, begun: make(chan struct{}, 9), ending: make(chan struct{}, 9), stop: stop, ended: make(chan error, 1)}
	sole := &storage.Sole{Store: p.store, Name: "gateway", Holder: holder, Lease: 300 * time.Millisecond, Log: slog.New(slog.DiscardHandler)}
	go func() {
		p.ended <- sole.Run(ctx, func(ctx context.Context) error {
			if busy.Add(1) > 1 {
				t.Error("two do it at the same time")
			}
			p.begun <- struct{}{}
			<-ctx.Done()
			busy.Add(-1)
			p.ending <- struct{}{}
			return nil
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-p.ended; err != nil {
			t.Errorf("it ended with %v", err)
		}
	})
	return p
}

func soon(t *testing.T, what string, happened <-chan struct{}) {
	t.Helper()
	select {
	case <-happened:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s: it did not happen", what)
	}
}

func TestOneProcessAloneDoesIt(t *testing.T) {
	t.Parallel()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	var busy atomic.Int32
	first := startProcess(t, store, "first", &busy)
	soon(t, "the first begins", first.begun)
	second := startProcess(t, store, "second", &busy)
	select {
	case <-second.begun:
		t.Fatal("the second does it too")
	case <-time.After(time.Second): // three leases, all renewed
	}

	first.stop() // and lets go at once
	soon(t, "the first ends", first.ending)
	soon(t, "the second takes over", second.begun)

	third := startProcess(t, store, "third", &busy)
	second.store.gone.Store(true) // it cannot renew: it ends before anybody else may begin
	soon(t, "the second ends", second.ending)
	soon(t, "the third takes over", third.begun)
	second.store.gone.Store(false)
	select {
	case <-second.begun:
		t.Fatal("it comes back although another does it")
	case <-time.After(500 * time.Millisecond):
	}
}

func TestWhatEndsByItselfIsNotBegunAgain(t *testing.T) {
	t.Parallel()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	sole := &storage.Sole{Store: store, Name: "gateway", Holder: "one", Lease: time.Second, Log: slog.New(slog.DiscardHandler)}
	fatal := errors.New("the token is wrong")
	if err := sole.Run(t.Context(), func(context.Context) error { return fatal }); !errors.Is(err, fatal) {
		t.Errorf("it ended with %v", err)
	}
}
