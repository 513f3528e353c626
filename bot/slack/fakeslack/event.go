package fakeslack

import (
	"slices"
	"time"
)

// retryAfter is when an event that was not acknowledged is sent again (docs.slack.dev/apis/events-api).
var retryAfter = []time.Duration{0, time.Minute, 5 * time.Minute}

// Emit sends an event to the app, if the app has subscribed to it, and waits for the first answer; later attempts follow
// on Slack's clock.
func (s *Slack) Emit(w *Workspace, event object) Outcome {
	s.mu.Lock()
	d, wanted := s.event(w, event)
	s.mu.Unlock()
	if !wanted {
		return Outcome{}
	}
	return s.attempt(d)
}

// event makes a delivery of an event, and says whether the app has subscribed to it.
func (s *Slack) event(w *Workspace, event object) (delivery, bool) {
	name, _ := event["type"].(string)
	if name == "message" {
		suffix := map[any]string{"im": ".im", "channel": ".channels", "group": ".groups"}
		name += suffix[event["channel_type"]]
	}
	if event["event_ts"] == nil {
		event["event_ts"] = s.actionTS()
	}
	if name == "app_uninstalled" || name == "tokens_revoked" {
		delete(event, "event_ts") // these two have none in Slack's types
	}
	return delivery{kind: eventCallback, ws: w, payload: s.envelope(w, event)}, slices.Contains(s.app.Events, name)
}

// attempt delivers an event and sees to its repetition.
func (s *Slack) attempt(d delivery) Outcome {
	a := s.deliver(d)
	if a.failure != "" && !a.stop && d.attempt < len(retryAfter) {
		again := d
		again.attempt++
		again.reason = map[string]string{timedOut: "http_timeout", unreachable: "connection_failed"}[a.failure]
		if again.reason == "" {
			again.reason = "http_error"
		}
		s.later(retryAfter[d.attempt], func() { s.attempt(again) })
	}
	return Outcome{Error: a.failure, Took: a.took}
}

// later runs something in the background after a time of Slack's clock.
func (s *Slack) later(wait time.Duration, f func()) {
	start := func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.background(f)
	}
	if wait == 0 {
		start()
		return
	}
	s.clock.AfterFunc(wait, start)
}

// emitLater sends an event that nobody waits for. The caller holds the lock.
func (s *Slack) emitLater(w *Workspace, event object) {
	if d, wanted := s.event(w, event); wanted && s.installOf(w) != nil {
		s.background(func() { s.attempt(d) })
	}
}

// emitMessage tells the app of a message where it may hear one: in its own direct messages and channels. It hears itself.
func (s *Slack) emitMessage(place *conversation, m *message) {
	if place.has(place.ws.bot) {
		s.emitLater(place.ws, place.messageEvent(m))
	}
}

func (c *conversation) messageEvent(m *message) object {
	event := c.show(m)
	event["channel"], event["channel_type"], event["event_ts"] = c.id, c.kind(), m.ts
	return event
}

// emitChanged tells the app that a message was edited.
func (s *Slack) emitChanged(place *conversation, m *message) {
	s.emitLater(place.ws, object{
		"type": "message", "subtype": "message_changed", "hidden": true, "channel": place.id, "channel_type": place.kind(), "ts": m.edited,
		"event_ts": m.edited, "message": place.messageEvent(m), "previous_message": place.messageEvent(m),
	})
}
