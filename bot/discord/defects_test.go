package discord_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// defect is one of discordgo v0.29.0 that matters here: raw shows it in discordgo, ours that the door has none of it.
type defect struct {
	name string
	raw  func(t *testing.T, d *fakediscord.Discord)
	ours func(t *testing.T)
}

// TestDefectsOfDiscordgo shows why the door speaks to Discord by itself. Each raw reproduction fails when a release of
// discordgo has mended the defect, so that we can think again.
func TestDefectsOfDiscordgo(t *testing.T) {
	t.Parallel()
	for n, defect := range []defect{
		{"a form with a label cannot be read", rawLabel, oursLabel},
		{"opening hangs on what may come first", rawFirstPacket, oursFirstPacket},
		{"a code that is final is not", rawFatal, oursFatal},
		{"a missed beat costs the session", rawMissedBeat, oursMissedBeat},
		{"a limit over everything holds back one route", rawGlobal, oursGlobal},
		{"a context is ignored while waiting", rawContext, oursContext},
		{"buckets are kept for ever", rawBuckets, oursBuckets},
		{"one bucket is one call at a time", rawOneAtATime, oursOneAtATime},
		{"a post is repeated at once, and said again", rawRepeated, oursRepeated},
		{"what stands before Discord is not understood", rawCloudflare, oursCloudflare},
		{"times of beats are read unguarded", rawUnguarded, oursUnguarded},
		{"a panic ends the process", rawPanic, oursPanic},
		{"an empty list of choices is left out", rawNoChoices, oursNoChoices},
		{"a session is begun anew without a pause", rawAtOnce, oursAtOnce},
	} {
		t.Run(fmt.Sprintf("%02d %s", n+1, defect.name), func(t *testing.T) {
			t.Parallel()
			t.Run("raw", func(t *testing.T) {
				t.Parallel()
				if discord.RaceDetector && n+1 != 11 {
					t.Skip("discordgo has races of its own, which are not ours to find")
				}
				d := fakediscord.New(t, fakediscord.Options{Generous: true, Heartbeat: 300 * time.Millisecond})
				g := d.AddGuild(lewisham, "Lewisham")
				g.AddUser(fakediscord.User{ID: college, Name: "college"})
				g.AddChannel(fakediscord.Channel{ID: "3001", Name: "secretariat"})
				g.AddChannel(fakediscord.Channel{ID: "3002", Name: "full-lsp"})
				g.Install(invited)
				defect.raw(t, d)
			})
			t.Run("ours", func(t *testing.T) {
				t.Parallel()
				defect.ours(t)
			})
		})
	}
}

// here takes discordgo, whose addresses are fixed, to the fake.
type here struct{ server *url.URL }

func (h here) RoundTrip(r *http.Request) (*http.Response, error) {
	r.URL.Scheme, r.URL.Host = h.server.Scheme, h.server.Host
	return http.DefaultTransport.RoundTrip(r)
}

// discordgoOn is a session of discordgo's, not opened yet.
func discordgoOn(t *testing.T, d *fakediscord.Discord) *discordgo.Session {
	t.Helper()
	session, err := discordgo.New("Bot " + d.App().Token)
	if err != nil {
		t.Fatal(err)
	}
	server, err := url.Parse(d.URL())
	if err != nil {
		t.Fatal(err)
	}
	session.Client = &http.Client{Transport: here{server}}
	session.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsDirectMessages
	session.LogLevel = -1
	return session
}

// opened opens one until the test ends.
func opened(t *testing.T, d *fakediscord.Discord, handlers ...any) {
	t.Helper()
	session := discordgoOn(t, d)
	for _, h := range handlers {
		session.AddHandler(h)
	}
	if err := session.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		session.ShouldReconnectOnError = false
		_ = session.Close() // the other side may have gone
	})
}

// within says whether something ends in a time.
func within(limit time.Duration, f func()) bool {
	ended := make(chan struct{})
	go func() { defer close(ended); f() }()
	select {
	case <-ended:
		return true
	case <-time.After(limit):
		return false
	}
}

func rawGlobal(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	d.Inject(fakediscord.Fault{Route: postRoute, Channel: "3001", RetryAfter: 3 * time.Second, Global: true, Times: 1})
	waited := make(chan struct{})
	go func() { defer close(waited); _, _ = session.ChannelMessageSend("3001", "Waits") }()
	eventually(t, "a pause of everything", func() bool { return len(d.Refused()) == 1 })
	if _, err := session.ChannelMessageSend("3002", "Does not"); err != nil {
		t.Error(err)
	}
	select {
	case <-waited:
		t.Error("the other waited too")
	default:
	}
	<-waited
}

// later fails the test unless a letter is to come again.
func later(t *testing.T, d *discord.Door, l bot.Letter) {
	t.Helper()
	_, err := d.Deliver(t.Context(), l)
	if _, ok := errors.AsType[*bot.Later](err); !ok {
		t.Errorf("of a letter to %s the post office hears %v", l.Place, err)
	}
}

func oursGlobal(t *testing.T) {
	s := newTimed(t, change{})
	s.discord.Inject(fakediscord.Fault{Route: postRoute, Channel: "3001", RetryAfter: 2 * time.Second, Global: true, Times: 1})
	later(t, s.door, letter("channel/1001/3001"))
	later(t, s.door, letter("channel/1001/3002"))
	if n := s.calls("POST /channels/3002/messages"); n != 0 {
		t.Error("the other did not wait")
	}
}

func rawContext(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	d.Inject(fakediscord.Fault{Route: postRoute, RetryAfter: time.Second, Times: 1})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, _ = session.ChannelMessageSend("3001", "In a hurry", discordgo.WithContext(ctx))
	if took := time.Since(began); took < 900*time.Millisecond {
		t.Errorf("it came back after %v", took)
	}
}

func oursContext(t *testing.T) {
	s := newScene(t, overHTTP, change{})
	s.discord.Inject(fakediscord.Fault{Route: postRoute, RetryAfter: time.Minute, Times: 1})
	if !within(5*time.Second, func() { later(t, s.door, letter("channel/1001/3001")) }) {
		t.Error("it waited")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	s.discord.Inject(fakediscord.Fault{Route: "GET /users/{user}", Delay: time.Minute})
	if !within(5*time.Second, func() { _, _ = s.door.Profile(ctx, bot.Account{Platform: discord.Platform, User: college}) }) {
		t.Error("it waited for an answer beyond its time")
	}
}

func rawBuckets(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	for n := range 40 {
		i := &discordgo.Interaction{ID: fmt.Sprint(n), Token: fmt.Sprint("token-", n)}
		_ = session.InteractionRespond(i, &discordgo.InteractionResponse{Type: discordgo.InteractionResponsePong}) // nobody asked
	}
	if n := reflect.ValueOf(session.Ratelimiter).Elem().FieldByName("buckets").Len(); n < 40 {
		t.Errorf("it keeps %d", n)
	}
}

func oursBuckets(t *testing.T) {
	s, _ := gatewayScene(t)
	before := s.door.Buckets()
	for range 12 {
		s.types(college, "/agenda mine")
	}
	s.door.Wait()
	if n := s.door.Buckets() - before; n > 2 {
		t.Errorf("it keeps %d more", n)
	}
}

func rawOneAtATime(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	d.Inject(fakediscord.Fault{Route: postRoute, Delay: 200 * time.Millisecond})
	began := time.Now()
	var sends sync.WaitGroup
	for range 4 {
		sends.Go(func() { _, _ = session.ChannelMessageSend("3001", "One of four") })
	}
	sends.Wait()
	if took := time.Since(began); took < 800*time.Millisecond {
		t.Errorf("four at once took %v", took)
	}
}

func oursOneAtATime(t *testing.T) {
	s := newScene(t, overHTTP, change{})
	held := make(chan struct{})
	var both sync.WaitGroup
	both.Add(4)
	s.discord.Inject(fakediscord.Fault{Route: postRoute, Meanwhile: func() { both.Done(); <-held }})
	var sends sync.WaitGroup
	for n := range 4 {
		l := letter("channel/1001/3001")
		l.Key = fmt.Sprint("one-of-four-", n)
		sends.Go(func() {
			if _, err := s.door.Deliver(t.Context(), l); err != nil {
				t.Error(err)
			}
		})
	}
	if !within(5*time.Second, both.Wait) {
		t.Error("one waits for another")
	}
	close(held)
	sends.Wait()
}

func rawRepeated(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	d.Inject(fakediscord.Fault{Route: postRoute, Status: http.StatusBadGateway, Applied: true, Times: 3})
	if _, err := session.ChannelMessageSend("3001", "Said again"); err != nil {
		t.Fatal(err)
	}
	if n := len(d.Person(college).Sees("secretariat")); n != 4 {
		t.Errorf("it is there %d times", n)
	}
}

func oursRepeated(t *testing.T) {
	s := newTimed(t, change{})
	s.discord.Inject(fakediscord.Fault{Route: postRoute, Status: http.StatusBadGateway, Applied: true, Times: 3})
	l := letter("channel/1001/3001")
	for range 3 {
		later(t, s.door, l)
		s.clock.Advance(30 * time.Second)
		l.Attempt++
	}
	if _, err := s.door.Deliver(t.Context(), l); err != nil {
		t.Error(err)
	}
	if found := s.hanging(officer, "secretariat", "Some words"); len(found) != 1 || strings.Contains(found[0].Text, "Sent again") {
		t.Errorf("there hangs %+v", found)
	}
}

func rawCloudflare(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	d.Inject(fakediscord.Fault{Cloudflare: true})
	for range 3 {
		if _, err := session.ChannelMessageSend("3001", "x"); err == nil || !strings.Contains(err.Error(), "invalid character") {
			t.Errorf("it says %v", err)
		}
	}
	if n := len(d.Requests()); n != 3 {
		t.Errorf("%d calls were made", n)
	}
}

func oursCloudflare(t *testing.T) {
	s := newTimed(t, change{})
	s.discord.Inject(fakediscord.Fault{Cloudflare: true})
	before := len(s.discord.Requests())
	for range 3 {
		later(t, s.door, letter("channel/1001/3001"))
	}
	if n := len(s.discord.Requests()) - before; n != 1 {
		t.Errorf("%d calls were made", n)
	}
}

func rawNoChoices(t *testing.T, d *fakediscord.Discord) {
	session := discordgoOn(t, d)
	_ = session.InteractionRespond(&discordgo.Interaction{ID: "1", Token: "t"}, &discordgo.InteractionResponse{ // nobody asked
		Type: discordgo.InteractionApplicationCommandAutocompleteResult,
		Data: &discordgo.InteractionResponseData{Choices: []*discordgo.ApplicationCommandOptionChoice{}},
	})
	if sent := strings.Join(d.Requests(), "\n"); !strings.Contains(sent, `"type":8`) || strings.Contains(sent, "choices") {
		t.Errorf("it sent %s", sent)
	}
}

func oursNoChoices(t *testing.T) {
	s, _ := gatewayScene(t)
	s.as(college).Searches("/agenda submit meeting: no such", "full-lsp")
	if sent := strings.Join(s.discord.Requests(), "\n"); !strings.Contains(sent, `"data":{"choices":[]}`) {
		t.Errorf("it sent %s", sent)
	}
}
