package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/gorilla/websocket"

	"github.com/partnership-secretariat/secretariat/bot/slack"
)

// socket is Slack's end of a connection of Socket Mode.
type socket struct {
	conn    *websocket.Conn
	stop    context.CancelFunc
	ended   chan error // of the door's end
	mu      sync.Mutex // guards writing, and what follows
	waiting map[string]chan struct{}
}

// envelope is what Slack sends over a socket, and what it gets back: with an answer, where there is one.
type envelope struct {
	Type    string `json:"type,omitempty"`
	ID      string `json:"envelope_id"`
	Payload any    `json:"payload,omitempty"`
}

// openSocket has a door listen, and takes its call.
func openSocket(ctx context.Context, f *fakeSlack, door *slack.Door) (*socket, error) {
	ctx, stop := context.WithCancel(ctx)
	s := &socket{stop: stop, ended: make(chan error, 1), waiting: map[string]chan struct{}{}}
	go func() { s.ended <- door.Listen(ctx) }()
	select {
	case s.conn = <-f.sockets:
	case err := <-s.ended:
		stop()
		return nil, errors.Join(errors.New("open a socket: the door does not listen"), err)
	}
	go s.read()
	return s, nil
}

// read notes acknowledgements until the connection ends.
func (s *socket) read() {
	for {
		var ack envelope
		if err := s.conn.ReadJSON(&ack); err != nil {
			return
		}
		s.mu.Lock()
		close(s.waiting[ack.ID])
		delete(s.waiting, ack.ID)
		s.mu.Unlock()
	}
}

// deliver sends a press, and waits for its acknowledgement.
func (s *socket) deliver(p press) error {
	acked, id := make(chan struct{}), p.load["trigger_id"]
	s.mu.Lock()
	s.waiting[id] = acked
	err := s.conn.WriteJSON(envelope{Type: "slash_commands", ID: id, Payload: p.load})
	s.mu.Unlock()
	if err != nil {
		return fmt.Errorf("deliver over a socket: %w", err)
	}
	<-acked
	return nil
}

// close hangs up.
func (s *socket) close() error {
	s.stop()
	return errors.Join(<-s.ended, s.conn.Close())
}
