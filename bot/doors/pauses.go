package doors

import (
	"math/rand/v2"
	"sync"
	"time"
)

// Pauses remember until when something is to be left alone: a method after a call too many, a channel for the second after
// a post. The zero value is ready; safe for many goroutines.
type Pauses struct {
	mu    sync.Mutex
	until map[string]time.Time
}

// maxPauses is when those that are over are thrown out.
const maxPauses = 1024

// Left is how long something is still to be left alone.
func (p *Pauses) Left(what string, now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return max(0, p.until[what].Sub(now))
}

// Rest leaves something alone until a moment, or longer if it was to rest longer.
func (p *Pauses) Rest(what string, now, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sweep(now)
	if until.After(p.until[what]) {
		p.until[what] = until
	}
}

// Take uses something that may be used once in a while, if it may be used now, and says how long to wait if not.
func (p *Pauses) Take(what string, now time.Time, gap time.Duration) (wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if wait = p.until[what].Sub(now); wait > 0 {
		return wait
	}
	p.sweep(now)
	p.until[what] = now.Add(gap)
	return 0
}

func (p *Pauses) sweep(now time.Time) {
	if p.until == nil {
		p.until = map[string]time.Time{}
	}
	if len(p.until) < maxPauses {
		return
	}
	for what, until := range p.until {
		if until.Before(now) {
			delete(p.until, what)
		}
	}
}

// Jitter is a time and up to half as long again, so that not all come back at once.
func Jitter(d time.Duration) time.Duration {
	return d + rand.N(d/2+1) //nolint:gosec // because nobody gains by guessing it
}
