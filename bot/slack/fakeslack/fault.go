package fakeslack

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Fault is something that goes wrong with calls of the Web API, with uploads and with response URLs.
type Fault struct {
	Method  string // chat.postMessage, …; "hook" for response URLs, "upload" for uploads; "" for all
	Channel string // only calls with this channel
	Times   int    // how often; 0 until it is lifted

	Delay      time.Duration // answered only after this time of Slack's clock
	Error      string        // an error code in an answer of HTTP 200
	Status     int           // an HTTP status, with a body that is no JSON
	RetryAfter time.Duration // HTTP 429
	Drop       bool          // the connection ends without an answer
	Applied    bool          // what was asked is done all the same
	Meanwhile  func()        // called when it is done, or is not, and before the answer
}

// Inject lets a fault happen until it is lifted.
func (s *Slack) Inject(f Fault) (lift func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	injected := &f
	s.faults = append(s.faults, injected)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.lift(injected)
	}
}

// Outage is Slack away: nothing is answered, the sockets are cut, and none can be opened.
func (s *Slack) Outage() (end func()) {
	end = s.Inject(Fault{Status: http.StatusServiceUnavailable})
	s.DropSockets()
	return end
}

func (s *Slack) lift(f *Fault) {
	s.faults = slices.DeleteFunc(s.faults, func(other *Fault) bool { return other == f })
}

// faultFor is what goes wrong with a call, and counts it.
func (s *Slack) faultFor(c *call) *Fault {
	for _, f := range s.faults {
		if (f.Method != "" && f.Method != c.method) || (f.Channel != "" && f.Channel != c.text("channel")) {
			continue
		}
		hit := *f
		if f.Times == 1 {
			s.lift(f)
		}
		f.Times = max(0, f.Times-1)
		if hit.RetryAfter > 0 {
			s.refuse(c, hit.RetryAfter)
		}
		return &hit
	}
	return nil
}

// harmless says that the call goes its way after all, only later.
func (f *Fault) harmless() bool {
	return f.Error == "" && f.Status == 0 && f.RetryAfter == 0 && !f.Drop
}

// hold waits as long as the fault wants, and says whether the caller is still there.
func (f *Fault) hold(s *Slack, r *http.Request) bool {
	if f.Delay == 0 {
		return true
	}
	over := make(chan struct{})
	stop := s.clock.AfterFunc(f.Delay, func() { close(over) })
	defer stop()
	select {
	case <-over:
		return true
	case <-r.Context().Done():
		return false
	}
}

// answer gives the answer of the fault, if it has one.
func (f *Fault) answer(w http.ResponseWriter) bool {
	if f.Meanwhile != nil {
		f.Meanwhile()
	}
	switch {
	case f.Drop:
		panic(http.ErrAbortHandler)
	case f.RetryAfter > 0:
		w.Header().Set("Retry-After", strconv.Itoa(int((f.RetryAfter+time.Second-1)/time.Second)))
		writeJSON(w, http.StatusTooManyRequests, object{"ok": false, "error": "ratelimited"})
	case f.Status != 0:
		http.Error(w, http.StatusText(f.Status), f.Status)
	case f.Error != "":
		writeJSON(w, http.StatusOK, object{"ok": false, "error": f.Error})
	default:
		return false
	}
	return true
}
