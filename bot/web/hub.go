package web

import (
	"slices"
	"sync"
)

// event is one thing that pages are told: that a place has changed, or the clock.
type event struct{ name, data string }

// hub passes on what has changed to every open page. It carries no content, so that a page that was away loses nothing:
// it reads its place again when it is back.
type hub struct {
	mu        sync.Mutex
	listeners map[*listener]bool
	closed    chan struct{}
}

// listener is one open page. What it has not been told yet waits as a set, so a slow page holds up nobody and no heap
// grows.
type listener struct {
	mu      sync.Mutex
	pending []event
	wake    chan struct{}
}

func newHub() *hub {
	return &hub{listeners: map[*listener]bool{}, closed: make(chan struct{})}
}

func (h *hub) join() *listener {
	l := &listener{wake: make(chan struct{}, 1)}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners[l] = true
	return l
}

func (h *hub) leave(l *listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, l)
}

func (h *hub) tell(name, data string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		l.add(event{name, data})
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	select {
	case <-h.closed:
	default:
		close(h.closed)
	}
}

func (l *listener) add(e event) {
	l.mu.Lock()
	if !slices.Contains(l.pending, e) {
		l.pending = append(l.pending, e)
	}
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default: // it has been woken already
	}
}

func (l *listener) take() []event {
	l.mu.Lock()
	defer l.mu.Unlock()
	taken := l.pending
	l.pending = nil
	return taken
}
