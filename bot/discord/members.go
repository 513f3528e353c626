package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"github.com/partnership-secretariat/secretariat/bot"
)

var _ bot.Roll = (*Door)(nil)

// hall is a channel, as far as it says who may see it (docs.discord.com/developers/resources/channel#channel-object).
type hall struct {
	Server     string      `json:"guild_id"`
	Parent     string      `json:"parent_id"`
	Overwrites []overwrite `json:"permission_overwrites"`
	Thread     *struct {
		Archived bool `json:"archived"`
	} `json:"thread_metadata"`
}

// overwrite is what one role, or one person, may more or less in a channel.
type overwrite struct {
	ID    string `json:"id"`
	Allow string `json:"allow"`
	Deny  string `json:"deny"`
}

// obstacles are the answers of Discord after which it takes people to let us look into a channel.
var obstacles = map[int]bot.Obstacle{
	10003: bot.LookGone, 10004: bot.LookGone, 50001: bot.LookNotInvited, 50013: bot.LookNotAllowed,
}

// Inside says who of those whom we know can see a channel: only with a privileged intent would Discord list the others.
func (d *Door) Inside(ctx context.Context, place string, known []bot.Account) (bot.Inside, error) {
	a, err := d.address(ctx, place)
	if errors.Is(err, bot.ErrGone) {
		return bot.Inside{Shut: bot.LookGone}, nil
	}
	if err != nil {
		return bot.Inside{}, fmt.Errorf("find a channel: %w", err)
	}
	sight, err := d.sightOf(ctx, a.channel)
	if refused, ok := errors.AsType[*Error](err); ok && obstacles[refused.Code] != "" {
		return bot.Inside{Shut: obstacles[refused.Code]}, nil
	}
	if err != nil {
		return bot.Inside{}, err
	}
	if sight.archived {
		return bot.Inside{Shut: bot.LookArchived}, nil
	}
	inside := bot.Inside{Open: sight.sees("", nil)}
	for _, k := range known {
		var m struct {
			Roles []string `json:"roles"`
		}
		err := d.insist(ctx, func() error {
			return d.call(ctx, to("GET", "/guilds/{guild}/members/{user}", sight.server, k.User), &m)
		})
		if refused, ok := errors.AsType[*Error](err); ok && refused.Status == http.StatusNotFound {
			continue // not on the server
		}
		if err != nil {
			return bot.Inside{}, fmt.Errorf("look for somebody on a server: %w", err)
		}
		if sight.sees(k.User, m.Roles) {
			inside.Accounts = append(inside.Accounts, k)
		}
	}
	return inside, nil
}

// Guest is who somebody is whom we do not know. Of these Discord names nobody to us.
func (d *Door) Guest(_ context.Context, _ string, a bot.Account) (bot.Guest, error) {
	return bot.Guest{Account: a}, nil
}

// sight is who can see a channel.
type sight struct {
	server     string
	owner      string // of the server, who sees everything
	roles      map[string]uint64
	overwrites []overwrite
	archived   bool
}

// sightOf asks who can see a channel. A thread is seen by whoever sees the channel that it is in.
func (d *Door) sightOf(ctx context.Context, channel string) (sight, error) {
	get := func(r request, out any) error { return d.insist(ctx, func() error { return d.call(ctx, r, out) }) }
	var c hall
	if err := get(to("GET", "/channels/{channel}", channel), &c); err != nil {
		return sight{}, fmt.Errorf("read a channel: %w", err)
	}
	s := sight{server: c.Server, roles: map[string]uint64{}, archived: c.Thread != nil && c.Thread.Archived}
	if c.Thread != nil {
		if err := get(to("GET", "/channels/{channel}", c.Parent), &c); err != nil {
			return sight{}, fmt.Errorf("read the channel of a thread: %w", err)
		}
	}
	s.overwrites = c.Overwrites
	var server struct {
		Owner string `json:"owner_id"`
		Roles []role `json:"roles"`
	}
	if err := get(to("GET", "/guilds/{guild}", s.server), &server); err != nil {
		return sight{}, fmt.Errorf("read a server: %w", err)
	}
	s.owner = server.Owner
	for _, r := range server.Roles {
		s.roles[r.ID] = permitted(r.Permissions)
	}
	return s, nil
}

// sees says whether somebody with some roles sees the channel, in the order in which Discord reckons it
// (docs.discord.com/developers/topics/permissions#permission-overwrites); nobody in particular: whoever is on the server.
func (s sight) sees(user string, roles []string) bool {
	may := s.roles[s.server] // the role that everybody has is called as the server is
	for _, id := range roles {
		may |= s.roles[id]
	}
	if user != "" && user == s.owner || may&permitAdministrator != 0 {
		return true
	}
	for _, whose := range []func(overwrite) bool{
		func(o overwrite) bool { return o.ID == s.server },
		func(o overwrite) bool { return slices.Contains(roles, o.ID) },
		func(o overwrite) bool { return o.ID == user },
	} {
		var allow, deny uint64
		for _, o := range s.overwrites {
			if whose(o) {
				allow, deny = allow|permitted(o.Allow), deny|permitted(o.Deny)
			}
		}
		may = may&^deny | allow
	}
	return may&discordgo.PermissionViewChannel != 0
}

// permitted are permissions as they travel, as a number in decimal digits.
func permitted(permissions string) uint64 {
	n, _ := strconv.ParseUint(permissions, 10, 64) // none, where it was not said
	return n
}
