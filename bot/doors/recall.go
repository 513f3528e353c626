package doors

import "sync"

// Recall is what a platform said of people and need not be asked again. The zero value is ready; safe for many goroutines.
type Recall struct {
	mu   sync.Mutex
	said map[string]string
}

// maxRecall is when all is forgotten, and asked for anew.
const maxRecall = 10000

// Get is what was said; empty: nothing yet.
func (r *Recall) Get(key string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said[key]
}

// Put keeps what was said.
func (r *Recall) Put(key, said string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.said == nil || len(r.said) >= maxRecall {
		r.said = map[string]string{}
	}
	r.said[key] = said
}
