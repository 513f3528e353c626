package discord_test

import (
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

func rawLabel(t *testing.T, d *fakediscord.Discord) {
	broke := make(chan any, 1)
	opened(t, d, func(_ *discordgo.Session, i *discordgo.InteractionCreate) {
		defer func() { broke <- recover() }()
		i.ModalSubmitData()
	})
	d.SendEvent("INTERACTION_CREATE", map[string]any{
		"id": "1", "type": 5, "token": "t", "data": map[string]any{"custom_id": "f", "components": []any{map[string]any{
			"type": 18, "id": 1, "component": map[string]any{"type": 4, "id": 2, "custom_id": "about", "value": "warm"},
		}}},
	})
	if <-broke == nil {
		t.Error("it read the form")
	}
}

func oursLabel(t *testing.T) {
	s, _ := gatewayScene(t)
	s.begins(college, "/agenda submit title: Warm", "Suggest an item", note)
	s.submits(college)
	s.reads(college, "Sent: “Warm”")
}

func rawFirstPacket(t *testing.T, d *fakediscord.Discord) {
	for _, op := range []int{7, 11} {
		d.FirstPackets(fakediscord.Packet{Op: op})
		session := discordgoOn(t, d)
		if within(time.Second, func() { _ = session.Open() }) {
			t.Errorf("op %d: it opened, or said why not", op)
		}
	}
}

func oursFirstPacket(t *testing.T) {
	for _, op := range []int{7, 11} {
		s, _ := gatewayScene(t)
		s.works()
		before := s.discord.SocketsOpened()
		s.discord.FirstPackets(fakediscord.Packet{Op: op})
		s.discord.DropSockets()
		s.discord.AwaitSocketsOpened(before + 1)
		eventually(t, "it listens", func() bool { return s.discord.Resumed() > 0 })
		s.works()
	}
}

func rawFatal(t *testing.T, d *fakediscord.Discord) {
	opened(t, d)
	before := d.SocketsOpened()
	d.Configure(func(a *fakediscord.App) { a.Token = "another" })
	d.CloseSockets(fakediscord.CloseBadToken)
	d.AwaitSocketsOpened(before + 2) // with a token that it was told is none
}

func oursFatal(t *testing.T) {
	s, _ := gatewayScene(t)
	s.ends = true
	before := s.discord.SocketsOpened()
	s.discord.Configure(func(a *fakediscord.App) { a.Token = "another" })
	s.discord.CloseSockets(fakediscord.CloseBadToken)
	if err := <-s.ended; err == nil || s.discord.SocketsOpened() != before {
		t.Errorf("it ends with %v after %d connections more", err, s.discord.SocketsOpened()-before)
	}
}

func rawMissedBeat(t *testing.T, d *fakediscord.Discord) {
	opened(t, d)
	lift := d.WithholdAcks()
	began, before := time.Now(), d.SocketsOpened()
	d.AwaitSocketsOpened(before + 1)
	if took := time.Since(began); took < 1200*time.Millisecond {
		t.Errorf("it noticed after %v", took)
	}
	lift()
	eventually(t, "another session", func() bool { return d.Identified() > 1 })
	if d.Resumed() > 0 {
		t.Error("the session went on")
	}
}

func oursMissedBeat(t *testing.T) {
	s := newScene(t, overGateway, change{discord: fakediscord.Options{Heartbeat: time.Second}, door: napping})
	s.works()
	lift := s.discord.WithholdAcks()
	eventually(t, "the session goes on", func() bool { return s.discord.Resumed() > 0 })
	lift()
	s.works()
	if s.discord.Identified() != 1 {
		t.Error("the session was lost")
	}
}

// inProcess says that the test runs in a process that may end.
const inProcess = "SECRETARIAT_TEST_PANIC"

func rawPanic(t *testing.T, d *fakediscord.Discord) {
	if os.Getenv(inProcess) != "" {
		opened(t, d, func(*discordgo.Session, *discordgo.MessageCreate) { panic("as a test") })
		d.Person(college).Says("Good morning")
		within(5*time.Second, func() { select {} }) // the process ends before
		return
	}
	self := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestDefectsOfDiscordgo$/^12_/^raw$")
	self.Env = append(os.Environ(), inProcess+"=1")
	out, err := self.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "panic: as a test") || strings.Contains(string(out), "FAIL: TestDefects") {
		t.Errorf("the process ends with %v: %.2000s", err, out)
	}
}

func oursPanic(t *testing.T) {
	s, _ := gatewayScene(t)
	s.tap.set(func(bot.Ask) { panic("as a test") })
	s.as(college).Says("Good morning")
	s.as(college).Awaits("", "We could not confirm that this was saved")
	s.tap.set(nil)
	s.works()
}

func rawAtOnce(t *testing.T, d *fakediscord.Discord) {
	opened(t, d)
	before := d.SocketsOpened()
	d.InvalidateSessions(false)
	began := time.Now()
	eventually(t, "another identify", func() bool { return d.Identified() > 1 })
	if d.SocketsOpened() != before || time.Since(began) > 4*time.Second {
		t.Errorf("it waited %v, or connected anew", time.Since(began))
	}
}

func oursAtOnce(t *testing.T) {
	s, n := gatewayScene(t)
	before := s.discord.SocketsOpened()
	s.discord.InvalidateSessions(false)
	s.discord.AwaitSocketsOpened(before + 1)
	s.works()
	if sum, _ := n.total(); sum < time.Second {
		t.Errorf("it rested %v", sum)
	}
}

// rawUnguarded looks into the source: to run the race would have the race detector end this test. The times are written
// under two locks and read under none.
func rawUnguarded(t *testing.T, _ *fakediscord.Discord) {
	f := runtime.FuncForPC(reflect.ValueOf((*discordgo.Session).HeartbeatLatency).Pointer())
	file, _ := f.FileLine(f.Entry())
	source, err := os.ReadFile(file)
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip("SKIPPED: the source of discordgo is not where it was built from")
	}
	_, body, found := strings.Cut(string(source), "func (s *Session) HeartbeatLatency() time.Duration {")
	body, _, _ = strings.Cut(body, "\n}\n")
	if !found || strings.Contains(body, "Lock") || !strings.Contains(body, "s.LastHeartbeatAck.Sub(s.LastHeartbeatSent)") {
		t.Errorf("it is read so: %s", body)
	}
}

// oursUnguarded has beats, events and answers at once, for the race detector to watch.
func oursUnguarded(t *testing.T) {
	s := newScene(t, overGateway, change{discord: fakediscord.Options{Heartbeat: time.Second}})
	for range 3 {
		s.discord.AskForHeartbeat()
		s.works()
	}
}
