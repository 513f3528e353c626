package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"strings"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage/redis"
)

// server is a redis-server that keeps its log as production does, and goes away with the program.
type server struct {
	addr    string
	dir     string
	process *exec.Cmd
	client  *goredis.Client // bare, beside the store
}

// startTime is how long a server may take before it answers, or cleans up.
const startTime = 20 * time.Second

func startServer(ctx context.Context, dir string) (*server, error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("find a port: %w", err)
	}
	s := &server{addr: addr, dir: dir, client: goredis.NewClient(&goredis.Options{Addr: addr, Protocol: 2})}
	args := []string{
		"--bind", host, "--port", port, "--dir", dir, "--save", "", "--logfile", "server.log",
		"--appendonly", "yes", "--appendfsync", "everysec", "--auto-aof-rewrite-percentage", "0",
	}
	s.process = exec.CommandContext(ctx, "redis-server", args...) //nolint:gosec // because the arguments are our own
	if err := s.process.Start(); err != nil {
		return nil, fmt.Errorf("start redis-server: %w", err)
	}
	if err := s.await(ctx, func() bool { return s.client.Ping(ctx).Err() == nil }); err != nil {
		s.stop()
		return nil, fmt.Errorf("start redis-server: %w", err)
	}
	return s, nil
}

func freeAddress(ctx context.Context) (string, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a port: %w", err)
	}
	return listener.Addr().String(), listener.Close()
}

func (s *server) await(ctx context.Context, ready func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	for !ready() {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return errors.New("it does not answer")
		}
	}
	return nil
}

func (s *server) stop() {
	_ = s.client.Close() // what it measured is known
	_ = s.process.Process.Kill()
	_ = s.process.Wait()
}

// reset forgets all books and shortens the append-only file, so that every round begins alike.
func (s *server) reset(ctx context.Context) error {
	if err := s.client.FlushAll(ctx).Err(); err != nil {
		return fmt.Errorf("empty the server: %w", err)
	}
	if err := s.client.BgRewriteAOF(ctx).Err(); err != nil {
		return fmt.Errorf("shorten the append-only file: %w", err)
	}
	return s.await(ctx, func() bool {
		info := s.client.Info(ctx, "persistence").Val()
		return strings.Contains(info, "aof_rewrite_in_progress:0") && strings.Contains(info, "aof_rewrite_scheduled:0")
	})
}

// open connects a store. It has one shard, because redis-benchmark writes into one.
func (s *server) open(ctx context.Context, listen *tap) (*redis.Store, error) {
	o := redis.Options{URL: "redis://" + s.addr, Shards: 1}
	if listen != nil {
		o.Dialer = listen.dial
	}
	return redis.Open(ctx, o)
}
