package fakediscord

import (
	"cmp"
	"net/http"
	"slices"
	"time"
)

// Fault is something that goes wrong with requests to the REST API.
type Fault struct {
	Route   string // one of those in routes, as "POST /channels/{channel}/messages"; "" for all
	Channel string // only requests with this channel in their path
	Times   int    // how often; 0 until it is lifted

	Delay      time.Duration // answered only after this time of Discord's clock
	Code       int           // one of Discord's codes, such as 50013, with its usual status or with Status
	Status     int           // an HTTP status; without a Code, the body is no JSON
	RetryAfter time.Duration // HTTP 429
	Global     bool          // with RetryAfter: for everything, and without Reset-After
	Shared     bool          // with RetryAfter: the limit of something that others use too
	Cloudflare bool          // 429 with HTML in the body
	Drop       bool          // the connection ends without an answer
	Applied    bool          // what was asked is done all the same
	Meanwhile  func()        // called when it is done, or is not, and before the answer
}

// Inject lets a fault happen until it is lifted.
func (d *Discord) Inject(f Fault) (lift func()) {
	d.t.Helper()
	if f.Route != "" && !slices.ContainsFunc(routes(), func(r *route) bool { return r.pattern == f.Route }) {
		d.t.Fatalf("there is no route %q, so that nothing could go wrong with it", f.Route)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	injected := &f
	d.faults = append(d.faults, injected)
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.lift(injected)
	}
}

// Outage is Discord away: nothing is answered, the connections of the gateway are cut, and none can be opened.
func (d *Discord) Outage() (end func()) {
	lift := d.Inject(Fault{Status: http.StatusServiceUnavailable})
	d.setAway(true)
	d.DropSockets()
	return func() {
		d.setAway(false)
		lift()
	}
}

func (d *Discord) lift(f *Fault) {
	d.faults = slices.DeleteFunc(d.faults, func(other *Fault) bool { return other == f })
}

// faultFor is what goes wrong with a call, and counts it.
func (d *Discord) faultFor(c *call) *Fault {
	for _, f := range d.faults {
		if (f.Route != "" && f.Route != c.route.pattern) || (f.Channel != "" && f.Channel != c.param("channel")) {
			continue
		}
		hit := *f
		if f.Times == 1 {
			d.lift(f)
		}
		f.Times = max(0, f.Times-1)
		if hit.RetryAfter > 0 {
			d.refuse(c, hit.RetryAfter)
		}
		return &hit
	}
	return nil
}

// harmless says that the call goes its way after all, only later.
func (f *Fault) harmless() bool {
	return f.Code == 0 && f.Status == 0 && f.RetryAfter == 0 && !f.Drop && !f.Cloudflare
}

// hold waits as long as the fault wants, and says whether the caller is still there.
func (f *Fault) hold(d *Discord, r *http.Request) bool {
	if f.Delay == 0 {
		return true
	}
	over := make(chan struct{})
	stop := d.clock.AfterFunc(f.Delay, func() { close(over) })
	defer stop()
	select {
	case <-over:
		return true
	case <-r.Context().Done():
	case <-d.life.Done():
	}
	return false
}

// coded is a refusal with a code, also one that no route here gives.
func (f *Fault) coded() *failure {
	m := messages[f.Code]
	return &failure{status: cmp.Or(f.Status, m.status, http.StatusBadRequest), code: f.Code, message: cmp.Or(m.text, "Something else")}
}

// answer gives the answer of the fault, if it has one.
func (f *Fault) answer(d *Discord, w http.ResponseWriter) bool {
	if f.Meanwhile != nil {
		f.Meanwhile()
	}
	var failed *failure
	switch {
	case f.Drop:
		panic(http.ErrAbortHandler)
	case f.Cloudflare:
		writeCloudflare(w)
		return true
	case f.RetryAfter > 0:
		failed = tooMany(f.RetryAfter, f.Global)
		if f.Shared {
			failed.header["X-RateLimit-Scope"] = "shared"
		}
	case f.Code != 0:
		failed = f.coded()
	case f.Status != 0:
		http.Error(w, http.StatusText(f.Status), f.Status)
		return true
	default:
		return false
	}
	d.mu.Lock()
	d.countInvalid(failed)
	d.mu.Unlock()
	for name, v := range failed.header {
		w.Header().Set(name, v)
	}
	if f.RetryAfter > 0 && !f.Global {
		w.Header().Set("X-RateLimit-Reset-After", failed.header["Retry-After"])
		w.Header().Set("X-RateLimit-Remaining", "0")
	}
	writeJSON(w, failed.status, failed.body())
	return true
}
