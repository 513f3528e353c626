package fakediscord_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// client is a bare client of the gateway.
type client struct {
	t    *testing.T
	conn *websocket.Conn
	seq  int
}

// dial opens a connection and hears the hello; nil if none can be opened.
func (sc *scene) dial() *client {
	sc.t.Helper()
	conn, response, err := websocket.DefaultDialer.DialContext(sc.t.Context(), "ws"+strings.TrimPrefix(sc.URL(), "http")+"/?v=10&encoding=json", nil)
	if response != nil {
		_ = response.Body.Close()
	}
	if err != nil {
		return nil
	}
	sc.t.Cleanup(func() { _ = conn.Close() })
	c := &client{t: sc.t, conn: conn}
	if hello := c.next(); hello["op"] != 10.0 || path(sc.t, hello, "d.heartbeat_interval") != 41250.0 {
		sc.t.Errorf("hello is %v", hello)
	}
	return c
}

// patience is longer than anything takes here.
const patience = 10 * time.Second

func (c *client) send(op int, data any) {
	c.t.Helper()
	if err := c.conn.WriteJSON(object{"op": op, "d": data}); err != nil {
		c.t.Error(err)
	}
}

// next is the next packet; nil if the connection ends.
func (c *client) next() object {
	c.t.Helper()
	packet, _ := c.read()
	return packet
}

func (c *client) read() (object, error) {
	c.t.Helper()
	if err := c.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	_, source, err := c.conn.ReadMessage()
	if err != nil {
		return nil, err
	}
	var packet object
	if err := json.Unmarshal(source, &packet); err != nil {
		c.t.Fatal(err)
	}
	if seq, ok := packet["s"].(float64); ok {
		c.seq = int(seq)
	}
	return packet, nil
}

// hears reads as far as an event.
func (c *client) hears(name string) object {
	c.t.Helper()
	for {
		packet, err := c.read()
		if err != nil {
			c.t.Fatalf("%s never came: %v", name, err)
		}
		if packet["t"] == name {
			return packet["d"].(object)
		}
	}
}

// closed is the code with which the connection ends.
func (c *client) closed() int {
	c.t.Helper()
	for {
		_, err := c.read()
		if closed, ok := errors.AsType[*websocket.CloseError](err); ok {
			return closed.Code
		}
		if err != nil {
			c.t.Errorf("not closed, but %v", err)
			return 0
		}
	}
}

const (
	guilds, guildMessages, directMessages, messageContent = 1 << 0, 1 << 9, 1 << 12, 1 << 15
)

func identify(token string, intents int) object {
	return object{"token": token, "intents": intents, "properties": object{"os": "linux"}}
}

// ready is a client that has identified itself.
func (sc *scene) ready(intents int) (c *client, session string) {
	sc.t.Helper()
	c = sc.dial()
	c.send(2, identify(sc.token, intents))
	return c, c.hears("READY")["session_id"].(string)
}
