package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// InteractionsPath is where Discord sends interactions over HTTP.
const InteractionsPath = "/discord/interactions"

const (
	maxBody   = 1 << 20         // bytes of a request: a form's long answers are far below
	freshFor  = 5 * time.Minute // a request that was signed longer ago was overheard
	ackWithin = 2900 * time.Millisecond
)

// Handler is the way in over HTTP. What Discord did not sign is turned away, as Discord itself tries now and then.
func (d *Door) Handler() (http.Handler, error) {
	key, err := readKey(d.PublicKey)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+InteractionsPath, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			d.count("too large")
			http.Error(w, "That is larger than anything Discord sends.", http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil {
			return // whoever sent it has gone
		}
		if err := verify(key, r.Header, body, d.Now()); err != nil {
			d.count("refused")
			d.Log.Warn("a request that is not Discord's was turned away", "because", err)
			http.Error(w, "This was not signed by Discord.", http.StatusUnauthorized)
			return
		}
		d.serve(w, body)
	})
	return mux, nil
}

// readKey reads a public key as Discord's page for developers shows it.
func readKey(digits string) (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(digits)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("read DISCORD_PUBLIC_KEY: it should be %d hexadecimal digits", 2*ed25519.PublicKeySize)
	}
	return key, nil
}

// verify says what is wrong with a signature (docs.discord.com/developers/interactions/overview#setting-up-an-endpoint). It
// is over the time and the body; an old one is refused, because it can be sent again by whoever overheard it.
func verify(key ed25519.PublicKey, h http.Header, body []byte, now time.Time) error {
	signature, err := hex.DecodeString(h.Get("X-Signature-Ed25519"))
	if err != nil || len(signature) != ed25519.SignatureSize {
		return errors.New("no signature")
	}
	said := h.Get("X-Signature-Timestamp")
	if !ed25519.Verify(key, append([]byte(said), body...), signature) {
		return errors.New("another signature")
	}
	unix, err := strconv.ParseInt(said, 10, 64)
	if err != nil {
		return errors.New("no time")
	}
	if off := now.Sub(time.Unix(unix, 0)); off > freshFor || off < -freshFor {
		return fmt.Errorf("signed %s ago", off.Round(time.Second))
	}
	return nil
}

// errLate says that Discord waits for an answer no more.
var errLate = &Error{Route: "answer an interaction", Status: http.StatusNotFound, Code: 10062, Words: "too late"}

// slot is the response to one request, into which whoever answers puts a callback.
type slot struct {
	mu     sync.Mutex
	closed bool // somebody has, or it is too late
	given  chan callback
	sent   chan struct{} // closed when the response is on its way
}

// put puts the callback into the response, and returns when it is on its way.
func (s *slot) put(c callback) error {
	s.mu.Lock()
	late := s.closed
	s.closed = true
	s.mu.Unlock()
	if late {
		return errLate
	}
	s.given <- c
	<-s.sent
	return nil
}

// late closes the slot, and says whether nothing was put in.
func (s *slot) late() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	empty := !s.closed
	s.closed = true
	return empty
}

// serve takes an interaction in and answers it in the response.
func (d *Door) serve(w http.ResponseWriter, body []byte) {
	s := &slot{given: make(chan callback, 1), sent: make(chan struct{})}
	defer close(s.sent)
	received := make(chan error, 1)
	d.work.Go(func() {
		err := errors.New("reading it broke off")
		defer func() { received <- err }()
		defer d.survive("reading an interaction", nil)
		err = d.receive(body, s.put)
	})
	timer := time.NewTimer(ackWithin)
	defer timer.Stop()
	for {
		select {
		case err := <-received:
			if err != nil {
				d.refuse(w, err)
				return
			}
		case c := <-s.given:
			d.give(w, c)
			return
		case <-timer.C:
			if s.late() {
				d.count("late")
				http.Error(w, "This took too long.", http.StatusServiceUnavailable)
				return
			}
		}
	}
}

// refuse says that nothing will come of a request.
func (d *Door) refuse(w http.ResponseWriter, err error) {
	if errors.Is(err, errSeen) { // the first delivery is answered, or will be
		w.WriteHeader(http.StatusAccepted)
		return
	}
	d.Log.Warn("Discord sent something that cannot be read", "err", err)
	http.Error(w, "This cannot be read.", http.StatusBadRequest)
}

// give writes a callback, and has it on its way before anybody says more.
func (d *Door) give(w http.ResponseWriter, c callback) {
	data, err := marshal(c)
	if err != nil {
		d.Log.Error("an answer cannot be written", "err", err)
		http.Error(w, "This cannot be said.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data)                      // whoever asked has gone
	_ = http.NewResponseController(w).Flush() // likewise
}
