package doors

import "sync"

// maxPresses is how many presses a door works on at a time. Each keeps some tens of kilobytes.
const maxPresses = 512

// Work is what goes on in the background. Unlike a sync.WaitGroup it may be waited for while more of it begins. The zero value
// is ready; safe for many goroutines.
type Work struct {
	mu   sync.Mutex
	busy int
	idle chan struct{} // closed when nothing goes on any more
	room chan struct{} // for presses
}

// Press does in the background what a press leads to, from its acknowledgement on. Where too much goes on already, it begins
// later: what is not acknowledged is kept, and sent again, by the platform.
func (w *Work) Press(f func()) {
	w.mu.Lock()
	if w.room == nil {
		w.room = make(chan struct{}, maxPresses)
	}
	w.mu.Unlock()
	w.Go(func() {
		w.room <- struct{}{}
		defer func() { <-w.room }()
		f()
	})
}

// Go does something in the background.
func (w *Work) Go(f func()) {
	w.mu.Lock()
	if w.busy == 0 {
		w.idle = make(chan struct{})
	}
	w.busy++
	w.mu.Unlock()
	go func() {
		defer w.done()
		f()
	}()
}

func (w *Work) done() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.busy--; w.busy == 0 {
		close(w.idle)
	}
}

// Wait returns when nothing goes on.
func (w *Work) Wait() {
	for {
		w.mu.Lock()
		busy, idle := w.busy, w.idle
		w.mu.Unlock()
		if busy == 0 {
			return
		}
		<-idle
	}
}
