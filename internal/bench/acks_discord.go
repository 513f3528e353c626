package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// What is pressed on Discord beside a command and a button. Neither writes anything down.
const (
	aForm   = "form"   // a command that is answered with a form
	aSearch = "search" // what is offered while somebody types
)

// discordWaits is how long Discord waits for the first answer.
const discordWaits = 3 * time.Second

// openDiscord opens two doors to Discord over HTTP, as on Slack. There the answer itself is the acknowledgement: what was
// pressed is written down before it goes.
func openDiscord(ctx context.Context, s *server) (*ways, error) {
	store, err := s.open(ctx, nil)
	if err != nil {
		return nil, err
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	f := &fakeDiscord{key: private, site: httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))}
	w := &ways{platform: discord.Platform, judge: judgeDiscord}
	desk, err := w.partnership(ctx, store, corner{storage.Account{Platform: discord.Platform, User: member}, "discord:channel/" + guild + "/3001"})
	if err != nil {
		return nil, err
	}
	o := discord.Options{
		Desk: desk, Servers: discord.One(w.book.ID), Commands: desk.All, Token: "of the bench", ApplicationID: "900", PublicKey: hex.EncodeToString(public),
		APIURL: f.site.URL, Log: silent,
	}
	door := discord.New(o)
	o.Desk = idle{desk}
	plain := discord.New(o)
	handler, err := door.Handler()
	if err != nil {
		return nil, err
	}
	idling, err := plain.Handler()
	if err != nil {
		return nil, err
	}
	overHTTP := w.serve(handler)
	w.all = map[string]way{
		nothingElse: {press: f.typed, deliver: w.serve(believing(public, func() error { return nil })), wait: func() {}},
		justKept:    {press: f.typed, deliver: w.serve(believing(public, w.passesOn(ctx))), wait: func() {}, writes: true},
		idleDesk:    {press: f.typed, deliver: w.serve(idling), wait: plain.Wait},
		aCommand:    {press: f.typed, deliver: overHTTP, wait: door.Wait, writes: true},
		aButton:     {press: f.pressed, deliver: overHTTP, wait: door.Wait, writes: true},
		aForm:       {press: f.opened, deliver: overHTTP, wait: door.Wait},
		aSearch:     {press: f.searched, deliver: overHTTP, wait: door.Wait},
	}
	w.order = []string{nothingElse, justKept, idleDesk, aCommand, aButton, aForm, aSearch}
	w.closed = append(w.closed, store.Close, func() error { f.site.Close(); return nil })
	w.begun, err = lengthOf(ctx, w.book)
	return w, err
}

// judgeDiscord holds the middle of what writes nothing against the least that a way in can be, and of what is written down
// against the least that writes; and the slowest of all against how long Discord waits.
func judgeDiscord(r *report, crowd string, one map[string][]time.Duration) {
	r.atMost("ack-discord-idle-desk-"+crowd, 2, ratioOf(middle, one[idleDesk], one[nothingElse]))
	var all time.Duration
	for _, name := range []string{aCommand, aButton} {
		r.atMost("ack-discord-"+name+"-"+crowd, 2, ratioOf(middle, one[name], one[justKept]))
	}
	for _, name := range []string{aCommand, aButton, aForm, aSearch} {
		all = max(all, slowest(one[name]))
	}
	r.atMost("ack-discord-"+crowd+"-p99-of-3s", 0.1, float64(all)/float64(discordWaits))
}

// passesOn writes into the book what the presses of aCommand do.
func (w *ways) passesOn(ctx context.Context) func() error {
	return func() error {
		id := requestID("passed", int(w.passed.Add(1)))
		return w.book.Turn(ctx, func(t *storage.Turn) error {
			return give(ctx, t, proposer, id, partnership.PassOn{Words: partnership.Text{ID: partnership.TextID(id), Words: line}})
		})
	}
}
