package discord_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

// What goes wrong on Discord, and the test that nothing is lost by it, and nothing said twice that does not own up to it:
//
//	the gateway drops in the middle of a command    TestACommandIsAnsweredWhoseConnectionDrops
//	a post fails although it was done               TestAPostWithoutAnAnswerIsSaidOnce
//	the same, and later than a nonce is good for    TestAPostWithoutAnAnswerIsLookedFor, …IsSaidOnceMoreWhereWeMayNotLook
//	the process ends between a post and its receipt TestAPostWhoseProcessEndedIsSaidOnce
//	a storm of 429, of a route, of all, of others   TestAStormOf429CostsOneCallForEachPause
//	what stands before Discord refuses us           TestWhatStandsBeforeDiscordIsLeftAlone
//	ten minutes of outage                           TestTenMinutesOfOutageLoseNothing, …EndAllConnections…
//	the token is made anew                          TestATokenThatWasResetIsToldElsewhereAndLosesNothing, and of the gateway: TestATokenThatWasResetEndsListening
//	a double click                                  TestADoubleClickDoesOneThing
//	an interaction is delivered again               TestWhatIsDeliveredTwiceIsDoneOnce, …AfterARestart…
//	the answer to an answer is lost                 TestAnAnswerWhoseOwnAnswerIsLostIsGivenOnce, TestAnAnswerIsShownTwiceAtMost
//	the store is away                               TestAStoreThatIsAway…, TestALongFormWhoseStoreIsAway
//	the process is killed                           the story of internal/journey

// timed is a scene whose Discord, door and post office go by a clock that the test moves.
type timed struct {
	*scene
	clock *testclock.Manual
	still sync.RWMutex // held to read: whoever waits has to wait before they move the clock
}

func newTimed(t *testing.T, c change) *timed {
	t.Helper()
	clock := testclock.NewManual(time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC))
	c.strict, c.discord.Clock = true, clock
	timed := &timed{clock: clock}
	c.door = func(o *discord.Options) {
		o.Now = clock.Now
		o.Sleep = func(d time.Duration) <-chan time.Time { // whoever waits moves the clock
			timed.still.Lock()
			defer timed.still.Unlock()
			clock.Advance(d)
			over := make(chan time.Time)
			close(over)
			return over
		}
	}
	timed.scene = newScene(t, overHTTP, c)
	return timed
}

// during does something for which no time passes, although somebody may wait beside it.
func (s *timed) during(do func()) {
	s.still.RLock()
	defer s.still.RUnlock()
	do()
}

// pass lets time pass, and has the post office work.
func (s *timed) pass(d time.Duration) {
	s.t.Helper()
	s.clock.Advance(d)
	if err := s.demo.Books.Clock.Advance(s.t.Context(), s.demo.Books.Store, d); err != nil {
		s.t.Fatal(err)
	}
	s.demo.Office.Drain(s.t.Context())
}

// arrives fails the test unless some words hang once in the secretariat's channel, and once before the college.
func (s *timed) arrives(words string) {
	s.t.Helper()
	for user, place := range map[string]string{officer: "secretariat", college: ""} {
		if found := s.hanging(user, place, words); len(found) != 1 || strings.Contains(found[0].Text, "Sent again") {
			s.t.Errorf("%s sees %q %d times: %+v", user, words, len(found), found)
		}
	}
}

// patient fails the test if we asked again before the time that Discord had named for a route in a channel.
func (s *timed) patient() {
	s.t.Helper()
	last := map[string]fakediscord.Refusal{}
	for _, r := range s.discord.Refused() {
		about := r.Route + r.Channel
		if before, ok := last[about]; ok && r.At.Before(before.At.Add(before.Wait)) {
			s.t.Errorf("%s was asked %v after Discord had said to wait %v", about, r.At.Sub(before.At), before.Wait)
		}
		last[about] = r
	}
}

const (
	postRoute = "POST /channels/{channel}/messages"
	openRoute = "POST /users/@me/channels"
)

// Whatever Discord wants to have left alone, and wherever, it is: at most one call too many for each pause that it names.
func TestAStormOf429CostsOneCallForEachPause(t *testing.T) {
	t.Parallel()
	for name, storm := range map[string]fakediscord.Fault{
		"of a route":   {Route: postRoute, RetryAfter: 30 * time.Second},
		"of a channel": {Route: postRoute, Channel: "3001", RetryAfter: 7 * time.Second},
		"of opening":   {Route: openRoute, RetryAfter: 20 * time.Second},
		"of edits":     {Route: "PATCH /channels/{channel}/messages/{message}", RetryAfter: 15 * time.Second},
		"of others":    {Route: postRoute, RetryAfter: 9 * time.Second, Shared: true},
		"of all":       {RetryAfter: 10 * time.Second, Global: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newTimed(t, change{})
			for n := range 3 {
				lift := s.discord.Inject(storm)
				s.clock.AfterFunc(storm.RetryAfter, lift)
				s.suggest(fmt.Sprintf("Item %d of the storm", n))
				for range 30 {
					s.pass(2 * time.Second)
				}
			}
			for n := range 3 {
				s.arrives(fmt.Sprintf("Item %d of the storm", n))
			}
			s.patient()
			refused := len(s.discord.Refused())
			if refused == 0 && name != "of edits" {
				t.Error("there was no storm")
			}
			if n := s.discord.InvalidRequests(); storm.Shared && n > 0 || !storm.Shared && n != refused {
				t.Errorf("%d requests count as invalid", n)
			}
			if storm.Global && refused > 3 {
				t.Errorf("%d calls were made in three pauses of everything", refused)
			}
		})
	}
}

// Cloudflare answers in HTML, and what it refuses it refuses to a whole address.
func TestWhatStandsBeforeDiscordIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	lift := s.discord.Inject(fakediscord.Fault{Cloudflare: true})
	s.clock.AfterFunc(10*time.Minute, lift)
	before := len(s.discord.Requests())
	s.suggest("Shut out")
	for range 100 {
		s.pass(5 * time.Second)
	}
	if n := len(s.discord.Requests()) - before; n != 1 {
		t.Errorf("%d calls were made in the ten minutes", n)
	}
	for range 60 {
		s.pass(5 * time.Second)
	}
	s.arrives("Shut out")
}

// Somebody waits at a screen while Discord wants some seconds. They have their answer after that.
func TestAnAnswerWaitsAsLongAsDiscordWants(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	lift := s.discord.Inject(fakediscord.Fault{Route: "POST /webhooks/{application}/{token}", RetryAfter: 12 * time.Second})
	s.clock.AfterFunc(12*time.Second, lift)
	s.tap.instead(func(bot.Ask) (bot.Answer, bool) { return bot.Answer{Card: longCard()}, true })
	s.during(func() { s.types(college, "/agenda mine") }) // Discord has the first part before anybody waits to say the rest
	s.as(college).Awaits("full-lsp", "LAST WORDS")
	s.door.Wait()
	s.patient()
	if n := len(s.discord.Refused()); n != 1 {
		t.Errorf("Discord had to say %d times that it wants time", n)
	}
}

func TestTenMinutesOfOutageLoseNothing(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	end := s.discord.Outage()
	s.suggest("Through the night")
	before := len(s.discord.Requests())
	for range 60 {
		s.pass(10 * time.Second)
	}
	if asked := len(s.discord.Requests()) - before; asked > 40 {
		t.Errorf("Discord was asked %d times while it was away", asked)
	}
	end()
	for range 24 {
		s.pass(5 * time.Second)
	}
	s.arrives("Through the night")
}

// Over the gateway the connection is gone as well, and comes back by itself.
func TestTenMinutesOfOutageEndAllConnectionsAndLoseNothing(t *testing.T) {
	t.Parallel()
	s, n := gatewayScene(t)
	s.works()
	end := s.discord.Outage()
	opened := s.discord.SocketsOpened()
	s.suggest("While it was away")
	for range 60 {
		if err := s.demo.Books.Clock.Advance(t.Context(), s.demo.Books.Store, 10*time.Second); err != nil {
			t.Fatal(err)
		}
		s.demo.Office.Drain(t.Context())
	}
	eventually(t, "ten minutes of rest", func() bool { sum, _ := n.total(); return sum > 10*time.Minute })
	if s.discord.SocketsOpened() != opened {
		t.Error("a connection was opened while Discord was away")
	}
	end()
	s.discord.AwaitSockets(1)
	s.types(college, "/agenda mine")
	s.as(college).Awaits("full-lsp", "While it was away")
	s.lawful()
}

// A token is made anew while letters wait, and hours later somebody gives us the other: each arrives, once.
func TestATokenThatWasResetIsToldElsewhereAndLosesNothing(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.suggest("Before the end")
	s.pass(5 * time.Second)
	s.discord.Configure(func(a *fakediscord.App) { a.Token = "another" })
	invalid := s.discord.InvalidRequests()
	for n := range 3 {
		s.suggest(fmt.Sprintf("Unheard %d", n))
		for range 60 {
			s.pass(time.Minute)
		}
	}
	s.door.Wait()
	if n := s.discord.InvalidRequests() - invalid; n > 2 {
		t.Errorf("%d calls were made in ten minutes with a token that is worth nothing", n)
	}
	told, err := s.demo.Books.Store.Said(t.Context(), demo.Book, "dm/p-officer", 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(told) != 1 || !strings.Contains(string(told[0].Content), "has to set DISCORD_TOKEN anew") {
		t.Errorf("on the web the secretariat reads %d: %+v", len(told), told)
	}
	s.restart()
	for range 40 {
		s.pass(30 * time.Second)
	}
	s.arrives("Before the end")
	for n := range 3 {
		s.arrives(fmt.Sprintf("Unheard %d", n))
	}
}
