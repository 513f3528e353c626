package redis

import (
	"context"
	"fmt"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

// evalConfirmed is eval for an append: where replicas are to confirm it, WAIT travels behind the script on the same
// connection, because Redis waits for what was written there.
func (s *Store) evalConfirmed(ctx context.Context, script *redis.Script, keys []string, args []any) (reply, error) {
	if s.options.Replicas == 0 {
		return s.eval(ctx, script, keys, args...)
	}
	var answer any
	var confirmed int64
	err := s.call(ctx, func() error {
		node, err := s.node(ctx, keys[0])
		if err != nil {
			return err
		}
		answer, confirmed, err = s.evalAndWait(ctx, node, script, keys, args)
		if redis.HasErrorPrefix(err, "NOSCRIPT") {
			if err := script.Load(ctx, node).Err(); err != nil {
				return err
			}
			answer, confirmed, err = s.evalAndWait(ctx, node, script, keys, args)
		}
		if redis.HasErrorPrefix(err, "MOVED") {
			s.lookAgain(ctx)
		}
		return err
	})
	if err == nil && confirmed < int64(s.options.Replicas) {
		err = fmt.Errorf("%w: %d of %d replicas have it", storage.ErrUncertain, confirmed, s.options.Replicas)
	}
	return reply{answer}, err
}

// evalAndWait writes one byte behind the script: WAIT answers at once on a connection that has written nothing, and a
// repeated append, which finds itself, would be taken for confirmed.
func (s *Store) evalAndWait(
	ctx context.Context, node redis.UniversalClient, script *redis.Script, keys []string, args []any,
) (any, int64, error) {
	pipe := node.Pipeline()
	answer := script.EvalSha(ctx, pipe, keys, args...)
	pipe.HSet(ctx, s.keys.shardOf(args[0].(string)).tag+":confirm", "at", 1)
	confirmed := pipe.Do(ctx, "WAIT", s.options.Replicas, confirmWait.Milliseconds())
	if _, err := pipe.Exec(ctx); err != nil {
		return nil, 0, err
	}
	got, err := confirmed.Int64()
	return answer.Val(), got, err
}

// Confirm reads the record at which a reader stands, and waits until replicas have all that the server had then.
func (s *Store) Confirm(ctx context.Context, id storage.BookID, at storage.Position) (bool, error) {
	if s.options.Replicas == 0 {
		return true, nil
	}
	b, err := s.keys.book(id)
	if err != nil {
		return false, err
	}
	answer, err := s.evalConfirmed(ctx, standsScript, []string{b.log()}, []any{string(id), at.Length, at.Last})
	if err != nil {
		return false, fmt.Errorf("confirm %s: %w", id, err)
	}
	return answer.number() == 1, nil
}

// lookAgain has the client of a Cluster find out who has which slot. It does so by itself only where it follows a redirection, and
// what is sent to one server with its WAIT must not be redirected without it.
func (s *Store) lookAgain(ctx context.Context) {
	if cluster, ok := s.client.(*redis.ClusterClient); ok {
		cluster.ReloadState(ctx)
	}
}

// node is the server that has a key. A pipeline to a Cluster would send WAIT, which has no key, anywhere.
func (s *Store) node(ctx context.Context, key string) (redis.UniversalClient, error) {
	cluster, ok := s.client.(*redis.ClusterClient)
	if !ok {
		return s.client, nil
	}
	return cluster.MasterForKey(ctx, key)
}
