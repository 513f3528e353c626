package pictures_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// The people of the stories, by their user ids on Slack.
const (
	officer = "UOFFICER"
	mayor   = "UMAYOR"
	college = "UCOLLEGE"
	admin   = "UADMIN"
)

// cast is who they are in the register.
var cast = map[string]string{officer: "p-officer", mayor: "p-mayor", college: "p-lewisham-college"}

// team is the workspace of the stories.
const team = "T1"

// morning is when the stories begin. Their clock stands still there, so that pictures say the same whenever they are drawn.
func morning() time.Time { return time.Date(2027, time.January, 11, 10, 0, 0, 0, time.UTC) }

// dated is a store whose clock stands still.
type dated struct{ storage.Store }

// Now is the stories' morning.
func (dated) Now(context.Context) (time.Time, error) { return morning(), nil }

func openStore(t *testing.T) storage.Store {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	return dated{store}
}

// stage is a Slack on which a story is played.
type stage struct {
	t     *testing.T
	slack *fakeslack.Slack
	room  *fakeslack.Workspace
	door  *slack.Door
	clock *storage.Clock
	demo  *demo.Demo // nil where nothing is set up yet
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

// lewisham is a partnership that is set up, and whose people are on Slack.
func lewisham(t *testing.T) *stage {
	t.Helper()
	d, err := demo.New(t.Context(), demo.Options{Store: openStore(t), Log: slog.New(slog.DiscardHandler), Machine: morning})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	s := &stage{t: t, clock: d.Books.Clock, demo: d}
	s.open(d.Desk, demo.Book)
	d.Office.Doors[slack.Platform] = s.door
	for user, person := range cast {
		s.link(user, person)
	}
	s.order(partnership.LinkChannel{Place: "slack:channel/T1/CSEC"})
	s.order(partnership.LinkChannel{Body: "full", Place: "slack:channel/T1/CFULL"})
	return s
}

// open makes a Slack with people and channels, and a door between it and a desk.
func (s *stage) open(desk *bot.Desk, book storage.BookID) {
	s.t.Helper()
	clock := &ticking{now: morning()}
	app := fakeslack.DefaultApp()
	for _, name := range families() {
		app.Commands = append(app.Commands, fakeslack.Command{Name: "/" + name, Escape: true})
	}
	s.slack = fakeslack.New(s.t, fakeslack.Options{App: app, Generous: true, SignedAt: clock.Now})
	s.room = s.slack.AddWorkspace(team, "Lewisham", "")
	for _, u := range []fakeslack.User{
		{ID: officer, Name: "officer", RealName: "Olu Officer", Email: "olu@council.example"},
		{ID: mayor, Name: "mayor"},
		{ID: college, Name: "college", Email: "jane@college.example"},
		{ID: admin, Name: "admin", Admin: true},
	} {
		s.room.AddUser(u)
	}
	s.room.AddChannel(fakeslack.Channel{ID: "CSEC", Name: "secretariat", Private: true, Members: []string{officer, admin}, Bot: true})
	s.room.AddChannel(fakeslack.Channel{ID: "CFULL", Name: "full-lsp", Members: []string{officer, mayor, college, admin}, Bot: true})
	s.door = slack.New(slack.Options{
		Desk: desk, Installs: &slack.Single{Token: s.room.Install().Token, Book: book}, APIURL: s.slack.APIURL(),
		SigningSecret: s.slack.App().SigningSecret, BookTime: s.clock.Now, Now: clock.Now,
	})
	desk.Directories = map[string]bot.Directory{slack.Platform: s.door}
	site := httptest.NewServer(s.door.Handler())
	s.slack.DeliverTo(site.URL)
	s.t.Cleanup(func() { site.Close(); s.door.Wait() })
}

// families are the slash commands.
func families() []string {
	all := []string{"secretariat"}
	for _, c := range commands.All() {
		if family, _, _ := strings.Cut(c.Path, " "); !slices.Contains(all, family) {
			all = append(all, family)
		}
	}
	return all
}

// link puts an account on Slack before the others of a person.
func (s *stage) link(user, person string) {
	s.t.Helper()
	linkTo(s.t, s.demo, storage.Account{Platform: slack.Platform, Workspace: team, User: user}, person)
}

func (s *stage) order(c partnership.Command) {
	s.t.Helper()
	orderTo(s.t, s.demo, c)
}

// linkTo puts an account before the others of a person.
func linkTo(t *testing.T, d *demo.Demo, a storage.Account, person string) {
	t.Helper()
	book := d.Books.Open(demo.Book)
	people, err := book.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := people[person]
	p.Accounts = append([]storage.Account{a}, p.Accounts...)
	if err := book.PutPerson(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

// orderTo gives an order in the name of the secretariat.
func orderTo(t *testing.T, d *demo.Demo, c partnership.Command) {
	t.Helper()
	err := d.Books.Open(demo.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(t.Context(), partnership.Order{Request: bot.NewID(), By: demo.Officer, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (s *stage) as(user string) *fakeslack.Person { return s.room.User(user) }

// types types a line in a channel, or with "" in the conversation with the bot.
func (s *stage) types(user, line, place string) {
	s.t.Helper()
	s.taken(s.as(user).Types(line, place))
}

func (s *stage) presses(user string, on fakeslack.Surface, label string) {
	s.t.Helper()
	s.taken(s.as(user).Presses(on, label))
}

func (s *stage) fills(user string, answers map[string]string) {
	s.t.Helper()
	s.taken(s.as(user).Fills(answers))
}

func (s *stage) submits(user string) {
	s.t.Helper()
	s.taken(s.as(user).Submits())
}

// taken sees that Slack took what somebody did, and waits until the post office has done what follows.
func (s *stage) taken(o fakeslack.Outcome) {
	s.t.Helper()
	if o.Error != "" || len(o.Incomplete) > 0 {
		s.t.Fatalf("Slack did not take it: %s %v", o.Error, o.Incomplete)
	}
	s.door.Wait()
	if s.demo != nil && !s.demo.Office.Drain(s.t.Context()) {
		s.t.Fatal("the post office could not finish")
	}
}

// sent is something that the program sent to Slack.
type sent struct {
	shown // a view by itself

	Args     shown `json:"args"`
	Response shown `json:"response"`
	Ack      shown `json:"ack"`
}

type shown struct {
	Blocks json.RawMessage `json:"blocks"`
	View   json.RawMessage `json:"view"`
}

// newest is what was sent last with some words in it.
func (s *stage) newest(words string) sent {
	s.t.Helper()
	for _, line := range slices.Backward(s.slack.Requests()) {
		var found sent
		if strings.Contains(line, `"inbound"`) || !strings.Contains(line, words) {
			continue
		}
		if err := json.Unmarshal([]byte(line), &found); err != nil {
			s.t.Fatal(err)
		}
		return found
	}
	s.t.Fatalf("nothing was sent with the words %q", words)
	return sent{}
}
