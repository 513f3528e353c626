package slack

import (
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

// letters remember of those under way how many attempts ended harmlessly: with an answer, so that nothing was posted. The
// post office counts attempts for good; this memory goes with the process. What it does not remember counts as doubtful.
type letters struct {
	mu    *sync.Mutex
	known map[string]int // harmless attempts, by key
	ill   map[string]int // failures in a row, by workspace
}

const (
	maxLetters = 4096 // then all are forgotten: at worst some are looked for, or marked, without need
	firstRest  = 2 * time.Second
	longRest   = time.Minute
)

func newLetters() letters {
	return letters{mu: new(sync.Mutex), known: map[string]int{}, ill: map[string]int{}}
}

// doubtful says whether an earlier attempt may have posted the letter.
func (s letters) doubtful(l bot.Letter) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return l.Attempt-1 > s.known[l.Key]
}

// harmless notes that this attempt posted nothing.
func (s letters) harmless(l bot.Letter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) >= maxLetters {
		clear(s.known)
	}
	s.known[l.Key]++
}

// resolved notes that no attempt before this one posted anything.
func (s letters) resolved(l bot.Letter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[l.Key] = l.Attempt - 1
}

func (s letters) forget(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.known, key)
}

func (s letters) failedOnceMore(workspace string) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	wait := min(firstRest<<min(s.ill[workspace], 10), longRest)
	s.ill[workspace]++
	return wait
}

func (s letters) well(workspace string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.ill, workspace)
}
