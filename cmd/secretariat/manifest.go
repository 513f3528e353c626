package main

import (
	"errors"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/commands"
)

//go:generate go test . -run TestTheManifests -update

// manifestCommand prints what a platform has to be told of us.
type manifestCommand struct {
	Slack manifestSlack `cmd:"" help:"Print the app manifest for Slack: its commands, its scopes and why, and where it is reached."`

	Discord manifestDiscord `cmd:"" help:"Print the invite for Discord, what the bot may do there and why, and its commands."`
}

type manifestSlack struct {
	Socket bool   `help:"The app comes to Slack by Socket Mode, so that it needs no public address. So it is without --url."`
	URL    string `name:"url" placeholder:"https://…" help:"Slack sends to this address, where serve is reached."`
	OAuth  bool   `name:"oauth" help:"Workspaces install the app by themselves, at /slack/install under --url. With --socket all else goes by Socket Mode."`
	Prefix string `placeholder:"x" help:"Name the slash commands /x-agenda and so on, for a workspace where another app has their names."`
}

// Run prints the manifest.
func (c manifestSlack) Run(w world) error {
	o := slack.ManifestOptions{URL: c.URL, Socket: c.Socket || c.URL == "", OAuth: c.OAuth, Prefix: c.Prefix}
	if c.OAuth && c.URL == "" {
		return errors.New("--oauth needs --url https://…, where workspaces install the app")
	}
	manifest, err := slack.Manifest(commands.All(), o)
	if err != nil {
		return err
	}
	_, err = w.out.Write(manifest)
	return err
}

type manifestDiscord struct {
	Application string `placeholder:"ID" help:"The id of the application, for the invite; otherwise DISCORD_APPLICATION_ID says it."`
	Events      bool   `help:"The bot may show meetings among the events of the server."`
	Roles       bool   `help:"The bot may give and take roles that mirror who holds which place."`
}

// Run prints the manifest.
func (c manifestDiscord) Run(w world) error {
	o := discord.ManifestOptions{Application: c.Application, Events: c.Events, Roles: c.Roles}
	if o.Application == "" {
		o.Application = w.getenv("DISCORD_APPLICATION_ID")
	}
	manifest, err := discord.Manifest(commands.All(), o)
	if err != nil {
		return err
	}
	_, err = w.out.Write(manifest)
	return err
}
