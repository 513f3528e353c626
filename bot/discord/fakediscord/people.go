package fakediscord

import (
	"slices"
)

// User is a person, or a bot. A person may be in several guilds.
type User struct {
	ID, Name, DisplayName string
	Locale                string // en-GB if empty
	Bot                   bool
	ClosedDMs             bool // takes no direct messages from members of the same server
}

type user struct {
	User
	dm *channel // with the app's bot
}

// member is a person, or a bot, in one guild.
type member struct {
	user   *user
	nick   string
	roles  []string
	joined string
}

// AddUser adds a person to the guild, with some roles. Of somebody who is already on Discord it changes what is known.
func (g *Guild) AddUser(u User, roles ...string) *Person {
	g.discord.t.Helper()
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.discord.mustBeID(u.ID)
	known := g.discord.users[u.ID]
	if known == nil {
		known = &user{}
		g.discord.users[u.ID] = known
	}
	known.User = u
	if known.Locale == "" {
		known.Locale = "en-GB"
	}
	g.admit(known, roles)
	return &Person{discord: g.discord, id: u.ID}
}

func (g *Guild) admit(u *user, roles []string) {
	g.members[u.ID] = &member{user: u, roles: slices.Clone(roles), joined: g.discord.now()}
	if !slices.Contains(g.memberOrder, u.ID) {
		g.memberOrder = append(g.memberOrder, u.ID)
	}
	g.discord.emit(event{name: "GUILD_MEMBER_ADD", guild: g, intent: guildMembers, data: g.memberObject(u.ID, true)})
}

// ChangeUser changes what is known of a person: that they take direct messages no longer, say.
func (d *Discord) ChangeUser(id string, change func(*User)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(&d.users[id].User)
}

// Nickname gives somebody a name of their own in the guild.
func (g *Guild) Nickname(userID, nick string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.members[userID].nick = nick
	g.changedMember(userID)
}

// Leaves takes somebody out of the guild.
func (g *Guild) Leaves(userID string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.leaves(userID)
}

func (g *Guild) leaves(userID string) {
	who := g.discord.users[userID]
	delete(g.members, userID)
	g.memberOrder = slices.DeleteFunc(g.memberOrder, func(id string) bool { return id == userID })
	g.discord.emit(event{name: "GUILD_MEMBER_REMOVE", guild: g, intent: guildMembers, data: object{"guild_id": g.ID, "user": who.asObject()}})
}

func (g *Guild) changedMember(userID string) {
	intent := guildMembers
	if userID == g.discord.app.ID {
		intent = 0 // of itself the bot is always told
	}
	g.discord.emit(event{name: "GUILD_MEMBER_UPDATE", guild: g, intent: intent, data: g.memberObject(userID, true)})
}

// Person is somebody to act as.
func (d *Discord) Person(id string) *Person {
	d.t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.users[id] == nil {
		d.t.Fatalf("there is nobody called %s on Discord", id)
	}
	return &Person{discord: d, id: id}
}

// User is a person of the guild to act as.
func (g *Guild) User(id string) *Person {
	g.discord.t.Helper()
	return g.discord.Person(id)
}

// shown is the name that others read: of the guild, else the one they chose for everywhere, else their user name.
func (u *user) shown(g *Guild) string {
	if g != nil && g.members[u.ID] != nil && g.members[u.ID].nick != "" {
		return g.members[u.ID].nick
	}
	if u.DisplayName != "" {
		return u.DisplayName
	}
	return u.Name
}

func (u *user) asObject() object {
	o := object{
		"id": u.ID, "username": u.Name, "discriminator": "0", "global_name": orNull(u.DisplayName), "avatar": nil, "public_flags": 0,
		"flags": 0, "banner": nil, "accent_color": nil, "avatar_decoration_data": nil, "collectibles": nil, "primary_guild": nil,
		"clan": nil, "display_name_styles": nil,
	}
	if u.Bot {
		o["bot"] = true
	}
	return o
}

// memberObject is somebody in a guild; in an event it also says in which.
func (g *Guild) memberObject(userID string, inEvent bool) object {
	m := g.members[userID]
	o := object{
		"user": m.user.asObject(), "nick": orNull(m.nick), "avatar": nil, "banner": nil, "roles": asAny(m.roles), "joined_at": m.joined,
		"premium_since": nil, "deaf": false, "mute": false, "flags": 0, "pending": false, "communication_disabled_until": nil,
		"collectibles": nil,
	}
	if inEvent {
		o["guild_id"] = g.ID
	}
	return o
}

func asAny(words []string) []any {
	all := make([]any, len(words))
	for i, w := range words {
		all[i] = w
	}
	return all
}
