package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strconv"
	"sync"
)

// tap listens on a store's connections: how often it sends, and what it sent last. A call that waits for its answer sends
// once for each round trip.
type tap struct {
	mu   sync.Mutex
	sent int
	last []byte
}

type tapped struct {
	net.Conn
	tap *tap
}

func (t *tap) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	return tapped{conn, t}, err
}

// Write sends, and notes it.
func (c tapped) Write(b []byte) (int, error) {
	c.tap.mu.Lock()
	c.tap.sent++
	c.tap.last = bytes.Clone(b)
	c.tap.mu.Unlock()
	return c.Conn.Write(b)
}

func (t *tap) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.sent
}

// words reads the last command as the server would.
func (t *tap) words() ([]string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	rest := t.last
	n, rest, ok := number(rest, '*')
	var words []string
	for ; ok && n > 0; n-- {
		var size int
		if size, rest, ok = number(rest, '$'); ok && size+2 <= len(rest) {
			words = append(words, string(rest[:size]))
			rest = rest[size+2:]
		}
	}
	if !ok || len(rest) > 0 {
		return nil, errors.New("read what the store sent: not one command")
	}
	return words, nil
}

func number(b []byte, sign byte) (int, []byte, bool) {
	line, rest, ok := bytes.Cut(b, []byte("\r\n"))
	if !ok || len(line) == 0 || line[0] != sign {
		return 0, b, false
	}
	n, err := strconv.Atoi(string(line[1:]))
	return n, rest, err == nil
}
