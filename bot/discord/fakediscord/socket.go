package fakediscord

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// plug is one connection to the gateway.
type plug struct {
	discord *Discord
	conn    *websocket.Conn
	session *session // once it has identified itself
	beat    func()   // calls off the end for want of heartbeats
	heard   []time.Time

	out  chan frame
	once sync.Once
	gone chan struct{}
}

// frame is a packet, or the end of the connection: with a code, or without a word.
type frame struct {
	packet []byte
	code   int
	cut    bool
}

// roomForPackets is how much may wait for a client that reads slowly; one that falls behind further is cut off.
const roomForPackets = 4096

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// serveGateway takes a connection and keeps it until it ends.
func (d *Discord) serveGateway(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	away, refusal := d.gate.away || d.closed, d.gate.refusal
	d.mu.Unlock()
	if away {
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	p := &plug{discord: d, conn: conn, out: make(chan frame, roomForPackets), gone: make(chan struct{})}
	d.background(p.write)
	query := r.URL.Query()
	switch {
	case query.Get("encoding") != "" && query.Get("encoding") != "json", query.Get("compress") != "":
		d.t.Errorf("a client of the gateway that wants %q, which is not played here", r.URL.RawQuery)
		p.close(CloseDecodeError)
	case query.Get("v") != "9" && query.Get("v") != "10":
		p.close(CloseInvalidVersion)
	case refusal != 0:
		p.send(d.hello())
		p.close(refusal)
	default:
		d.mu.Lock()
		if d.closed { // it came while the test ended, when all others were cut already
			p.drop()
		}
		d.gate.live, d.gate.opened = append(d.gate.live, p), d.gate.opened+1
		p.send(d.hello())
		p.expect()
		d.note()
		d.mu.Unlock()
	}
	p.read()
}

func (d *Discord) hello() Packet {
	return Packet{Op: opHello, Data: object{"heartbeat_interval": d.gate.heartbeat.Milliseconds()}}
}

// send queues a packet.
func (p *plug) send(packet Packet) { p.queue(frame{packet: raw(packet)}) }

// close ends the connection with a code, after all that was sent before.
func (p *plug) close(code int) { p.queue(frame{code: code}) }

func (p *plug) queue(f frame) {
	select {
	case p.out <- f:
	case <-p.gone:
	default:
		p.drop()
	}
}

// goodbyeTime is how long a client has to say goodbye too.
const goodbyeTime = time.Second

// write sends what is queued, until the connection ends.
func (p *plug) write() {
	for {
		var f frame
		select {
		case f = <-p.out:
		case <-p.gone:
			return
		}
		if f.code == 0 {
			if f.cut || p.conn.WriteMessage(websocket.TextMessage, f.packet) != nil {
				p.drop()
				return
			}
			continue
		}
		until := time.Now().Add(goodbyeTime)
		if p.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(f.code, ""), until) != nil || p.conn.SetReadDeadline(until) != nil {
			p.drop()
		}
		return
	}
}

// drop cuts the connection without a word.
func (p *plug) drop() {
	p.once.Do(func() {
		close(p.gone)
		_ = p.conn.Close() // nobody is left to hear of a failure
	})
}

// read hears the client until it goes.
func (p *plug) read() {
	defer p.left()
	p.conn.SetReadLimit(1 << 20)
	for {
		_, source, err := p.conn.ReadMessage()
		if err != nil {
			p.endSession(err)
			return
		}
		p.discord.mu.Lock()
		p.hear(source)
		p.discord.note()
		p.discord.mu.Unlock()
	}
}

// endSession ends the session of a client that says goodbye with 1000 or 1001; with any other code it may come back.
func (p *plug) endSession(err error) {
	if !websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		return
	}
	p.discord.mu.Lock()
	defer p.discord.mu.Unlock()
	if p.session != nil {
		delete(p.discord.gate.sessions, p.session.id)
	}
}

func (p *plug) left() {
	p.drop()
	d := p.discord
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gate.live = slices.DeleteFunc(d.gate.live, func(other *plug) bool { return other == p })
	if p.session != nil && p.session.plug == p {
		p.session.plug = nil
	}
	if p.beat != nil {
		p.beat()
	}
	d.note()
}

// expect gives the client until half an interval after the next to send a heartbeat. How patient Discord is, it does not say.
func (p *plug) expect() {
	if p.beat != nil {
		p.beat()
	}
	p.beat = p.discord.clock.AfterFunc(p.discord.gate.heartbeat*3/2, func() { p.close(CloseSessionTimedOut) })
}

// incoming is what a client sends.
type incoming struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
}

// hear does what the client asks. The caller holds the lock.
func (p *plug) hear(source []byte) {
	d := p.discord
	var in incoming
	now := d.clock.Now()
	p.heard = append(slices.DeleteFunc(p.heard, func(at time.Time) bool { return now.Sub(at) >= time.Minute }), now)
	switch {
	case len(p.heard) > limit("gateway.send_events_per_60s"):
		p.close(CloseRateLimited)
		return
	case len(source) > limit("gateway.payload_bytes_max"), json.Unmarshal(source, &in) != nil:
		p.close(CloseDecodeError)
		return
	}
	switch in.Op {
	case opHeartbeat:
		p.expect()
		if !d.gate.silentAcks {
			p.send(Packet{Op: opHeartbeatACK})
		}
	case opIdentify:
		p.identify(in.Data)
	case opResume:
		p.resume(in.Data)
	case opPresence, opVoice, opRequestMembers, opSoundboard:
		if p.session == nil {
			p.close(CloseNotAuthenticated)
		} else if in.Op == opRequestMembers {
			p.members(in.Data)
		}
	default:
		p.close(CloseUnknownOp)
	}
}

// interjected sends what was put before the answer to an Identify or a Resume, and says whether that takes its place.
func (p *plug) interjected() bool {
	d := p.discord
	instead := false
	for _, packet := range d.gate.first {
		p.send(packet)
		instead = instead || packet.Op == opInvalidSession || packet.Op == opReconnect
	}
	d.gate.first = nil
	return instead
}

func (p *plug) identify(data []byte) {
	d := p.discord
	var in struct {
		Token      string
		Intents    *int
		Shard      *[2]int
		Properties object
	}
	err := json.Unmarshal(data, &in)
	shard := [2]int{0, 1}
	if in.Shard != nil {
		shard = *in.Shard
	}
	switch {
	case err != nil || in.Intents == nil || in.Properties == nil:
		p.close(CloseDecodeError)
	case p.session != nil:
		p.close(CloseAlreadyIdentified)
	case in.Token != d.app.Token && in.Token != "Bot "+d.app.Token:
		p.close(CloseBadToken)
	case shard[1] < 1 || shard[0] < 0 || shard[0] >= shard[1]:
		p.close(CloseInvalidShard)
	case d.checkShard(shard) != 0:
		p.close(d.checkShard(shard))
	case d.checkIntents(*in.Intents) != 0:
		p.close(d.checkIntents(*in.Intents))
	case p.interjected():
	case !d.mayIdentify(shard):
		p.send(Packet{Op: opInvalidSession, Data: false})
	default:
		d.begin(p, shard, *in.Intents)
	}
}

func (p *plug) resume(data []byte) {
	d := p.discord
	var in struct {
		Token     string
		SessionID string `json:"session_id"`
		Seq       int
	}
	err := json.Unmarshal(data, &in)
	switch {
	case err != nil:
		p.close(CloseDecodeError)
	case p.session != nil:
		p.close(CloseAlreadyIdentified)
	case in.Token != d.app.Token && in.Token != "Bot "+d.app.Token:
		p.close(CloseBadToken)
	case p.interjected():
	default:
		d.resume(p, in.SessionID, in.Seq)
	}
}

// members answers a request for the members of a guild: all of them only with the privileged intent.
func (p *plug) members(data []byte) {
	var in struct {
		GuildID string `json:"guild_id"`
		Query   *string
		Limit   int
		UserIDs []string `json:"user_ids"`
		Nonce   string
	}
	if json.Unmarshal(data, &in) != nil {
		p.close(CloseDecodeError)
		return
	}
	g := p.discord.guilds[in.GuildID]
	if g == nil || (in.UserIDs == nil && p.session.intents&guildMembers == 0) {
		return
	}
	found := []any{}
	for _, id := range g.memberOrder {
		if in.UserIDs == nil || slices.Contains(in.UserIDs, id) {
			found = append(found, g.memberObject(id, false))
		}
	}
	p.session.dispatch("GUILD_MEMBERS_CHUNK", object{
		"guild_id": g.ID, "members": found, "chunk_index": 0, "chunk_count": 1, "not_found": []any{}, "nonce": orNull(in.Nonce),
	})
}
