package fakediscord

import (
	"maps"
	"slices"
	"strconv"
)

// Guild is a server of Discord, as people call it.
type Guild struct {
	discord      *Discord
	ID, Name     string
	owner        string
	members      map[string]*member
	memberOrder  []string
	roles        map[string]*Role
	roleOrder    []string
	channelOrder []string
	events       map[string]object
	eventOrder   []string
	commands     bool // the app may have commands here
	botRole      string
}

// Role is a role of a guild.
type Role struct {
	ID, Name    string
	Permissions Permission
	Position    int  // who has a higher one may give the lower ones; above all others if 0
	Mentionable bool // anybody may notify its members
	managed     bool // belongs to an app, and nobody can give it
}

// AddGuild makes a guild, in which everybody may do the usual things. The app is not installed in it yet. Its id decides
// on which shard it is.
func (d *Discord) AddGuild(id, name string) *Guild {
	d.t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.mustBeID(id)
	g := &Guild{
		discord: d, ID: id, Name: name, members: map[string]*member{}, roles: map[string]*Role{}, events: map[string]object{},
	}
	d.guilds[id] = g
	d.guildOrder = append(d.guildOrder, id)
	g.roles[id] = &Role{ID: id, Name: "@everyone", Permissions: whatEverybodyMay}
	g.roleOrder = append(g.roleOrder, id)
	return g
}

// mustBeID stops a test whose ids Discord could not have.
func (d *Discord) mustBeID(id string) {
	d.t.Helper()
	if _, err := strconv.ParseUint(id, 10, 64); err != nil {
		d.t.Fatalf("%q is no id: those are numbers", id)
	}
}

// Owner says whose the guild is.
func (g *Guild) Owner(userID string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.owner = userID
}

// AddRole adds a role, or puts another in the place of one with the same id.
func (g *Guild) AddRole(r Role) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.addRole(r)
}

func (g *Guild) addRole(r Role) {
	name := "GUILD_ROLE_UPDATE"
	if g.roles[r.ID] == nil {
		name = "GUILD_ROLE_CREATE"
		g.roleOrder = append(g.roleOrder, r.ID)
	}
	if r.Position == 0 && r.ID != g.ID {
		r.Position = len(g.roles)
	}
	g.roles[r.ID] = &r
	g.discord.emit(event{name: name, guild: g, intent: guilds, data: object{"guild_id": g.ID, "role": r.asObject()}})
}

// RemoveRole takes a role away from everybody.
func (g *Guild) RemoveRole(id string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.removeRole(id)
}

func (g *Guild) removeRole(id string) {
	delete(g.roles, id)
	g.roleOrder = slices.DeleteFunc(g.roleOrder, func(r string) bool { return r == id })
	for _, m := range g.members {
		m.roles = slices.DeleteFunc(m.roles, func(r string) bool { return r == id })
	}
	g.discord.emit(event{name: "GUILD_ROLE_DELETE", guild: g, intent: guilds, data: object{"guild_id": g.ID, "role_id": id}})
}

// Grant gives somebody a role.
func (g *Guild) Grant(userID, role string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.grant(userID, role)
}

func (g *Guild) grant(userID, role string) {
	if m := g.members[userID]; !slices.Contains(m.roles, role) {
		m.roles = append(m.roles, role)
		g.changedMember(userID)
	}
}

// Revoke takes a role from somebody.
func (g *Guild) Revoke(userID, role string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.revoke(userID, role)
}

func (g *Guild) revoke(userID, role string) {
	m := g.members[userID]
	m.roles = slices.DeleteFunc(m.roles, func(r string) bool { return r == role })
	g.changedMember(userID)
}

// Install brings the app into the guild: its commands, and its bot with a role of these permissions. Once more, it changes
// the permissions.
func (g *Guild) Install(granted Permission) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.commands = true
	if g.botRole == "" {
		g.botRole = g.discord.id()
	}
	position := len(g.roles)
	if was := g.roles[g.botRole]; was != nil {
		position = was.Position
	}
	g.addRole(Role{ID: g.botRole, Name: g.discord.app.Name, Permissions: granted, Position: position, managed: true})
	if g.members[g.discord.app.ID] == nil {
		g.admit(g.discord.users[g.discord.app.ID], []string{g.botRole})
		g.discord.emit(event{name: "GUILD_CREATE", guild: g, intent: guilds, data: g.wholeObject()})
	}
}

// InstallCommands brings only the commands of the app into the guild, without its bot.
func (g *Guild) InstallCommands() {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.commands = true
}

// Uninstall takes the app out of the guild.
func (g *Guild) Uninstall() {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.uninstall()
}

func (g *Guild) uninstall() {
	// The bot hears that it is out; afterwards it hears nothing more of the guild.
	g.discord.emit(event{name: "GUILD_DELETE", guild: g, intent: guilds, data: object{"id": g.ID}})
	g.commands = false
	delete(g.members, g.discord.app.ID)
	g.memberOrder = slices.DeleteFunc(g.memberOrder, func(id string) bool { return id == g.discord.app.ID })
	delete(g.roles, g.botRole)
	g.roleOrder = slices.DeleteFunc(g.roleOrder, func(id string) bool { return id == g.botRole })
	g.botRole = ""
	delete(g.discord.commands, g.ID)
}

func (g *Guild) hasBot() bool { return g.members[g.discord.app.ID] != nil }

// rank is the highest position among the roles of somebody.
func (g *Guild) rank(userID string) int {
	if g.owner == userID {
		return 1 << 30
	}
	most := 0
	for _, id := range g.members[userID].roles {
		if r := g.roles[id]; r != nil {
			most = max(most, r.Position)
		}
	}
	return most
}

func (r *Role) asObject() object {
	return object{
		"id": r.ID, "name": r.Name, "description": nil, "permissions": r.Permissions.String(), "position": r.Position, "color": 0,
		"colors": object{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil}, //nolint:misspell // because Discord spells it so
		"hoist":  false, "managed": r.managed,
		"mentionable": r.Mentionable, "icon": nil, "unicode_emoji": nil, "flags": 0,
	}
}

func (g *Guild) rolesObject() []any {
	all := []any{}
	for _, id := range g.roleOrder {
		all = append(all, g.roles[id].asObject())
	}
	return all
}

func (g *Guild) asObject() object {
	return object{
		"id": g.ID, "name": g.Name, "icon": nil, "description": nil, "home_header": nil, "splash": nil, "discovery_splash": nil,
		"features": []any{}, "banner": nil, "owner_id": orNull(g.owner), "application_id": nil, "region": "deprecated",
		"afk_channel_id": nil, "afk_timeout": 300, "system_channel_id": nil, "system_channel_flags": 0, "widget_enabled": false,
		"widget_channel_id": nil, "verification_level": 0, "roles": g.rolesObject(), "default_message_notifications": 1,
		"mfa_level": 0, "explicit_content_filter": 0, "max_presences": nil, "max_members": 500000, "vanity_url_code": nil,
		"premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-GB", "rules_channel_id": nil,
		"safety_alerts_channel_id": nil, "public_updates_channel_id": nil, "premium_progress_bar_enabled": false,
		"nsfw": false, "nsfw_level": 0, "emojis": []any{}, "stickers": []any{}, "incidents_data": nil,
		"max_video_channel_users": 25, "max_stage_video_channel_users": 50, "afk_channel": nil,
	}
}

// wholeObject is what the gateway tells of a guild: everything that is in it and that the bot may see.
func (g *Guild) wholeObject() object {
	o := g.asObject()
	channels, threads, members, meetings := []any{}, []any{}, []any{}, []any{}
	for _, c := range g.channels() {
		switch {
		case c.isThread() && c.may(g.discord.app.ID)&ViewChannel != 0 && !c.archived:
			threads = append(threads, c.asObject())
		case !c.isThread():
			channels = append(channels, c.asObject())
		}
	}
	for _, id := range g.memberOrder {
		members = append(members, g.memberObject(id, false))
	}
	for _, id := range g.eventOrder {
		meetings = append(meetings, g.events[id])
	}
	maps.Copy(o, object{
		"channels": channels, "threads": threads, "members": members, "guild_scheduled_events": meetings, "member_count": len(members),
		"joined_at": g.members[g.discord.app.ID].joined, "large": false, "unavailable": false, "voice_states": []any{},
		"presences": []any{}, "stage_instances": []any{}, "soundboard_sounds": []any{},
	})
	return o
}

func (g *Guild) channels() []*channel {
	var all []*channel
	for _, id := range g.channelOrder {
		if c := g.discord.channels[id]; c != nil {
			all = append(all, c)
		}
	}
	return all
}
