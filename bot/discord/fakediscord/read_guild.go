package fakediscord

import (
	"slices"
	"strconv"
)

// guild finds a guild in which the bot is.
func (c *call) guild() (*Guild, *failure) {
	g := c.d.guilds[c.param("guild")]
	switch {
	case g == nil:
		return nil, no(10004)
	case !g.hasBot():
		return nil, no(50001)
	}
	return g, nil
}

func getApp(c *call) (any, *failure) { return c.d.appObject(), nil }

func getMe(c *call) (any, *failure) {
	o := c.d.users[c.d.app.ID].asObject()
	o["verified"], o["mfa_enabled"], o["locale"], o["email"] = true, false, "en-US", nil
	return o, nil
}

func getUser(c *call) (any, *failure) {
	u := c.d.users[c.param("user")]
	if u == nil {
		return nil, no(10013)
	}
	return u.asObject(), nil
}

func listMyGuilds(c *call) (any, *failure) {
	all := []any{}
	for _, id := range c.d.guildOrder {
		if g := c.d.guilds[id]; g.hasBot() {
			all = append(all, object{
				"id": g.ID, "name": g.Name, "icon": nil, "banner": nil, "owner": false, "permissions": g.may(c.d.app.ID).String(), "features": []any{},
			})
		}
	}
	return all, nil
}

func leaveGuild(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	g.uninstall()
	return nil, nil
}

func getGuild(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	return g.asObject(), nil
}

func listChannels(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	all := []any{}
	for _, place := range g.channels() {
		if !place.isThread() {
			all = append(all, place.asObject())
		}
	}
	return all, nil
}

func createChannel(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	var p problems
	shape(must("name", between(1, 100)), may("type", choice(int(Text), int(Voice), int(Category), int(Announcement), int(Stage), int(Forum))), may("topic", between(0, 4096)))(&p, "", c.body)
	failed = p.failure()
	switch {
	case failed != nil:
		return nil, failed
	case g.may(c.d.app.ID)&ManageChannels == 0:
		return nil, no(50013)
	case len(g.channelOrder) >= limit("guild.channels_max"):
		return nil, no(30013)
	}
	place := &channel{
		discord: c.d, guild: g, id: c.d.id(), name: word(c.body["name"]), kind: Kind(number(c.body["type"])), topic: word(c.body["topic"]),
		position: len(g.channelOrder), made: c.d.now(),
	}
	g.add(place)
	return place.asObject(), nil
}

func listRoles(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	return g.rolesObject(), nil
}

func getRole(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	r := g.roles[c.param("role")]
	if r == nil {
		return nil, no(10011)
	}
	return r.asObject(), nil
}

// listMembers needs the privileged intent for members, as over the gateway.
func listMembers(c *call) (any, *failure) {
	g, failed := c.guild()
	switch {
	case failed != nil:
		return nil, failed
	case !c.d.app.GuildMembers:
		return nil, no(50001)
	}
	most, err := strconv.Atoi(c.query("limit"))
	if err != nil {
		most = 1
	}
	ids := slices.SortedFunc(slices.Values(g.memberOrder), func(a, b string) int {
		if earlier(a, b) {
			return -1
		}
		return 1
	})
	all := []any{}
	for _, id := range ids {
		if len(all) < most && (c.query("after") == "" || earlier(c.query("after"), id)) {
			all = append(all, g.memberObject(id, false))
		}
	}
	return all, nil
}

func getMember(c *call) (any, *failure) {
	g, failed := c.guild()
	switch {
	case failed != nil:
		return nil, failed
	case c.d.users[c.param("user")] == nil:
		return nil, no(10013)
	case g.members[c.param("user")] == nil:
		return nil, no(10007)
	}
	return g.memberObject(c.param("user"), false), nil
}

// role finds the member and the role of a path, if the bot may give and take it: it needs the permission, and a role of its
// own above that one.
func (c *call) role() (*Guild, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	r := g.roles[c.param("role")]
	switch {
	case g.members[c.param("user")] == nil:
		return nil, no(10007)
	case r == nil:
		return nil, no(10011)
	case g.may(c.d.app.ID)&ManageRoles == 0, r.managed, r.ID == g.ID, r.Position >= g.rank(c.d.app.ID):
		return nil, no(50013)
	}
	return g, nil
}

func giveRole(c *call) (any, *failure) {
	g, failed := c.role()
	if failed != nil {
		return nil, failed
	}
	g.grant(c.param("user"), c.param("role"))
	return nil, nil
}

func takeRole(c *call) (any, *failure) {
	g, failed := c.role()
	if failed != nil {
		return nil, failed
	}
	g.revoke(c.param("user"), c.param("role"))
	return nil, nil
}
