package discord

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"github.com/partnership-secretariat/secretariat/bot"
)

// Permissions by which somebody manages a server (docs.discord.com/developers/topics/permissions).
const (
	permitAdministrator = discordgo.PermissionAdministrator
	permitManageServer  = discordgo.PermissionManageGuild
)

type asker struct{}

// among keeps who did something, as Discord described them, for when the desk asks who they are.
func among(ctx context.Context, i interaction) context.Context {
	if i.Member == nil {
		return ctx
	}
	return context.WithValue(ctx, asker{}, *i.Member)
}

// Profile is what Discord says of somebody on a server. Whether they manage it is only told of whoever is asking for
// something at this moment.
func (d *Door) Profile(ctx context.Context, a bot.Account) (bot.Profile, error) {
	if m, ok := ctx.Value(asker{}).(member); ok && m.User.ID == a.User {
		return m.profile(), nil
	}
	if a.Workspace == "" {
		var u user
		if err := d.call(ctx, to("GET", "/users/{user}", a.User), &u); err != nil {
			return bot.Profile{}, fmt.Errorf("look up somebody: %w", err)
		}
		return member{User: u}.profile(), nil
	}
	var m member
	if err := d.call(ctx, to("GET", "/guilds/{guild}/members/{user}", a.Workspace, a.User), &m); err != nil {
		return bot.Profile{}, fmt.Errorf("look up somebody: %w", err)
	}
	m.Permissions = ""
	return m.profile(), nil
}

// Lookup finds nobody: Discord tells no e-mail addresses.
func (d *Door) Lookup(context.Context, string, string) (string, error) { return "", nil }

func (m member) profile() bot.Profile {
	may, _ := strconv.ParseUint(m.Permissions, 10, 64) // none, where it was not said
	return bot.Profile{
		Name: cmp.Or(m.Nick, m.User.Global, m.User.Name), Admin: may&(permitAdministrator|permitManageServer) != 0,
	}
}
