package journey_test

import (
	"log/slog"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
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
	slack   way  // into Slack; none: the web chat
	repeats bool // what it shows is shown elsewhere too: the short tests do without
	faulty  bool // its store fails when the story says so, and that is logged
}

// way is a way into Slack.
type way string

const (
	overHTTP   way = "http"
	overSocket way = "socket"
)

var (
	embedded  = setting{name: "embedded", store: openBolt}
	overRedis = setting{name: "redis", store: func(t *testing.T) storage.Store {
		t.Helper()
		return openRedis(t, redisserver.Start(t))
	}}
	slackHTTP   = setting{name: "slack over http", store: openBolt, slack: overHTTP}
	slackSocket = setting{name: "slack over a socket", store: openBolt, slack: overSocket}
	again       = repeating(slackSocket)
)

// repeating is a setting in which a story shows little that it has not shown elsewhere.
func repeating(here setting) setting {
	here.repeats = true
	return here
}

// everywhere is where the stories play that have to play everywhere.
var everywhere = []setting{embedded, overRedis, slackHTTP, slackSocket}

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
	if here.slack == "" {
		s := bottest.NewStage(t, w)
		live(t, s)
		bottest.Verify(t, s.Evidence())
	} else {
		on := newOnSlack(t, d, here.slack)
		w.Ask = on.ask
		s := bottest.NewStage(t, w)
		live(t, s)
		bottest.Verify(t, s.Evidence())
		on.look()
		sent.add(on.slack.Requests())
	}
	for _, words := range broken.all() {
		if !here.faulty {
			t.Error(words)
		}
	}
}

// record is what passed between us and Slack in all the tests that run at a time.
type record struct {
	mu    sync.Mutex
	lines []string
	tests int
}

var sent record

// recording says that a test adds to the record. The last of those that run has it checked: the checker takes its time, and
// most lines are alike.
func recording(t *testing.T) {
	t.Helper()
	sent.mu.Lock()
	defer sent.mu.Unlock()
	sent.tests++
	t.Cleanup(func() {
		if lines := sent.take(); len(lines) > 0 {
			fakeslack.CheckRecord(t, lines)
		}
	})
}

func (r *record) add(lines []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines = append(r.lines, lines...)
}

// take is the record, if no other test adds to it any more.
func (r *record) take() (lines []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tests--; r.tests > 0 {
		return nil
	}
	lines, r.lines = r.lines, nil
	return lines
}
