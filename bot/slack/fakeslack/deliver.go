package fakeslack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// delivery is something on its way to the app.
type delivery struct {
	kind     string
	envelope string // its type over Socket Mode, if not the usual one
	ws       *Workspace
	url      string
	payload  object
	attempt  int    // of an event: 0, then 1 to 3
	reason   string // why it is sent again
}

// ack is what the app said to a delivery.
type ack struct {
	body    []byte
	json    bool   // it was said to be JSON
	failure string // what Slack makes of a bad or missing answer; "" if it came in time
	stop    bool   // the app wants no repetition
	took    time.Duration
}

// What Slack says when an app did not answer as it should.
const (
	timedOut    = "operation_timeout"
	unreachable = "dispatch_failed"
	clientError = "http_client_error"
	serverError = "http_service_error"
)

// ackTime is how long Slack waits for an acknowledgement.
var ackTime = time.Duration(limit("ack.timeout_ms")) * time.Millisecond

// Sign is the signature of a body at a moment, as in the header X-Slack-Signature.
func Sign(secret string, at time.Time, body string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v0:" + strconv.FormatInt(at.Unix(), 10) + ":" + body))
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// deliver sends something to the app and waits for its acknowledgement, for three seconds of Slack's clock.
func (s *Slack) deliver(d delivery) ack {
	s.mu.Lock()
	d = s.address(d)
	s.sent = append(s.sent, d)
	s.recordInbound(d)
	app := s.app
	s.mu.Unlock()

	late := make(chan struct{})
	begun := s.clock.Now()
	stop := s.clock.AfterFunc(ackTime, func() { close(late) })
	defer stop()
	var a ack
	if app.SocketMode {
		a = s.overSocket(d, late)
	} else {
		a = s.overHTTP(d, app, late)
	}
	if a.took = s.clock.Now().Sub(begun); a.took > ackTime {
		a = ack{failure: timedOut, took: a.took} // an answer that has just missed its time
	}
	if a.failure == timedOut {
		s.mu.Lock()
		s.violate("a %s that was not acknowledged in time", d.kind)
		s.mu.Unlock()
	}
	return a
}

// address finds the request URL of a delivery.
func (s *Slack) address(d delivery) delivery {
	switch d.kind {
	case slashCommand:
		command, _ := s.app.command(d.payload["command"].(string))
		d.url = command.URL
	case blockSuggestion:
		d.url = s.app.OptionsURL
	case eventCallback:
		d.url = s.app.EventsURL
	default:
		d.url = s.app.InteractivityURL
	}
	return d
}

func (s *Slack) overHTTP(d delivery, app App, late <-chan struct{}) ack {
	if d.url == "" {
		return ack{failure: unreachable}
	}
	ctx, cancel := context.WithTimeout(s.life, patience)
	defer cancel()
	got := make(chan ack, 1)
	go func() { got <- s.post3s(ctx, d, app) }()
	select {
	case a := <-got:
		return a
	case <-late:
		return ack{failure: timedOut}
	}
}

// post3s makes one HTTP request; the caller ends it when its time is up.
func (s *Slack) post3s(ctx context.Context, d delivery, app App) ack {
	body, kind := d.encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.url, strings.NewReader(body))
	if err != nil {
		return ack{failure: unreachable}
	}
	at := s.signedAt()
	request.Header.Set("Content-Type", kind)
	request.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	request.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(at.Unix(), 10))
	request.Header.Set("X-Slack-Signature", Sign(app.SigningSecret, at, body))
	if d.attempt > 0 {
		request.Header.Set("X-Slack-Retry-Num", strconv.Itoa(d.attempt))
		request.Header.Set("X-Slack-Retry-Reason", d.reason)
	}
	response, err := deliverer.Do(request) //nolint:gosec,nolintlint // the test says where its app listens; whether that is seen depends on what else is looked at
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return ack{failure: timedOut}
	case err != nil:
		return ack{failure: unreachable}
	}
	defer func() { _ = response.Body.Close() }()
	var read bytes.Buffer
	if _, err := io.Copy(&read, response.Body); err != nil {
		return ack{failure: unreachable}
	}
	a := ack{body: read.Bytes(), stop: response.Header.Get("X-Slack-No-Retry") == "1"}
	media, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	a.json = media == "application/json"
	switch {
	case response.StatusCode >= http.StatusInternalServerError:
		a.failure = serverError
	case response.StatusCode >= http.StatusBadRequest:
		a.failure = clientError
	case response.StatusCode != http.StatusOK && d.kind != eventCallback:
		a.failure = clientError
	}
	return a
}

// deliverer follows two redirects, as the Events API does.
var deliverer = &http.Client{CheckRedirect: func(_ *http.Request, via []*http.Request) error {
	if len(via) > 2 {
		return errors.New("too many redirects")
	}
	return nil
}}

// encode writes a delivery as its request URL gets it.
func (d delivery) encode() (body, contentType string) {
	const formType = "application/x-www-form-urlencoded"
	switch d.kind {
	case slashCommand, sslCheck:
		return form(d.payload), formType
	case eventCallback:
		return string(raw(d.payload)), "application/json"
	default:
		return url.Values{"payload": {string(raw(d.payload))}}.Encode(), formType
	}
}

// Redeliver sends the newest delivery of a kind once more, as it was: slash_command, block_actions, view_submission, event.
// Of events, those by which the app hears itself are passed over. What the app answers changes nothing.
func (s *Slack) Redeliver(kind string) Outcome {
	s.t.Helper()
	s.mu.Lock()
	var last *delivery
	for i := range s.sent {
		event, _ := s.sent[i].payload["event"].(object)
		if s.sent[i].kind == kind && event["bot_id"] == nil && event["subtype"] != "message_changed" {
			last = &s.sent[i]
		}
	}
	if last == nil {
		s.mu.Unlock()
		s.t.Fatalf("nothing of kind %s was delivered yet", kind)
	}
	again := *last
	again.attempt, again.reason = again.attempt+1, "http_timeout"
	s.mu.Unlock()
	a := s.deliver(again)
	return Outcome{Error: a.failure, Took: a.took}
}
