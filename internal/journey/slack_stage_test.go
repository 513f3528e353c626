package journey_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// room is a Slack on which everybody of a demonstration has an account, and every group its channel.
type room struct {
	*fakeslack.Workspace
	slack  *fakeslack.Slack
	places []string // the channels, by their ids
}

// newRoom makes one.
func newRoom(t *testing.T, d *demo.Demo, scopes []string, signedAt func() time.Time) *room {
	t.Helper()
	r := emptyRoom(t, scopes, signedAt)
	r.furnish(t, d)
	return r
}

// emptyRoom is a Slack with nobody on it. Nothing there has a budget.
func emptyRoom(t *testing.T, scopes []string, signedAt func() time.Time) *room {
	t.Helper()
	app := fakeslack.DefaultApp()
	if scopes != nil {
		app.Scopes = scopes
	}
	for _, c := range commands.All() {
		family, _, _ := strings.Cut(c.Path, " ")
		app.Commands = append(app.Commands, fakeslack.Command{Name: "/" + family, Escape: true})
	}
	app.Commands = append(app.Commands, fakeslack.Command{Name: "/secretariat", Escape: true})
	r := &room{slack: fakeslack.New(t, fakeslack.Options{App: app, Generous: true, SignedAt: signedAt})}
	r.Workspace = r.slack.AddWorkspace("T1", "Lewisham", "")
	return r
}

func (r *room) furnish(t *testing.T, d *demo.Demo) {
	t.Helper()
	people, err := d.Books.Open(demo.Book).People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for id, p := range people {
		r.AddUser(fakeslack.User{ID: userOf(id), Name: strings.TrimPrefix(id, "p-"), RealName: p.Name})
		all = append(all, userOf(id))
	}
	r.AddUser(fakeslack.User{ID: userOf("p-nobody"), Name: "nobody"})
	err = d.Books.Open(demo.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		for _, place := range turn.State().Linked() {
			name := strings.TrimPrefix(place, "web:channel/")
			r.places = append(r.places, channelOf(name))
			r.AddChannel(fakeslack.Channel{ID: channelOf(name), Name: name, Members: all, Bot: true})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func userOf(person string) string { return "U" + strings.ToUpper(strings.ReplaceAll(person, "-", "")) }

func channelOf(name string) string { return "C" + strings.ToUpper(name) }

// onSlack is a demonstration whose people sit before a Slack. In the book they are who they are in the web chat, so that
// every story and every check holds as it is; on the way in their Slack accounts are taken for those, and on the way out
// what is posted on Slack hangs in the web chat too.
type onSlack struct {
	*room
	t       *testing.T
	demo    *demo.Demo
	door    *slack.Door
	answers chan answered
	last    answered
	album   map[string]seen // every control that was ever shown, by what it does
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

func newTicking() *ticking { return &ticking{now: time.Now()} }

func (c *ticking) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(1100 * time.Millisecond)
	return c.now
}

func newOnSlack(t *testing.T, d *demo.Demo, in way) *onSlack {
	t.Helper()
	clock := newTicking()
	on := joinSlack(t, d, newRoom(t, d, nil, clock.Now), clock)
	on.opens(in)
	return on
}

// opens lets people in.
func (on *onSlack) opens(in way) {
	on.t.Helper()
	if in == overHTTP {
		site := httptest.NewServer(on.door.Handler())
		on.t.Cleanup(site.Close)
		on.slack.DeliverTo(site.URL)
		return
	}
	on.slack.Configure(func(a *fakeslack.App) { a.SocketMode = true })
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- on.door.Listen(ctx) }()
	on.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			on.t.Errorf("listening ended: %v", err)
		}
	})
	on.slack.AwaitSockets(1)
}

// joinSlack gives a demonstration a door to a room. Nothing comes in by it yet.
func joinSlack(t *testing.T, d *demo.Demo, r *room, clock *ticking) *onSlack {
	t.Helper()
	on := &onSlack{room: r, t: t, demo: d, answers: make(chan answered, 100), album: map[string]seen{}}
	app := r.slack.App()
	on.door = slack.New(slack.Options{
		Desk: desk{d.Desk, on}, Installs: &slack.Single{Token: r.Install().Token, Book: demo.Book}, APIURL: r.slack.APIURL(),
		AppToken: app.AppToken, SigningSecret: app.SigningSecret, BookTime: d.Books.Clock.Now, Now: clock.Now, Log: d.Desk.Log, Sockets: 1,
		Sleep: func(wait time.Duration) <-chan time.Time { return time.After(wait / 50) },
	})
	d.Office.Doors["web"] = both{on}
	return on
}

// desk is the desk, for which people of Slack are those of the web chat.
type desk struct {
	*bot.Desk
	on *onSlack
}

func (d desk) Handle(ctx context.Context, ask bot.Ask) bot.Answer {
	ask.Account = d.on.inTheBook(ask.Account)
	a := d.Desk.Handle(ctx, ask)
	if a.Sends != nil { // hangs in both, as all that is posted
		if _, err := d.on.demo.Web.Deliver(ctx, *a.Sends); err != nil {
			d.on.t.Error(err)
		}
		there := both{d.on}.onSlack(*a.Sends)
		a.Sends = &there
	}
	d.on.answers <- answered{a, ask}
	return a
}

func (d desk) Commands(ctx context.Context, book storage.BookID, a storage.Account) []bot.Hint {
	return d.Desk.Commands(ctx, book, d.on.inTheBook(a))
}

func (on *onSlack) inTheBook(a storage.Account) storage.Account {
	people, err := on.demo.Books.Open(demo.Book).People(context.Background())
	if err != nil {
		on.t.Error(err)
	}
	for id := range people {
		if userOf(id) == a.User && a.Platform == slack.Platform {
			return account(id)
		}
	}
	return account("p-nobody")
}

// both is the door to Slack, and behind it the web chat, in which the checks read what was said.
type both struct{ on *onSlack }

func (b both) Platform() string { return "web" }

func (b both) onSlack(l bot.Letter) bot.Letter {
	if person, ok := strings.CutPrefix(l.Place, "dm/"); ok {
		l.Place = "dm/T1/" + userOf(person)
	} else {
		l.Place = "channel/T1/" + channelOf(strings.TrimPrefix(l.Place, "channel/"))
	}
	return l
}

func (b both) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	message, err := b.on.door.Deliver(ctx, b.onSlack(l))
	if err == nil {
		_, err = b.on.demo.Web.Deliver(ctx, l)
		b.on.keep(l.Place)
	}
	return message, err
}

func (b both) Edit(ctx context.Context, l bot.Letter) error {
	if err := b.on.door.Edit(ctx, b.onSlack(l)); err != nil {
		return err
	}
	b.on.keep(l.Place)
	l.Message = ""
	return b.on.demo.Web.Edit(ctx, l)
}
