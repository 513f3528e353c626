package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// fakeSlack is as little of Slack as presses need: it takes whatever it is sent, and hands out one socket.
type fakeSlack struct {
	site    *httptest.Server
	sockets chan *websocket.Conn
}

// The workspace, who presses in it, and what their requests are signed with.
const (
	team          = "T1"
	presser       = "U1"
	signingSecret = "bench-signing-secret"
)

func newFakeSlack() *fakeSlack {
	f := &fakeSlack{sockets: make(chan *websocket.Conn, 1)}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // whoever sent it has gone
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"ok":true,"team_id":%q,"user_id":"UBOT","bot_id":"BBOT","url":"ws%s/link"}`, team, strings.TrimPrefix(f.site.URL, "http"))
	})
	mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
		if conn, err := new(websocket.Upgrader).Upgrade(w, r, nil); err == nil {
			f.sockets <- conn
		}
	})
	f.site = httptest.NewServer(mux)
	return f
}

// press is something that somebody does: a line typed as a slash command, or behind a button.
type press struct {
	path   string            // of its request URL
	body   []byte            // over HTTP
	signed http.Header       // of Discord; Slack's requests are signed when they are delivered
	load   map[string]string // over a socket
}

// line is what every press does: it passes words on to the secretariat, which are written down.
const line = "Can somebody ring me about the room?"

// typed is a slash command. Slack gives no trigger twice.
func (f *fakeSlack) typed(trigger string) press { return f.typedIn(team, trigger) }

// typedIn is one in a workspace.
func (f *fakeSlack) typedIn(team, trigger string) press {
	p := press{path: "/slack/commands", load: map[string]string{
		"team_id": team, "user_id": presser, "channel_id": "C1", "command": "/contact", "text": line, "trigger_id": trigger,
		"response_url": f.site.URL + "/respond",
	}}
	form := url.Values{}
	for name, value := range p.load {
		form.Set(name, value)
	}
	p.body = []byte(form.Encode())
	return p
}

// pressed is a button.
func (f *fakeSlack) pressed(trigger string) press {
	payload := fmt.Sprintf(`{"type":"block_actions","team":{"id":%q},"user":{"id":%q},"channel":{"id":"C1"},"trigger_id":%q,"response_url":%q,`+
		`"actions":[{"type":"button","action_id":"press-1","value":%q,"action_ts":"1.1"}]}`, team, presser, trigger, f.site.URL+"/respond", "contact "+line)
	return press{path: "/slack/interactions", body: []byte(url.Values{"payload": {payload}}.Encode())}
}

// sign is Slack's signature of a body.
func sign(stamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(signingSecret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// bare is the least that a way in over HTTP can be: it reads a body, believes it if it is signed, does what is to be done and
// says so.
func bare(do func() error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		stamp := r.Header.Get("X-Slack-Request-Timestamp")
		if err != nil || !hmac.Equal([]byte(sign(stamp, body)), []byte(r.Header.Get("X-Slack-Signature"))) {
			http.Error(w, "This was not signed by Slack.", http.StatusUnauthorized)
			return
		}
		if err := do(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

// header is what goes with a press over HTTP.
func (p press) header() http.Header {
	if p.signed != nil {
		return p.signed
	}
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	return http.Header{
		"Content-Type": {"application/x-www-form-urlencoded"}, "X-Slack-Request-Timestamp": {stamp}, "X-Slack-Signature": {sign(stamp, p.body)},
	}
}

// deliver sends a press to a request URL, as platforms do, and waits for its acknowledgement.
func deliver(client *http.Client, base string, p press) error {
	r, err := http.NewRequest(http.MethodPost, base+p.path, bytes.NewReader(p.body)) //nolint:noctx // because the client has a time limit
	if err != nil {
		return fmt.Errorf("deliver a press: %w", err)
	}
	r.Header = p.header()
	answer, err := client.Do(r)
	if err != nil {
		return fmt.Errorf("deliver a press: %w", err)
	}
	_, err = io.Copy(io.Discard, answer.Body)
	if answer.StatusCode != http.StatusOK {
		err = errors.Join(err, fmt.Errorf("deliver a press: %s", answer.Status))
	}
	return errors.Join(err, answer.Body.Close())
}
