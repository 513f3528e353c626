package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// The ways in that are measured.
const (
	nothingElse = "bare"      // a handler that reads and verifies
	justKept    = "kept"      // the same, and the book writes down what was pressed
	idleDesk    = "idle-desk" // our door, and a desk that only thanks
	aCommand    = "command"
	aButton     = "button"
	overSocket  = "socket"
)

// way is a way in, with what is pressed there.
type way struct {
	press   func(trigger string) press
	deliver func(press) error
	wait    func() // until all that follows is done
	writes  bool   // every press is in the book afterwards
}

// ways are the ways in from one platform, and what lies behind them.
type ways struct {
	platform string
	all      map[string]way
	order    []string // in which they are measured
	judge    func(r *report, crowd string, one map[string][]time.Duration)
	book     *storage.Book
	begun    int64 // events of the book before anybody presses
	made     int64 // presses that should be in it
	passed   atomic.Int64
	closed   []func() error
}

// openSlack opens two doors to Slack: behind one is an idle desk, behind the other a partnership works as in production,
// with its rules and the store.
func openSlack(ctx context.Context, s *server) (*ways, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return nil, err
	}
	f := newFakeSlack()
	w := &ways{platform: slack.Platform, judge: judgeSlack}
	desk, err := w.partnership(ctx, store, slackCorner(team))
	if err != nil {
		return nil, err
	}
	plain := newDoor(f, idle{desk})
	door := newDoor(f, desk)
	wire, err := openSocket(ctx, f, door)
	if err != nil {
		return nil, err
	}
	overHTTP := w.serve(door.Handler())
	w.all = map[string]way{
		nothingElse: {press: f.typed, deliver: w.serve(bare(func() error { return nil })), wait: func() {}},
		justKept:    {press: f.typed, deliver: w.serve(bare(w.passesOn(ctx))), wait: func() {}, writes: true},
		idleDesk:    {press: f.typed, deliver: w.serve(plain.Handler()), wait: plain.Wait},
		aCommand:    {press: f.typed, deliver: overHTTP, wait: door.Wait, writes: true},
		aButton:     {press: f.pressed, deliver: overHTTP, wait: door.Wait, writes: true},
		overSocket:  {press: f.typed, deliver: wire.deliver, wait: door.Wait, writes: true},
	}
	w.order = []string{nothingElse, justKept, aCommand, aButton, idleDesk, overSocket} // beside what it is compared with
	w.closed = append(w.closed, wire.close, store.Close, func() error { f.site.Close(); return nil })
	w.begun, err = lengthOf(ctx, w.book)
	return w, err
}

// judgeSlack holds the middle of a command, whose answer is in its acknowledgement, against the least that writes it down, and
// of what is acknowledged first against the least that a way in can be; and the slowest of a command and a button against those
// of the least that writes and of the same door with an idle desk.
func judgeSlack(r *report, crowd string, one map[string][]time.Duration) {
	r.atMost("ack-"+aCommand+"-"+crowd, 2, ratioOf(middle, one[aCommand], one[justKept]))
	for _, name := range []string{idleDesk, aButton, overSocket} {
		r.atMost("ack-"+name+"-"+crowd, 2, ratioOf(middle, one[name], one[nothingElse]))
	}
	r.atMost("ack-"+crowd+"-p99", 1.5, ratioOf(slowest, slices.Concat(one[aCommand], one[aButton]), slices.Concat(one[justKept], one[idleDesk])))
}

// serve serves a way in over HTTP, and is how a press is delivered there.
func (w *ways) serve(handler http.Handler) func(press) error {
	site := httptest.NewServer(handler)
	w.closed = append(w.closed, func() error { site.Close(); return nil })
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	return func(p press) error { return deliver(client, site.URL, p) }
}

// corner is where people of a partnership press: who does, and a channel there.
type corner struct {
	presses storage.Account
	channel string
}

// slackCorner is that in a workspace of Slack.
func slackCorner(team string) corner {
	return corner{storage.Account{Platform: slack.Platform, Workspace: team, User: presser}, "slack:channel/" + team + "/C0"}
}

// partnership founds one, and gives it a desk.
func (w *ways) partnership(ctx context.Context, store storage.Store, at corner) (*bot.Desk, error) {
	desk, err := newDesk(ctx, store)
	if err != nil {
		return nil, err
	}
	w.book = desk.Books.Open(storage.BookID("pressed-" + w.platform))
	return desk, settle(ctx, w.book, store, at)
}

func newDesk(ctx context.Context, store storage.Store) (*bot.Desk, error) {
	clock, err := storage.NewClock(ctx, store, nil)
	if err != nil {
		return nil, err
	}
	return &bot.Desk{Books: storage.NewBooks(store, clock, silent), All: commands.All(), Log: silent}, nil
}

// settle founds a partnership where somebody presses.
func settle(ctx context.Context, book *storage.Book, store storage.Store, at corner) error {
	who := storage.Person{ID: string(proposer), Name: "Lewisham College", Accounts: []storage.Account{at.presses}}
	return errors.Join(found(ctx, book, store), plan(ctx, book), book.PutPerson(ctx, who), book.Turn(ctx, func(t *storage.Turn) error {
		return give(ctx, t, officer, requestID("link", 0), partnership.LinkChannel{Place: at.channel})
	}))
}

// pressBook is the book of the partnership on Slack.
const pressBook = storage.BookID("pressed-" + slack.Platform)

func newDoor(f *fakeSlack, desk slack.Desk) *slack.Door {
	return openDoor(f, desk, &slack.Single{Token: "of the bench", Book: pressBook})
}

func openDoor(f *fakeSlack, desk slack.Desk, installs slack.Installs) *slack.Door {
	return slack.New(slack.Options{
		Desk: desk, Installs: installs, APIURL: f.site.URL + "/api/",
		AppToken: "of the bench", SigningSecret: signingSecret, Sockets: 1, Log: silent,
	})
}

// idle is a desk that only thanks.
type idle struct{ *bot.Desk }

// Handle does nothing else.
func (idle) Handle(context.Context, bot.Ask) bot.Answer { return bot.Answer{Card: &thanks} }

var thanks = ui.Card{Lead: ui.Say("Thank you. The secretariat has your message and will answer you.")}

// close sees that all that was pressed is in the book, and ends everything.
func (w *ways) close(ctx context.Context) error {
	length, err := lengthOf(ctx, w.book)
	if err == nil && length < w.begun+w.made {
		err = fmt.Errorf("%d presses were acknowledged, and %d are in the book", w.made, length-w.begun)
	}
	for _, end := range w.closed {
		err = errors.Join(err, end())
	}
	if err != nil {
		return fmt.Errorf("press on %s: %w", w.platform, err)
	}
	return nil
}
