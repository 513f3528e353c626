package journey_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// The program that serves a Slack is killed while people act there, or while it posts, and started again. Whatever anybody
// saw acknowledged is in the book, once. Each letter hangs in its place once; at most twice, and then the second says so,
// where the installation does not let us look.
func TestKillOnSlackAtAnyMoment(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	recording(t)
	var said tally
	t.Cleanup(func() { t.Logf("of %d letters %d were said twice", said.letters.Load(), said.twice.Load()) })
	for n := range runs(t) {
		in, mayLook, store, begin := overHTTP, n%4%3 == 0, "embedded", serveEmbedded // the first two differ in everything
		if n%2 == 1 {
			in = overSocket
		}
		if (n/4+n)%2 == 1 {
			store, begin = "redis", serveRedis
		}
		t.Run(fmt.Sprintf("%s %s %s %d", in, map[bool]string{true: "looks", false: "cannot look"}[mayLook], store, n), func(t *testing.T) {
			t.Parallel()
			t.Logf("seeds %d, %d", seed, n)
			begin(t, in, working{mayLook: mayLook, said: &said, random: rand.New(rand.NewPCG(seed, uint64(n)))})
		})
	}
}

// tally is how many letters there were in all runs, and how many of them were said twice.
type tally struct{ letters, twice atomic.Int64 }

func serveEmbedded(t *testing.T, in way, l working) {
	dir := t.TempDir()
	l.served = newServed(t, in, l.mayLook, "DATA_DIR="+dir)
	l.live(func() (storage.Store, error) { return bolt.Open(filepath.Join(dir, "secretariat.db")) })
	sent.add(l.slack.Requests())
}

func serveRedis(t *testing.T, in way, l working) {
	url := "redis://" + redisserver.Start(t)
	l.served = newServed(t, in, l.mayLook, "REDIS_URL="+url)
	l.live(func() (storage.Store, error) { return redis.Open(t.Context(), redis.Options{URL: url}) })
	sent.add(l.slack.Requests())
}

// working is a day's work of some people on Slack, during which the program is killed once.
type working struct {
	*served
	random   *rand.Rand
	mayLook  bool
	said     *tally
	left     int       // things done before the deadly one
	killed   bool      // or about to be
	advanced time.Time // when the clock was moved on by pastTheHold
}

// deeds is how many things are done after the first.
const deeds = 10

func (l *working) live(open func() (storage.Store, error)) {
	l.t.Helper()
	l.left = 1 + l.random.IntN(deeds) // not the first: who plans a meeting twice has two
	l.start()
	defer func() {
		l.kill()
		if l.t.Failed() {
			l.t.Logf("the program said:\n%s", l.logs.String())
		}
	}()
	l.work()
	if !l.killed {
		l.t.Error("the work was over before the program could be killed: there are fewer deeds than we think")
	}
	l.comesToRest(open)
	l.isCounted()
	for _, v := range l.slack.Violations() {
		// What it had not acknowledged when it died, nobody could.
		if !strings.Contains(v, "was not acknowledged in time") {
			l.t.Error(v)
		}
	}
}

func (l *working) work() {
	l.t.Helper()
	clerk, chair, member, other := l.User("UOFFICER"), l.User("UMAYOR"), l.User("UCOLLEGE"), l.User("UTRUST")
	day := time.Now().AddDate(0, 2, 0)
	for day.Weekday() != time.Tuesday {
		day = day.AddDate(0, 0, 1)
	}
	ref := "FULL-" + day.Format("2006-01")
	l.types(clerk, "/meeting schedule full "+day.Format(time.DateOnly)+" 14:00 16:00 Somewhere", "Planned")
	l.fills(member, "/agenda submit", map[string]string{"What is it about?": "Winter warm spaces", "What should the meeting do?": "Note"}, "is with the secretariat")
	l.fills(clerk, "/secretariat agenda talked LSP-001", nil, "is on the draft agenda")
	l.types(clerk, "/secretariat agenda send "+ref, "Version 1")
	l.presses(chair, "agenda/agree/"+ref+"/1", "Agreed")
	l.fills(clerk, "/agenda issue "+ref, nil, "Issued")
	l.types(other, "/secretariat meeting coming "+ref, "Thank you")
	l.says(member, "Who takes the notes?", "secretariat")
	l.fills(clerk, "/action add", map[string]string{"What is to be done?": "Send the figures", "Who does it?": "Lewisham College"}, "On the list")
	l.presses(member, "action/done/A-001", "Done")
	l.types(other, "/agenda show LSP-001", "Winter warm spaces")
}

// once are the events that come of the work, and what nobody may have done twice.
var once = []string{
	"meeting-scheduled", "item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed", "agenda-issued",
	"coming-said", "action-added", "action-finished",
}

// perhaps lets the program die during what follows, if its time has come: after some time, or in the middle of the next
// post, before Slack has taken it or after.
func (l *working) perhaps() {
	if l.left--; l.left >= 0 || l.killed {
		return
	}
	l.killed = true
	process := l.process.Process
	kill := func() { _ = process.Kill() }
	switch l.random.IntN(3) {
	case 0:
		time.AfterFunc(time.Duration(l.random.IntN(300_000))*time.Microsecond, kill)
	default:
		l.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Times: 1, Applied: l.random.IntN(2) == 0, Drop: true, Meanwhile: kill})
	}
}

// persist has somebody do something until they see the answer.
func (l *working) persist(what string, do func() error) {
	l.t.Helper()
	var err error
	for range 8 {
		l.perhaps()
		if err = do(); err == nil {
			return
		}
		if errors.Is(err, errGone) || l.dead() {
			l.start()
		}
	}
	l.t.Fatalf("%s: %v", what, err)
}

// dead says whether the program is. It may take a moment to die of a kill.
func (l *working) dead() bool {
	select {
	case <-l.gone:
		return true
	case <-time.After(100 * time.Millisecond):
		return false
	}
}
