package fakeslack

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// pingEvery is well below the half minute after which clients give a silent connection up. Clients wait by the machine's
// clock, so this does too.
const pingEvery = 5 * time.Second

// plugs are the connections of Socket Mode.
type plugs struct {
	tickets map[string]bool // not yet used
	live    []*plug
	turn    int
	waiting map[string]*expected // by envelope id
	refusal string               // why every new connection is sent away, if it is
	cut     bool                 // the connection goes down with the next envelope
	cutAck  bool                 // it goes down with the next acknowledgement, which arrives
	opened  int
}

type plug struct {
	conn   *websocket.Conn
	write  sync.Mutex
	down   chan struct{}
	doomed bool // nothing more is heard over it
}

// expected is an acknowledgement that is waited for, on the connection on which its envelope went out.
type expected struct {
	on  *plug
	got chan ack
}

func newPlugs() plugs { return plugs{tickets: map[string]bool{}, waiting: map[string]*expected{}} }

// connectionsOpen answers apps.connections.open: an address with a ticket that serves once.
func connectionsOpen(c *call) (object, *failure) {
	if !c.s.app.SocketMode {
		return nil, no("socket_mode_not_enabled")
	}
	ticket := strings.ToLower(c.s.id("ticket-"))
	c.s.plugs.tickets[ticket] = true
	return object{"url": "ws" + strings.TrimPrefix(c.s.URL(), "http") + "/link?ticket=" + ticket + "&app_id=" + c.s.app.ID}, nil
}

func (s *Slack) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	s.mu.Lock()
	good, fault := s.plugs.tickets[ticket], s.faultFor(&call{method: "socket"})
	delete(s.plugs.tickets, ticket)
	s.mu.Unlock()
	if fault != nil && fault.answer(w) {
		return
	}
	if !good {
		http.Error(w, "no such ticket", http.StatusForbidden)
		return
	}
	upgrader := websocket.Upgrader{
		WriteBufferSize: 1 << 17,                                  // one frame for a large envelope
		CheckOrigin:     func(*http.Request) bool { return true }, // clients are no browsers, and say what they like
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // it has been answered
	}
	p := &plug{conn: conn, down: make(chan struct{})}
	s.greet(p)
	s.read(p)
}

// greet says hello, and sends away whoever is one too many.
func (s *Slack) greet(p *plug) {
	s.mu.Lock()
	s.plugs.live = append(s.plugs.live, p)
	s.plugs.opened++
	count, reason, app := len(s.plugs.live), s.plugs.refusal, s.app.ID
	if count > limit("socket.connections.max") {
		reason = "too_many_websockets"
	}
	over := s.closed
	s.note()
	s.mu.Unlock()
	if over { // it came while the test ended, when all others were cut already
		s.unplug(p)
		return
	}
	p.send(object{
		"type": "hello", "num_connections": count, "connection_info": object{"app_id": app},
		"debug_info": object{"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060},
	})
	if reason != "" {
		p.send(disconnect(reason))
		s.unplug(p)
		return
	}
	go s.ping(p)
}

func disconnect(reason string) object {
	return object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "applink-fake"}}
}

// send writes a frame. A connection that cannot be written to is cut: gorilla/websocket writes nothing more to it, while it
// can still be read, so that whoever waits for a frame on it would wait for ever.
func (p *plug) send(frame object) {
	p.write.Lock()
	defer p.write.Unlock()
	_ = p.conn.SetWriteDeadline(time.Now().Add(patience)) // it cannot fail
	if err := p.conn.WriteMessage(websocket.TextMessage, raw(frame)); err != nil {
		_ = p.conn.Close() // whoever reads it notices
	}
}

// ping says that we are there. Its deadline is long: on a machine with much to do a short one passes before the ping is out,
// and that would be the end of the connection.
func (s *Slack) ping(p *plug) {
	ticker := time.NewTicker(pingEvery)
	defer ticker.Stop()
	for {
		err := p.conn.WriteControl(websocket.PingMessage, []byte("Ping from applink-fake"), time.Now().Add(patience))
		if err != nil {
			s.unplug(p)
			return
		}
		select {
		case <-p.down:
			return
		case <-ticker.C:
		}
	}
}

// read takes acknowledgements until the connection ends.
func (s *Slack) read(p *plug) {
	for {
		_, frame, err := p.conn.ReadMessage()
		if err != nil {
			break
		}
		s.acknowledge(p, frame)
	}
	s.unplug(p)
	close(p.down)
}

// unplug ends a connection. Nothing more is sent over it, even before its end has been noticed.
func (s *Slack) unplug(p *plug) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lose(p)
}

// lose is unplug for who holds the lock.
func (s *Slack) lose(p *plug) {
	s.plugs.live = slices.DeleteFunc(s.plugs.live, func(other *plug) bool { return other == p })
	_ = p.conn.Close()
	s.note()
}

// acknowledge takes one frame. It counts only on the connection that brought the envelope: whether Slack would take it on
// another is not known.
func (s *Slack) acknowledge(p *plug, frame []byte) {
	var a struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := json.Unmarshal(frame, &a); err != nil {
		s.violate("a frame that is no JSON: %.80s", frame)
		return
	}
	wait := s.plugs.waiting[a.ID]
	switch {
	case p.doomed:
		return
	case len(frame) >= limit("socket.ack.max_bytes"):
		s.violate("an acknowledgement of %d bytes, %d or more are dropped", len(frame), limit("socket.ack.max_bytes"))
		return
	case wait == nil:
		s.violate("an acknowledgement of %q, which nobody waits for", a.ID)
		return
	case wait.on != p:
		s.violate("an acknowledgement of %s on another connection", a.ID)
		return
	}
	delete(s.plugs.waiting, a.ID)
	if s.plugs.cutAck {
		s.plugs.cutAck = false
		s.lose(p)
	}
	wait.got <- ack{body: payloadOf(a.Payload), json: true}
}

// payloadOf is the body that an acknowledgement stands for: Slack's own client sends {} for nothing.
func payloadOf(payload json.RawMessage) []byte {
	switch string(payload) {
	case "", "null", "{}", `""`:
		return nil
	}
	return payload
}

var envelopeTypes = map[string]string{
	slashCommand: "slash_commands", eventCallback: "events_api", blockActions: "interactive", viewSubmission: "interactive",
	viewClosed: "interactive", globalShortcut: "interactive", messageShortcut: "interactive", blockSuggestion: "interactive",
}

func (s *Slack) overSocket(d delivery, late <-chan struct{}) ack {
	s.mu.Lock()
	if len(s.plugs.live) == 0 {
		s.mu.Unlock()
		return ack{failure: unreachable}
	}
	p := s.plugs.live[s.plugs.turn%len(s.plugs.live)]
	s.plugs.turn++
	id := s.id("env-")
	wait := &expected{on: p, got: make(chan ack, 1)}
	s.plugs.waiting[id] = wait
	cut := s.plugs.cut
	if cut {
		p.doomed, s.plugs.cut = true, false
	}
	s.mu.Unlock()
	p.send(d.frame(id))
	if cut {
		s.unplug(p)
	}
	return s.expect(id, wait, late)
}

// frame is a delivery as it goes over Socket Mode.
func (d delivery) frame(id string) object {
	kind := d.envelope
	if kind == "" {
		kind = envelopeTypes[d.kind]
	}
	frame := object{
		"type": kind, "envelope_id": id, "payload": d.payload,
		"accepts_response_payload": d.kind == slashCommand || d.kind == viewSubmission || d.kind == blockSuggestion,
	}
	if d.kind == eventCallback {
		frame["retry_attempt"], frame["retry_reason"] = d.attempt, d.reason
	}
	return frame
}

func (s *Slack) expect(id string, wait *expected, late <-chan struct{}) ack {
	defer func() {
		s.mu.Lock()
		delete(s.plugs.waiting, id)
		s.mu.Unlock()
	}()
	end := time.NewTimer(patience)
	defer end.Stop()
	select {
	case a := <-wait.got:
		return a
	case <-wait.on.down:
		select {
		case a := <-wait.got: // the last thing that came over it
			return a
		default:
			return ack{failure: unreachable}
		}
	case <-late:
	case <-end.C:
	}
	return ack{failure: timedOut}
}
