package fakeslack

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// postGap is the least time between two messages in one channel (docs.slack.dev/apis/web-api/rate-limits). Slack lets short
// bursts pass now and then; here it never does.
const postGap = time.Second

// spend takes a call out of the budgets it falls under, or says how long to wait.
func (s *Slack) spend(c *call, m method) *failure {
	if s.generous {
		return nil
	}
	team := ""
	if c.ws != nil {
		team = c.ws.ID
	}
	if c.method == "chat.postMessage" {
		place := c.text("channel")
		if c.ws != nil && c.ws.users[place] != nil {
			place = c.ws.dm(place).id
		}
		if failed := s.budget("post/"+team+"/"+place, 1, postGap); failed != nil {
			return failed
		}
	}
	return s.budget(c.method+"/"+team, m.perMin, time.Minute)
}

func (s *Slack) budget(name string, most int, within time.Duration) *failure {
	now := s.clock.Now()
	recent := slices.DeleteFunc(s.spent[name], func(at time.Time) bool { return now.Sub(at) >= within })
	if len(recent) >= most {
		s.spent[name] = recent
		return tooMany(within - now.Sub(recent[0]))
	}
	s.spent[name] = append(recent, now)
	return nil
}

// tooMany asks for patience, in whole seconds.
func tooMany(wait time.Duration) *failure {
	seconds := int((wait + time.Second - 1) / time.Second)
	return &failure{code: "ratelimited", status: http.StatusTooManyRequests, retryAfter: strconv.Itoa(seconds)}
}

// Refusal is a call that was one too many.
type Refusal struct {
	Method, Channel string
	At              time.Time // by Slack's clock
	Wait            time.Duration
}

// Refused are all calls that were told to wait, in their order.
func (s *Slack) Refused() []Refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.refused)
}

// refuse keeps a call that is told to wait. The caller holds the lock.
func (s *Slack) refuse(c *call, wait time.Duration) {
	s.refused = append(s.refused, Refusal{Method: c.method, Channel: c.text("channel"), At: s.clock.Now(), Wait: wait})
}
