package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

const (
	ackCalls = 120                  // presses of a run
	ackEvery = 2 * time.Millisecond // 500 presses a second, however many clients there are
)

// crowds are how many press at once.
var crowds = []struct {
	name    string
	clients int
}{{"alone", 1}, {"8-clients", 8}}

// acks compares how soon a press is acknowledged, on Slack and on Discord, with all that follows it going on meanwhile.
func acks(ctx context.Context, s *server, r *report) error {
	for _, open := range []func(context.Context, *server) (*ways, error){openSlack, openDiscord} {
		w, err := open(ctx, s)
		if err != nil {
			return err
		}
		for _, crowd := range crowds {
			if err := w.measure(crowd.name, crowd.clients, r); err != nil {
				return errors.Join(err, w.close(ctx))
			}
		}
		if err := w.close(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (w *ways) measure(crowd string, clients int, r *report) error {
	all := map[string][]time.Duration{}
	for round := range rounds {
		one, err := w.round(clients, fmt.Sprintf("%s.%d", crowd, round))
		if err != nil {
			return err
		}
		w.judge(r, crowd, one)
		for name, took := range one {
			all[name] = append(all[name], took...)
		}
	}
	r.close()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		r.note("acknowledged on %s, %s, %s: p50 %v, p99 %v", w.platform, crowd, name,
			middle(all[name]).Round(time.Microsecond), slowest(all[name]).Round(time.Microsecond))
	}
	return nil
}

// ratioOf compares two runs by one figure of each.
func ratioOf(figure func([]time.Duration) time.Duration, ours, theirs []time.Duration) float64 {
	return float64(figure(ours)) / float64(figure(theirs))
}

// round measures every way in, and says how long each acknowledgement took.
func (w *ways) round(clients int, name string) (map[string][]time.Duration, error) {
	all := map[string][]time.Duration{}
	for turn, at := range w.order {
		took, err := w.all[at].run(clients, fmt.Sprintf("%s.%d", name, turn))
		if err != nil {
			return nil, fmt.Errorf("press, %s: %w", at, err)
		}
		all[at] = append(all[at], took...)
		if w.all[at].writes {
			w.made += ackCalls
		}
	}
	return all, nil
}

// run has people press, and waits until all that follows is done.
func (w way) run(clients int, name string) ([]time.Duration, error) {
	presses := make([]press, ackCalls)
	for i := range presses {
		presses[i] = w.press(fmt.Sprintf("%s.%d", name, i))
	}
	defer w.wait()
	return paced(clients, ackCalls, func(i int) error { return w.deliver(presses[i]) })
}

// paced makes n calls from so many clients, one every two milliseconds, if need be before the last one has come back.
func paced(clients, n int, call func(i int) error) ([]time.Duration, error) {
	var group sync.WaitGroup
	took, errs := make([]time.Duration, n), make([]error, clients)
	turns := make(chan int, n)
	for c := range clients {
		group.Go(func() {
			for i := range turns {
				start := time.Now()
				if err := call(i); err != nil {
					errs[c] = err
				}
				took[i] = time.Since(start)
			}
		})
	}
	ticker := time.NewTicker(ackEvery)
	defer ticker.Stop()
	for i := range n {
		<-ticker.C
		turns <- i
	}
	close(turns)
	group.Wait()
	return took, errors.Join(errs...)
}
