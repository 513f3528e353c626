package main

import (
	"context"
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/internal/config"
)

// doors are those to the platforms whose settings are there. Nil is one whose are not.
type doors struct {
	slack   *slackDoor
	discord *discordDoor
}

// openDoors opens the doors that the settings name. Ours says whose servers on Discord are: nil, what the store says.
func openDoors(ctx context.Context, settings config.Config, h house, ours discord.Servers) (d doors, err error) {
	if d.slack, err = openSlack(ctx, settings, h); err != nil {
		return doors{}, err
	}
	if d.discord, err = openDiscord(ctx, settings, h, ours); err != nil {
		return doors{}, err
	}
	return d, nil
}

// run takes in what people do on all platforms, until the context ends or one of them is closed to us.
func (d doors) run(ctx context.Context) error { return together(ctx, d.slack.run, d.discord.run) }

// mount puts what the platforms send beside other pages.
func (d doors) mount(others http.Handler) http.Handler { return d.slack.mount(d.discord.mount(others)) }

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
