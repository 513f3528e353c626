//go:build unix

package redisserver

import (
	"syscall"
	"testing"
)

// Freeze stops the server where it stands: it holds its connections, takes what is sent, and answers nothing.
func (s *Server) Freeze(t *testing.T) {
	t.Helper()
	s.signal(t, syscall.SIGSTOP)
}

// Thaw lets it go on. It then does what was sent meanwhile.
func (s *Server) Thaw(t *testing.T) {
	t.Helper()
	s.signal(t, syscall.SIGCONT)
}

func (s *Server) signal(t *testing.T, signal syscall.Signal) {
	t.Helper()
	if err := s.process.Process.Signal(signal); err != nil {
		t.Fatalf("send %v to redis-server: %v", signal, err)
	}
}
