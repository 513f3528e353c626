package discord_test

import (
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

// gatewayScene is a scene over the gateway in which nobody rests, and every rest is written down.
func gatewayScene(t *testing.T) (*scene, *naps) {
	t.Helper()
	n := new(naps)
	return newScene(t, overGateway, change{door: func(o *discord.Options) { o.Sleep = n.sleep }}), n
}

// works fails the test unless a command is answered.
func (s *scene) works() {
	s.t.Helper()
	s.discord.AwaitSockets(1)
	before := len(s.hanging(college, "full-lsp", "You have not sent an item yet"))
	s.types(college, "/agenda mine")
	eventually(s.t, "an answer", func() bool { return len(s.hanging(college, "full-lsp", "You have not sent an item yet")) == before+1 })
}

// Each of these may come at any moment, and as the first that comes after we have said who we are.
func TestWhateverTheGatewaySaysAtWhateverMoment(t *testing.T) {
	t.Parallel()
	for name, packet := range map[string]fakediscord.Packet{
		"a request to connect again":    {Op: 7},
		"a session that is over":        {Op: 9, Data: false},
		"a session that can be resumed": {Op: 9, Data: true},
		"a beat that was heard":         {Op: 11},
		"a request for a beat":          {Op: 1},
		"an operation that is new":      {Op: 99, Data: map[string]any{"x": 1}},
		"an event that is new":          {Op: 0, Name: "BRAND_NEW", Data: []any{"x"}},
		"an event without sense":        {Op: 0, Name: "INTERACTION_CREATE", Data: "x"},
		"a message without sense":       {Op: 0, Name: "MESSAGE_CREATE", Data: []any{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := gatewayScene(t)
			s.works() // so that the session is known
			ends := 0 // how many connections each costs
			if packet.Op == 7 || packet.Op == 9 {
				ends = 1
			}
			opened := s.discord.SocketsOpened()
			s.discord.SendPacket(packet)
			s.discord.AwaitSocketsOpened(opened + ends)
			s.works()
			for range 2 { // instead of the answer to a resume, and then, where the session is over, to an identify
				opened := s.discord.SocketsOpened()
				s.discord.FirstPackets(packet, packet)
				s.discord.DropSockets()
				s.discord.AwaitSocketsOpened(opened + 1 + ends)
				s.works()
			}
			s.lawful()
		})
	}
}

// A session goes on where its connection was cut, at the address that Discord gave for it, and what happened meanwhile is heard.
func TestASessionGoesOnAfterACut(t *testing.T) {
	t.Parallel()
	for name, cut := range map[string]func(*fakediscord.Discord){
		"cut":                   (*fakediscord.Discord).DropSockets,
		"asked to":              (*fakediscord.Discord).AskToReconnect,
		"closed with 4000":      func(d *fakediscord.Discord) { d.CloseSockets(4000) },
		"closed with 4008":      func(d *fakediscord.Discord) { d.CloseSockets(fakediscord.CloseRateLimited) },
		"closed with 1001":      func(d *fakediscord.Discord) { d.CloseSockets(1001) },
		"invalid, to resume":    func(d *fakediscord.Discord) { d.InvalidateSessions(true) },
		"right behind an event": func(d *fakediscord.Discord) { d.DropSocketOnNext(); d.SendEvent("NEW", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := gatewayScene(t)
			s.works() // so that the session is known
			identified := s.discord.Identified()
			for range 3 {
				opened, resumed := s.discord.SocketsOpened(), s.discord.Resumed()
				cut(s.discord)
				s.as(college).Says("Who takes the notes?") // perhaps while nobody is connected
				s.discord.AwaitSocketsOpened(opened + 1)
				eventually(t, "the session goes on", func() bool { return s.discord.Resumed() > resumed })
			}
			s.works()
			eventually(t, "all is heard", func() bool { return len(s.hanging(college, "", "The secretariat has your message")) == 3 })
			if n := s.discord.Identified(); n != identified {
				t.Errorf("%d more sessions were begun", n-identified)
			}
			if n := s.kinds()["words-passed-on"]; n != 3 {
				t.Errorf("%d messages were passed on", n)
			}
			s.lawful()
		})
	}
}

// Where a session cannot go on another is begun: not sooner than five seconds after the last.
func TestASessionThatIsOverIsFollowedByAnother(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*fakediscord.Discord){
		"op 9":             func(d *fakediscord.Discord) { d.InvalidateSessions(false) },
		"closed with 4007": func(d *fakediscord.Discord) { d.CloseSockets(fakediscord.CloseInvalidSeq) },
		"closed with 4009": func(d *fakediscord.Discord) { d.CloseSockets(fakediscord.CloseSessionTimedOut) },
		"closed with 4003": func(d *fakediscord.Discord) { d.CloseSockets(fakediscord.CloseNotAuthenticated) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, n := gatewayScene(t)
			for range 3 {
				identified := s.discord.Identified()
				end(s.discord)
				eventually(t, "another session", func() bool { return s.discord.Identified() == identified+1 })
				s.works()
			}
			if sum, count := n.total(); sum < 3*4*time.Second {
				t.Errorf("three sessions were begun with %v of rest in %d", sum, count)
			}
			s.lawful()
		})
	}
}

// However often sessions end, a thousand a day is what Discord lets us begin, before it takes the token away.
func TestTheTokenIsNeverLostToTooManySessions(t *testing.T) {
	t.Parallel()
	clock := testclock.NewManual(time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC))
	s := newScene(t, overGateway, change{strict: true, discord: fakediscord.Options{Clock: clock}, door: func(o *discord.Options) {
		o.Now = clock.Now
		o.Sleep = func(d time.Duration) <-chan time.Time {
			clock.Advance(d)
			over := make(chan time.Time)
			close(over)
			return over
		}
	}})
	from := clock.Now()
	for s.discord.Identified() < 160 { // beyond those that may be begun at once
		opened := s.discord.SocketsOpened()
		s.discord.InvalidateSessions(false)
		s.discord.AwaitSocketsOpened(opened + 1)
		s.discord.AwaitSockets(1)
	}
	if took := clock.Now().Sub(from); took < 90*time.Minute { // at this rate a thousand take more than a day
		t.Errorf("160 sessions were begun in %v", took)
	}
	for _, v := range s.discord.Violations() {
		t.Error(v)
	}
}

// A connection on which Discord hears us no more is given up, and the session goes on over another.
func TestAConnectionThatIsDeafIsReplaced(t *testing.T) {
	t.Parallel()
	s := newScene(t, overGateway, change{discord: fakediscord.Options{Heartbeat: time.Second}, door: napping})
	s.works()
	opened, identified := s.discord.SocketsOpened(), s.discord.Identified()
	lift := s.discord.WithholdAcks()
	s.discord.AwaitSocketsOpened(opened + 1)
	lift()
	s.works()
	if n := s.discord.Identified(); n != identified {
		t.Error("the session was lost")
	}
	s.lawful()
}

func TestACodeThatIsFinalEndsListeningWithWhatToSet(t *testing.T) {
	t.Parallel()
	for code, says := range map[int]string{
		fakediscord.CloseBadToken:          "DISCORD_TOKEN",
		fakediscord.CloseInvalidShard:      "DISCORD_SHARD",
		fakediscord.CloseShardingRequired:  "DISCORD_SHARD",
		fakediscord.CloseInvalidVersion:    "a newer release",
		fakediscord.CloseInvalidIntents:    "a newer release",
		fakediscord.CloseDisallowedIntents: "does not let us hear",
	} {
		s, _ := gatewayScene(t)
		s.ends = true
		opened := s.discord.SocketsOpened()
		s.discord.CloseSockets(code)
		select {
		case err := <-s.ended:
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%d: it ends with %v, not with %q", code, err, says)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%d: it does not end", code)
		}
		if n := s.discord.SocketsOpened(); n != opened {
			t.Errorf("%d: it connected %d times more", code, n-opened)
		}
	}
}

// A token that was made anew while we listen is one that Discord does not know: by the gateway, and by the API before it.
func TestATokenThatWasResetEndsListening(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	s.ends = true
	s.discord.Configure(func(a *fakediscord.App) { a.Token = "another" })
	s.discord.InvalidateSessions(false)
	if err := <-s.ended; err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN is not a token that Discord knows") {
		t.Errorf("it ends with %v", err)
	}
}

func TestConnectionsThatFailAreRestedForLonger(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func(*fakediscord.Discord) func(){
		"closed at once": func(d *fakediscord.Discord) func() { return d.RefuseSockets(4000) },
		"away":           (*fakediscord.Discord).Outage,
		"no address": func(d *fakediscord.Discord) func() {
			lift := d.RefuseSockets(4009)
			end := d.Inject(fakediscord.Fault{Route: "GET /gateway", Status: 500})
			return func() { lift(); end() }
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, n := gatewayScene(t)
			_, before := n.total()
			lift := fail(s.discord)
			s.discord.DropSockets()
			eventually(t, "ten more rests", func() bool { _, count := n.total(); return count >= before+10 })
			if sum, count := n.total(); sum < 5*time.Minute {
				t.Errorf("%d times it was tried with %v of rest in all", count, sum)
			}
			lift()
			s.works()
		})
	}
}

// Discord names its own pause on the way to the gateway.
func TestTheWayToTheGatewayKeepsToPauses(t *testing.T) {
	t.Parallel()
	s, n := gatewayScene(t)
	s.discord.Inject(fakediscord.Fault{Route: "GET /gateway", RetryAfter: 90 * time.Second, Times: 1})
	s.discord.InvalidateSessions(false)
	eventually(t, "a rest as long as that", func() bool { sum, _ := n.total(); return sum >= 85*time.Second })
}

// A panic of the desk, or while reading, costs one answer.
func TestAPanicEndsNoConnection(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	opened := s.discord.SocketsOpened()
	s.tap.choosing(func() { panic("as a test") })
	if found := s.as(college).Searches("/agenda submit meeting: Full", "full-lsp"); len(found) != 0 {
		t.Errorf("found %q", found)
	}
	s.discord.SendEvent("INTERACTION_CREATE", map[string]any{"id": []any{}})
	s.works()
	if n := s.discord.SocketsOpened(); n != opened {
		t.Errorf("%d more connections were opened", n-opened)
	}
	s.lawful()
}

// A process that ends says so, so that its session ends with it, and finishes what it has begun.
func TestWhoeverStopsSaysSo(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	g := s.busy()
	s.as(college).Says("/agenda mine")
	eventually(t, "it is under way", func() bool { return s.tap.asks() == 1 })
	s.stop()
	s.discord.AwaitSockets(0)
	g.lift()
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
	if n := len(s.hanging(college, "", "You have not sent an item yet")); n != 1 {
		t.Errorf("it was answered %d times", n)
	}
	if n := s.discord.Sessions(); n != 0 {
		t.Errorf("%d sessions are left", n)
	}
}

// Of several processes each serves its part of the servers. Direct messages come to the first.
func TestShardsServeTheirServers(t *testing.T) {
	t.Parallel()
	for shard := range 2 {
		s := newScene(t, overGateway, change{door: func(o *discord.Options) { o.Shard, o.Shards = shard, 2 }})
		// 1001 >> 22 is 0: the server is on the first shard.
		s.as(college).Says("Who takes the notes?")
		s.as(college).Mentions("full-lsp", "Who chairs?")
		want := 2 - 2*shard
		if shard == 0 {
			eventually(t, "both are heard", func() bool { return len(s.hanging(college, "", "The secretariat has your message")) == 2 })
		}
		s.door.Wait()
		if n := s.tap.asks(); n != want {
			t.Errorf("shard %d was asked %d times", shard, n)
		}
	}
}
