package journey_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// chat is a chat platform on which people of a story have accounts, and groups have channels.
type chat interface {
	platform() string
	account(person string) storage.Account
	channel(name string) string // where letters go, by its name: channel/T1/CFULL
	screen(person string) screen
	// furnish gives people accounts, and channels to all of them.
	furnish(people map[string]string, channels []string)
	// door is one to a demonstration for which people of the chat do things at a desk.
	door(d *demo.Demo, at anyDesk) entrance
	deliversTo(url string)
	connects(way way)  // how the app is set up: nothing is delivered by another way
	awaitsConnection() // by which people's doings go to the app, where it is not by HTTP
	// again delivers once more what came last of a kind, and says what it made of that.
	again(kind deedKind) string
	violations() []string
	requests() []string
}

// anyDesk is a desk that every door can ask.
type anyDesk interface {
	slack.Desk
	discord.Desk
}

// entrance is a door with its ways in.
type entrance struct {
	door
	handler http.Handler
	listen  func(context.Context) error
}

type door interface {
	bot.Door
	Wait()
}

// opens lets people in, by one way.
func (e entrance) opens(t *testing.T, c chat, in way) {
	t.Helper()
	c.connects(in)
	if in == overHTTP {
		site := httptest.NewServer(e.handler)
		t.Cleanup(site.Close)
		c.deliversTo(site.URL)
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- e.listen(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("listening ended: %v", err)
		}
	})
	c.awaitsConnection()
}

// screen is what somebody of a chat has before them, and what they do there.
type screen interface {
	// sees is what hangs in a channel, by its name, oldest first; "" is their own conversation with us.
	sees(channel string) []message
	// opened is the window before them; false: there is none.
	opened() (window, bool)
	// form is the form before them, by its title, opened where we could not open it ourselves; false: there is none.
	form(title string) (window, bool)
	// ready says that there is a form before them that they can send.
	ready() bool
	// begins forgets what they pressed before.
	begins()
	closes()
	types(line string) outcome
	writes(words string) outcome
	sends(all []given) outcome
}

// message is one that somebody sees.
type message struct {
	at       string // sorts by when it came before their eyes
	id       string
	when     time.Time // it was first written
	text     string
	aside    string // what is read of it elsewhere: in a notification
	letter   string // the key of the letter that it is; empty: it is none
	ours     bool
	calls    []string
	controls []control
}

// window is what lies over everything else.
type window struct {
	title, text string
	asks        bool // it can be sent
	controls    []control
}

// control is something to press, or a choice, and the command that it does.
type control struct {
	label, line string
	press       func() outcome
}

// outcome is what the platform itself made of something.
type outcome struct {
	trouble    string            // what it told the person instead of us
	incomplete map[string]string // what it said beside fields
}

func (o outcome) well() bool { return o.trouble == "" && len(o.incomplete) == 0 }

// given is what somebody gives in answer to a question of a form, which they know by its label or its name.
type given struct {
	label, name string
	words       string
	tick        bool
	file        *bot.File
}

// deedKind is a way of doing something.
type deedKind int

const (
	byTyping deedKind = iota
	byPressing
	bySending
	byWriting
)

// visible is a text without the marks that nobody sees.
func visible(text string) string { return invisible.Replace(text) }

var invisible = strings.NewReplacer("\u2060", "", "\u2068", "", "\u2069", "")

// ticking is a clock on which two moments are never less than a step apart: nothing waits for the gap between two calls.
type ticking struct {
	step time.Duration
	mu   sync.Mutex
	now  time.Time
}

func newTicking(step time.Duration) *ticking { return &ticking{step: step, now: time.Now()} }

func (c *ticking) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(c.step)
	return c.now
}

// quickly is as long as a door waits where it would wait for the gap between two posts.
func quickly(wait time.Duration) <-chan time.Time { return time.After(wait / 50) }
