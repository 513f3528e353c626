package email

import "testing"

// Outgoing is a door with a mail server behind it, for scenes.
type Outgoing struct {
	*Door
	t      *testing.T
	server *smtpServer
}

// NewOutgoing opens one.
func NewOutgoing(t *testing.T, o Options) *Outgoing {
	t.Helper()
	s := newServer(t, func(s *smtpServer) { s.startTLS, s.password = true, "secret" })
	o.Server = s.url()
	d, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	d.server.roots = s.roots
	return &Outgoing{Door: d, t: t, server: s}
}

// Newest is the newest message to an address in plain words; empty: there is none.
func (o *Outgoing) Newest(to string) string {
	o.t.Helper()
	text := ""
	for _, m := range o.server.taken() {
		if m.to[0] == to {
			r := read(o.t, m)
			text = r.text
		}
	}
	return text
}

// Bounces has the server take nothing any more for anybody.
func (o *Outgoing) Bounces() { o.server.say("RCPT", "550 5.1.1 no such user") }
