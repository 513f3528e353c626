package main

import (
	"context"
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/email"
	"github.com/partnership-secretariat/secretariat/internal/config"
)

// emailDoor is the way to people who are written to at their address, and the pages behind the links in what they get.
type emailDoor struct {
	door  *email.Door
	links *email.Links
}

// openEmail opens the way, where a mail server is set; nil, where none is. The post office has it from now on.
func openEmail(ctx context.Context, settings config.Config, h house) (*emailDoor, error) {
	if !settings.SMTPURL.IsSet() {
		return nil, nil
	}
	e := &emailDoor{}
	if settings.PublicURL != "" && settings.EncryptionKey.IsSet() {
		links, err := email.NewLinks(h.desk, settings.PublicURL, settings.EncryptionKey.Reveal(), h.books.Clock.Now)
		if err != nil {
			return nil, err
		}
		e.links = links
	}
	alarm := &bot.Alarm{Desk: h.desk, Office: h.office}
	var err error
	e.door, err = email.New(email.Options{
		Server: settings.SMTPURL.Reveal(), From: settings.SMTPFrom, Links: e.links, Log: h.log, BookTime: h.books.Clock.Now,
		Count:   h.metrics.Door(email.Platform),
		Trouble: func(t bot.Trouble) { alarm.Raise(context.WithoutCancel(ctx), t) },
	})
	if err != nil {
		return nil, err
	}
	h.office.Doors[email.Platform] = e.door
	h.desk.Mails = true
	h.log.Info("e-mail goes out", "server", e.door.Server(), "links", e.links != nil)
	return e, nil
}

// run waits until the context ends, and then for what was begun.
func (e *emailDoor) run(ctx context.Context) error {
	<-ctx.Done()
	if e != nil {
		e.door.Wait()
	}
	return nil
}

// mount puts the pages behind the links beside others.
func (e *emailDoor) mount(others http.Handler) http.Handler {
	if e == nil || e.links == nil {
		return others
	}
	mux := http.NewServeMux()
	mux.Handle(email.AnswerPath, e.links.Handler())
	mux.Handle("/", others)
	return mux
}
