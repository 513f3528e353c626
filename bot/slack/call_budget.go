package slack

import (
	"sync"
	"time"
)

// budgets remember until when Slack wants to be left alone: a method in a workspace after a call too many
// (docs.slack.dev/apis/web-api/rate-limits), and a channel for the second after a post.
type budgets struct {
	mu    *sync.Mutex
	until map[string]time.Time
}

// maxBudgets is when those that are over are thrown out.
const maxBudgets = 1024

func newBudgets() budgets { return budgets{mu: new(sync.Mutex), until: map[string]time.Time{}} }

// wait is how long something is still to be left alone.
func (b budgets) wait(what string, now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	return max(0, b.until[what].Sub(now))
}

// rest leaves something alone until a moment.
func (b budgets) rest(what string, until time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.until) >= maxBudgets {
		b.sweep(until)
	}
	if until.After(b.until[what]) {
		b.until[what] = until
	}
}

// take uses something that may be used once in a while, if it may be used now, and says how long to wait if not.
func (b budgets) take(what string, now time.Time, gap time.Duration) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if wait = b.until[what].Sub(now); wait > 0 {
		return wait
	}
	if len(b.until) >= maxBudgets {
		b.sweep(now)
	}
	b.until[what] = now.Add(gap)
	return 0
}

func (b budgets) sweep(now time.Time) {
	for what, until := range b.until {
		if until.Before(now) {
			delete(b.until, what)
		}
	}
}
