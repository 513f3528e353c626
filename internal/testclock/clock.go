// Package testclock is the time that the fakes of platforms go by: the machine's, or one that moves when it is told to.
package testclock

import (
	"slices"
	"sync"
	"time"
)

// Clock is the time that somebody goes by.
type Clock interface {
	Now() time.Time
	// AfterFunc calls f once, d from now; stop calls it off. f does not block.
	AfterFunc(d time.Duration, f func()) (stop func())
}

// Machine is the clock of this machine.
type Machine struct{}

// Now is the time of the machine.
func (Machine) Now() time.Time { return time.Now() }

// AfterFunc waits as time.AfterFunc does.
func (Machine) AfterFunc(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, f)
	return func() { timer.Stop() }
}

// Manual is a clock that moves when it is told to.
type Manual struct {
	mu    sync.Mutex
	now   time.Time
	alarm []*alarm
}

type alarm struct {
	at   time.Time
	ring func()
}

// NewManual is a clock that stands at a moment.
func NewManual(at time.Time) *Manual { return &Manual{now: at} }

// Now is where the clock stands.
func (m *Manual) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// AfterFunc has f called by the Advance that reaches its moment.
func (m *Manual) AfterFunc(d time.Duration, f func()) (stop func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a := &alarm{at: m.now.Add(d), ring: f}
	m.alarm = append(m.alarm, a)
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.alarm = slices.DeleteFunc(m.alarm, func(other *alarm) bool { return other == a })
	}
}

// Advance moves the clock and rings what falls due on the way, in order, each at its own moment. It never goes back, also
// where several move it at once.
func (m *Manual) Advance(d time.Duration) {
	m.mu.Lock()
	end := m.now.Add(d)
	m.mu.Unlock()
	for {
		a := m.next(end)
		if a == nil {
			return
		}
		a.ring()
	}
}

// next takes out the alarm that is due first, or moves the clock to the end.
func (m *Manual) next(end time.Time) *alarm {
	m.mu.Lock()
	defer m.mu.Unlock()
	var first *alarm
	for _, a := range m.alarm {
		if !a.at.After(end) && (first == nil || a.at.Before(first.at)) {
			first = a
		}
	}
	if first == nil {
		m.move(end)
		return nil
	}
	m.move(first.at)
	m.alarm = slices.DeleteFunc(m.alarm, func(a *alarm) bool { return a == first })
	return first
}

func (m *Manual) move(to time.Time) {
	if to.After(m.now) {
		m.now = to
	}
}
