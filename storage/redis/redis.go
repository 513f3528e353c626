// Package redis keeps the contract of package storage in a Redis server, a replicated one behind sentinels, or a Cluster,
// for secretariats of which several replicas may run.
//
// What must happen at once is one script (folder scripts, each with its keys, arguments and answers at its top); all keys
// are in keys.go. Redis never looks into what a record says, and neither does this package.
package redis

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/logging"

	"github.com/partnership-secretariat/secretariat/storage"
)

// maxSkew is how far the server's clock and ours may be apart: every due time is judged by the server's.
const maxSkew = 30 * time.Second

// Store is a connection to the server, for any number of goroutines.
type Store struct {
	client  redis.UniversalClient
	keys    keyring
	options Options
	turn    atomic.Uint32 // which shard a claim looks at first

	mu     sync.RWMutex // held for reading while a call is under way
	closed bool
}

var _ storage.Store = (*Store)(nil)

// The client would write to the standard error what it also returns, past the program's own log and what that redacts.
// It reads its logger without a lock, so this must be done before any client is made.
//
//nolint:gochecknoinits // there is nothing earlier that could do it
func init() { logging.Disable() }

// Open connects, and checks that the server takes writes and keeps books in as many shards as we do.
func Open(ctx context.Context, o Options) (*Store, error) {
	o, err := o.withQuery()
	if err != nil {
		return nil, err
	}
	o = o.withDefaults()
	if err := o.check(); err != nil {
		return nil, err
	}
	u, err := o.universal()
	if err != nil {
		return nil, err
	}
	s := &Store{client: redis.NewUniversalClient(u), keys: keyring{o.Prefix, o.Shards}, options: o}
	s.turn.Store(uint32(time.Now().Nanosecond())) // replicas that start together begin at different shards
	if _, err := s.probe(ctx); err != nil {
		_ = s.client.Close() // the reason matters more
		return nil, fmt.Errorf("open redis: %w", err)
	}
	return s, nil
}

// Close waits for the calls under way and closes the connections.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return storage.ErrClosed
	}
	s.closed = true
	return s.client.Close()
}

// Ready says whether the server takes writes, has the shards that we have, and tells the time that we tell.
func (s *Store) Ready(ctx context.Context) error {
	now, err := s.probe(ctx)
	if err != nil {
		return fmt.Errorf("probe redis: %w", err)
	}
	if skew := time.Since(now); skew.Abs() > maxSkew {
		return fmt.Errorf("probe redis: its clock and ours are %s apart", skew.Round(time.Second))
	}
	return nil
}

func (s *Store) probe(ctx context.Context) (time.Time, error) {
	reply, err := s.eval(ctx, readyScript, []string{s.keys.meta()}, s.options.Shards)
	if err != nil {
		return time.Time{}, err
	}
	if kept := reply.list().at(0).number(); kept != int64(s.options.Shards) {
		return time.Time{}, fmt.Errorf("the books lie in %d shards, not in %d: the number cannot be changed", kept, s.options.Shards)
	}
	return stamp(reply.list().at(1).number()), nil
}

// Now is the server's clock.
func (s *Store) Now(ctx context.Context) (time.Time, error) {
	reply, err := s.eval(ctx, clockScript, []string{s.keys.meta()}, 0)
	if err != nil {
		return time.Time{}, fmt.Errorf("read clock: %w", err)
	}
	return stamp(reply.list().at(0).number()), nil
}

// Advance moves the demonstration's clock and returns its whole offset.
func (s *Store) Advance(ctx context.Context, d time.Duration) (time.Duration, error) {
	if d < 0 {
		return 0, storage.ErrBackwards
	}
	reply, err := s.eval(ctx, clockScript, []string{s.keys.meta()}, d.Milliseconds())
	if err != nil {
		return 0, fmt.Errorf("move clock: %w", err)
	}
	return time.Duration(reply.list().at(1).number()) * time.Millisecond, nil
}

// SetOut puts the demonstration's clock where it begins, once.
func (s *Store) SetOut(ctx context.Context, offset time.Duration) (time.Duration, error) {
	reply, err := s.eval(ctx, setOutScript, []string{s.keys.meta()}, offset.Milliseconds())
	if err != nil {
		return 0, fmt.Errorf("set clock: %w", err)
	}
	return time.Duration(reply.number()) * time.Millisecond, nil
}

func stamp(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
