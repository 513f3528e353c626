package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
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
}

// ways are the ways in, and what lies behind them.
type ways struct {
	all    map[string]way
	book   *storage.Book
	begun  int64 // events of the book before anybody presses
	made   int64 // presses that should be in it
	closed []func() error
}

// openWays opens two doors to Slack: behind one is an idle desk, behind the other a partnership works as in production,
// with its rules and the store.
func openWays(ctx context.Context, s *server) (*ways, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return nil, err
	}
	f := newFakeSlack()
	w := &ways{}
	desk, err := w.partnership(ctx, store)
	if err != nil {
		return nil, err
	}
	plain := newDoor(f, idle{desk})
	door := newDoor(f, desk)
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	over := func(handler http.Handler) func(press) error {
		site := httptest.NewServer(handler)
		w.closed = append(w.closed, func() error { site.Close(); return nil })
		return func(p press) error { return deliver(client, site.URL, p) }
	}
	wire, err := openSocket(ctx, f, door)
	if err != nil {
		return nil, err
	}
	overHTTP := over(door.Handler())
	w.all = map[string]way{
		nothingElse: {f.typed, over(http.HandlerFunc(bare)), func() {}},
		idleDesk:    {f.typed, over(plain.Handler()), plain.Wait},
		aCommand:    {f.typed, overHTTP, door.Wait},
		aButton:     {f.pressed, overHTTP, door.Wait},
		overSocket:  {f.typed, wire.deliver, door.Wait},
	}
	w.closed = append(w.closed, wire.close, store.Close, func() error { f.site.Close(); return nil })
	w.begun, err = lengthOf(ctx, w.book)
	return w, err
}

// partnership founds one, with somebody on Slack who presses, and gives it a desk.
func (w *ways) partnership(ctx context.Context, store storage.Store) (*bot.Desk, error) {
	clock, err := storage.NewClock(ctx, store, nil)
	if err != nil {
		return nil, err
	}
	books := storage.NewBooks(store, clock, silent)
	w.book = books.Open(pressBook)
	who := storage.Person{ID: string(proposer), Name: "Lewisham College", Accounts: []storage.Account{{Platform: slack.Platform, Workspace: team, User: presser}}}
	err = errors.Join(found(ctx, w.book, store), plan(ctx, w.book), w.book.PutPerson(ctx, who), w.book.Turn(ctx, func(t *storage.Turn) error {
		return give(ctx, t, officer, requestID("link", 0), partnership.LinkChannel{Place: "slack:channel/" + team + "/C0"})
	}))
	return &bot.Desk{Books: books, All: commands.All(), Log: silent}, err
}

// pressBook is the book of the partnership.
const pressBook storage.BookID = "pressed"

func newDoor(f *fakeSlack, desk slack.Desk) *slack.Door {
	return slack.New(slack.Options{
		Desk: desk, Installs: &slack.Single{Token: "of the bench", Book: pressBook}, APIURL: f.site.URL + "/api/",
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
		return fmt.Errorf("press on Slack: %w", err)
	}
	return nil
}
