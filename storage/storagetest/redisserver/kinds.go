package redisserver

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// NewCluster starts a Cluster of one server that has every slot.
func NewCluster(t *testing.T) *Server {
	t.Helper()
	s := New(t, "--cluster-enabled", "yes")
	s.Do(t, "CLUSTER ADDSLOTSRANGE 0 16383")
	s.until(t, "cluster_state:ok", "CLUSTER INFO")
	return s
}

// NewReplica starts a server that follows primary, and waits until it has all of it.
func NewReplica(t *testing.T, primary *Server) *Server {
	t.Helper()
	host, port, err := net.SplitHostPort(primary.Addr)
	if err != nil {
		t.Fatal(err)
	}
	s := New(t, "--replicaof", host, port)
	s.AwaitSync(t)
	return s
}

// AwaitSync waits until a replica follows its primary.
func (s *Server) AwaitSync(t *testing.T) {
	t.Helper()
	s.until(t, "master_link_status:up", "INFO replication")
}

// Do sends a command and returns the answer. A command that is given whole is taken apart at its spaces.
func (s *Server) Do(t *testing.T, command ...string) string {
	t.Helper()
	client := s.client()
	defer func() { _ = client.Close() }() // it was only asked
	if len(command) == 1 {
		command = strings.Fields(command[0])
	}
	var words []any
	for _, word := range command {
		words = append(words, word)
	}
	answer, err := client.Do(t.Context(), words...).Result()
	if err != nil {
		t.Fatalf("%q: %v", command, err)
	}
	return fmt.Sprint(answer)
}

// until repeats a command until its answer has the sign.
func (s *Server) until(t *testing.T, sign, command string) {
	t.Helper()
	s.untilTrue(t, command+" says "+sign, func() bool { return strings.Contains(s.Do(t, command), sign) })
}

func (s *Server) untilTrue(t *testing.T, what string, is func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	for !is() {
		pause(ctx, 20*time.Millisecond)
		if ctx.Err() != nil {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}
