package doors

import (
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

// Letters remember of those under way how many attempts ended harmlessly: with an answer, so that nothing was posted. The
// post office counts attempts for good; this memory goes with the process. What it does not remember counts as doubtful.
// The zero value is ready; safe for many goroutines.
type Letters struct {
	mu    sync.Mutex
	known map[string]fate // by key
	ill   map[string]int  // failures in a row, by workspace
}

// fate is what is known of a letter's attempts.
type fate struct {
	harmless int       // how many posted nothing
	tried    time.Time // when the first began that may have posted it
}

const (
	maxLetters = 4096 // then all are forgotten: at worst some are looked for, or marked, without need
	firstRest  = 2 * time.Second
	longRest   = time.Minute
)

// Doubtful says whether an earlier attempt may have posted the letter.
func (s *Letters) Doubtful(l bot.Letter) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return l.Attempt-1 > s.known[l.Key].harmless
}

// Repeats says whether a letter must own up to being sent again, on a platform that takes two posts under one key for one if
// they come within a time: an earlier attempt may have posted it, longer ago than that or nobody knows when. It notes that
// the letter is being tried now.
func (s *Letters) Repeats(l bot.Letter, now time.Time, within time.Duration) bool {
	again := false
	s.change(l.Key, func(f *fate) {
		if l.Attempt-1 <= f.harmless { // nothing was posted: the time begins anew
			f.tried = now
			return
		}
		again = f.tried.IsZero() || now.Sub(f.tried) >= within
	})
	return again
}

// Harmless notes that this attempt posted nothing.
func (s *Letters) Harmless(l bot.Letter) { s.change(l.Key, func(f *fate) { f.harmless++ }) }

// Resolved notes that no attempt before this one posted anything.
func (s *Letters) Resolved(l bot.Letter) {
	s.change(l.Key, func(f *fate) { f.harmless = l.Attempt - 1 })
}

// Forget drops what is known of a letter that has arrived.
func (s *Letters) Forget(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.known, key)
}

func (s *Letters) change(key string, how func(*fate)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil || len(s.known) >= maxLetters {
		s.known = map[string]fate{}
	}
	f := s.known[key]
	how(&f)
	s.known[key] = f
}

// FailedOnceMore counts one more failure of a platform in a workspace, and says how long to let it rest: twice as long each
// time, up to a minute.
func (s *Letters) FailedOnceMore(workspace string) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ill == nil {
		s.ill = map[string]int{}
	}
	wait := min(firstRest<<min(s.ill[workspace], 10), longRest)
	s.ill[workspace]++
	return wait
}

// Well says that a workspace answers again.
func (s *Letters) Well(workspace string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.ill, workspace)
}
