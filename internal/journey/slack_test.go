package journey_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

func TestTheFirstJourneyOnSlack(t *testing.T) {
	t.Parallel()
	onSlack(t, func(t *testing.T, s *bottest.Stage) {
		theWholeCycle(s)
		bottest.Verify(t, s.Evidence())
	})
}

func TestNewTermsOfReferenceOnSlack(t *testing.T) {
	t.Parallel()
	onSlack(t, func(t *testing.T, s *bottest.Stage) {
		suggest(s, "Winter warm spaces")
		s.As(homes).Type("agenda submit").Fill("title", "Repairs").Choose("wants", "Note").Send()
		aBadFileIsSentBack(s)
		newTermsAreProposed(s, withoutHomes(t))
		theyAreAgreed(s)
		lifeGoesOn(s)
		bottest.Verify(t, s.Evidence())
	})
}

// onSlack plays a story on a Slack: over HTTP, and over Socket Mode.
func onSlack(t *testing.T, story func(*testing.T, *bottest.Stage)) {
	t.Helper()
	for _, socket := range []bool{false, true} {
		name := "http"
		if socket {
			name = "socket"
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			on := newOnSlack(t, socket)
			story(t, bottest.NewStage(t, on.world()))
			on.door.Wait()
			for _, v := range on.slack.Violations() {
				t.Error(v)
			}
			fakeslack.CheckRecord(t, on.slack.Requests())
		})
	}
}

// onSlackStage is a demonstration whose people sit before a Slack. In the book they are who they are in the web chat, so that
// every story and every check holds as it is; on the way in their Slack accounts are taken for those, and on the way out
// what is posted on Slack hangs in the web chat too.
type onSlackStage struct {
	t       *testing.T
	demo    *demo.Demo
	slack   *fakeslack.Slack
	room    *fakeslack.Workspace
	door    *slack.Door
	places  []string // the channels, by their ids
	answers chan answered
	last    answered
}

// answered is what the desk answered somebody.
type answered struct {
	bot.Answer
	ask bot.Ask
}

// ticking is a clock on which two moments are never less than a second apart: nothing waits for the gap between two posts.
type ticking struct {
	mu  sync.Mutex
	now time.Time
}

func (c *ticking) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(1100 * time.Millisecond)
	return c.now
}

func newOnSlack(t *testing.T, socket bool) *onSlackStage {
	t.Helper()
	on := &onSlackStage{t: t, demo: newDemo(t, openBolt(t)), answers: make(chan answered, 100)}
	clock := &ticking{now: time.Now()}
	app := fakeslack.DefaultApp()
	for _, c := range commands.All() {
		family, _, _ := strings.Cut(c.Path, " ")
		app.Commands = append(app.Commands, fakeslack.Command{Name: "/" + family, Escape: true})
	}
	app.Commands = append(app.Commands, fakeslack.Command{Name: "/secretariat", Escape: true})
	on.slack = fakeslack.New(t, fakeslack.Options{App: app, Generous: true, SignedAt: clock.Now})
	on.room = on.slack.AddWorkspace("T1", "Lewisham", "")
	on.furnish()
	on.door = slack.New(slack.Options{
		Desk: desk{on.demo.Desk, on}, Installs: &slack.Single{Token: on.room.Install().Token, Book: demo.Book}, APIURL: on.slack.APIURL(),
		AppToken: app.AppToken, SigningSecret: app.SigningSecret, BookTime: on.demo.Books.Clock.Now, Now: clock.Now, Log: quiet, Sockets: 1,
	})
	on.demo.Office.Doors["web"] = both{on}
	if !socket {
		site := httptest.NewServer(on.door.Handler())
		t.Cleanup(site.Close)
		on.slack.DeliverTo(site.URL)
		return on
	}
	on.slack.Configure(func(a *fakeslack.App) { a.SocketMode = true })
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- on.door.Listen(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("listening ended: %v", err)
		}
	})
	on.slack.AwaitSockets(1)
	return on
}

// furnish gives everybody of the demonstration an account, and every group its channel.
func (on *onSlackStage) furnish() {
	on.t.Helper()
	people, err := on.demo.Books.Open(demo.Book).People(on.t.Context())
	if err != nil {
		on.t.Fatal(err)
	}
	var all []string
	for id, p := range people {
		on.room.AddUser(fakeslack.User{ID: userOf(id), Name: strings.TrimPrefix(id, "p-"), RealName: p.Name})
		all = append(all, userOf(id))
	}
	on.room.AddUser(fakeslack.User{ID: userOf("p-nobody"), Name: "nobody"})
	err = on.demo.Books.Open(demo.Book).Turn(on.t.Context(), func(t *storage.Turn) error {
		for _, place := range t.State().Channels {
			place = strings.TrimPrefix(place, "web:")
			on.places = append(on.places, channelOf(place))
			on.room.AddChannel(fakeslack.Channel{ID: channelOf(place), Name: strings.TrimPrefix(place, "channel/"), Members: all, Bot: true})
		}
		return nil
	})
	if err != nil {
		on.t.Fatal(err)
	}
}

func userOf(person string) string { return "U" + strings.ToUpper(strings.ReplaceAll(person, "-", "")) }

func channelOf(place string) string {
	return "C" + strings.ToUpper(strings.TrimPrefix(place, "channel/"))
}

// world is the demonstration as a stage takes it.
func (on *onSlackStage) world() bottest.World {
	w := world(on.demo)
	w.Ask = on.ask
	return w
}

// desk is the desk, for which people of Slack are those of the web chat.
type desk struct {
	*bot.Desk
	on *onSlackStage
}

func (d desk) Handle(ctx context.Context, ask bot.Ask) bot.Answer {
	ask.Account = d.on.inTheBook(ask.Account)
	a := d.Desk.Handle(ctx, ask)
	d.on.answers <- answered{a, ask}
	return a
}

func (d desk) Commands(ctx context.Context, book storage.BookID, a storage.Account) []bot.Hint {
	return d.Desk.Commands(ctx, book, d.on.inTheBook(a))
}

func (on *onSlackStage) inTheBook(a storage.Account) storage.Account {
	people, err := on.demo.Books.Open(demo.Book).People(context.Background())
	if err != nil {
		on.t.Error(err)
	}
	for id := range people {
		if userOf(id) == a.User && a.Platform == slack.Platform {
			return account(id)
		}
	}
	return a
}

// both is the door to Slack, and behind it the web chat, in which the checks read what was said.
type both struct{ on *onSlackStage }

func (b both) Platform() string { return "web" }

func (b both) onSlack(l bot.Letter) bot.Letter {
	if person, ok := strings.CutPrefix(l.Place, "dm/"); ok {
		l.Place = "dm/T1/" + userOf(person)
	} else {
		l.Place = "channel/T1/" + channelOf(l.Place)
	}
	return l
}

func (b both) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	message, err := b.on.door.Deliver(ctx, b.onSlack(l))
	if err == nil {
		_, err = b.on.demo.Web.Deliver(ctx, l)
	}
	return message, err
}

func (b both) Edit(ctx context.Context, l bot.Letter) error {
	if err := b.on.door.Edit(ctx, b.onSlack(l)); err != nil {
		return err
	}
	l.Message = ""
	return b.on.demo.Web.Edit(ctx, l)
}
