package discord

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// workWithin bounds what follows taking something in: the desk's work, and carrying its answer to the person.
const workWithin = 40 * time.Second

// press is one thing that somebody did, whatever way it came: a command, a control, a form, ordinary words.
type press struct {
	by      interaction // without a token: it came as a message
	respond responder
	book    storage.BookID

	line    string
	values  map[string]string
	files   map[string]file
	sent    bool // a form
	request string
	form    *ui.Form // the one that was sent, with what was given in it
	opens   bool     // Discord opens a form in answer to it
	inPlace bool     // the answer takes the place of a card that this person alone sees

	opening *opening // the first answer, of an interaction
	channel string   // where words came from that are to be answered; empty of an interaction
}

// account is how the bot knows somebody: on Discord they are the same on every server.
func account(user string) storage.Account { return storage.Account{Platform: Platform, User: user} }

// background does something that nobody waits for. A panic costs its result, not the process its life.
func (d *Door) background(f func(ctx context.Context)) {
	d.work.Press(func() {
		ctx, cancel := context.WithTimeout(context.Background(), workWithin)
		defer cancel()
		defer d.survive("work for Discord", nil)
		f(ctx)
	})
}

// survive is deferred where a panic may come from. It says so, and then does something about it.
func (d *Door) survive(what string, then func()) {
	broke := recover()
	if broke == nil {
		return
	}
	d.Log.Error(what+" broke off", "panic", broke, "stack", string(debug.Stack()))
	if then != nil {
		then()
	}
}

// unsure is said where something may have been done.
const unsure = "We could not confirm that this was saved. Press again: nothing is done twice."

// answering does what follows an interaction, in the background. If that takes long, wherever, Discord shows that we are at
// it; if it breaks off, the person reads so.
func (d *Door) answering(p press, f func(ctx context.Context, p press)) {
	promised := p
	p.opening = openingWithin(d.Patience, func() { d.promise(promised) })
	d.background(func(ctx context.Context) {
		defer d.survive("an answer", func() { d.show(ctx, p, d.drawn(*sorry(unsure).Card, ui.Reader{})) })
		f(ctx, p)
	})
}

// did is what all interactions have in common. Its request is made of what Discord never gives twice.
func did(i interaction, respond responder) press {
	return press{
		by: i, respond: respond, request: doors.RequestOf("interaction", i.ID), opens: i.Type != isForm,
		inPlace: i.Message != nil && i.Message.Flags&ephemeral != 0,
	}
}

// carry has the desk do what somebody did, and takes the answer to them.
func (d *Door) carry(ctx context.Context, p press) {
	var err error
	if p.book, err = d.bookOf(ctx, p.by.Server, p.by.who().ID); err != nil {
		d.homeless(ctx, p, err)
		return
	}
	answers := make(chan bot.Answer, 1)
	d.work.Go(func() { answers <- d.ask(ctx, p) })
	select {
	case a := <-answers:
		d.reply(ctx, p, a)
	case <-ctx.Done(): // it may answer yet, and nobody waits any more
		d.Log.Error("a request took too long", "request", p.request)
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), callWithin)
		defer cancel()
		d.reply(late, p, sorry(unsure))
	}
}

// ask has the desk do what somebody did. A panic costs this press its answer, not the process its life.
func (d *Door) ask(ctx context.Context, p press) (answer bot.Answer) {
	defer d.survive("a request", func() { answer = sorry(unsure) })
	ask := bot.Ask{
		Book: p.book, Account: account(p.by.who().ID), Workspace: p.by.Server, Line: p.line, Values: p.values, Sent: p.sent, Request: p.request,
	}
	var err error
	if ask.Files, err = d.fetch(ctx, p.files); err != nil {
		d.Log.Warn("a file could not be fetched", "request", p.request, "err", err)
		return sorry("This press saved nothing: the file could not be fetched from Discord. Choose it again in a moment: nothing is done twice.")
	}
	return d.Desk.Handle(among(ctx, p.by), ask)
}

func sorry(words string) bot.Answer {
	return bot.Answer{Failed: true, Card: &ui.Card{Lead: ui.Say(words)}}
}

// errWhichServer says that somebody wrote to us alone who may mean several partnerships, or none.
var errWhichServer = errors.New("discord: no one partnership is meant")

// bookOf is the minute book that somebody means: that of the server on which they are, else of the one partnership in which
// they are known, else of the only one that there is.
func (d *Door) bookOf(ctx context.Context, server, user string) (storage.BookID, error) {
	if server != "" {
		return d.Servers.Book(ctx, server)
	}
	books, err := d.Servers.Books(ctx)
	if err != nil {
		return "", err
	}
	if len(books) == 1 {
		return books[0], nil
	}
	var theirs []storage.BookID
	for _, book := range books {
		if _, known := d.Desk.Person(ctx, book, account(user)); known {
			theirs = append(theirs, book)
		}
	}
	if len(theirs) != 1 {
		return "", errWhichServer
	}
	return theirs[0], nil
}

// homeless answers somebody of whom we cannot tell which partnership they mean.
func (d *Door) homeless(ctx context.Context, p press, err error) {
	a := sorry("This press saved nothing: we cannot look up your partnership at this moment. Try again in a minute.")
	if errors.Is(err, errWhichServer) {
		a = bot.Answer{Card: &ui.Card{Lead: ui.Say("Please write this on the server of your partnership: here we cannot tell which one you mean.")}}
	} else {
		d.Log.Error("a press of which the partnership cannot be found", "server", p.by.Server, "err", err)
	}
	d.reply(ctx, p, a)
}
