package fakeslack

import (
	"encoding/json"
	"net/url"
)

// What Slack sends that no person causes.

// VerifyURL sends a challenge to the request URL for events, as Slack does when that is set, and says whether the app gave
// it back.
func (s *Slack) VerifyURL() bool {
	s.mu.Lock()
	challenge := s.id("challenge-")
	d := delivery{kind: eventCallback, url: s.app.EventsURL, payload: object{
		"token": s.app.VerificationToken, "type": "url_verification", "challenge": challenge,
	}}
	app := s.app
	s.mu.Unlock()
	a := s.overHTTP(d, app, nil)
	var answer struct{ Challenge string }
	if a.json {
		_ = json.Unmarshal(a.body, &answer) // what cannot be read is not the challenge
	} else {
		answer.Challenge = string(a.body)
	}
	return a.failure == "" && answer.Challenge == challenge
}

// CheckSSL sends the probe by which Slack sees whether the address of commands has a good certificate. It is not a command
// of anybody's.
func (s *Slack) CheckSSL() Outcome {
	s.mu.Lock()
	app := s.app
	d := delivery{kind: sslCheck, url: app.CommandURL, payload: object{"ssl_check": "1", "token": app.VerificationToken}}
	s.mu.Unlock()
	return Outcome{Error: s.overHTTP(d, app, nil).failure}
}

const sslCheck = "ssl_check"

// LimitEvents tells the app that it gets too many events: an outer type of its own, with no event in it.
func (s *Slack) LimitEvents(w *Workspace) Outcome {
	s.mu.Lock()
	d := delivery{kind: eventCallback, ws: w, payload: object{
		"token": s.app.VerificationToken, "type": "app_rate_limited", "team_id": w.ID, "api_app_id": s.app.ID,
		"minute_rate_limited": s.clock.Now().Unix(),
	}}
	s.mu.Unlock()
	return s.attempt(d)
}

// SendEnvelope sends an envelope of any type over Socket Mode, also one that Slack does not know yet, and waits for its
// acknowledgement.
func (s *Slack) SendEnvelope(kind string, payload map[string]any) Outcome {
	a := s.deliver(delivery{kind: eventCallback, envelope: kind, payload: payload})
	return Outcome{Error: a.failure, Took: a.took}
}

// form writes a flat payload as a form.
func form(payload object) string {
	values := url.Values{}
	for name, value := range payload {
		values.Set(name, word(value))
	}
	return values.Encode()
}
