package main

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// load is what came of a run: calls a second, and what 99 in 100 of them stayed below.
type load struct {
	rate float64
	p99  time.Duration
}

// drive makes n calls from so many clients at once. Every call gets the client's number and its own.
func drive(clients, n int, call func(client, i int) error) (load, error) {
	var next atomic.Int64
	var group sync.WaitGroup
	took, errs := make([]time.Duration, n), make([]error, clients)
	began := time.Now()
	for c := range clients {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && errs[c] == nil; i = int(next.Add(1)) - 1 {
				start := time.Now()
				errs[c] = call(c, i)
				took[i] = time.Since(start)
			}
		})
	}
	group.Wait()
	whole := time.Since(began)
	return load{rate: float64(n) / whole.Seconds(), p99: slowest(took)}, errors.Join(errs...)
}

// arrive makes n calls, so many a second whether or not those before have come back, and says what 99 in 100 stayed below:
// whoever waits before pressing again spares the slow.
func arrive(aSecond, n int, call func(i int) error) (time.Duration, error) {
	var group sync.WaitGroup
	took, errs := make([]time.Duration, n), make([]error, n)
	began := time.Now()
	for i := range n {
		time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / time.Duration(aSecond))))
		start := time.Now()
		group.Go(func() {
			errs[i] = call(i)
			took[i] = time.Since(start)
		})
	}
	group.Wait()
	return slowest(took), errors.Join(errs...)
}

// slowest is what 99 in 100 stayed below.
func slowest(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)*99/100]
}

// middle is what half of them stayed below.
func middle(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)/2]
}
