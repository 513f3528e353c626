package fakeslack

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"
)

// trigger lets the app open a view before a person, once, for three seconds.
type trigger struct {
	ws   *Workspace
	user string
	view *view // in which the interaction happened, if it did
	made time.Time
	used bool
}

// hook is a response URL.
type hook struct {
	ws     *Workspace
	place  *conversation
	user   string
	origin *message // whose control was pressed, if one was
	made   time.Time
	uses   int
}

func (s *Slack) newTrigger(p *Person, v *view) string {
	id := strings.ToLower(s.id("9.8.trigger"))
	s.triggers[id] = &trigger{ws: p.ws, user: p.id, view: v, made: s.clock.Now()}
	return id
}

func (s *Slack) newHook(h hook) string {
	id := s.id("H")
	h.made = s.clock.Now()
	s.hooks[id] = &h
	return s.URL() + "/hooks/" + id
}

// exchange uses up the trigger of a call.
func (c *call) exchange() (*trigger, *failure) {
	given := c.text("trigger_id")
	t := c.s.triggers[given]
	switch {
	case given == "":
		return nil, no("invalid_arguments", "[ERROR] missing required field: trigger_id")
	case t == nil || !c.install.covers(t.ws):
		return nil, no("invalid_trigger_id")
	case t.used:
		return nil, no("exchanged_trigger_id")
	case c.s.clock.Now().Sub(t.made) > time.Duration(limit("trigger_id.ttl_ms"))*time.Millisecond:
		return nil, no("expired_trigger_id")
	}
	t.used = true
	c.ws = t.ws
	return t, nil
}

// serveHook takes a message for a response URL. Slack's documentation says how often and how long one works, not what it
// answers afterwards: 404 with these words is what its servers are known to send.
func (s *Slack) serveHook(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "request_timeout", http.StatusRequestTimeout)
		return
	}
	c := &call{s: s, method: "hook", args: object{}}
	decoded := json.Unmarshal(body, &c.args) == nil
	s.mu.Lock()
	s.record(object{"response": c.args})
	fault := s.faultFor(c)
	s.mu.Unlock()
	if fault != nil && !fault.hold(s, r) {
		return
	}
	var failed *failure
	if fault == nil || fault.Applied || fault.harmless() {
		s.mu.Lock()
		failed = s.use(c, r.PathValue("id"), decoded)
		s.note()
		s.mu.Unlock()
	}
	switch {
	case fault != nil && fault.answer(w):
	case failed != nil:
		writeJSON(w, failed.status, object{"ok": false, "error": failed.code})
	default:
		writeJSON(w, http.StatusOK, object{"ok": true})
	}
}

func (s *Slack) use(c *call, id string, decoded bool) *failure {
	h := s.hooks[id]
	switch {
	case h == nil:
		return &failure{code: "invalid_url", status: http.StatusNotFound}
	case s.clock.Now().Sub(h.made) > time.Duration(limit("response_url.ttl_seconds"))*time.Second:
		return &failure{code: "expired_url", status: http.StatusNotFound}
	case h.uses >= limit("response_url.max_uses"):
		return &failure{code: "used_url", status: http.StatusNotFound}
	case !decoded:
		return &failure{code: "invalid_payload", status: http.StatusBadRequest}
	}
	h.uses++
	c.ws = h.ws
	return h.respond(c)
}

// respond does what a message for a response URL, or in an acknowledgement, says.
func (h *hook) respond(c *call) *failure {
	if truth(c.args["delete_original"]) {
		if h.origin != nil {
			h.place.drop(h.origin)
		}
		return nil
	}
	m, failed := c.compose()
	if failed != nil {
		failed.status = http.StatusBadRequest
		return failed
	}
	if truth(c.args["replace_original"]) && h.origin != nil {
		h.origin.text, h.origin.blocks, h.origin.attached = m.text, m.blocks, m.attached
		h.origin.edited = c.s.newTS()
		return nil
	}
	if c.text("response_type") != "in_channel" {
		m.only = h.user
	}
	c.s.post(h.place, m)
	return nil
}

// truth reads a boolean as Slack does here: its own examples send them as strings.
func truth(v any) bool { return v == true || v == "true" }
