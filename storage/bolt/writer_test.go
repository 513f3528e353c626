package bolt

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

func openIdle(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // a test may have closed it
	return s
}

// hold keeps the writer busy until release is called, so that what comes meanwhile is one group.
func hold(t *testing.T, s *Store) (release func()) {
	t.Helper()
	busy, free := make(chan struct{}), make(chan struct{})
	go func() {
		_ = s.do(context.Background(), func(*bbolt.Tx) error {
			close(busy)
			<-free
			return nil
		})
	}()
	<-busy
	return func() { close(free) }
}

func putMeta(name string) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error { return tx.Bucket(meta).Put([]byte(name), []byte("here")) }
}

func has(t *testing.T, s *Store, name string) bool {
	t.Helper()
	found, err := read(t.Context(), s, func(tx *bbolt.Tx) (bool, error) { return tx.Bucket(meta).Get([]byte(name)) != nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var errHalfWay = errors.New("half-way")

func TestWriteThatFailsTakesBackOnlyItself(t *testing.T) {
	t.Parallel()
	s := openIdle(t)
	writes := []struct {
		name string
		end  func() error
		want error
	}{
		{"a", func() error { return nil }, nil},
		{"b", func() error { return errHalfWay }, errHalfWay},
		{"c", func() error { return nil }, nil},
		{"d", func() error { panic(errHalfWay) }, nil},
		{"e", func() error { return nil }, nil},
	}
	release := hold(t, s)
	errs := make([]error, len(writes))
	var group sync.WaitGroup
	for i, w := range writes {
		queued := len(s.queue)
		group.Go(func() {
			errs[i] = s.do(t.Context(), func(tx *bbolt.Tx) error {
				if err := putMeta(w.name)(tx); err != nil {
					return err
				}
				return w.end()
			})
		})
		for len(s.queue) == queued { // until it is in the queue, in this order
			runtime.Gosched()
		}
	}
	release()
	group.Wait()
	for i, w := range writes {
		failed := w.name == "b" || w.name == "d"
		if (errs[i] != nil) != failed || w.want != nil && !errors.Is(errs[i], w.want) {
			t.Errorf("%s: got %v, want %v", w.name, errs[i], w.want)
		}
		if has(t, s, w.name) == failed {
			t.Errorf("%s: kept is %t", w.name, !failed)
		}
	}
}

func TestCloseWaitsForWhatWasAccepted(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "book.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	release := hold(t, s)
	accepted := make(chan error, 1)
	go func() { accepted <- s.do(context.Background(), putMeta("late")) }()
	for len(s.queue) == 0 {
		runtime.Gosched()
	}
	closed := make(chan error, 1)
	go func() { closed <- s.Close() }()
	release()
	if err := errors.Join(<-accepted, <-closed); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	if !has(t, again, "late") {
		t.Error("what was acknowledged is not there")
	}
}

func TestWhoStopsWaitingIsToldThatNobodyKnows(t *testing.T) {
	t.Parallel()
	s := openIdle(t)
	release := hold(t, s)
	defer release()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for len(s.queue) == 0 {
			runtime.Gosched()
		}
		cancel()
	}()
	if err := s.do(ctx, putMeta("unknown")); !errors.Is(err, storage.ErrUncertain) || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want it to wrap ErrUncertain and the reason", err)
	}
}

func TestCommitThatFailsIsUncertainForEverybody(t *testing.T) {
	t.Parallel()
	s := openIdle(t)
	release := hold(t, s)
	errs := make(chan error, 2)
	for _, name := range []string{"a", "b"} {
		go func() {
			errs <- s.do(context.Background(), func(tx *bbolt.Tx) error {
				return tx.Bucket(blobs).Put([]byte(name), make([]byte, 1<<20))
			})
		}()
	}
	for len(s.queue) < 2 {
		runtime.Gosched()
	}
	s.db.MaxSize = 1 // the disk is full
	release()
	for range 2 {
		if err := <-errs; !errors.Is(err, storage.ErrUncertain) {
			t.Errorf("got %v, want it to wrap ErrUncertain", err)
		}
	}
}

func TestNumbersSortAsBytesDo(t *testing.T) {
	t.Parallel()
	numbers := []int64{-1 << 62, -1, 0, 1, 255, 256, 1 << 62}
	for i, n := range numbers {
		if got := decode(encode(n)); got != n {
			t.Errorf("%d came back as %d", n, got)
		}
		if i > 0 && string(encode(numbers[i-1])) >= string(encode(n)) {
			t.Errorf("%d does not sort before %d", numbers[i-1], n)
		}
	}
}
