package fakediscord

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bucket is a budget of a route, for one channel, guild or webhook.
type bucket struct {
	left  int
	reset time.Time
}

// budget is what a route may be asked.
func (r *route) budget() (most int, within time.Duration) {
	if r.most > 0 {
		return r.most, r.within
	}
	return limit("ratelimit.global_per_second"), time.Second
}

// spend takes a call out of the budgets it falls under and writes the headers, or says how long to wait.
func (d *Discord) spend(h http.Header, c *call) *failure {
	if strings.HasPrefix(c.route.pattern, "POST /interactions/") || c.route.pattern == "" { // docs: not bound by any that can be planned
		return nil
	}
	if d.generous {
		d.writeBudget(h, c, 1000, &bucket{left: 999, reset: d.clock.Now().Add(time.Second)})
		return nil
	}
	if !c.route.open { // answers to interactions do not count (docs: topics/rate-limits)
		if wait := d.spendGlobally(); wait > 0 {
			d.refuse(c, wait)
			return tooMany(wait, true)
		}
	}
	most, within := c.route.budget()
	now, b := d.clock.Now(), d.spent[c.budgetName()]
	if b == nil || !now.Before(b.reset) {
		b = &bucket{left: most, reset: now.Add(within)}
		d.spent[c.budgetName()] = b
	}
	if b.left == 0 {
		d.writeBudget(h, c, most, b)
		d.refuse(c, b.reset.Sub(now))
		return tooMany(b.reset.Sub(now), false)
	}
	b.left--
	d.writeBudget(h, c, most, b)
	return nil
}

// spendGlobally counts against the fifty requests a second that a bot has in all.
func (d *Discord) spendGlobally() time.Duration {
	now, b := d.clock.Now(), d.spent["global"]
	if b == nil || !now.Before(b.reset) {
		b = &bucket{left: limit("ratelimit.global_per_second"), reset: now.Add(time.Second)}
		d.spent["global"] = b
	}
	if b.left == 0 {
		return b.reset.Sub(now)
	}
	b.left--
	return 0
}

// budgetName is of the route and its top-level resource.
func (c *call) budgetName() string {
	return strings.Join([]string{c.route.pattern, c.param("channel"), c.param("guild"), c.param("token")}, " ")
}

func (d *Discord) writeBudget(h http.Header, c *call, most int, b *bucket) {
	sum := sha256.Sum256([]byte(c.route.pattern))
	wait := b.reset.Sub(d.clock.Now())
	h.Set("X-RateLimit-Limit", strconv.Itoa(most))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(b.left))
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(b.reset.UnixMilli())/1000))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", wait.Seconds()))
	h.Set("X-RateLimit-Bucket", hex.EncodeToString(sum[:16]))
}

// tooMany asks for patience. Of the limit over everything Discord documents no Reset-After.
func tooMany(wait time.Duration, global bool) *failure {
	f := &failure{
		status: http.StatusTooManyRequests, message: "You are being rate limited.",
		more:   object{"retry_after": math.Ceil(wait.Seconds()*1000) / 1000, "global": global},
		header: map[string]string{"Retry-After": strconv.Itoa(int(math.Ceil(wait.Seconds()))), "X-RateLimit-Scope": "user"},
	}
	if global {
		f.message = "The resource is being rate limited."
		f.header["X-RateLimit-Global"], f.header["X-RateLimit-Scope"] = "true", "global"
	}
	return f
}

// Refusal is a request that was one too many.
type Refusal struct {
	Route, Channel string
	At             time.Time // by Discord's clock
	Wait           time.Duration
}

// Refused are all requests that were told to wait, in their order.
func (d *Discord) Refused() []Refusal {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.refused)
}

func (d *Discord) refuse(c *call, wait time.Duration) {
	d.refused = append(d.refused, Refusal{Route: c.route.pattern, Channel: c.param("channel"), At: d.clock.Now(), Wait: wait})
}

// invalidWindow is how long an invalid request is held against whoever made it (docs: topics/rate-limits).
const invalidWindow = 10 * time.Minute

// countInvalid keeps requests that were not allowed; one that met somebody else's limit does not count.
func (d *Discord) countInvalid(f *failure) {
	counts := f.status == http.StatusUnauthorized || f.status == http.StatusForbidden || f.status == http.StatusTooManyRequests
	if counts && f != cloudflare && f.header["X-RateLimit-Scope"] != "shared" {
		d.invalids = append(d.invalids, d.clock.Now())
	}
}

// banned says that there were too many invalid requests.
func (d *Discord) banned() bool {
	since := d.clock.Now().Add(-invalidWindow)
	d.invalids = slices.DeleteFunc(d.invalids, func(at time.Time) bool { return !at.After(since) })
	return len(d.invalids) >= d.invalid
}

// InvalidRequests is how many requests of the last ten minutes count as invalid: 401, 403 and 429.
func (d *Discord) InvalidRequests() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.banned()
	return len(d.invalids)
}

// cloudflare is how a banned address is answered: not by Discord, and not in JSON.
var cloudflare = &failure{status: http.StatusTooManyRequests}

func writeCloudflare(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=UTF-8")
	w.Header().Set("Retry-After", strconv.Itoa(int(invalidWindow.Seconds())))
	w.WriteHeader(http.StatusTooManyRequests)
	_, _ = w.Write([]byte("<html><body>error code: 1015</body></html>")) // if the reader has gone, nobody minds
}
