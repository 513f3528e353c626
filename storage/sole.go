package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"
)

// Sole is something that one process alone does at a time, as being connected where a second connection would hear everything
// twice. Whoever does it holds a lease by the store's clock and renews it; when that ends, another process takes over.
//
// The lease lies among the installations, of a platform that is none: what it needs, putting an entry in the place of the one
// that was read, is what they can do.
type Sole struct {
	Store interface {
		Shelf
		Now(ctx context.Context) (time.Time, error)
	}
	Name   string        // of what is done
	Holder string        // of this process, as nobody else is called
	Lease  time.Duration // after which another may take over
	Log    *slog.Logger
}

const solePlatform = "lease"

// hold is who does it, and until when.
type hold struct {
	Holder string    `json:"holder"`
	Until  time.Time `json:"until"`
}

// Run does something whenever no other process does, until the context ends or it ends by itself. Its own context ends when
// the lease could not be renewed in time.
func (s *Sole) Run(ctx context.Context, do func(context.Context) error) error {
	for ctx.Err() == nil {
		held, err := s.take(ctx, s.Lease)
		if err != nil {
			s.Log.Warn("a lease could not be taken", "name", s.Name, "err", err)
		}
		if !held {
			rest(ctx, s.Lease/3)
			continue
		}
		if ended, err := s.while(ctx, do); ended {
			return err
		}
	}
	return nil
}

// while does it for as long as the lease holds. Ended says that it ended by itself, or because it was asked to.
func (s *Sole) while(ctx context.Context, do func(context.Context) error) (ended bool, err error) {
	doing, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- do(doing) }()
	good := time.Now().Add(s.Lease)
	renew := time.NewTicker(s.Lease / 3)
	defer renew.Stop()
	for {
		select {
		case err := <-done:
			if _, failed := s.take(context.WithoutCancel(ctx), 0); failed != nil {
				s.Log.Info("a lease could not be let go, and runs out", "name", s.Name, "err", failed)
			}
			return true, err
		case <-renew.C:
			began := time.Now()
			held, err := s.take(ctx, s.Lease)
			switch {
			case err == nil && held:
				good = began.Add(s.Lease)
			case err == nil || time.Now().After(good.Add(-s.Lease/6)): // another has it, or soon may
				s.Log.Warn("a lease was lost: another process takes over", "name", s.Name, "err", err)
				stop()
				return false, <-done
			}
		}
	}
}

// take takes the lease, renews it, or with no time lets it go; false: another process has it.
func (s *Sole) take(ctx context.Context, length time.Duration) (held bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, max(s.Lease/3, time.Second))
	defer cancel()
	now, err := s.Store.Now(ctx)
	if err != nil {
		return false, fmt.Errorf("read the clock: %w", err)
	}
	list, err := s.Store.Installations(ctx, solePlatform)
	if err != nil {
		return false, fmt.Errorf("read leases: %w", err)
	}
	entry := Installation{Platform: solePlatform, Workspace: s.Name}
	for _, in := range list {
		if in.Workspace == s.Name {
			entry = in
		}
	}
	var has hold
	_ = json.Unmarshal(entry.Sealed, &has) // what cannot be read is nobody's
	if has.Holder != s.Holder && has.Until.After(now) {
		return false, nil
	}
	entry.Sealed, err = json.Marshal(hold{Holder: s.Holder, Until: now.Add(length)})
	if err != nil {
		return false, fmt.Errorf("encode a lease: %w", err)
	}
	_, put, err := s.Store.PutInstallation(ctx, entry)
	if err != nil {
		return false, fmt.Errorf("put a lease: %w", err)
	}
	return put, nil
}

func rest(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
