package storage

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
)

// MaxSkew is how far a machine's clock may be from the store's before it must not speak: it would be early or late.
const MaxSkew = 30 * time.Second

// Clock tells book time: the machine's clock, set right by the store's, and moved on by the demonstration's offset.
// Commands, the diary and due times use it; timeouts and signatures use the machine's.
type Clock struct {
	machine func() time.Time
	skew    atomic.Int64 // store minus machine
	offset  atomic.Int64 // of the demonstration
}

// NewClock measures the store's clock against a machine's (nil: this one's).
func NewClock(ctx context.Context, store Store, machine func() time.Time) (*Clock, error) {
	if machine == nil {
		machine = time.Now
	}
	c := &Clock{machine: machine}
	return c, c.Sync(ctx, store)
}

// Sync measures again.
func (c *Clock) Sync(ctx context.Context, store Store) error {
	before := c.machine()
	now, err := store.Now(ctx)
	if err != nil {
		return fmt.Errorf("read the store's clock: %w", err)
	}
	middle := before.Add(c.machine().Sub(before) / 2)
	c.skew.Store(int64(now.Sub(middle)))
	return c.Advance(ctx, store, 0)
}

// SetOut has the demonstration's clock begin at an instant, on any day, unless it is under way.
func (c *Clock) SetOut(ctx context.Context, store Store, begin time.Time) error {
	offset, err := store.SetOut(ctx, begin.Sub(c.machine())-c.Skew())
	if err != nil {
		return fmt.Errorf("set the clock: %w", err)
	}
	c.offset.Store(int64(offset))
	return nil
}

// Advance moves the demonstration's clock forward.
func (c *Clock) Advance(ctx context.Context, store Store, d time.Duration) error {
	offset, err := store.Advance(ctx, d)
	if err != nil {
		return fmt.Errorf("advance the clock: %w", err)
	}
	c.offset.Store(int64(offset))
	return nil
}

// Now is book time, in UTC, in milliseconds.
func (c *Clock) Now() time.Time {
	return c.machine().Add(time.Duration(c.skew.Load() + c.offset.Load())).UTC().Truncate(time.Millisecond)
}

// Store is the store's own clock, as last measured: book time without the offset of the demonstration.
func (c *Clock) Store() time.Time {
	return c.machine().Add(time.Duration(c.skew.Load())).UTC().Truncate(time.Millisecond)
}

// Skew is how far the store's clock is ahead of the machine's.
func (c *Clock) Skew() time.Duration { return time.Duration(c.skew.Load()) }
