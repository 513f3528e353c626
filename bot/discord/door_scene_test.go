package discord_test

import (
	"cmp"
	"context"
	"log/slog"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/demo/demotest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// The server of the scenes, and the people in it: their ids on Discord, and who they are in the register.
const (
	lewisham = "1001"
	officer  = "2001"
	mayor    = "2002"
	college  = "2003"
	deputy   = "2004"
	stranger = "2009"
)

var cast = map[string]string{officer: "p-officer", mayor: "p-mayor", college: "p-lewisham-college", deputy: "p-college-deputy"}

// way is a way in.
type way string

const (
	overHTTP    way = "http"
	overGateway way = "gateway"
)

// onBothWays plays a scene over HTTP and over the gateway.
func onBothWays(t *testing.T, play func(*testing.T, *scene)) {
	t.Helper()
	for _, in := range []way{overHTTP, overGateway} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			play(t, newScene(t, in, change{}))
		})
	}
}

// scene is a partnership whose people are on a Discord.
type scene struct {
	t       *testing.T
	way     way
	discord *fakediscord.Discord
	guild   *fakediscord.Guild
	door    *discord.Door
	demo    *demo.Demo
	store   *storagetest.FlakyStore
	tap     *tap
	book    *storage.Book
	counts  *counts
	servers *discord.Linked
	site    *httptest.Server // over HTTP
	ended   chan error       // why listening ended, over the gateway
	ends    bool             // listening may end with an error
	stop    func()           // ends listening
	change  change
}

// change sets the scene otherwise than usual.
type change struct {
	discord  fakediscord.Options
	strict   bool // there are budgets
	granted  fakediscord.Permission
	store    storage.Store // an embedded one if nil
	door     func(*discord.Options)
	unlinked bool // the server belongs to no partnership
}

// invited is what whoever invites us grants.
const invited = fakediscord.ViewChannel | fakediscord.SendMessages | fakediscord.ReadMessageHistory | fakediscord.AttachFiles |
	fakediscord.CreatePublicThreads | fakediscord.SendMessagesInThreads

func newScene(t *testing.T, in way, c change) *scene {
	t.Helper()
	if c.store == nil {
		c.store = demotest.Store(t)
	}
	s := &scene{t: t, way: in, store: storagetest.Flaky(c.store), counts: &counts{n: map[string]int{}}, change: c}
	var err error
	s.demo, err = demo.New(t.Context(), demo.Options{Store: s.store, Log: slog.New(slog.DiscardHandler), Begin: demotest.Begin})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.demo.Web.Close)
	s.demo.Desk.All, s.demo.Desk.Stranger = commands.All(), nil // as where people are who they are
	s.book = s.demo.Books.Open(demo.Book)
	s.tap = &tap{Desk: s.demo.Desk}
	s.servers = &discord.Linked{Store: s.store, Log: slog.New(slog.DiscardHandler), Now: time.Now}
	s.demo.Desk.Homes = map[string]bot.Home{discord.Platform: s.servers}
	s.furnish()
	s.open()
	return s
}

// furnish sets up the Discord: a server with its channels, and our people on it.
func (s *scene) furnish() {
	s.t.Helper()
	o := s.change.discord
	o.Generous = !s.change.strict
	s.discord = fakediscord.New(s.t, o)
	s.t.Cleanup(func() { requests.add(s.discord.Requests()) })
	s.guild = s.discord.AddGuild(lewisham, "Lewisham")
	for user, person := range cast {
		s.guild.AddUser(fakediscord.User{ID: user, Name: person})
		s.link(user, person)
	}
	s.guild.AddUser(fakediscord.User{ID: stranger, Name: "stranger"})
	s.guild.AddChannel(fakediscord.Channel{ID: "3001", Name: "secretariat"})
	s.guild.AddChannel(fakediscord.Channel{ID: "3002", Name: "full-lsp"})
	s.guild.Install(cmp.Or(s.change.granted, invited))
	if s.change.unlinked {
		return
	}
	if err := s.servers.Link(s.t.Context(), lewisham, demo.Book); err != nil {
		s.t.Fatal(err)
	}
	s.do(partnership.LinkChannel{Place: "discord:channel/1001/3001"})
	s.do(partnership.LinkChannel{Body: "full", Place: "discord:channel/1001/3002"})
}

// link puts an account on Discord before the others of a person.
func (s *scene) link(user, person string) {
	s.t.Helper()
	people, err := s.book.People(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	p := people[person]
	p.Accounts = append([]storage.Account{{Platform: discord.Platform, User: user}}, p.Accounts...)
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
func (s *scene) open() {
	s.t.Helper()
	app := s.discord.App()
	alarm := &bot.Alarm{Desk: s.demo.Desk, Office: s.demo.Office}
	o := discord.Options{
		Desk: s.tap, Servers: s.servers, Commands: s.demo.Desk.All, Token: app.Token, ApplicationID: app.ID, APIURL: s.discord.APIURL(),
		BookTime: s.demo.Books.Clock.Now, Count: s.counts.add,
		Trouble: func(t bot.Trouble) { alarm.Raise(context.Background(), t) }, Log: slog.New(slog.NewTextHandler(s.t.Output(), nil)),
	}
	if s.way == overHTTP {
		o.PublicKey = app.PublicKey
	}
	if s.change.door != nil {
		s.change.door(&o)
	}
	s.door = discord.New(o)
	s.demo.Office.Doors[discord.Platform] = s.door
	s.demo.Desk.Directories = map[string]bot.Directory{discord.Platform: s.door}
	if _, err := s.door.Register(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	if s.way == overHTTP {
		handler, err := s.door.Handler()
		if err != nil {
			s.t.Fatal(err)
		}
		s.site = httptest.NewServer(handler)
		s.discord.DeliverTo(s.site.URL)
		s.t.Cleanup(func() { s.site.Close(); s.door.Wait() })
		return
	}
	s.listen()
}

// listen listens at the gateway until the test ends.
func (s *scene) listen() {
	s.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ended, door := make(chan error, 1), s.door
	s.ended, s.stop = ended, stop
	var listening sync.WaitGroup
	listening.Go(func() {
		err := door.Listen(ctx)
		if err != nil && !s.ends {
			s.t.Errorf("listening ended: %v", err)
		}
		ended <- err
	})
	s.discord.AwaitSockets(1)
	s.t.Cleanup(func() { stop(); listening.Wait() })
}

// restart opens another door in the place of the first, which remembers nothing.
func (s *scene) restart() {
	s.t.Helper()
	if s.stop != nil {
		s.stop()
		if err := <-s.ended; err != nil {
			s.t.Error(err)
		}
		s.discord.AwaitSockets(0)
	}
	s.door.Wait()
	s.open()
}

// drain has the post office do all that is due.
func (s *scene) drain() {
	s.t.Helper()
	if !s.demo.Office.Drain(s.t.Context()) {
		s.t.Error("the post office could not finish")
	}
}

func (s *scene) as(user string) *fakediscord.Person { return s.guild.User(user) }

// types types a line in a channel, which Discord must take.
func (s *scene) types(user, line string) {
	s.t.Helper()
	if o := s.as(user).Types(line, "full-lsp"); o.Error != "" || len(o.Incomplete) > 0 {
		s.t.Fatalf("%s types %s: %s %v", user, line, o.Error, o.Incomplete)
	}
}

// submits sends the form before somebody.
func (s *scene) submits(user string) {
	s.t.Helper()
	if o := s.as(user).Submits(); o.Error != "" || len(o.Incomplete) > 0 {
		s.t.Fatalf("%s cannot send the form: %s %v", user, o.Error, o.Incomplete)
	}
}

// length is how many records the book has.
func (s *scene) length() int {
	s.t.Helper()
	tail, err := s.demo.Books.Store.Tail(s.t.Context(), demo.Book, storage.Position{})
	if err != nil {
		s.t.Fatal(err)
	}
	return len(tail.Records)
}

// lawful fails the test if the door did anything that Discord would have refused or dropped.
func (s *scene) lawful() {
	s.t.Helper()
	s.door.Wait()
	for _, v := range s.discord.Violations() {
		s.t.Error(v)
	}
}
