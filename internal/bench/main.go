// Command bench compares the stores, the minute book and the ways in with the bare parts that they are made of, on this
// machine, in one run. It prints ratios, because only these mean the same on any machine, and fails where one misses its goal.
//
// It needs redis-server, redis-benchmark and node on the path, what folder bench has beside it (make bench gets it), and starts its own server. Of the ways in it knows how soon they
// acknowledge what somebody does; what they carry, and the ways out, are tested elsewhere.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"time"
)

// rounds is how often everything is measured, in turns, so that what else the machine does falls on both sides.
const rounds = 5

// tries is how often a group of ratios is measured before a missed goal counts.
const tries = 3

// What the program exits with.
const (
	exitMissed  = 1
	exitFailed  = 2
	exitSkipped = 3
)

var (
	errSkipped = errors.New("needs redis-server, redis-benchmark and node on the path")
	errMissed  = errors.New("a goal is missed")
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := do(ctx, os.Args[1:])
	stop()
	switch {
	case errors.Is(err, errSkipped):
		fmt.Println("SKIPPED:", err)
		os.Exit(exitSkipped)
	case errors.Is(err, errMissed):
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(exitMissed)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(exitFailed)
	}
}

func do(ctx context.Context, args []string) error {
	if len(args) > 0 && args[0] == serveSlack {
		return beRival(ctx, args[1:])
	}
	return run(ctx)
}

func run(ctx context.Context) (err error) {
	for _, program := range []string{"redis-server", "redis-benchmark", "node"} {
		if _, err := exec.LookPath(program); err != nil {
			return errSkipped
		}
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s, err := startServer(ctx, dir)
	if err != nil {
		return err
	}
	defer s.stop()

	began := time.Now()
	fmt.Printf("# %d processors; medians of %d rounds\n", runtime.GOMAXPROCS(0), rounds)
	var missed []string
	for _, measure := range []measurement{reading, commits, onePartnership, opening, growth, embedded, due, lateness, acks, rival, packs, archive} {
		r, err := measured(ctx, s, measure)
		if err != nil {
			return err
		}
		r.write(os.Stdout)
		missed = append(missed, r.missed...)
	}
	fmt.Printf("# took %s\n", time.Since(began).Round(time.Second))
	for _, line := range missed { // last, because of a long output the end is what is read
		fmt.Println(line)
	}
	if missed != nil {
		return errMissed
	}
	return nil
}

// measurement is one group of ratios.
type measurement func(context.Context, *server, *report) error

// measured measures a group, and again where it misses a goal: one busy moment of the machine spoils a tail, a fault of
// ours spoils every try.
func measured(ctx context.Context, s *server, measure measurement) (*report, error) {
	for try := 1; ; try++ {
		r := &report{}
		if err := measure(ctx, s, r); err != nil {
			return nil, err
		}
		if err := s.reset(ctx); err != nil {
			return nil, err
		}
		if r.missed == nil || try == tries {
			return r, nil
		}
		fmt.Printf("# try %d of %d missed a goal, so that it is measured again:\n", try, tries)
		r.each(func(line string) { fmt.Println("#  ", line) })
	}
}
