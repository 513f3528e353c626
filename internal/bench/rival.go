package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	rivalCalls   = 2_000 // of a round, in which the two take turns
	rivalWarmth  = 3_000 // before the first round: machine code is made of what is often run
	rivalClients = 8     // each presses in a workspace of its own, which is a partnership
	rivalRate    = 1_000 // commands a second, for how long people wait; where they press without a pause it is the presses that wait
	rivalConns   = 64    // that are kept open
)

// rival compares a process of ours that answers slash commands with an app on Slack's own framework that only keeps the words:
// what a command costs each of the processor, how slow the slowest are, how much memory it takes, and how soon it answers after
// it was started. Both believe what is signed, write, and answer in the acknowledgement; ours decides by a partnership's rules
// what is written into its minute book. Each has one thread for its code, as JavaScript has.
func rival(ctx context.Context, s *server, r *report) error {
	f := newFakeSlack()
	defer f.site.Close()
	begun, err := settleRivals(ctx, s)
	if err != nil {
		return err
	}
	ours, err := ourRival(ctx, s, f)
	if err != nil {
		return err
	}
	defer ours.end()
	theirs, err := boltRival(ctx, s, f)
	if err != nil {
		return err
	}
	defer theirs.end()
	if err := errors.Join(ours.press(rivalWarmth, f), theirs.press(rivalWarmth, f)); err != nil {
		return err
	}
	for range rounds {
		if err := errors.Join(ours.round(f), theirs.round(f)); err != nil {
			return err
		}
		r.atLeast("bolt-commands-a-core", 1.25, last(theirs.processor)/last(ours.processor))
	}
	if err := errors.Join(ours.weigh(), theirs.weigh()); err != nil {
		return err
	}
	for range rounds {
		if err := errors.Join(ours.steady(f), theirs.steady(f)); err != nil {
			return err
		}
		r.atMost("bolt-p99", 0.6, last(ours.p99)/last(theirs.p99))
	}
	if err := allWritten(ctx, s, begun); err != nil {
		return err
	}
	r.atMost("bolt-memory", 1.0/3, ours.memory/theirs.memory)
	r.atMost("bolt-start", 0.1, float64(ours.start)/float64(theirs.start))
	r.close()
	r.note("a process of ours: %s", ours)
	r.note("one with bolt:     %s", theirs)
	return nil
}

// rivalTeam is a workspace.
func rivalTeam(i int) string { return fmt.Sprintf("T%d", i%rivalClients) }

// rivalBook is the minute book of its partnership.
func rivalBook(team string) storage.BookID { return storage.BookID("rival-" + team[1:]) }

// settleRivals founds the partnerships, since a process begins with what is in its store, and says how long their books are.
func settleRivals(ctx context.Context, s *server) (length int64, err error) {
	return rivalBooks(ctx, s, func(book *storage.Book, store storage.Store, team string) error {
		return settle(ctx, book, store, slackCorner(team))
	})
}

// allWritten makes sure that each process has written down what people pressed.
func allWritten(ctx context.Context, s *server, begun int64) error {
	const pressed = rivalWarmth + 2*rounds*rivalCalls
	length, err := rivalBooks(ctx, s, func(*storage.Book, storage.Store, string) error { return nil })
	if err != nil {
		return err
	}
	if ours, theirs := length-begun, s.client.XLen(ctx, "words").Val(); ours < pressed || theirs < pressed {
		return fmt.Errorf("%d commands were answered, and %d and %d were written down", pressed, ours, theirs)
	}
	return nil
}

// rivalBooks does something with each book, and says how long they are together.
func rivalBooks(ctx context.Context, s *server, do func(*storage.Book, storage.Store, string) error) (length int64, err error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	desk, err := newDesk(ctx, store)
	if err != nil {
		return 0, err
	}
	for i := range rivalClients {
		book := desk.Books.Open(rivalBook(rivalTeam(i)))
		n, err := int64(0), do(book, store, rivalTeam(i))
		if err == nil {
			n, err = lengthOf(ctx, book)
		}
		if err != nil {
			return 0, err
		}
		length += n
	}
	return length, nil
}

func ourRival(ctx context.Context, s *server, f *fakeSlack) (*contender, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	return f.contend(ctx, "/slack/commands", func(port string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, self, serveSlack, port, s.addr, f.site.URL) //nolint:gosec // because the arguments are our own
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		return cmd
	})
}

func boltRival(ctx context.Context, s *server, f *fakeSlack) (*contender, error) {
	return f.contend(ctx, "/slack/events", func(port string) *exec.Cmd {
		return exec.CommandContext(ctx, "node", "bench/bolt/app.js", port, "redis://"+s.addr, f.site.URL+"/api/", signingSecret) //nolint:gosec // because the arguments are our own
	})
}
