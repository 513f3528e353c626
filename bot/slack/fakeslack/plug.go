package fakeslack

import "time"

// warningAhead is how long before the end Slack announces it (docs.slack.dev/apis/events-api/using-socket-mode).
const warningAhead = 10 * time.Second

// AwaitSockets waits until so many connections of Socket Mode are open.
func (s *Slack) AwaitSockets(count int) {
	s.t.Helper()
	if !s.await(func() bool { return len(s.plugs.live) == count }) {
		s.t.Fatalf("there are %d connections, not %d", s.Sockets(), count)
	}
}

// Sockets is how many connections are open.
func (s *Slack) Sockets() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.plugs.live)
}

// SocketsOpened is how many connections were ever opened.
func (s *Slack) SocketsOpened() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.plugs.opened
}

// DropSockets cuts every connection without a word.
func (s *Slack) DropSockets() {
	for _, p := range s.livePlugs() {
		s.unplug(p)
	}
}

// DropSocketOnNext cuts the connection on which the next envelope goes out, right behind it.
func (s *Slack) DropSocketOnNext() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plugs.cut = true
}

// DropSocketAfterNextAck cuts the connection on which the next acknowledgement arrives, right behind it: what was acknowledged
// goes on, and its answer has to find its own way.
func (s *Slack) DropSocketAfterNextAck() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plugs.cutAck = true
}

// Disconnect tells every connection to go: warning, refresh_requested or link_disabled. After a warning it stays for ten
// seconds of Slack's clock.
func (s *Slack) Disconnect(reason string) {
	for _, p := range s.livePlugs() {
		p.send(disconnect(reason))
		end := func() { s.unplug(p) }
		if reason == "warning" {
			s.clock.AfterFunc(warningAhead, end)
			continue
		}
		end()
	}
}

// RefuseSockets sends every new connection away after its hello, for a reason such as too_many_websockets.
func (s *Slack) RefuseSockets(reason string) (lift func()) {
	set := func(reason string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.plugs.refusal = reason
	}
	set(reason)
	return func() { set("") }
}

func (s *Slack) livePlugs() []*plug {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*plug(nil), s.plugs.live...)
}
