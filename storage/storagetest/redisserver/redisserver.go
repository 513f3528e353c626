// Package redisserver starts a real redis-server for a test: on a free port, with every write on the disk before it is
// acknowledged, in a folder that goes with the test.
package redisserver

import (
	"context"
	"net"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// Server is a redis-server that a test can kill and start again.
type Server struct {
	Addr string

	dir     string
	args    []string
	process *exec.Cmd
}

// Start starts a server and returns its address. Without a redis-server on the path the test is skipped; where CI=true, it
// fails instead.
func Start(t *testing.T, args ...string) string {
	t.Helper()
	return New(t, args...).Addr
}

// New is Start for a test that stops the server too. Arguments are added to the server's command line.
func New(t *testing.T, args ...string) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no redis-server on the path, and this is CI")
		}
		t.Skip("SKIPPED: no redis-server on the path; install it to test against a real one")
	}
	dir, err := os.MkdirTemp("", "redis-server-") //nolint:usetesting // a child of a killed server may still write here
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Addr: freeAddress(t), dir: dir, args: args}
	t.Cleanup(s.remove)
	s.Run(t)
	return s
}

// Run starts the server, for the first time or after Kill, and waits until it answers.
func (s *Server) Run(t *testing.T) {
	t.Helper()
	host, port, err := net.SplitHostPort(s.Addr)
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{
		"--bind", host, "--port", port, "--dir", s.dir, "--save", "", "--appendonly", "yes", "--appendfsync", "always",
		"--logfile", "server.log", "--repl-diskless-sync-delay", "0",
	}, s.args...)
	s.start(t, args...)
}

func (s *Server) start(t *testing.T, args ...string) {
	t.Helper()
	s.process = exec.CommandContext(context.Background(), "redis-server", args...) //nolint:gosec // the arguments are the test's own
	if err := s.process.Start(); err != nil {
		t.Fatalf("start redis-server: %v", err)
	}
	s.await(t)
}

// Kill ends the server as a power cut would.
func (s *Server) Kill() {
	if s.process == nil || s.process.Process == nil {
		return
	}
	_ = s.process.Process.Kill() // it may be dead already
	_ = s.process.Wait()
}

// remove kills the server and clears its folder, however long a child of it still writes there.
func (s *Server) remove() {
	s.Kill()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for range 250 {
		if os.RemoveAll(s.dir) == nil {
			return
		}
		<-ticker.C
	}
}

func (s *Server) await(t *testing.T) {
	t.Helper()
	client := s.client()
	defer func() { _ = client.Close() }() // it was only asked
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	for {
		err := client.Ping(ctx).Err()
		if err == nil {
			return
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			log, _ := os.ReadFile(s.dir + "/server.log")
			t.Fatalf("redis-server does not answer: %v\n%s", err, log)
		}
	}
}

// client is one for a few questions.
func (s *Server) client() *redis.Client {
	return redis.NewClient(&redis.Options{Addr: s.Addr, Protocol: 2, MaxRetries: -1, DialerRetries: 1})
}

// highest is the last port that leaves room for the bus of a Cluster, which is 10,000 above.
const highest = 55535

func freeAddress(t *testing.T) string {
	t.Helper()
	for {
		listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := listener.Addr().(*net.TCPAddr)
		if err := listener.Close(); err != nil {
			t.Fatal(err)
		}
		if address.Port <= highest {
			return address.String()
		}
	}
}
