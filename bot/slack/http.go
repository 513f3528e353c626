package slack

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync"
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
func (d *Door) signed(next func(w http.ResponseWriter, r *http.Request, body []byte)) http.Handler {
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
		next(w, r, body)
	})
}

// isProbe says whether a body only asks whether we are there (docs.slack.dev/interactivity/implementing-slash-commands).
func isProbe(body []byte) bool {
	form, err := url.ParseQuery(string(body))
	return err == nil && form.Get("ssl_check") == "1"
}

func (d *Door) serveCommand(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		unreadableRequest(w)
		return
	}
	if form.Get("ssl_check") == "1" {
		return
	}
	d.serve(w, r, ofCommand, func(ack acknowledge) error { return d.typed(slashOf(form), ack, keptFor) })
}

func (d *Door) serveInteraction(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil || form.Get("payload") == "" {
		unreadableRequest(w)
		return
	}
	d.serve(w, r, ofInteraction, d.taking(ofInteraction, []byte(form.Get("payload"))))
}

func (d *Door) serveEvent(w http.ResponseWriter, r *http.Request, body []byte) {
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
	d.serve(w, r, ofEvent, d.taking(ofEvent, body))
}

// taking takes in what has a body in JSON.
func (d *Door) taking(k kind, body []byte) func(acknowledge) error {
	return func(ack acknowledge) error { return d.receive(delivery{kind: k, body: body, ack: ack}) }
}

// serve takes a delivery in, and ends when it is acknowledged.
func (d *Door) serve(w http.ResponseWriter, r *http.Request, k kind, take func(acknowledge) error) {
	s := &slot{w: w, r: r, done: make(chan struct{})}
	if err := take(once(s.ack)); err != nil {
		d.Log.Warn("Slack sent something that cannot be read", "kind", k, "err", err)
		unreadableRequest(w)
		return
	}
	timer := time.NewTimer(ackWithin)
	defer timer.Stop()
	select {
	case <-s.done:
	case <-timer.C:
		if s.close() {
			d.count("late")
			http.Error(w, "This took too long.", http.StatusServiceUnavailable)
		}
	}
}

// slot is the response to a request, into which whoever acknowledges puts what is to be said: it is on its way before anything
// else is said to Slack.
type slot struct {
	mu     sync.Mutex
	w      http.ResponseWriter
	r      *http.Request
	closed bool
	done   chan struct{}
}

// close says whether nothing was put in. Nothing can be from now on.
func (s *slot) close() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	empty := !s.closed
	s.closed = true
	return empty
}

// ack writes an acknowledgement, and says whether there was somebody to read it.
func (s *slot) ack(payload any) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.closed = true
	defer close(s.done)
	return s.r.Context().Err() == nil && writeAck(s.w, payload) == nil
}

// writeAck writes an acknowledgement. Without an answer its body is empty, which closes a form.
func writeAck(w http.ResponseWriter, payload any) error {
	var data []byte
	if payload != nil {
		var err error
		if data, err = written(payload); err != nil {
			http.Error(w, "This cannot be said.", http.StatusInternalServerError)
			return err
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	if _, err := w.Write(data); err != nil {
		return err
	}
	if err := http.NewResponseController(w).Flush(); !errors.Is(err, errors.ErrUnsupported) { // then it goes out when the handler returns
		return err
	}
	return nil
}

func unreadableRequest(w http.ResponseWriter) {
	http.Error(w, "This cannot be read.", http.StatusBadRequest)
}
