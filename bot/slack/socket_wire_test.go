package slack

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// oneWay is a network on which, from some moment, one can still be heard and say nothing.
type oneWay struct {
	net.Conn
	mute *atomic.Bool
}

func (c oneWay) Write(b []byte) (int, error) {
	if c.mute.Load() {
		return 0, errors.New("the line is dead in this direction")
	}
	return c.Conn.Write(b)
}

// wired is a connection whose other end sends what it is given.
func wired(t *testing.T, mute *atomic.Bool, frames <-chan string) *wire {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		if err != nil {
			return // it has been answered
		}
		defer func() { _ = conn.Close() }()
		for f := range frames {
			if conn.WriteMessage(websocket.TextMessage, []byte(f)) != nil {
				return
			}
		}
	}))
	t.Cleanup(server.Close)
	dialer := websocket.Dialer{NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, network, address)
		return oneWay{conn, mute}, err
	}}
	conn, response, err := dialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(server.URL, "http"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return &wire{door: New(Options{}), conn: conn, warned: make(chan struct{})}
}

// ends waits for a connection to end.
func ends(t *testing.T, ended <-chan error) {
	t.Helper()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("it ended without a reason")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it is never given up")
	}
}

// A connection that is heard and takes nothing is given up: nothing that comes over it could be acknowledged.
func TestAConnectionThatTakesNoAcknowledgementIsReplaced(t *testing.T) {
	t.Parallel()
	var mute atomic.Bool
	frames := make(chan string, 1)
	defer close(frames)
	l := wired(t, &mute, frames)
	mute.Store(true)
	ended := make(chan error, 1)
	go func() { ended <- l.run(t.Context()) }()
	frames <- `{"type":"events_api","envelope_id":"E1","payload":{"type":"event_callback","event_id":"Ev1","event":{"type":"new"}}}`
	ends(t, ended)
}

// However the end of a context falls between what is heard, a connection is left at once.
func TestAConnectionIsLeftAtOnce(t *testing.T) {
	t.Parallel()
	frames := make(chan string)
	l := wired(t, new(atomic.Bool), frames)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- l.run(ctx) }()
	frames <- `{"type":"hello"}`
	stop()
	l.alive(ctx) // as if a frame had come just then
	ends(t, ended)
	close(frames)
}
