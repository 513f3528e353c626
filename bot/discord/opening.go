package discord

import (
	"sync"
	"time"
)

// opening is the first answer to an interaction: Discord takes one, and waits three seconds for it. Where the real one takes
// long, a promise goes in its place, and the real one follows. Nil is that of something that is no interaction.
type opening struct {
	mu    sync.Mutex // held while a promise is on its way: whoever has the real answer waits for that
	taken bool
	timer *time.Timer
}

// openingWithin gives the promise unless somebody has taken the opening by then.
func openingWithin(patience time.Duration, promise func()) *opening {
	o := &opening{}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.timer = time.AfterFunc(patience, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		if !o.taken {
			o.taken = true
			promise()
		}
	})
	return o
}

// take says whether whoever asks gives the first answer. It is asked once for each answer.
func (o *opening) take() bool {
	if o == nil {
		return false
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	first := !o.taken
	o.taken = true
	o.timer.Stop()
	return first
}

// over says whether the first answer, or the promise of one, was given.
func (o *opening) over() bool {
	if o == nil {
		return true
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.taken
}
