package main

import (
	"cmp"
	"context"
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
	handler http.Handler  // of interactions over HTTP; nil: they come over the gateway
	alone   *storage.Sole // of several replicas one is connected to the gateway
}

// gatewayLease is how long another replica waits before it takes the gateway over from one that is silent.
const gatewayLease = 15 * time.Second

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
	d := &discordDoor{door: discord.New(discord.Options{
		Desk: h.desk, Servers: ours, Commands: h.desk.All, Token: settings.Discord.Token.Reveal(), ApplicationID: settings.Discord.ApplicationID,
		PublicKey: settings.Discord.PublicKey, APIURL: settings.Discord.APIURL, Log: h.log, BookTime: h.books.Clock.Now,
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
	d.alone = &storage.Sole{Store: h.books.Store, Name: "discord-gateway", Holder: bot.NewID(), Lease: gatewayLease, Log: h.log}
	h.office.Doors[discord.Platform] = d.door
	h.desk.Directories[discord.Platform] = d.door
	changed, err := d.door.Register(ctx)
	if discord.Refused(err) {
		return nil, err
	}
	if err != nil {
		h.log.Warn("the commands could not be registered; those that Discord has go on", "err", err)
	}
	h.log.Info("the door to Discord is open", "way", way, "because", because, "commands registered", changed,
		"api", cmp.Or(settings.Discord.APIURL, "Discord’s own"))
	return d, nil
}

// run takes in what people do on Discord until the context ends; then it finishes what was acknowledged.
func (d *discordDoor) run(ctx context.Context) error {
	if d == nil || d.handler != nil {
		<-ctx.Done()
	}
	if d == nil {
		return nil
	}
	defer d.door.Wait()
	if d.handler != nil {
		return nil
	}
	return d.alone.Run(ctx, d.door.Listen)
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
