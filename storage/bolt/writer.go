package bolt

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"github.com/partnership-secretariat/secretariat/storage"
)

// groupMax bounds how long the first of a group waits for the others' work.
const groupMax = 256

// write is one caller's change, on its way through the writer.
type write struct {
	ctx   context.Context
	apply func(*bbolt.Tx) error
	err   error
	done  chan struct{}
}

// change hands fn to the writer and waits for the disk. An answer among fn's errors (answered) must come before its first
// write; with any other error everything fn wrote is taken back.
func change[T any](ctx context.Context, s *Store, fn func(*bbolt.Tx) (T, error)) (T, error) {
	var result, none T
	w := &write{ctx: ctx, done: make(chan struct{}), apply: func(tx *bbolt.Tx) (err error) {
		result, err = fn(tx)
		return err
	}}
	if err := s.enqueue(w); err != nil {
		return none, err
	}
	select {
	case <-w.done:
		if w.err != nil {
			return none, w.err
		}
		return result, nil
	case <-ctx.Done(): // the writer may still be using result
		return none, fmt.Errorf("wait for the disk: %w: %w", storage.ErrUncertain, context.Cause(ctx))
	}
}

// read looks at what is committed.
func read[T any](ctx context.Context, s *Store, fn func(*bbolt.Tx) (T, error)) (result T, err error) {
	if err := ctx.Err(); err != nil {
		return result, err
	}
	err = s.db.View(func(tx *bbolt.Tx) (err error) {
		result, err = fn(tx)
		return err
	})
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		err = storage.ErrClosed
	}
	return result, err
}

func (s *Store) enqueue(w *write) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return storage.ErrClosed
	}
	select {
	case s.queue <- w:
		return nil
	case <-w.ctx.Done():
		return context.Cause(w.ctx)
	}
}

// run is the one writer. It ends when the queue is closed and empty.
func (s *Store) run() {
	defer close(s.finished)
	group := make([]*write, 0, groupMax)
	for first := range s.queue {
		group = s.gather(append(group[:0], first))
		s.commit(group)
	}
}

// gather adds what has queued up meanwhile. It never waits: the last commit was the wait.
func (s *Store) gather(group []*write) []*write {
	for len(group) < groupMax {
		select {
		case w, open := <-s.queue:
			if !open {
				return group
			}
			group = append(group, w)
		default:
			return group
		}
	}
	return group
}

// commit makes one transaction of a group. A write that fails half-way takes only itself back: the others are done again
// without it. If the disk fails nobody can say what is on it, and everybody is told so.
func (s *Store) commit(group []*write) {
	for len(group) > 0 {
		failed := -1
		err := s.db.Update(func(tx *bbolt.Tx) error {
			for i, w := range group {
				if w.err = w.try(tx); w.err != nil && !answered(w.err) {
					failed = i
					return w.err
				}
			}
			return nil
		})
		if failed < 0 {
			finish(group, err)
			return
		}
		close(group[failed].done)
		group = slices.Delete(group, failed, failed+1)
	}
}

func finish(group []*write, err error) {
	for _, w := range group {
		if err != nil && w.err == nil {
			w.err = fmt.Errorf("commit: %w: %w", storage.ErrUncertain, err)
		}
		close(w.done)
	}
}

// try turns a panic into an error, because the writer works for everybody.
func (w *write) try(tx *bbolt.Tx) (err error) {
	if err := w.ctx.Err(); err != nil {
		return err // nobody waits for it any more, and nothing was done
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("write: panic: %v", r)
		}
	}()
	return w.apply(tx)
}

// answered tells the errors that are answers, found before anything was written.
func answered(err error) bool {
	for _, answer := range []error{storage.ErrLeaseLost, storage.ErrNotFound, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, answer) {
			return true
		}
	}
	return false
}
