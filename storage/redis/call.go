package redis

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	// patience is how long a Cluster may move slots or elect before a call gives up on it.
	patience = 2 * time.Second
	pause    = 20 * time.Millisecond
	// confirmWait is how long replicas may take; it must stay below the read timeout.
	confirmWait = 500 * time.Millisecond
)

// eval runs a script by its hash, in one round trip unless the server has never seen it.
func (s *Store) eval(ctx context.Context, script *redis.Script, keys []string, args ...any) (reply, error) {
	var answer any
	err := s.call(ctx, func() (err error) {
		answer, err = script.Run(ctx, s.client, keys, args...).Result()
		return err
	})
	return reply{answer}, err
}

// call makes a call to the server, and makes it again where that may help: once after a broken connection, and for a while
// when a Cluster says that it is busy with itself. Every call is made with the same arguments, and every script bears
// being repeated. An error after which nobody knows what the server did wraps storage.ErrUncertain.
func (s *Store) call(ctx context.Context, do func() error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return storage.ErrClosed
	}
	// The client of a Cluster follows redirections by itself, and so may hide that an answer was lost.
	_, lost := s.client.(*redis.ClusterClient)
	giveUp := time.Now().Add(patience)
	for broken := 0; ; {
		if err := ctx.Err(); err != nil {
			return unsure(err, lost && broken > 0)
		}
		err := do()
		if err == nil || errors.Is(err, redis.Nil) {
			return err
		}
		switch kind := classify(err); {
		case kind == busy && time.Now().Before(giveUp):
			wait(ctx, pause)
		case kind == refused || kind == busy:
			return unsure(err, lost)
		default:
			lost = lost || kind == broke
			if broken++; broken > 1 {
				return unsure(err, lost)
			}
		}
	}
}

func unsure(err error, lost bool) error {
	if lost {
		return fmt.Errorf("%w: %w", storage.ErrUncertain, err)
	}
	return err
}

type failure int

const (
	refused failure = iota // the server answered with an error, and did nothing
	busy                   // the same, and will soon answer otherwise
	unsent                 // the server never heard of it
	broke                  // nobody knows
)

func classify(err error) failure {
	var answer redis.Error
	var network *net.OpError
	switch {
	case errors.As(err, &answer):
		for _, prefix := range []string{"TRYAGAIN", "CLUSTERDOWN", "LOADING", "MOVED", "ASK"} {
			if strings.HasPrefix(answer.Error(), prefix) {
				return busy
			}
		}
		return refused
	case errors.Is(err, redis.ErrPoolTimeout), errors.As(err, &network) && network.Op == "dial":
		return unsent
	}
	return broke
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
