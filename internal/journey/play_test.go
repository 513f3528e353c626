package journey_test

import (
	"log/slog"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// story is something that people live through, wherever they are.
type story = func(*testing.T, *bottest.Stage)

// setting is where a story plays: over which store, and on which platform.
type setting struct {
	name    string
	store   func(*testing.T) storage.Store
	chat    func(*testing.T) chat // none: the web chat
	in      way                   // into the chat
	repeats bool                  // what it shows is shown elsewhere too: the short tests do without
	faulty  bool                  // its store fails when the story says so, and that is logged
}

// way is a way into a chat.
type way string

const (
	overHTTP   way = "http"
	overSocket way = "socket" // Socket Mode, or the gateway
)

var (
	embedded  = setting{name: "embedded", store: openBolt}
	overRedis = setting{name: "redis", store: func(t *testing.T) storage.Store {
		t.Helper()
		return openRedis(t, redisserver.Start(t))
	}}
	slackHTTP      = setting{name: "slack over http", store: openBolt, chat: aSlack, in: overHTTP}
	slackSocket    = setting{name: "slack over a socket", store: openBolt, chat: aSlack, in: overSocket}
	discordHTTP    = setting{name: "discord over http", store: openBolt, chat: aDiscord, in: overHTTP}
	again          = repeating(slackSocket)
	discordGateway = setting{name: "discord over the gateway", store: openBolt, chat: aDiscord, in: overSocket}
)

// repeating is a setting in which a story shows little that it has not shown elsewhere.
func repeating(here setting) setting {
	here.repeats = true
	return here
}

func aSlack(t *testing.T) chat   { return newSlack(t) }
func aDiscord(t *testing.T) chat { return newDiscord(t) }

// everywhere is where the stories play that have to play everywhere; inEveryChat, those that one store is enough for.
var (
	everywhere  = []setting{embedded, overRedis, slackHTTP, slackSocket, discordHTTP, discordGateway}
	inEveryChat = []setting{embedded, slackHTTP, again, discordHTTP, repeating(discordGateway)}
	inOneWay    = []setting{embedded, repeating(slackHTTP), repeating(discordGateway)}
)

// play plays stories in some settings, each by itself, and holds what they leave behind against the checks.
func play(t *testing.T, stories map[string]story, where ...setting) {
	t.Helper()
	recording(t)
	for name, live := range stories {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, here := range where {
				if here.repeats && testing.Short() {
					continue
				}
				t.Run(here.name, func(t *testing.T) {
					t.Parallel()
					here.play(t, live)
				})
			}
		})
	}
}

func (here setting) play(t *testing.T, live story) {
	t.Helper()
	broken := new(complaints)
	d := newDemoLogging(t, here.store(t), slog.New(broken))
	w := world(d)
	if here.chat == nil {
		s := bottest.NewStage(t, w)
		live(t, s)
		bottest.Verify(t, s.Evidence())
	} else {
		on := newOnChat(t, d, here.chat(t), here.in)
		w.Ask = on.ask
		s := bottest.NewStage(t, w)
		live(t, s)
		bottest.Verify(t, s.Evidence())
		on.look()
		sent.add(on)
	}
	for _, words := range broken.all() {
		if !here.faulty {
			t.Error(words)
		}
	}
}

// record is what passed between us and the platforms in all the tests that run at a time.
type record struct {
	mu    sync.Mutex
	lines map[string][]string // by platform
	tests int
}

var sent = record{lines: map[string][]string{}}

// recording says that a test adds to the record. The last of those that run has it checked: the checkers take their time,
// and most lines are alike.
func recording(t *testing.T) {
	t.Helper()
	sent.mu.Lock()
	defer sent.mu.Unlock()
	sent.tests++
	t.Cleanup(func() {
		lines := sent.take()
		if slack := lines["slack"]; len(slack) > 0 {
			fakeslack.CheckRecord(t, slack)
		}
		if discord := lines["discord"]; len(discord) > 0 {
			fakediscord.CheckRecord(t, discord)
		}
	})
}

func (r *record) add(c chat) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines[c.platform()] = append(r.lines[c.platform()], c.requests()...)
}

// take is the record, if no other test adds to it any more.
func (r *record) take() (lines map[string][]string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tests--; r.tests > 0 {
		return nil
	}
	lines, r.lines = r.lines, map[string][]string{}
	return lines
}
