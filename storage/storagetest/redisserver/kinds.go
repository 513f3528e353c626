package redisserver

import (
	"context"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
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

// Do sends a command line and returns the answer.
func (s *Server) Do(t *testing.T, command string) string {
	t.Helper()
	client := redis.NewClient(&redis.Options{Addr: s.Addr, Protocol: 2})
	defer func() { _ = client.Close() }() // it was only asked
	var words []any
	for word := range strings.FieldsSeq(command) {
		words = append(words, word)
	}
	answer, err := client.Do(t.Context(), words...).Text()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	return answer
}

// until repeats a command until its answer has the sign.
func (s *Server) until(t *testing.T, sign, command string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for !strings.Contains(s.Do(t, command), sign) {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			t.Fatalf("%s never said %s", command, sign)
		}
	}
}
