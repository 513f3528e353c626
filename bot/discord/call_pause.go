package discord

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/partnership-secretariat/secretariat/bot/doors"
)

// pauses keep to what Discord allows (docs.discord.com/developers/topics/rate-limits): routes that share a bucket rest
// together when its calls are used up, everything rests after a global limit and before the fiftieth call of a second, and
// after very many refused calls nothing is asked at all, because Discord shuts out who goes on.
type pauses struct {
	doors.Pauses
	all *rate.Limiter

	mu      sync.Mutex
	buckets map[string]string // by the name of a route, its bucket
	refused int               // since a moment
	since   time.Time
}

const (
	perSecond     = 45 // of the fifty that a bot has
	refusedWithin = 10 * time.Minute
	maxRefused    = 8000 // of the ten thousand after which Discord shuts an address out
	everywhere    = "everything"
	shutOut       = "everything, answers to interactions too" // by what stands before Discord, or almost
	maxBuckets    = 256
)

func newPauses() *pauses {
	return &pauses{all: rate.NewLimiter(perSecond, perSecond), buckets: map[string]string{}}
}

// wait is how long a call has to wait; none: it may go, and counts.
func (p *pauses) wait(r request, now time.Time) time.Duration {
	wait := max(p.Left(p.key(r), now), p.Left(shutOut, now))
	if r.interaction {
		return wait
	}
	if wait = max(wait, p.Left(everywhere, now)); wait > 0 {
		return wait
	}
	turn := p.all.ReserveN(now, 1)
	if wait = turn.DelayFrom(now); wait > 0 {
		turn.CancelAt(now)
	}
	return wait
}

// key is what rests together with a route.
func (p *pauses) key(r request) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if bucket := p.buckets[r.name()]; bucket != "" {
		return bucket + " " + r.major
	}
	return r.name() + " " + r.major
}

// learn reads what an answer says of limits.
func (p *pauses) learn(r request, h http.Header, refused *Error, now time.Time) {
	if bucket := h.Get("X-Ratelimit-Bucket"); bucket != "" {
		p.mu.Lock()
		if len(p.buckets) < maxBuckets {
			p.buckets[r.name()] = bucket
		}
		p.mu.Unlock()
	}
	if h.Get("X-Ratelimit-Remaining") == "0" {
		p.Rest(p.key(r), now, now.Add(seconds(h.Get("X-Ratelimit-Reset-After"))))
	}
	if refused == nil {
		return
	}
	if refused.Status == http.StatusTooManyRequests {
		p.Rest(p.limited(r, h), now, now.Add(refused.Wait))
	}
	p.countRefused(refused, h, now)
}

// limited is what rests after a call too many: what the route shares its limit with, or everything.
func (p *pauses) limited(r request, h http.Header) string {
	switch scope := h.Get("X-Ratelimit-Scope"); {
	case scope == "global" || h.Get("X-Ratelimit-Global") == "true":
		return everywhere
	case scope == "": // it came from what stands before Discord
		return shutOut
	}
	return p.key(r)
}

// countRefused counts the calls that Discord counts as invalid.
func (p *pauses) countRefused(refused *Error, h http.Header, now time.Time) {
	switch refused.Status {
	case http.StatusUnauthorized, http.StatusForbidden:
	case http.StatusTooManyRequests:
		if h.Get("X-Ratelimit-Scope") == "shared" {
			return
		}
	default:
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.since) >= refusedWithin {
		p.since, p.refused = now, 0
	}
	if p.refused++; p.refused >= maxRefused {
		p.Rest(shutOut, now, p.since.Add(refusedWithin))
	}
}

// retryAfter is how long an answer wants us to wait: in its body, else in its header.
func retryAfter(h http.Header, body float64) time.Duration {
	return cmp.Or(timeOf(body), seconds(h.Get("Retry-After")), waitUnsaid)
}

// seconds reads 1 or 0.35; what is no number is no time.
func seconds(s string) time.Duration {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return timeOf(f)
}

// timeOf is a number of seconds, as far as somebody can mean it.
func timeOf(seconds float64) time.Duration {
	if !(seconds > 0) { // nor NaN
		return 0
	}
	return time.Duration(min(seconds, waitLimit.Seconds()) * float64(time.Second))
}

// withoutAddress takes the address out of an error: it may hold the token of an interaction.
func withoutAddress(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}
	return err
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
