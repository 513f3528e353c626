package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// sample is the name of a book that redis-benchmark's placeholder takes the place of.
const sample = "bench-000000000000"

// ceiling is the command that a store sends for a commit, for redis-benchmark to send instead: the same script with the
// same keys and arguments. Each of its calls begins a book of its own, so that the script finds what it expects.
type ceiling struct {
	server *server
	words  []string
	log    string // key of the sample's log
}

// listenIn has a store commit once and takes down what it sends.
func listenIn(ctx context.Context, s *server) (*ceiling, error) {
	listen := &tap{}
	store, err := s.open(ctx, listen)
	if err != nil {
		return nil, err
	}
	defer func() { _ = store.Close() }()                     // it was only listened to
	for _, book := range []storage.BookID{"first", sample} { // the first one loads the script
		if err := put(ctx, store, book, 0); err != nil {
			return nil, err
		}
	}
	words, err := listen.words()
	if err != nil {
		return nil, err
	}
	if len(words) < 4 || !strings.EqualFold(words[0], "evalsha") {
		return nil, errors.New("read what the store sent: not EVALSHA")
	}
	return &ceiling{server: s, words: words, log: words[3]}, nil
}

// logOf is the key of a book's log.
func (c *ceiling) logOf(book storage.BookID) string {
	return strings.Replace(c.log, sample, string(book), 1)
}

// run measures redis-benchmark.
func (c *ceiling) run(ctx context.Context, clients, n int) (load, error) {
	host, port, err := net.SplitHostPort(c.server.addr)
	if err != nil {
		return load{}, fmt.Errorf("run redis-benchmark: %w", err)
	}
	args := []string{"-h", host, "-p", port, "-c", strconv.Itoa(clients), "-n", strconv.Itoa(n), "-r", "2000000000", "--csv"}
	for _, word := range c.words {
		args = append(args, strings.ReplaceAll(word, sample, "bench-__rand_int__"))
	}
	out, err := exec.CommandContext(ctx, "redis-benchmark", args...).Output() //nolint:gosec // because the arguments are our own
	if err != nil {
		return load{}, fmt.Errorf("run redis-benchmark: %w", err)
	}
	return readCSV(string(out))
}

// readCSV reads the last line: the command, calls a second, then average, least, median, 95th, 99th and most milliseconds.
func readCSV(out string) (load, error) {
	lines := strings.Split(strings.TrimSpace(out), "\n")
	fields := strings.Split(strings.Trim(lines[len(lines)-1], `"`), `","`)
	if len(fields) < 8 {
		return load{}, fmt.Errorf("read redis-benchmark: %q", out)
	}
	fields = fields[len(fields)-7:]
	rate, errRate := strconv.ParseFloat(fields[0], 64)
	p99, errP99 := strconv.ParseFloat(fields[5], 64)
	return load{rate: rate, p99: time.Duration(p99 * float64(time.Millisecond))}, errors.Join(errRate, errP99)
}
