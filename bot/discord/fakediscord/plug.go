package fakediscord

// AwaitSockets waits until so many clients have identified themselves and are connected.
func (d *Discord) AwaitSockets(count int) {
	d.t.Helper()
	if !d.await(func() bool { return d.ready() == count }) {
		d.t.Fatalf("there are %d connections, not %d", d.Sockets(), count)
	}
}

// ready counts connections that have a session.
func (d *Discord) ready() int {
	count := 0
	for _, p := range d.gate.live {
		if p.session != nil {
			count++
		}
	}
	return count
}

// Sockets is how many clients are connected and have identified themselves.
func (d *Discord) Sockets() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.ready()
}

// Sessions is how many sessions there are, whether connected or not.
func (d *Discord) Sessions() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.gate.sessions)
}

// SocketsOpened is how many connections were ever opened.
func (d *Discord) SocketsOpened() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.gate.opened
}

// AwaitSocketsOpened waits until so many connections were opened in all.
func (d *Discord) AwaitSocketsOpened(count int) {
	d.t.Helper()
	if !d.await(func() bool { return d.gate.opened >= count }) {
		d.t.Fatalf("%d connections were opened, not %d", d.SocketsOpened(), count)
	}
}

// Identified is how often clients identified themselves in the last day, and Resumed how often one went on instead.
func (d *Discord) Identified() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.gate.identified)
}

// Resumed is how often a client went on with its session on another connection.
func (d *Discord) Resumed() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.gate.resumed
}

// DropSockets cuts every connection without a word.
func (d *Discord) DropSockets() {
	for _, p := range d.livePlugs() {
		p.drop()
	}
}

// DropSocketOnNext cuts the connection on which the next event goes out, right behind it.
func (d *Discord) DropSocketOnNext() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gate.cut = true
}

// DropSocketAfterNextAnswer cuts the connections when the next interaction has been answered by a call.
func (d *Discord) DropSocketAfterNextAnswer() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gate.cutAnswer = true
}

// CloseSockets closes every connection with a code.
func (d *Discord) CloseSockets(code int) {
	for _, p := range d.livePlugs() {
		p.close(code)
	}
}

// AskToReconnect sends op 7.
func (d *Discord) AskToReconnect() { d.SendPacket(Packet{Op: opReconnect}) }

// InvalidateSessions sends op 9. Where the client may not resume, the sessions are gone, and it has to identify itself again.
func (d *Discord) InvalidateSessions(mayResume bool) {
	if !mayResume {
		d.mu.Lock()
		d.gate.sessions = map[string]*session{}
		for _, p := range d.gate.live {
			p.session = nil
		}
		d.mu.Unlock()
	}
	d.SendPacket(Packet{Op: opInvalidSession, Data: mayResume})
}

// AskForHeartbeat sends op 1.
func (d *Discord) AskForHeartbeat() { d.SendPacket(Packet{Op: opHeartbeat}) }

// SendPacket sends anything at all to every client.
func (d *Discord) SendPacket(packet Packet) {
	for _, p := range d.livePlugs() {
		p.send(packet)
	}
}

// SendEvent sends an event of any name to every session, with a number of its own: one that the client does not know, say.
func (d *Discord) SendEvent(name string, data map[string]any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.emit(event{name: name, data: data})
}

// FirstPackets are sent when the next client identifies itself or resumes, before the answer, or with op 7 and op 9 in its
// place.
func (d *Discord) FirstPackets(packets ...Packet) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gate.first = packets
}

// WithholdAcks leaves heartbeats without an answer.
func (d *Discord) WithholdAcks() (lift func()) {
	set := func(silent bool) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.gate.silentAcks = silent
	}
	set(true)
	return func() { set(false) }
}

// RefuseSockets closes every new connection after its hello, with a code.
func (d *Discord) RefuseSockets(code int) (lift func()) {
	set := func(code int) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.gate.refusal = code
	}
	set(code)
	return func() { set(0) }
}

func (d *Discord) setAway(away bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gate.away = away
}

func (d *Discord) livePlugs() []*plug {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]*plug(nil), d.gate.live...)
}
