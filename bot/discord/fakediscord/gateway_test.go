package fakediscord_test

import (
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

func TestWhoeverIdentifiesItselfIsToldWhatThereIs(t *testing.T) {
	sc := set(t, nil)
	c := sc.dial()
	c.send(2, identify(sc.token, guilds))
	ready := c.hears("READY")
	if path(t, ready, "user.id") != "900" || len(ready["guilds"].([]any)) != 1 || path(t, ready, "application.flags") != 0.0 {
		t.Errorf("%v", ready)
	}
	if g := c.hears("GUILD_CREATE"); g["name"] != "Lewisham" || len(g["channels"].([]any)) != 3 {
		t.Errorf("%v", g)
	}
	sc.AwaitSockets(1)
	sc.guild.AddChannel(fakediscord.Channel{ID: "3010", Name: "new"})
	if o := c.hears("CHANNEL_CREATE"); o["name"] != "new" {
		t.Error(o)
	}
	sc.guild.ChangeKind("3010", fakediscord.Forum)
	if o := c.hears("CHANNEL_UPDATE"); o["type"] != 15.0 {
		t.Error(o)
	}
	sc.guild.Uninstall()
	if o := c.hears("GUILD_DELETE"); o["id"] != lewisham || o["unavailable"] != nil {
		t.Error(o)
	}
}

func TestCodesWithWhichTheGatewayCloses(t *testing.T) {
	with := func(name string, v any) func(*scene) object {
		return func(sc *scene) object {
			o := identify(sc.token, guilds)
			o[name] = v
			return o
		}
	}
	for code, c := range map[int]struct {
		op   int
		data func(*scene) object
	}{
		fakediscord.CloseUnknownOp:         {99, with("token", "")},
		fakediscord.CloseNotAuthenticated:  {3, with("token", "")},
		fakediscord.CloseBadToken:          {2, with("token", "wrong")},
		fakediscord.CloseInvalidShard:      {2, with("shard", []int{2, 2})},
		fakediscord.CloseInvalidIntents:    {2, with("intents", 1<<30)},
		fakediscord.CloseDisallowedIntents: {2, with("intents", messageContent)},
		fakediscord.CloseDecodeError:       {2, with("properties", long(5000))},
	} {
		sc := set(t, nil)
		cl := sc.dial()
		cl.send(c.op, c.data(sc))
		if got := cl.closed(); got != code {
			t.Errorf("closed with %d, not %d", got, code)
		}
	}
	sc := set(t, nil)
	c, session := sc.ready(0)
	c.send(2, identify(sc.token, 0))
	if got := c.closed(); got != fakediscord.CloseAlreadyIdentified {
		t.Errorf("identified twice, closed with %d", got)
	}
	c = sc.dial()
	c.send(6, object{"token": sc.token, "session_id": session, "seq": 99})
	if got := c.closed(); got != fakediscord.CloseInvalidSeq {
		t.Errorf("a number that never was, closed with %d", got)
	}
	c, _ = sc.ready(0)
	for range 120 {
		c.send(1, nil)
	}
	if got := c.closed(); got != fakediscord.CloseRateLimited {
		t.Errorf("121 packets, closed with %d", got)
	}
	lift := sc.RefuseSockets(4004)
	if got := sc.dial().closed(); got != 4004 {
		t.Errorf("refused, closed with %d", got)
	}
	lift()
	sc.ready(0)
}

func TestAClientThatIsNotHeardIsCutOff(t *testing.T) {
	sc := set(t, nil)
	c, _ := sc.ready(0)
	sc.clock.Advance(time.Minute)
	c.send(1, c.seq)
	if ack := c.next(); ack["op"] != 11.0 {
		t.Fatal(ack)
	}
	lift := sc.WithholdAcks()
	c.send(1, c.seq)
	sc.AskForHeartbeat()
	if ask := c.next(); ask["op"] != 1.0 {
		t.Errorf("an answer that was withheld: %v", ask)
	}
	lift()
	sc.clock.Advance(62 * time.Second)
	if got := c.closed(); got != fakediscord.CloseSessionTimedOut {
		t.Errorf("closed with %d", got)
	}
}

func TestASessionGoesOnOverAnotherConnection(t *testing.T) {
	sc := set(t, nil)
	c, session := sc.ready(directMessages)
	seen := c.seq
	sc.DropSockets()
	sc.AwaitSockets(0)
	sc.college.Says("While you were away")
	c = sc.dial()
	c.send(6, object{"token": sc.token, "session_id": session, "seq": seen})
	if m := c.hears("MESSAGE_CREATE"); m["content"] != "While you were away" {
		t.Error(m)
	}
	c.hears("RESUMED")
	if sc.Resumed() != 1 || sc.Identified() != 1 {
		t.Errorf("%d resumed, %d identified", sc.Resumed(), sc.Identified())
	}

	if err := c.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""), time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	sc.AwaitSockets(0)
	c = sc.dial()
	c.send(6, object{"token": sc.token, "session_id": session, "seq": seen})
	if packet := c.next(); packet["op"] != 9.0 || packet["d"] != false {
		t.Errorf("a session that said goodbye goes on: %v", packet)
	}
}

func TestWhatTheGatewaySendsByItself(t *testing.T) {
	sc := set(t, nil)
	sc.FirstPackets(fakediscord.Packet{Op: 11})
	c := sc.dial()
	c.send(2, identify(sc.token, 0))
	if first := c.next(); first["op"] != 11.0 {
		t.Error(first)
	}
	session := c.hears("READY")["session_id"]
	sc.AskToReconnect()
	if packet := c.next(); packet["op"] != 7.0 {
		t.Error(packet)
	}
	sc.FirstPackets(fakediscord.Packet{Op: 7})
	c = sc.dial()
	c.send(6, object{"token": sc.token, "session_id": session, "seq": c.seq})
	if first := c.next(); first["op"] != 7.0 {
		t.Error(first)
	}
	c, _ = sc.ready(0)
	sc.InvalidateSessions(false)
	if packet := c.next(); packet["op"] != 9.0 {
		t.Error(packet)
	}
	c, _ = sc.ready(0)
	sc.SendEvent("SOMETHING_NEW", object{"a": 1})
	c.hears("SOMETHING_NEW")
	sc.CloseSockets(4000)
	if got := c.closed(); got != 4000 {
		t.Errorf("closed with %d", got)
	}
}

func TestIdentifyingTakesFiveSeconds(t *testing.T) {
	sc := set(t, strict)
	sc.ready(0)
	c := sc.dial()
	c.send(2, identify(sc.token, 0))
	if packet := c.next(); packet["op"] != 9.0 {
		t.Error(packet)
	}
	sc.clock.Advance(5 * time.Second)
	c.send(2, identify(sc.token, 0))
	c.hears("READY")
}

func TestIntentsDecideWhatIsHeard(t *testing.T) {
	sc := set(t, func(o *fakediscord.Options) {
		o.App = fakediscord.DefaultApp()
		o.App.MessageContent = true
	})
	sc.register(object{"name": "my", "description": "d"})
	nothing, _ := sc.ready(0)
	some, _ := sc.ready(guildMessages | directMessages)
	everything, _ := sc.ready(guildMessages | messageContent)
	sc.college.SaysIn("full-lsp", "Between ourselves")
	sc.college.Mentions("full-lsp", "can you help?")
	sc.college.Says("Only you")
	if m := some.hears("MESSAGE_CREATE"); m["content"] != "" || path(t, m, "author.id") != collegeID {
		t.Error(m)
	}
	if m := some.hears("MESSAGE_CREATE"); m["content"] != "<@900> can you help?" {
		t.Error(m)
	}
	if m := some.hears("MESSAGE_CREATE"); m["content"] != "Only you" || m["guild_id"] != nil {
		t.Error(m)
	}
	if m := everything.hears("MESSAGE_CREATE"); m["content"] != "Between ourselves" {
		t.Error(m)
	}
	go sc.college.Types("/my", "full-lsp")
	i := nothing.next() // the first that it hears
	if i["t"] != "INTERACTION_CREATE" {
		t.Error(i)
	}
	sc.works("POST", callback(i["d"].(object)), said("Over HTTP"))
	sc.college.Awaits("full-lsp", "Over HTTP")
}

func TestShardsHearOfTheirOwnGuilds(t *testing.T) {
	sc := set(t, nil)
	other := sc.AddGuild("4194304", "Deptford") // 1 << 22
	other.AddUser(fakediscord.User{ID: collegeID, Name: "college"})
	other.AddChannel(fakediscord.Channel{ID: "3020", Name: "deptford"})
	other.Install(usual)
	var shards [2]*client
	for n := range shards {
		shards[n] = sc.dial()
		o := identify(sc.token, guildMessages|directMessages)
		o["shard"] = []int{n, 2}
		shards[n].send(2, o)
		if all := shards[n].hears("READY")["guilds"].([]any); len(all) != 1 {
			t.Errorf("shard %d has %v", n, all)
		}
	}
	sc.college.Mentions("deptford", "there")
	sc.college.Says("to the first")
	sc.college.Mentions("full-lsp", "here")
	if m := shards[1].hears("MESSAGE_CREATE"); m["content"] != "<@900> there" {
		t.Error(m)
	}
	if m := shards[0].hears("MESSAGE_CREATE"); m["content"] != "to the first" {
		t.Error(m)
	}
}

func TestAConnectionThatGoesDownAtTheWrongMoment(t *testing.T) {
	sc := set(t, nil)
	sc.register(object{"name": "my", "description": "d"})
	c, _ := sc.ready(0)
	sc.DropSocketOnNext()
	go sc.college.Types("/my", "full-lsp")
	i := c.hears("INTERACTION_CREATE")
	if _, err := c.read(); err == nil {
		t.Error("the connection holds")
	}
	sc.works("POST", callback(i), said("All the same"))
	sc.college.Awaits("full-lsp", "All the same")
	c, _ = sc.ready(0)
	sc.DropSocketAfterNextAnswer()
	go sc.college.Types("/my", "full-lsp")
	sc.works("POST", callback(c.hears("INTERACTION_CREATE")), said("Once more"))
	if _, err := c.read(); err == nil {
		t.Error("the connection holds")
	}
}
