package main

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/commands"
)

// Where Discord is away at the start, its people have our commands all the same, once it is back.
func TestCommandsAreRegisteredWhenDiscordIsBack(t *testing.T) {
	t.Parallel()
	d, ada, _ := aDiscord(t)
	app, logs := d.App(), new(logged)
	lift := d.Inject(fakediscord.Fault{Route: "PUT /applications/{application}/commands", Code: 20028, Status: 400})
	door := &discordDoor{late: true, again: 10 * time.Millisecond, log: slog.New(slog.NewTextHandler(logs, nil)), door: discord.New(discord.Options{
		Commands: commands.All(), Token: app.Token, ApplicationID: app.ID, PublicKey: app.PublicKey, APIURL: d.APIURL(),
		Sleep: func(time.Duration) <-chan time.Time { return time.After(time.Millisecond) },
	})}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- door.register(ctx) }()
	if o := ada.Types("/about", "full-lsp"); o.Error != fakediscord.UnknownCommand {
		t.Errorf("there are commands already: %+v", o)
	}
	lift()
	awaits(t, logs.String, "the commands are registered")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if o := ada.Types("/about", "full-lsp"); o.Error == fakediscord.UnknownCommand {
		t.Error("there are no commands")
	}
}
