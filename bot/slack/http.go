package slack

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	maxBody   = 1 << 20         // bytes of a request: Slack's largest are well below
	ackWithin = 5 * time.Second // nobody at Slack waits longer than three; then the connection is let go
)

// Handler is the way in over HTTP, for the request URLs of the app. What is not signed by Slack is turned away.
func (d *Door) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST "+commandsPath, d.signed(d.serveCommand))
	mux.Handle("POST "+interactionsPath, d.signed(d.serveInteraction))
	mux.Handle("POST "+optionsPath, d.signed(d.serveInteraction))
	mux.Handle("POST "+eventsPath, d.signed(d.serveEvent))
	return mux
}

// signed reads a body and lets it pass if Slack signed it. The probe of a certificate comes unsigned: it is told that it
// arrived, and nothing is done.
func (d *Door) signed(next func(w http.ResponseWriter, body []byte)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			d.count("too large")
			http.Error(w, "That is larger than anything Slack sends.", http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil {
			return // whoever sent it has gone
		}
		if err := verify(d.SigningSecret, r.Header, body, d.Now()); err != nil {
			if isProbe(body) {
				return
			}
			d.count("refused")
			d.Log.Warn("a request that is not Slack's was turned away", "path", r.URL.Path, "because", err)
			http.Error(w, "This was not signed by Slack.", http.StatusUnauthorized)
			return
		}
		next(w, body)
	})
}

// isProbe says whether a body only asks whether we are there (docs.slack.dev/interactivity/implementing-slash-commands).
func isProbe(body []byte) bool {
	form, err := url.ParseQuery(string(body))
	return err == nil && form.Get("ssl_check") == "1"
}

func (d *Door) serveCommand(w http.ResponseWriter, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		unreadableRequest(w)
		return
	}
	if form.Get("ssl_check") == "1" {
		return
	}
	values := make(map[string]string, len(form))
	for name := range form {
		values[name] = form.Get(name)
	}
	encoded, err := json.Marshal(values)
	if err != nil {
		unreadableRequest(w)
		return
	}
	d.serve(w, ofCommand, encoded)
}

func (d *Door) serveInteraction(w http.ResponseWriter, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil || form.Get("payload") == "" {
		unreadableRequest(w)
		return
	}
	d.serve(w, ofInteraction, []byte(form.Get("payload")))
}

func (d *Door) serveEvent(w http.ResponseWriter, body []byte) {
	var c callback
	if err := json.Unmarshal(body, &c); err != nil {
		unreadableRequest(w)
		return
	}
	if c.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, c.Challenge) // whoever asked has gone
		return
	}
	d.serve(w, ofEvent, body)
}

// serve takes a delivery in and answers it as soon as it is acknowledged.
func (d *Door) serve(w http.ResponseWriter, k kind, body []byte) {
	acked := make(chan any, 1)
	if err := d.receive(delivery{kind: k, body: body, ack: func(payload any) { acked <- payload }}); err != nil {
		d.Log.Warn("Slack sent something that cannot be read", "kind", k, "err", err)
		unreadableRequest(w)
		return
	}
	timer := time.NewTimer(ackWithin)
	defer timer.Stop()
	select {
	case payload := <-acked:
		writeAck(w, payload)
	case <-timer.C:
		d.count("late")
		http.Error(w, "This took too long.", http.StatusServiceUnavailable)
	}
}

// writeAck writes an acknowledgement. Without an answer its body is empty, which closes a form.
func writeAck(w http.ResponseWriter, payload any) {
	if payload == nil {
		return
	}
	data, err := marshal(payload)
	if err != nil {
		http.Error(w, "This cannot be said.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(data) // whoever asked has gone
}

func unreadableRequest(w http.ResponseWriter) {
	http.Error(w, "This cannot be read.", http.StatusBadRequest)
}
