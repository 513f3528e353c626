package main

import (
	"context"
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/feed"
	"github.com/partnership-secretariat/secretariat/bot/reading"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/storage"
)

// doors are those to the platforms whose settings are there. Nil is one whose are not.
type doors struct {
	slack   *slackDoor
	discord *discordDoor
	email   *emailDoor
	feeds   *feed.Feeds    // calendars, which take nothing in
	reading *reading.Links // documents, likewise

	presence func(context.Context) error // sees who is in the channels
}

// openDoors opens the doors that the settings name. Ours says whose servers on Discord are: nil, what the store says.
func openDoors(ctx context.Context, settings config.Config, h house, ours discord.Servers) (d doors, err error) {
	if d.slack, err = openSlack(ctx, settings, h); err != nil {
		return doors{}, err
	}
	if d.discord, err = openDiscord(ctx, settings, h, ours); err != nil {
		return doors{}, err
	}
	if d.email, err = openEmail(ctx, settings, h); err != nil {
		return doors{}, err
	}
	if d.feeds, err = openFeeds(settings, h); err != nil {
		return doors{}, err
	}
	if d.reading, err = openReading(settings, h); err != nil {
		return doors{}, err
	}
	d.presence = h.presence()
	return d, nil
}

// presence sees, on one process of several, who is in the channels of the groups.
func (h house) presence() func(context.Context) error {
	sees := &bot.Presence{Books: h.books, Doors: h.office.Doors, Question: commands.WhoAreYou, Log: h.log}
	alone := &storage.Sole{Store: h.books.Store, Name: "presence", Holder: h.holder(), Lease: oneLease, Log: h.log}
	return func(ctx context.Context) error {
		if !sees.Can() {
			<-ctx.Done()
			return nil
		}
		return alone.Run(ctx, sees.Run)
	}
}

// holder is this process, as nobody else is called. The embedded store is that of whoever has the file, which one process alone
// can open: it need not wait for who was killed.
func (h house) holder() string {
	if h.shared {
		return bot.NewID()
	}
	return "whoever has the file"
}

// run takes in what people do on all platforms, until the context ends or one of them is closed to us.
func (d doors) run(ctx context.Context) error {
	return together(ctx, d.slack.run, d.discord.run, d.email.run, d.presence)
}

// mount puts what the platforms send beside other pages.
func (d doors) mount(others http.Handler) http.Handler {
	return d.slack.mount(d.discord.mount(d.email.mount(withReading(d.reading, withFeeds(d.feeds, others)))))
}

// platforms are the names of those that are open.
func (d doors) platforms() []string {
	var names []string
	if d.slack != nil {
		names = append(names, "Slack")
	}
	if d.discord != nil {
		names = append(names, "Discord")
	}
	return names
}
