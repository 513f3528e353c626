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

// The program that serves a chat is killed while people act there, or while it posts, and started again. Whatever anybody
// saw acknowledged is in the book, once. Each letter hangs in its place once; at most twice, and then the second says so,
// where Slack does not let us look.
func TestKillOnSlackAtAnyMoment(t *testing.T) {
	t.Parallel()
	killOn(t, func(t *testing.T, n int) (host, string) {
		t.Helper()
		if n%4%3 == 0 {
			return newSlack(t), "looks"
		}
		var scopes []string
		for _, scope := range fakeslack.DefaultApp().Scopes {
			if !strings.HasSuffix(scope, ":history") {
				scopes = append(scopes, scope)
			}
		}
		return newSlack(t, scopes...), cannotLook
	})
}

// On Discord a nonce sees to it that nothing is said twice.
func TestKillOnDiscordAtAnyMoment(t *testing.T) {
	t.Parallel()
	killOn(t, func(t *testing.T, _ int) (host, string) {
		t.Helper()
		return newDiscord(t), "has nonces"
	})
}

const cannotLook = "cannot look"

// killOn kills the program several times, on a chat that is made for each.
func killOn(t *testing.T, make func(*testing.T, int) (host, string)) {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	recording(t)
	var said tally
	t.Cleanup(func() { t.Logf("of %d letters %d were said twice", said.letters.Load(), said.twice.Load()) })
	for n := range runs(t) {
		in, store := overHTTP, "embedded" // the first two differ in everything
		if n%2 == 1 {
			in = overSocket
		}
		if (n/4+n)%2 == 1 {
			store = "redis"
		}
		t.Run(fmt.Sprintf("%s %s %d", in, store, n), func(t *testing.T) {
			t.Parallel()
			chat, looks := make(t, n)
			t.Logf("seeds %d, %d; it %s", seed, n, looks)
			l := working{mayLook: looks != cannotLook, said: &said, random: rand.New(rand.NewPCG(seed, uint64(n)))}
			if store == "redis" {
				l.liveOnRedis(t, chat, in)
			} else {
				l.liveEmbedded(t, chat, in)
			}
			sent.add(chat)
		})
	}
}

// tally is how many letters there were in all runs, and how many of them were said twice.
type tally struct{ letters, twice atomic.Int64 }

func (l *working) liveEmbedded(t *testing.T, c host, in way) {
	t.Helper()
	dir := t.TempDir()
	l.served = newServed(t, c, in, "DATA_DIR="+dir)
	l.live(func() (storage.Store, error) { return bolt.Open(filepath.Join(dir, "secretariat.db")) })
}

func (l *working) liveOnRedis(t *testing.T, c host, in way) {
	t.Helper()
	url := "redis://" + redisserver.Start(t)
	l.served = newServed(t, c, in, "REDIS_URL="+url)
	l.live(func() (storage.Store, error) { return redis.Open(t.Context(), redis.Options{URL: url}) })
}

// working is a day's work of some people on a chat, during which the program is killed once.
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
	for _, v := range l.violations() {
		if !l.nobodysFault(v) {
			l.t.Error(v)
		}
	}
}

func (l *working) work() {
	l.t.Helper()
	clerk, chair, member, other := l.screen("officer"), l.screen("mayor"), l.screen("college"), l.screen("trust")
	day := time.Now().AddDate(0, 2, 0)
	for day.Weekday() != time.Tuesday {
		day = day.AddDate(0, 0, 1)
	}
	ref := "FULL-" + day.Format("2006-01")
	l.types(clerk, "meeting schedule full "+day.Format(time.DateOnly)+" 14:00 16:00 Somewhere", "Planned")
	l.fills(member, "agenda submit", map[string]string{"What is it about?": "Winter warm spaces", "What should the meeting do?": "Note"}, "is with the secretariat")
	l.fills(clerk, "agenda talked LSP-001", nil, "is on the draft agenda")
	l.types(clerk, "agenda send "+ref, "Version 1")
	l.presses(chair, "agenda/agree/"+ref+"/1", "Agreed")
	l.fills(clerk, "agenda issue "+ref, nil, "Issued")
	l.types(other, "meeting coming "+ref, "Thank you")
	l.says(member, "Who takes the notes?", "secretariat")
	l.fills(clerk, "action add", map[string]string{"What is to be done?": "Send the figures", "Who does it?": "Lewisham College"}, "On the list")
	l.presses(member, "action/done/A-001", "Done")
	l.types(other, "agenda show LSP-001", "Winter warm spaces")
}

// once are the events that come of the work, and what nobody may have done twice.
var once = []string{
	"meeting-scheduled", "item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed", "agenda-issued",
	"coming-said", "action-added", "action-finished",
}

// perhaps lets the program die during what follows, if its time has come: after some time, or in the middle of the next
// post, before the platform has taken it or after.
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
		l.dies(l.random.IntN(2) == 0, kill)
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
