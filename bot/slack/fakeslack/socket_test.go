package fakeslack_test

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// plugIn opens a connection of Socket Mode and reads its hello.
func (sc *scene) plugIn() *websocket.Conn {
	sc.t.Helper()
	conn := sc.dial(sc.ticket())
	if hello := sc.frame(conn); hello["type"] != "hello" {
		sc.t.Fatalf("greeted with %v", hello)
	}
	return conn
}

func (sc *scene) ticket() string {
	sc.t.Helper()
	answer, _ := sc.callAs(sc.App().AppToken, "apps.connections.open", nil)
	address, ok := answer["url"].(string)
	if !ok {
		sc.t.Fatalf("apps.connections.open answers %v", answer)
	}
	return address
}

func (sc *scene) dial(address string) *websocket.Conn {
	sc.t.Helper()
	conn, response, err := websocket.DefaultDialer.DialContext(sc.t.Context(), address, nil)
	if err != nil {
		sc.t.Fatalf("dial: %v", err)
	}
	_ = response.Body.Close()
	sc.t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// frame is the next frame of a connection; nil when it has ended. A connection on which nothing comes fails the test.
func (sc *scene) frame(conn *websocket.Conn) object {
	sc.t.Helper()
	_ = conn.SetReadDeadline(time.Now().Add(patience)) // it cannot fail
	var frame object
	err := conn.ReadJSON(&frame)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		sc.t.Errorf("no frame came within %v", patience)
	}
	if err != nil {
		return nil
	}
	return frame
}

func (sc *scene) acknowledge(conn *websocket.Conn, id any, payload any) {
	// One that does not arrive is missed at the other end.
	_ = conn.WriteJSON(object{"envelope_id": id, "payload": payload})
}

func TestACommandOverASocket(t *testing.T) {
	sc := set(t, socketMode)
	conn := sc.plugIn()
	go func() {
		envelope := sc.frame(conn)
		if envelope["type"] != "slash_commands" || envelope["accepts_response_payload"] != true {
			t.Errorf("envelope %v", envelope)
		}
		sc.acknowledge(conn, envelope["envelope_id"], object{"text": "Noted."})
	}()
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "" {
		t.Errorf("told %q", outcome.Error)
	}
	if seen := sc.person("U1").Sees("C1"); len(seen) != 1 || seen[0].Text != "Noted." {
		t.Errorf("seen: %v", seen)
	}
}

func TestATicketServesOnce(t *testing.T) {
	sc := set(t, socketMode)
	address := sc.ticket()
	sc.dial(address)
	_, response, err := websocket.DefaultDialer.DialContext(t.Context(), address, nil)
	if err == nil {
		t.Fatal("it serves a second time")
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("a second time: %v", response.Status)
	}
}

func TestALargeAcknowledgementIsDropped(t *testing.T) {
	sc := set(t, socketMode)
	conn := sc.plugIn()
	reply := func(size int) {
		envelope := sc.frame(conn)
		id := envelope["envelope_id"].(string)
		empty := len(asJSON(t, object{"envelope_id": id, "payload": object{"text": ""}}))
		text := strings.Repeat("x", size-empty)
		if err := conn.WriteMessage(websocket.TextMessage, asJSON(t, object{"envelope_id": id, "payload": object{"text": text}})); err != nil {
			t.Error(err)
		}
	}
	replied := make(chan struct{})
	go func() {
		reply(20479)
		close(replied)
	}()
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "" {
		t.Errorf("20,479 bytes: told %q", outcome.Error)
	}
	next(t, replied)
	go func() {
		reply(20480)
		sc.AwaitViolation("20480 bytes")
		sc.clock.Advance(3 * time.Second)
	}()
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "operation_timeout" {
		t.Errorf("20,480 bytes: told %q", outcome.Error)
	}
}

func TestAcknowledgementsThatNobodyWaitsFor(t *testing.T) {
	sc := set(t, socketMode)
	one, other := sc.plugIn(), sc.plugIn()
	go func() {
		envelope := sc.frame(one)
		sc.acknowledge(one, "", nil)
		sc.acknowledge(other, envelope["envelope_id"], nil)
		sc.AwaitViolation("connection")
		sc.acknowledge(one, envelope["envelope_id"], nil)
	}()
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "" {
		t.Errorf("told %q", outcome.Error)
	}
	all := strings.Join(sc.Violations(), "\n")
	if !strings.Contains(all, `"", which nobody waits for`) || !strings.Contains(all, "on another connection") {
		t.Errorf("violations: %s", all)
	}
}

func TestEnvelopesOfTheFuture(t *testing.T) {
	sc := set(t, socketMode)
	conn := sc.plugIn()
	go func() {
		envelope := sc.frame(conn)
		if envelope["type"] != "telepathy" {
			t.Errorf("envelope %v", envelope)
		}
		sc.acknowledge(conn, envelope["envelope_id"], nil)
	}()
	if outcome := sc.SendEnvelope("telepathy", object{"thought": "x"}); outcome.Error != "" {
		t.Errorf("told %q", outcome.Error)
	}
}

func TestTenConnectionsAndNoMore(t *testing.T) {
	sc := set(t, socketMode)
	for range 10 {
		sc.plugIn()
	}
	extra := sc.plugIn()
	if frame := sc.frame(extra); frame["type"] != "disconnect" || frame["reason"] != "too_many_websockets" {
		t.Errorf("the eleventh is told %v", frame)
	}
	if sc.frame(extra) != nil {
		t.Error("the eleventh stays")
	}
	sc.AwaitSockets(10)
}

func TestADroppedSocketLosesACommandAndRepeatsAnEvent(t *testing.T) {
	sc := set(t, socketMode)
	sc.plugIn()
	sc.DropSocketOnNext()
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "dispatch_failed" {
		t.Errorf("a command: told %q", outcome.Error)
	}
	sc.AwaitSockets(0)
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "dispatch_failed" {
		t.Errorf("without a connection: told %q", outcome.Error)
	}
	frames := make(chan object, 2)
	for range 2 {
		conn := sc.plugIn()
		go func() {
			if frame := sc.frame(conn); frame != nil {
				frames <- frame
				sc.acknowledge(conn, frame["envelope_id"], nil)
			}
		}()
	}
	sc.DropSocketOnNext()
	sc.person("U1").Says("Hello")
	first, second := next(t, frames), next(t, frames) // whichever is read first
	if first["retry_attempt"].(float64)+second["retry_attempt"].(float64) != 1 || first["envelope_id"] == second["envelope_id"] {
		t.Errorf("first %v, second %v", first, second)
	}
}

func TestGoodbyes(t *testing.T) {
	sc := set(t, socketMode)
	conn := sc.plugIn()
	sc.Disconnect("warning")
	if frame := sc.frame(conn); frame["reason"] != "warning" || sc.Sockets() != 1 {
		t.Errorf("told %v, %d connections", frame, sc.Sockets())
	}
	sc.clock.Advance(10 * time.Second)
	sc.AwaitSockets(0)
	lift := sc.RefuseSockets("link_disabled")
	if frame := sc.frame(sc.plugIn()); frame["reason"] != "link_disabled" {
		t.Errorf("told %v", frame)
	}
	lift()
	sc.AwaitSockets(0)
	sc.plugIn()
	sc.AwaitSockets(1)
	if sc.SocketsOpened() != 3 {
		t.Errorf("%d were opened", sc.SocketsOpened())
	}
}
