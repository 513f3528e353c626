package fakeslack

import (
	"maps"
	"slices"
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
		// Of a plain message the types want a subtype that is undefined, which JSON cannot say, also where it is the message
		// that was changed; of what has no event, nothing.
		plain := payload["subtype"] == nil || payload["subtype"] == "message_changed"
		if payload == nil || (payload["type"] == "message" && plain) {
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
	for _, unknown := range untyped[d.kind] {
		leave(payload, unknown...)
	}
	s.record(object{"inbound": d.kind, "payload": payload})
}

// untyped is what Slack sends and the types know nothing of, by the way to it: through objects, and into each member of a
// list.
var untyped = map[string][][]string{
	blockActions:   {{"actions", "style"}},
	viewSubmission: {{"user", "username"}},
}

// leave takes what lies at the end of a way out of a copy of what is on the way.
func leave(o object, way ...string) {
	if len(way) == 1 {
		delete(o, way[0])
		return
	}
	switch next := o[way[0]].(type) {
	case object:
		next = maps.Clone(next)
		leave(next, way[1:]...)
		o[way[0]] = next
	case []any:
		next = slices.Clone(next)
		for i, v := range next {
			if member, ok := v.(object); ok {
				member = maps.Clone(member)
				leave(member, way[1:]...)
				next[i] = member
			}
		}
		o[way[0]] = next
	}
}

// Requests is everything that passed between the app and this Slack, a JSON object a line: calls with their arguments
// decoded, messages for response URLs, acknowledgements, and what was sent to the app.
func (s *Slack) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.lines...)
}
