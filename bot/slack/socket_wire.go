package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	silence    = 40 * time.Second // without a frame or a ping a connection is taken for dead: Slack pings far more often
	pingGap    = 15 * time.Second
	writeTakes = 5 * time.Second
	maxFrame   = 8 << 20 // bytes; Slack's own tests have frames of 69 KB
)

// Why Slack ends a connection.
var (
	errTooMany = errors.New("slack: too many connections are open for this app")
	errRenew   = errors.New("slack: the connection is to be renewed")
)

// wire is one connection. What arrives on it is acknowledged on it, or not at all: nobody knows whether Slack would take an
// acknowledgement on another.
type wire struct {
	door    *Door
	conn    *websocket.Conn
	write   sync.Mutex
	waiting sync.WaitGroup // for what arrived and is not acknowledged yet
	warned  chan struct{}  // closed when Slack is about to end it
	end     context.CancelFunc
}

// frame is what Slack sends over a connection (docs.slack.dev/apis/events-api/using-socket-mode).
type frame struct {
	Type        string          `json:"type"`
	ID          string          `json:"envelope_id"`
	Reason      string          `json:"reason"`
	Connections int             `json:"num_connections"`
	Payload     json.RawMessage `json:"payload"`
}

// envelopeAck acknowledges one envelope.
type envelopeAck struct {
	ID      string `json:"envelope_id"`
	Payload any    `json:"payload,omitempty"`
}

// connection opens a connection and takes in what comes over it. It returns when another should be opened: at the end of
// this one, or some seconds before, when Slack announces it; then this one is read to its end meanwhile.
func (d *Door) connection(ctx context.Context) error {
	conn, err := d.dial(ctx)
	if err != nil {
		return err
	}
	l := &wire{door: d, conn: conn, warned: make(chan struct{})}
	ended := make(chan error, 1)
	d.wires.Go(func() { ended <- l.run(ctx) })
	select {
	case err := <-ended:
		return err
	case <-l.warned:
		return errRenew
	}
}

// run reads until the end, and lets go of the connection when all that came over it is acknowledged.
func (l *wire) run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l.end = cancel
	stopReading := context.AfterFunc(ctx, func() { _ = l.conn.SetReadDeadline(time.Now()) })
	defer stopReading()
	l.conn.SetReadLimit(maxFrame)
	l.conn.SetPingHandler(func(data string) error {
		l.alive(ctx)
		err := l.conn.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(writeTakes))
		if errors.Is(err, websocket.ErrCloseSent) {
			return nil
		}
		return err
	})
	l.conn.SetPongHandler(func(string) error { l.alive(ctx); return nil })
	l.door.wires.Go(func() { l.ping(ctx) })
	err := l.read(ctx)
	l.waiting.Wait()
	_ = l.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
	return errors.Join(err, l.conn.Close())
}

// alive notes that something was heard. The end of the context may come at any moment, with a deadline of its own, and that
// one has to stand: so it is looked for afterwards.
func (l *wire) alive(ctx context.Context) {
	_ = l.conn.SetReadDeadline(time.Now().Add(silence)) // it fails only on a closed connection, where reading fails too
	if ctx.Err() != nil {
		_ = l.conn.SetReadDeadline(time.Now())
	}
}

// cut ends a connection to which nothing can be written any more. It may still be heard, for as long as Slack likes, but
// whatever came over it would stay without acknowledgement: better to have another.
func (l *wire) cut(err error) {
	l.door.Log.Warn("a connection to Slack takes nothing any more, and is replaced", "err", err)
	l.end()
}

func (l *wire) ping(ctx context.Context) {
	ticker := time.NewTicker(pingGap)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := l.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeTakes)); err != nil {
				l.cut(err)
				return
			}
		}
	}
}

func (l *wire) read(ctx context.Context) error {
	for {
		l.alive(ctx)
		_, data, err := l.conn.ReadMessage()
		if err != nil {
			return fmt.Errorf("read from Slack: %w", err)
		}
		var f frame
		if err := json.Unmarshal(data, &f); err != nil {
			l.door.Log.Warn("a frame that is no JSON", "err", err)
			continue
		}
		switch f.Type {
		case "hello":
			l.door.Log.Info("connected to Slack", "connections", f.Connections)
		case "disconnect":
			if err := l.disconnect(f.Reason); err != nil {
				return err
			}
		default:
			l.take(f)
		}
	}
}

// disconnect is what a frame that announces the end means. After a warning some seconds are left, in which more can come.
func (l *wire) disconnect(reason string) error {
	switch reason {
	case "warning":
		select {
		case <-l.warned:
		default:
			close(l.warned)
		}
		return nil
	case "link_disabled":
		return &offError{fmt.Errorf("%s (%s)", offCodes[reason], reason)}
	case "too_many_websockets":
		return errTooMany
	}
	return errRenew
}

// take takes an envelope in. Whatever it is, it is acknowledged: what we cannot read now we could not read again.
func (l *wire) take(f frame) {
	if f.ID == "" {
		l.door.Log.Warn("a frame that nobody expected", "type", f.Type)
		return
	}
	l.waiting.Add(1)
	ack := once(func(payload any) bool {
		defer l.waiting.Done()
		return l.ack(f.ID, payload)
	})
	defer func() {
		if broke := recover(); broke != nil {
			l.door.Log.Error("reading an envelope broke off", "type", f.Type, "panic", broke, "stack", string(debug.Stack()))
			ack(nil)
		}
	}()
	if err := l.door.receive(delivery{kind: kind(f.Type), body: f.Payload, ack: ack}); err != nil {
		l.door.Log.Warn("Slack sent something that cannot be read", "type", f.Type, "err", err)
		ack(nil)
	}
}

// ack acknowledges an envelope, and says whether it is on its way. If it does not arrive, Slack tells the person, or sends the
// event again.
func (l *wire) ack(id string, payload any) bool {
	data, err := marshal(envelopeAck{ID: id, Payload: payload})
	if err == nil && len(data) >= maxAck {
		l.door.Log.Error("an answer is too large for an acknowledgement", "bytes", len(data))
		data, err = marshal(envelopeAck{ID: id})
	}
	if err != nil {
		l.door.Log.Error("an acknowledgement cannot be written", "err", err)
		return false
	}
	l.write.Lock()
	defer l.write.Unlock()
	_ = l.conn.SetWriteDeadline(time.Now().Add(writeTakes)) // it cannot fail
	if err := l.conn.WriteMessage(websocket.TextMessage, data); err != nil {
		l.cut(fmt.Errorf("acknowledge: %w", err))
		return false
	}
	return true
}
