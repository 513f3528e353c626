package slack_test

import (
	"context"
	"log/slog"
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
	"github.com/partnership-secretariat/secretariat/internal/demo/demotest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// team is the workspace of the scenes.
const team = "T1"

// The people of the scenes: their user ids on Slack, and who they are in the register.
var cast = map[string]string{
	"UOFFICER": "p-officer", "UMAYOR": "p-mayor", "UCOLLEGE": "p-lewisham-college", "UDEPUTY": "p-college-deputy",
}

// way is a way in.
type way string

const (
	overHTTP   way = "http"
	overSocket way = "socket"
)

// onBothWays plays a scene over HTTP and over Socket Mode.
func onBothWays(t *testing.T, play func(*testing.T, *scene)) {
	t.Helper()
	for _, in := range []way{overHTTP, overSocket} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			play(t, newScene(t, in))
		})
	}
}

// scene is a partnership whose people are on a Slack.
type scene struct {
	t      *testing.T
	way    way
	slack  *fakeslack.Slack
	room   *fakeslack.Workspace
	door   *slack.Door
	demo   *demo.Demo
	store  *storagetest.FlakyStore
	tap    *tap
	book   *storage.Book
	site   *httptest.Server
	counts *counts
	change func(*slack.Options) // with which the door was opened
}

// counts is what operators count.
type counts struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counts) add(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[what]++
}

func (c *counts) of(what string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n[what]
}

// tap stands before the desk: it can make it slow, or break it.
type tap struct {
	*bot.Desk
	mu     sync.Mutex
	before func(bot.Ask)
	asked  []bot.Ask
}

func (t *tap) Handle(ctx context.Context, ask bot.Ask) bot.Answer {
	t.mu.Lock()
	t.asked = append(t.asked, ask)
	before := t.before
	t.mu.Unlock()
	if before != nil {
		before(ask)
	}
	return t.Desk.Handle(ctx, ask)
}

func (t *tap) set(before func(bot.Ask)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.before = before
}

func (t *tap) lines() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var lines []string
	for _, a := range t.asked {
		lines = append(lines, a.Line)
	}
	return lines
}

// change sets the scene otherwise than usual.
type change struct {
	store storage.Store // an embedded one if nil
	slack fakeslack.Options
	door  func(*slack.Options)
}

func newScene(t *testing.T, in way) *scene {
	t.Helper()
	return newSceneWith(t, in, usual(nil))
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

// usual is a Slack without budgets, and a door that need not wait.
func usual(door func(*slack.Options)) change {
	clock := &ticking{now: time.Now()}
	return change{slack: fakeslack.Options{Generous: true, SignedAt: clock.Now}, door: func(o *slack.Options) {
		o.Now = clock.Now
		if door != nil {
			door(o)
		}
	}}
}

func newSceneWith(t *testing.T, in way, c change) *scene {
	t.Helper()
	if c.store == nil {
		c.store = demotest.Store(t)
	}
	s := &scene{t: t, way: in, store: storagetest.Flaky(c.store), counts: &counts{n: map[string]int{}}}
	var err error
	s.demo, err = demo.New(t.Context(), demo.Options{Store: s.store, Log: slog.New(slog.DiscardHandler), Begin: demotest.Begin})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.demo.Web.Close)
	s.demo.Desk.All, s.demo.Desk.Stranger = commands.All(), nil // as where people are who they are
	s.book = s.demo.Books.Open(demo.Book)
	s.tap = &tap{Desk: s.demo.Desk}
	s.furnish(c.slack)
	s.change = c.door
	s.open(c.door)
	return s
}

// restart opens another door in the place of the first, which remembers nothing; after a new installation with its token.
func (s *scene) restart() {
	s.t.Helper()
	s.door.Wait()
	s.open(s.change)
}

// furnish sets up the Slack: a workspace with its channels, and our people in it.
func (s *scene) furnish(o fakeslack.Options) {
	s.t.Helper()
	if o.App.ID == "" {
		o.App = fakeslack.DefaultApp()
	}
	for _, family := range families() {
		o.App.Commands = append(o.App.Commands, fakeslack.Command{Name: "/" + family, Escape: true})
	}
	o.App.Shortcuts = []fakeslack.Shortcut{{Name: "Make this an agenda item", CallbackID: "agenda submit"}, {Name: "Record as an action", CallbackID: "action add"}}
	s.slack = fakeslack.New(s.t, o)
	s.room = s.slack.AddWorkspace(team, "Lewisham", "")
	for user, person := range cast {
		s.room.AddUser(fakeslack.User{ID: user, Name: strings.ToLower(user[1:]), RealName: person})
		s.link(user, person)
	}
	s.room.AddUser(fakeslack.User{ID: "USTRANGER", Name: "stranger"})
	s.room.AddChannel(fakeslack.Channel{ID: "CSEC", Name: "secretariat", Private: true, Members: []string{"UOFFICER"}, Bot: true})
	s.room.AddChannel(fakeslack.Channel{ID: "CFULL", Name: "full-lsp", Members: []string{"UOFFICER", "UMAYOR", "UCOLLEGE"}, Bot: true})
	s.do(partnership.LinkChannel{Place: "slack:channel/T1/CSEC"})
	s.do(partnership.LinkChannel{Body: "full", Place: "slack:channel/T1/CFULL"})
}

func families() []string {
	seen, all := map[string]bool{}, []string{"secretariat"}
	for _, c := range commands.All() {
		if family, _, _ := strings.Cut(c.Path, " "); !seen[family] {
			seen[family] = true
			all = append(all, family)
		}
	}
	return all
}

// link puts an account on Slack before the others of a person.
func (s *scene) link(user, person string) {
	s.t.Helper()
	people, err := s.book.People(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	p := people[person]
	p.Accounts = append([]storage.Account{{Platform: slack.Platform, Workspace: team, User: user}}, p.Accounts...)
	if err := s.book.PutPerson(s.t.Context(), p); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) do(c partnership.Command) {
	s.t.Helper()
	err := s.book.Turn(s.t.Context(), func(t *storage.Turn) error {
		_, err := t.Do(s.t.Context(), partnership.Order{Request: bot.NewID(), By: demo.Officer, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// open opens the door, by the scene's way in.
func (s *scene) open(change func(*slack.Options)) {
	s.t.Helper()
	app := s.slack.App()
	alarm := &bot.Alarm{Desk: s.demo.Desk, Office: s.demo.Office}
	o := slack.Options{
		Desk: s.tap, Installs: &slack.Single{Token: s.room.Install().Token, Book: demo.Book}, APIURL: s.slack.APIURL(),
		AppToken: app.AppToken, SigningSecret: app.SigningSecret, BookTime: s.demo.Books.Clock.Now, Count: s.counts.add,
		Trouble: func(t bot.Trouble) { alarm.Raise(context.Background(), t) }, Log: slog.New(slog.NewTextHandler(s.t.Output(), nil)),
	}
	if change != nil {
		change(&o)
	}
	s.door = slack.New(o)
	s.demo.Office.Doors[slack.Platform] = s.door
	if s.way == overHTTP {
		s.site = httptest.NewServer(s.door.Handler())
		s.slack.DeliverTo(s.site.URL)
		s.t.Cleanup(func() { s.site.Close(); s.door.Wait() })
		return
	}
	s.slack.Configure(func(a *fakeslack.App) { a.SocketMode = true })
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.door.Listen(ctx) }()
	s.slack.AwaitSockets(1)
	s.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			s.t.Errorf("listening ended: %v", err)
		}
	})
}

// drain has the post office do all that is due.
func (s *scene) drain() {
	s.t.Helper()
	if !s.demo.Office.Drain(s.t.Context()) {
		s.t.Error("the post office could not finish")
	}
}

func (s *scene) as(user string) *fakeslack.Person { return s.room.User(user) }

// types types a line, which Slack must take.
func (s *scene) types(user, line string) {
	s.t.Helper()
	if o := s.as(user).Types(line, ""); o.Error != "" {
		s.t.Fatalf("%s types %s: %s", user, line, o.Error)
	}
}

// submits sends the form before somebody.
func (s *scene) submits(user string) {
	s.t.Helper()
	if o := s.as(user).Submits(); o.Error != "" || len(o.Incomplete) > 0 {
		s.t.Fatalf("%s cannot send the form: %s %v", user, o.Error, o.Incomplete)
	}
}

// lawful fails the test if the door did anything that Slack would have dropped.
func (s *scene) lawful() {
	s.t.Helper()
	for _, v := range s.slack.Violations() {
		s.t.Error(v)
	}
}
