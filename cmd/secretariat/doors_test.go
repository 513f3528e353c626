package main

import (
	"context"
	"net"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// aDiscord is a Discord with one server, on which Ada is, and what a program has to be told of it.
func aDiscord(t *testing.T) (d *fakediscord.Discord, ada *fakediscord.Person, settings map[string]string) {
	t.Helper()
	d = fakediscord.New(t, fakediscord.Options{Generous: true})
	g := d.AddGuild("1001", "Lewisham")
	ada = g.AddUser(fakediscord.User{ID: "2001", Name: "ada"})
	g.AddChannel(fakediscord.Channel{ID: "3001", Name: "full-lsp"})
	g.Install(fakediscord.ViewChannel | fakediscord.SendMessages)
	app := d.App()
	return d, ada, map[string]string{"DISCORD_TOKEN": app.Token, "DISCORD_APPLICATION_ID": app.ID, "DISCORD_API_URL": d.APIURL()}
}

// running is a program at work.
type running struct {
	t         *testing.T
	out, logs *logged
	cancel    context.CancelFunc
	ended     chan int
}

func begin(t *testing.T, settings map[string]string, args ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r := &running{t: t, out: new(logged), logs: new(logged), cancel: cancel, ended: make(chan int, 1)}
	go func() {
		r.ended <- run(world{ctx: ctx, getenv: func(name string) string { return settings[name] }, out: r.out, logs: r.logs}, args)
	}()
	return r
}

// stops asks it to finish, which it should do without complaint.
func (r *running) stops() {
	r.t.Helper()
	r.cancel()
	if code := <-r.ended; code != 0 {
		r.t.Errorf("it stopped with exit %d: %s", code, r.logs)
	}
}

// freeAddress is one that nobody listens at.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

func TestServeAndDemoOpenTheDoorToDiscord(t *testing.T) {
	for _, command := range []struct{ name, address string }{{"serve", "--http-addr"}, {"demo", "--addr"}} {
		for way, because := range map[string]string{"HTTP": "DISCORD_PUBLIC_KEY is set", "the gateway": "DISCORD_PUBLIC_KEY is not set"} {
			t.Run(command.name+" by "+way, func(t *testing.T) {
				d, ada, settings := aDiscord(t)
				settings["DATA_DIR"] = t.TempDir()
				address := freeAddress(t)
				if way == "HTTP" {
					settings["DISCORD_PUBLIC_KEY"] = d.App().PublicKey
					d.DeliverTo("http://" + address)
				}
				r := begin(t, settings, command.name, command.address, address)
				awaits(t, func() string { return r.logs.String() + "http://" + r.out.String() }, `"serving"|http://[0-9.:]+/`)
				if way == "HTTP" {
					if wrong := d.Probe(); wrong != "" {
						t.Error(wrong)
					}
				} else {
					d.AwaitSockets(1)
				}
				if o := ada.Types("/agenda mine", "full-lsp"); o.Error != "" {
					t.Errorf("the command fails: %s", o.Error)
				}
				ada.Awaits("full-lsp", "")
				if ready := get(t, "http://"+address+"/readyz"); !strings.Contains(ready, "is ready") {
					t.Errorf("it is not ready: %s", ready)
				}
				r.stops()
				if words := r.logs.String(); !strings.Contains(words, way) || !strings.Contains(words, because) {
					t.Errorf("it does not say which way, and why: %s", words)
				}
				for _, v := range d.Violations() {
					t.Error(v)
				}
			})
		}
	}
}

func TestATokenThatDiscordDoesNotKnowEndsServeAndDemo(t *testing.T) {
	for _, args := range [][]string{{"serve", "--http-addr", "127.0.0.1:0"}, {"demo", "--addr", "127.0.0.1:0"}} {
		t.Run(args[0], func(t *testing.T) {
			_, _, settings := aDiscord(t)
			settings["DISCORD_TOKEN"], settings["DATA_DIR"] = "wrong-token", t.TempDir()
			code, words := said(t, settings, args...)
			if code != 1 || !strings.Contains(words, "use DISCORD_TOKEN: Discord does not know it") || strings.Contains(words, "wrong-token") {
				t.Errorf("exit %d: %s", code, words)
			}
		})
	}
}

// A token that is reset while the program runs ends it with a sentence: going on would be of no use.
func TestATokenThatIsResetEndsServe(t *testing.T) {
	d, _, settings := aDiscord(t)
	settings["DATA_DIR"] = t.TempDir()
	r := begin(t, settings, "serve", "--http-addr", "127.0.0.1:0")
	d.AwaitSockets(1)
	d.Configure(func(a *fakediscord.App) { a.Token = "another" })
	d.CloseSockets(4004)
	if code := <-r.ended; code != 1 || !strings.Contains(r.logs.String(), "DISCORD_TOKEN is not a token that Discord knows") {
		t.Errorf("exit %d: %s", code, r.logs)
	}
}

// Of two processes at one store one is connected to the gateway. When it goes, the other is.
func TestOneOfTwoProcessesHoldsTheGateway(t *testing.T) {
	d, ada, settings := aDiscord(t)
	settings["REDIS_URL"] = "redis://" + redisserver.Start(t)
	both := []*running{begin(t, settings, "serve", "--http-addr", "127.0.0.1:0"), begin(t, settings, "serve", "--http-addr", "127.0.0.1:0")}
	for _, r := range both {
		awaits(t, r.logs.String, `"serving"`)
	}
	d.AwaitSockets(1)
	holds, waits := both[0], both[1]
	if !strings.Contains(holds.logs.String(), "connected to Discord") {
		holds, waits = waits, holds
	}
	if strings.Contains(waits.logs.String(), "connected to Discord") {
		t.Error("both are connected")
	}
	holds.stops()
	awaits(t, waits.logs.String, "connected to Discord")
	d.AwaitSockets(1)
	if o := ada.Types("/agenda mine", "full-lsp"); o.Error != "" {
		t.Errorf("the command fails: %s", o.Error)
	}
	waits.stops()
	for _, v := range d.Violations() {
		t.Error(v)
	}
}

// With the tokens of both platforms set, one demonstration is open on both and in the web chat.
func TestTheDemonstrationOnSlackAndDiscord(t *testing.T) {
	d, bob, settings := aDiscord(t)
	app := fakeslack.DefaultApp()
	app.SocketMode, app.Commands = true, []fakeslack.Command{{Name: "/agenda", Escape: true}, {Name: "/secretariat", Escape: true}}
	s := fakeslack.New(t, fakeslack.Options{App: app, Generous: true})
	w := s.AddWorkspace("T1", "Lewisham", "")
	ada := w.AddUser(fakeslack.User{ID: "UADA", Name: "ada"})
	settings["SLACK_BOT_TOKEN"], settings["SLACK_APP_TOKEN"], settings["SLACK_API_URL"] = w.Install().Token, app.AppToken, s.APIURL()

	r := begin(t, settings, "demo", "--addr", "127.0.0.1:0", "--today", "2027-01-11")
	s.AwaitSockets(1)
	d.AwaitSockets(1)
	site := awaits(t, r.out.String, `http://[0-9.:]+`)
	awaits(t, r.out.String, "It is open in Slack and Discord too: whoever writes to the app there is asked whom to be.")

	bob.Says("Is there anybody?")
	bob.Presses(bob.Awaits("", "Whom would you like to be?"), "Lewisham College (representative)")
	bob.Awaits("", "In this demonstration you are now: Lewisham College (representative).")
	ada.Types("/secretariat demo p-officer", "")
	ada.Awaits("", "In this demonstration you are now: Secretariat officer.")
	bob.Types("/agenda submit title: Winter warm spaces", "full-lsp")
	bob.AwaitsModal("What should the meeting do?")
	bob.Fills(map[string]string{"What should the meeting do?": "Discuss"})
	bob.Submits()
	bob.Awaits("", "We have your item for the Full LSP on Thursday 18 March: “Winter warm spaces” (LSP-001).")
	awaits(t, func() string { return get(t, site+"/as/p-policy-officer/channel/secretariat") }, "New item for the Full LSP")
	ada.Types("/agenda talked LSP-001", "")
	ada.AwaitsModal("When did you talk?")
	ada.Submits()
	bob.Awaits("", "“Winter warm spaces” (LSP-001) is on the draft agenda")
	r.stops()
	for _, v := range append(d.Violations(), s.Violations()...) {
		t.Error(v)
	}
	fakediscord.CheckRecord(t, d.Requests())
}
