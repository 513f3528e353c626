package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/storage"
)

// discordDoor is the door to Discord.
type discordDoor struct {
	door    *discord.Door
	log     *slog.Logger
	late    bool          // the commands could not be registered at the start
	again   time.Duration // before that is tried once more
	handler http.Handler  // of interactions over HTTP; nil: they come over the gateway
	alone   *storage.Sole // of several replicas one is connected to the gateway
	mirror  *bot.Mirror   // of meetings and places, where a server shows them
	mirrors *storage.Sole // of several replicas one sees to that
}

// oneLease is how long another replica waits before it takes over from one that is silent what one alone does.
const oneLease = 15 * time.Second

// openDiscord opens the door to Discord by the way that the settings say; nil, where they say nothing of it. The post office
// has it from now on. Ours says whose servers are: nil, what the store says.
func openDiscord(ctx context.Context, settings config.Config, h house, ours discord.Servers) (*discordDoor, error) {
	if !settings.Discord.Ready() {
		return nil, nil
	}
	if h.desk.Directories == nil {
		h.desk.Directories = map[string]bot.Directory{}
	}
	if ours == nil {
		linked := &discord.Linked{Store: h.books.Store, Log: h.log, Now: time.Now}
		if h.desk.Homes == nil {
			h.desk.Homes = map[string]bot.Home{}
		}
		ours, h.desk.Homes[discord.Platform] = linked, linked
	}
	alarm := &bot.Alarm{Desk: h.desk, Office: h.office}
	d := &discordDoor{log: h.log, again: registerAgain, door: discord.New(discord.Options{
		Desk: h.desk, Servers: ours, Commands: h.desk.All, Token: settings.Discord.Token.Reveal(), ApplicationID: settings.Discord.ApplicationID,
		PublicKey: settings.Discord.PublicKey, Shard: settings.Discord.Shard, Shards: settings.Discord.Shards,
		APIURL: settings.Discord.APIURL, Log: h.log, BookTime: h.books.Clock.Now,
		Count: h.metrics.Door(discord.Platform),
		// Trouble is told after the process was asked to stop as well: it is part of what was acknowledged.
		Trouble: func(t bot.Trouble) { alarm.Raise(context.WithoutCancel(ctx), t) },
	})}
	way, because := "the gateway", "DISCORD_PUBLIC_KEY is not set"
	if settings.Discord.PublicKey != "" {
		var err error
		if d.handler, err = d.door.Handler(); err != nil {
			return nil, err
		}
		way, because = "HTTP", "DISCORD_PUBLIC_KEY is set"
	}
	holder := h.holder()
	d.alone = &storage.Sole{Store: h.books.Store, Name: gatewayOf(settings.Discord), Holder: holder, Lease: oneLease, Log: h.log}
	d.mirrors = &storage.Sole{Store: h.books.Store, Name: "discord-mirror", Holder: holder, Lease: oneLease, Log: h.log}
	d.mirror = &bot.Mirror{Books: h.books, Platform: discord.Platform, Glass: d.door, Log: h.log}
	h.office.Doors[discord.Platform] = d.door
	h.desk.Directories[discord.Platform] = d.door
	changed, err := d.door.Register(ctx)
	if discord.Refused(err) {
		return nil, unknownToken(err)
	}
	if err != nil {
		d.late = true
		h.log.Warn("the commands could not be registered yet; those that Discord has go on", "err", err)
	}
	h.log.Info("the door to Discord is open", "way", way, "because", because, "commands registered", changed,
		"api", cmp.Or(settings.Discord.APIURL, "Discord’s own"))
	return d, nil
}

// gatewayOf names the lease on the gateway: each part of the servers has one of its own.
func gatewayOf(d config.Discord) string {
	if d.Shards < 2 {
		return "discord-gateway"
	}
	return fmt.Sprintf("discord-gateway-%d/%d", d.Shard, d.Shards)
}

// run takes in what people do on Discord, and has it show what is to be shown, until the context ends; then it finishes what
// was acknowledged.
func (d *discordDoor) run(ctx context.Context) error {
	if d == nil {
		<-ctx.Done()
		return nil
	}
	defer d.door.Wait()
	return together(ctx, d.listen, d.register, func(ctx context.Context) error { return d.mirrors.Run(ctx, d.mirror.Run) })
}

// registerAgain is how long to wait before the commands are registered once more.
const registerAgain = 30 * time.Second

// register registers the commands where that could not be done at the start, as soon as it can.
func (d *discordDoor) register(ctx context.Context) error {
	ticker := time.NewTicker(d.again)
	defer ticker.Stop()
	for d.late {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		changed, err := d.door.Register(ctx)
		if discord.Refused(err) {
			return unknownToken(err)
		}
		if d.late = err != nil; !d.late {
			d.log.Info("the commands are registered", "changed", changed)
		}
	}
	<-ctx.Done()
	return nil
}

func unknownToken(err error) error {
	return fmt.Errorf("use DISCORD_TOKEN: Discord does not know it; make another one, on the app's page under Bot: %w", err)
}

func (d *discordDoor) listen(ctx context.Context) error {
	if d.handler == nil {
		return d.alone.Run(ctx, d.door.Listen)
	}
	<-ctx.Done() // the server takes in what comes
	return nil
}

// mount puts what Discord sends beside other pages.
func (d *discordDoor) mount(others http.Handler) http.Handler {
	if d == nil || d.handler == nil {
		return others
	}
	pages := http.NewServeMux()
	pages.Handle(discord.InteractionsPath, d.handler)
	pages.Handle("/", others)
	return pages
}
