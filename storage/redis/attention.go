package redis

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Claim takes the lease on one book. Shards take turns to be asked first, so that a busy one starves no other. Only when the
// first has nothing are the others looked at, all at once, and those asked that have something.
func (s *Store) Claim(ctx context.Context, now time.Time, lease time.Duration) (storage.Claim, error) {
	first := int(s.turn.Add(1)) % s.options.Shards
	claim, err := s.claimIn(ctx, first, now, lease)
	if err != nil || claim.Book != "" {
		return claim, err
	}
	overdue, next, err := s.overdue(ctx, now)
	if err != nil {
		return storage.Claim{}, err
	}
	for _, shard := range overdue {
		claim, err = s.claimIn(ctx, shard, now, lease)
		if err != nil || claim.Book != "" {
			return claim, err
		}
		next = sooner(next, claim.Next)
	}
	return storage.Claim{Next: next}, nil
}

func (s *Store) claimIn(ctx context.Context, n int, now time.Time, lease time.Duration) (storage.Claim, error) {
	shard := s.keys.shard(n)
	answer, err := s.eval(ctx, claimScript, []string{shard.attention(), shard.leases()}, now.UnixMilli(), lease.Milliseconds())
	if err != nil {
		return storage.Claim{}, fmt.Errorf("claim: %w", err)
	}
	reply := answer.list()
	switch book := reply.at(0).text(); {
	case book != "":
		return storage.Claim{Book: storage.BookID(book), Token: reply.at(1).number(), Misses: int(reply.at(2).number())}, nil
	case len(reply) > 1:
		return storage.Claim{Next: stamp(reply.at(1).number())}, nil
	}
	return storage.Claim{}, nil
}

// overdue lists the shards that have a book due at now, the longest overdue first, and when the next of the others is due.
func (s *Store) overdue(ctx context.Context, now time.Time) (shards []int, next time.Time, err error) {
	firsts := make([]*redis.ZSliceCmd, s.options.Shards)
	err = s.call(ctx, func() error {
		_, err := s.client.Pipelined(ctx, func(pipe redis.Pipeliner) error {
			for n := range firsts {
				firsts[n] = pipe.ZRangeWithScores(ctx, s.keys.shard(n).attention(), 0, 0)
			}
			return nil
		})
		return err
	})
	if err != nil {
		return nil, next, fmt.Errorf("read attention: %w", err)
	}
	due := func(n int) time.Time { return stamp(int64(firsts[n].Val()[0].Score)) }
	for n, first := range firsts {
		switch {
		case len(first.Val()) == 0:
		case due(n).After(now):
			next = sooner(next, due(n))
		default:
			shards = append(shards, n)
		}
	}
	slices.SortFunc(shards, func(a, b int) int { return due(a).Compare(due(b)) })
	return shards, next, nil
}

// sooner is the earlier of two times; a zero time is never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// Settle ends a claim whose work is done.
func (s *Store) Settle(
	ctx context.Context, id storage.BookID, token int64, folded storage.Position, next time.Time,
) (storage.Tail, bool, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return storage.Tail{}, false, err
	}
	if err := folded.Check(); err != nil {
		return storage.Tail{}, false, err
	}
	answer, err := s.eval(ctx, settleScript, []string{b.log(), b.attention(), b.leases()},
		b.name, token, folded.Length, folded.Last, next.UnixMilli())
	if err != nil {
		return storage.Tail{}, false, fmt.Errorf("settle %s: %w", id, err)
	}
	switch reply := answer.list(); reply.at(0).text() {
	case "settled":
		return storage.Tail{Head: folded}, true, nil
	case "moved":
		tail, err := reply.tail(folded)
		return tail, false, err
	}
	return storage.Tail{}, false, fmt.Errorf("settle %s: %w", id, storage.ErrLeaseLost)
}

// Look asks that a book be looked at by when.
func (s *Store) Look(ctx context.Context, id storage.BookID, when time.Time) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	_, err = s.eval(ctx, lookScript, []string{b.attention(), b.leases()}, b.name, when.UnixMilli())
	return wrap(err, "ask for attention")
}
