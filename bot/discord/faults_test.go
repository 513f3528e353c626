package discord_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
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
	clock *fakediscord.Manual
}

func newTimed(t *testing.T, c change) *timed {
	t.Helper()
	clock := fakediscord.NewManual(time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC))
	c.strict, c.discord.Clock = true, clock
	c.door = func(o *discord.Options) {
		o.Now = clock.Now
		o.Sleep = func(d time.Duration) <-chan time.Time { // whoever waits moves the clock
			clock.Advance(d)
			over := make(chan time.Time)
			close(over)
			return over
		}
	}
	return &timed{scene: newScene(t, overHTTP, c), clock: clock}
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
	s.types(college, "/agenda mine")
	s.as(college).Awaits("full-lsp", "LAST WORDS")
	s.door.Wait()
	s.patient()
	if n := len(s.discord.Refused()); n != 1 {
		t.Errorf("Discord had to say %d times that it wants time", n)
	}
}

// What was done although Discord says that it failed is repeated under its nonce, and is there once.
func TestAPostWithoutAnAnswerIsSaidOnce(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]fakediscord.Fault{
		"an error":    {Route: postRoute, Status: http.StatusInternalServerError, Applied: true, Times: 2},
		"no answer":   {Route: postRoute, Drop: true, Applied: true, Times: 2},
		"of a bridge": {Route: postRoute, Status: http.StatusBadGateway, Applied: true, Times: 2},
	} {
		for _, granted := range []fakediscord.Permission{invited, fakediscord.ViewChannel | fakediscord.SendMessages} {
			s := newTimed(t, change{granted: granted})
			s.unread(granted)
			s.discord.Inject(fault)
			s.suggest("Applied")
			for range 20 {
				s.pass(5 * time.Second)
			}
			s.arrives("Applied")
			if n := s.counts.of("said again"); n != 0 {
				t.Errorf("%s: %d were counted as said again", name, n)
			}
		}
	}
}

// unread keeps us from reading what was said before, unless that was granted.
func (s *scene) unread(granted fakediscord.Permission) {
	if granted&fakediscord.ReadMessageHistory == 0 {
		for _, channel := range []string{"3001", "3002"} {
			s.guild.Overwrite(channel, s.discord.App().ID, 0, fakediscord.ReadMessageHistory)
		}
	}
}

// Later than a nonce is good for, we look whether it is there.
func TestAPostWithoutAnAnswerIsLookedFor(t *testing.T) {
	t.Parallel()
	for _, applied := range []bool{true, false} {
		s := newTimed(t, change{})
		for n := range 120 { // it is busy there
			s.as(officer).SaysIn("secretariat", fmt.Sprint("Chat ", n))
		}
		lost := s.discord.Inject(fakediscord.Fault{Route: postRoute, Status: http.StatusInternalServerError, Applied: applied, Times: 2})
		s.suggest("Long ago")
		s.pass(time.Second)
		lost()
		end := s.discord.Outage()
		for range 20 {
			s.pass(15 * time.Second)
		}
		for n := range 120 {
			s.as(officer).SaysIn("secretariat", fmt.Sprint("More chat ", n))
		}
		end()
		for range 24 {
			s.pass(5 * time.Second)
		}
		s.arrives("Long ago")
	}
}

func TestAPostWithoutAnAnswerIsSaidOnceMoreWhereWeMayNotLook(t *testing.T) {
	t.Parallel()
	for applied, want := range map[bool]int{true: 2, false: 1} {
		s := newTimed(t, change{})
		s.unread(0)
		lost := s.discord.Inject(fakediscord.Fault{Route: postRoute, Channel: "3001", Status: http.StatusInternalServerError, Applied: applied, Times: 1})
		s.suggest("Long ago")
		s.pass(time.Second)
		lost()
		end := s.discord.Outage()
		for range 20 {
			s.pass(15 * time.Second)
		}
		end()
		for range 24 {
			s.pass(5 * time.Second)
		}
		found := s.hanging(officer, "secretariat", "Long ago")
		if len(found) != want {
			t.Fatalf("it hangs there %d times, not %d", len(found), want)
		}
		if last := found[len(found)-1]; !strings.Contains(last.Text, "Sent again: you may have this already.") {
			t.Errorf("the last one does not say that it was sent again: %s", last.Text)
		}
		if n := s.counts.of("said again"); n != 1 {
			t.Errorf("%d were counted as said again", n)
		}
		if n := len(s.hanging(college, "", "Long ago")); n != 1 { // in a conversation we may always look
			t.Errorf("the college sees it %d times", n)
		}
	}
}

// A process ends between a post and its receipt. The next one posts it under the same nonce, or finds it.
func TestAPostWhoseProcessEndedIsSaidOnce(t *testing.T) {
	t.Parallel()
	for name, granted := range map[string]fakediscord.Permission{"may look": invited, "may not": fakediscord.ViewChannel | fakediscord.SendMessages} {
		s := newTimed(t, change{granted: granted})
		s.unread(granted)
		l := letter("channel/1001/3002")
		was, err := s.door.Deliver(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		s.restart()
		s.clock.Advance(time.Minute)
		l.Attempt = 2
		is, err := s.door.Deliver(t.Context(), l)
		if err != nil || is != was {
			t.Errorf("%s: it was posted as %s, and then as %s, %v", name, was, is, err)
		}
		if found := s.hanging(mayor, "full-lsp", "Some words."); len(found) != 1 || strings.Contains(found[0].Text, "Sent again") {
			t.Errorf("%s: there hangs %+v", name, found)
		}
	}
}

// letter is one that nobody looks after.
func letter(place string) bot.Letter {
	return bot.Letter{
		Book: demo.Book, Key: "k-" + place[strings.LastIndexByte(place, '/')+1:], Place: place, Attempt: 1, Card: ui.Card{Lead: ui.Say("Some words.")},
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

// Discord has heard our answer, or has not, and then the connection is gone.
func TestACommandIsAnsweredWhoseConnectionDrops(t *testing.T) {
	t.Parallel()
	for name, drop := range map[string]func(*fakediscord.Discord){
		"right behind it":   (*fakediscord.Discord).DropSocketOnNext,
		"behind the answer": (*fakediscord.Discord).DropSocketAfterNextAnswer,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := gatewayScene(t)
			s.works()
			for line, answer := range map[string]string{"/agenda mine": "You have not sent an item yet", "/meeting next": "Are you coming"} {
				opened, before := s.discord.SocketsOpened(), len(s.hanging(college, "full-lsp", answer))
				drop(s.discord)
				s.types(college, line)
				s.discord.AwaitSocketsOpened(opened + 1)
				s.discord.AwaitSockets(1)
				s.discord.Redeliver(2)
				s.door.Wait()
				if n := len(s.hanging(college, "full-lsp", answer)) - before; n != 1 {
					t.Errorf("%s was answered %d times", line, n)
				}
			}
			s.as(college).Says("Who chairs?")
			s.as(college).Awaits("", heard)
			s.discord.DropSockets()
			s.discord.Redeliver(0)
			s.works()
			s.door.Wait()
			if n := s.kinds()["words-passed-on"]; n != 1 {
				t.Errorf("the message was passed on %d times", n)
			}
			s.lawful()
		})
	}
}

// A double click reaches us as two presses, each with an id of its own, at the same moment.
func TestADoubleClickDoesOneThing(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.begins(college, "/agenda submit title: Once", "Suggest an item", note)
		s.clicked(s.as(college).SubmitsTwice())
		s.drain()
		s.clicked(s.as(officer).DoubleClicks(s.as(officer).Awaits("secretariat", "New item for"), "We have talked: add it"))
		s.as(officer).AwaitsModal("How did you talk?")
		s.clicked(s.as(officer).SubmitsTwice())
		s.types(officer, "/agenda draft")
		s.clicked(s.as(officer).DoubleClicks(s.as(officer).Awaits("full-lsp", "Once"), "Send to chair"))
		s.drain()
		s.clicked(s.as(mayor).DoubleClicks(s.as(mayor).Awaits("", "Please agree the agenda"), "Agree"))
		s.drain()
		kinds := s.kinds()
		for _, kind := range []string{"item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed"} {
			if kinds[kind] != 1 {
				t.Errorf("%s is in the book %d times", kind, kinds[kind])
			}
		}
		s.lawful()
	})
}

// clicked fails the test if Discord told the person anything of two presses.
func (s *scene) clicked(outcomes [2]fakediscord.Outcome) {
	s.t.Helper()
	for _, o := range outcomes {
		if o.Error != "" || len(o.Incomplete) > 0 {
			s.t.Errorf("Discord says %s %v", o.Error, o.Incomplete)
		}
	}
	s.door.Wait()
}

func TestWhatIsDeliveredTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	for name, again := range map[string]func(*scene){"by one process": func(*scene) {}, "after a restart": (*scene).restart} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBothWays(t, func(t *testing.T, s *scene) {
				s.begins(college, "/agenda submit title: Once", "Suggest an item", note)
				s.submits(college)
				s.door.Wait()
				before, kinds := s.length(), s.kinds()["item-submitted"]
				again(s)
				s.discord.Redeliver(2)
				s.discord.Redeliver(5)
				s.door.Wait()
				if n := s.length(); n != before || kinds != 1 {
					t.Errorf("%d records were added, and %d items are in the book", n-before, kinds)
				}
			})
		})
	}
}

// An answer that Discord may have shown although it says that it failed is shown once more at most, and owns up to that.
func TestAnAnswerIsShownTwiceAtMost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		route string
		does  func(*scene)
		want  int
	}{
		"the first answer": {"POST /interactions/{interaction}/{token}/callback", func(s *scene) { s.types(college, "/agenda mine") }, 1},
		"what follows it":  {"POST /webhooks/{application}/{token}", func(s *scene) { s.types(college, "/agenda mine") }, 2},
		"a conversation":   {postRoute, func(s *scene) { s.as(college).Says("/agenda mine") }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := gatewayScene(t)
			s.tap.instead(func(bot.Ask) (bot.Answer, bool) { return bot.Answer{Card: longCard()}, true })
			s.discord.Inject(fakediscord.Fault{Route: c.route, Status: http.StatusInternalServerError, Applied: true, Times: 3})
			c.does(s)
			eventually(t, "an answer", func() bool { return s.tap.asks() == 1 })
			s.door.Wait()
			for _, words := range []string{"Much to say", "LAST WORDS"} {
				n := 0
				for _, m := range s.everywhere(college) {
					n += strings.Count(m.Text, words)
				}
				if n < 1 || n > c.want {
					t.Errorf("%q is shown %d times", words, n)
				}
			}
		})
	}
}
