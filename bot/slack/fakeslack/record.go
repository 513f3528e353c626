package fakeslack

import (
	"maps"
)

// record keeps a line of the form that check-slack reads. The caller holds the lock.
func (s *Slack) record(line object) { s.lines = append(s.lines, string(raw(line))) }

// recordCall keeps a call. The types know the alternative text of a file by another name than the method's page.
func (s *Slack) recordCall(c *call) {
	args := maps.Clone(c.args)
	if alt := args["alt_txt"]; alt != nil {
		delete(args, "alt_txt")
		args["alt_text"] = alt
	}
	s.record(object{"method": c.method, "args": args})
}

// recordInbound keeps what went to the app. Where the types of @slack/bolt are narrower than what Slack sends, the line
// says it as the types would: no null for an organisation that is not there, and a response_url where a view has none.
func (s *Slack) recordInbound(d delivery) {
	payload := maps.Clone(d.payload)
	if d.kind == eventCallback {
		payload, _ = d.payload["event"].(object)
		// Of a plain message the types want a subtype that is undefined, which JSON cannot say; of what has no event, nothing.
		if payload == nil || (payload["type"] == "message" && payload["subtype"] == nil) {
			return
		}
		payload = maps.Clone(payload) // the delivery goes out at the same time
	}
	if payload["enterprise"] == nil {
		delete(payload, "enterprise")
	}
	if d.kind == blockActions && payload["response_url"] == nil {
		payload["response_url"] = ""
	}
	s.record(object{"inbound": d.kind, "payload": payload})
}

// Requests is everything that passed between the app and this Slack, a JSON object a line: calls with their arguments
// decoded, messages for response URLs, acknowledgements, and what was sent to the app.
func (s *Slack) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.lines...)
}
