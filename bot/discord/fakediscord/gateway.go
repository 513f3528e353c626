package fakediscord

import (
	"slices"
	"strconv"
	"time"
)

// Operations of the gateway (docs: topics/opcodes-and-status-codes).
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoice          = 4
	opResume         = 6
	opReconnect      = 7
	opRequestMembers = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11
	opSoundboard     = 31
)

// Codes with which the gateway closes a connection.
const (
	CloseUnknownOp         = 4001
	CloseDecodeError       = 4002
	CloseNotAuthenticated  = 4003
	CloseBadToken          = 4004
	CloseAlreadyIdentified = 4005
	CloseInvalidSeq        = 4007
	CloseRateLimited       = 4008
	CloseSessionTimedOut   = 4009
	CloseInvalidShard      = 4010
	CloseShardingRequired  = 4011
	CloseInvalidVersion    = 4012
	CloseInvalidIntents    = 4013
	CloseDisallowedIntents = 4014
)

// Intents (docs: events/gateway, list of intents).
const (
	guilds         = 1 << 0
	guildMembers   = 1 << 1
	guildPresences = 1 << 8
	guildMessages  = 1 << 9
	directMessages = 1 << 12
	messageContent = 1 << 15
	guildEvents    = 1 << 16
	allIntents     = 1<<26 - 1
)

// gateway is everything about connections.
type gateway struct {
	heartbeat  time.Duration
	live       []*plug
	sessions   map[string]*session
	opened     int
	identified []time.Time
	resumed    int
	refusal    int // every new connection is closed with this code, after its hello
	away       bool
	first      []Packet // sent instead of the answer to the next Identify or Resume, or before it
	silentAcks bool
	cut        bool // the connection goes down right behind the next event
	cutAnswer  bool // and right behind the next answer to an interaction
}

func newGateway(heartbeat time.Duration) gateway {
	if heartbeat == 0 {
		heartbeat = 41250 * time.Millisecond
	}
	return gateway{heartbeat: heartbeat, sessions: map[string]*session{}}
}

// Packet is something that the gateway sends.
type Packet struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int   `json:"s"`
	Name string `json:"t,omitempty"`
}

// event is something that happened, for whoever asked to hear of such.
type event struct {
	name    string
	guild   *Guild // in which; nil for direct messages and what is nobody's
	shardOf *Guild // where it goes without the bot being in the guild, as interactions do
	place   *channel
	intent  int // without which it is not sent; 0 is always sent
	data    object
	words   object // the data for those who may read words
}

// session is a client that identified itself, over as many connections as it needs.
type session struct {
	id      string
	shard   [2]int
	intents int
	sent    []Packet // numbered from 1
	plug    *plug    // nil while there is no connection
}

// emit sends an event to the sessions that it is for. The caller holds the lock.
func (d *Discord) emit(e event) {
	if e.guild != nil && !e.guild.hasBot() {
		return
	}
	if e.place != nil && e.place.guild != nil && e.place.may(d.app.ID)&ViewChannel == 0 {
		return
	}
	for _, s := range d.gate.sessions {
		if !s.serves(e) {
			continue
		}
		data := e.data
		if e.words != nil && s.intents&messageContent != 0 {
			data = e.words
		}
		s.dispatch(e.name, data)
		if d.gate.cut && s.plug != nil {
			s.plug.queue(frame{cut: true})
			d.gate.cut = false
		}
	}
	if e.name == "MESSAGE_CREATE" && e.data["author"].(object)["id"] != d.app.ID {
		d.sent = append(d.sent, &delivery{gone: e})
	}
}

// serves says whether a session hears of an event: by its shard and by its intents. Direct messages are on shard 0.
func (s *session) serves(e event) bool {
	g := e.guild
	if g == nil {
		g = e.shardOf
	}
	shard := 0
	if g != nil {
		id, _ := strconv.ParseUint(g.ID, 10, 64) // AddGuild saw that it is a number
		shard = int((id >> 22) % uint64(s.shard[1]))
	}
	return shard == s.shard[0] && (e.intent == 0 || s.intents&e.intent != 0)
}

// dispatch numbers an event and sends it; while there is no connection, it waits for a resume.
func (s *session) dispatch(name string, data object) {
	seq := len(s.sent) + 1
	p := Packet{Op: opDispatch, Data: settled(data), Seq: &seq, Name: name}
	s.sent = append(s.sent, p)
	if s.plug != nil {
		s.plug.send(p)
	}
}

// begin makes a session and tells it who it is and what there is.
func (d *Discord) begin(p *plug, shard [2]int, intents int) {
	s := &session{id: "session-" + d.id(), shard: shard, intents: intents, plug: p}
	p.session = s
	d.gate.sessions[s.id] = s
	mine := []any{}
	var here []*Guild
	for _, id := range d.guildOrder {
		g := d.guilds[id]
		if g.hasBot() && s.serves(event{guild: g}) {
			mine = append(mine, object{"id": g.ID, "unavailable": true})
			here = append(here, g)
		}
	}
	s.dispatch("READY", object{
		"v": 10, "user": d.users[d.app.ID].asObject(), "guilds": mine, "session_id": s.id, "resume_gateway_url": d.socketURL() + "/resume",
		"session_type": "normal", "private_channels": []any{}, "shard": []any{shard[0], shard[1]},
		"application": object{"id": d.app.ID, "flags": d.app.flags()},
	})
	if intents&guilds == 0 {
		return
	}
	for _, g := range here {
		s.dispatch("GUILD_CREATE", g.wholeObject())
	}
}

// resume goes on with a session after the last event that the client has seen, or says why not.
func (d *Discord) resume(p *plug, id string, seq int) {
	s := d.gate.sessions[id]
	switch {
	case s == nil:
		p.send(Packet{Op: opInvalidSession, Data: false})
		return
	case seq > len(s.sent):
		p.close(CloseInvalidSeq)
		return
	}
	if s.plug != nil && s.plug != p {
		s.plug.close(1000) // the client has come another way
	}
	p.session, s.plug = s, p
	d.gate.resumed++
	for _, missed := range s.sent[seq:] {
		p.send(missed)
	}
	s.dispatch("RESUMED", object{})
}

// checkIntents says with which code a client is sent away for what it asks to hear; 0 if it may.
func (d *Discord) checkIntents(intents int) int {
	switch {
	case intents < 0 || intents&^allIntents != 0:
		return CloseInvalidIntents
	case intents&guildMembers != 0 && !d.app.GuildMembers, intents&guildPresences != 0 && !d.app.GuildPresences,
		intents&messageContent != 0 && !d.app.MessageContent:
		return CloseDisallowedIntents
	}
	return 0
}

// checkShard likewise, for the part of the guilds that it wants.
func (d *Discord) checkShard(shard [2]int) int {
	mine := 0
	for _, g := range d.guilds {
		if g.hasBot() && (&session{shard: shard}).serves(event{guild: g}) {
			mine++
		}
	}
	if mine > limit("gateway.guilds_per_shard_max") {
		return CloseShardingRequired
	}
	return 0
}

// identifyWindow is how long clients of one start-up slot have to wait for each other (docs: max_concurrency).
const identifyWindow = 5 * time.Second

// mayIdentify keeps the day's budget, and the seconds between one start and the next.
func (d *Discord) mayIdentify(shard [2]int) bool {
	now := d.clock.Now()
	d.gate.identified = slices.DeleteFunc(d.gate.identified, func(at time.Time) bool { return now.Sub(at) >= 24*time.Hour })
	last := len(d.gate.identified) - 1
	if !d.generous && last >= 0 && now.Sub(d.gate.identified[last]) < identifyWindow {
		return false
	}
	d.gate.identified = append(d.gate.identified, now)
	if len(d.gate.identified) > limit("gateway.identify_per_24h") { // docs: all sessions end, and the token is made anew
		d.violate("more than %d identifies in a day, by which the bot lost its token", limit("gateway.identify_per_24h"))
		d.app.Token, d.gate.sessions = "reset-"+d.id(), map[string]*session{}
		return false
	}
	return shard[0] < shard[1]
}

// socketURL is where the gateway is.
func (d *Discord) socketURL() string { return "ws" + d.URL()[len("http"):] }

func getGateway(c *call) (any, *failure) {
	return object{"url": c.d.socketURL()}, nil
}

func getGatewayBot(c *call) (any, *failure) {
	now := c.d.clock.Now()
	used := len(slices.DeleteFunc(slices.Clone(c.d.gate.identified), func(at time.Time) bool { return now.Sub(at) >= 24*time.Hour }))
	total := limit("gateway.identify_per_24h")
	return object{"url": c.d.socketURL(), "shards": 1, "session_start_limit": object{
		"total": total, "remaining": max(0, total-used), "reset_after": int((24 * time.Hour).Milliseconds()), "max_concurrency": 1,
	}}, nil
}
