package fakediscord

import "encoding/json"

// recorded is a line of the form that check-discord reads.
type recorded struct {
	Method      string          `json:"method"`
	Path        string          `json:"path"`
	Body        json.RawMessage `json:"body,omitempty"`
	Files       int             `json:"files,omitempty"`
	Interaction int             `json:"interaction_type,omitempty"`
}

func (d *Discord) record(line recorded) { d.lines = append(d.lines, string(raw(line))) }

func (d *Discord) recordCall(c *call) {
	line := recorded{Method: c.r.Method, Path: c.r.URL.Path, Body: c.payload, Files: len(c.uploads)}
	if i := d.interactions[c.param("token")]; i != nil && c.param("interaction") != "" {
		line.Interaction = i.kind
	}
	d.record(line)
}

// Requests is every request that the app made, a JSON object a line; what it answered at its endpoint for interactions
// stands there as if it had called.
func (d *Discord) Requests() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string(nil), d.lines...)
}
