package fakediscord

import (
	"slices"
	"strings"
)

// Kind is a type of channel (docs: resources/channel, channel types).
type Kind int

// The kinds of channels that matter here.
const (
	Text          Kind = 0
	DirectMessage Kind = 1
	Voice         Kind = 2
	Category      Kind = 4
	Announcement  Kind = 5
	PublicThread  Kind = 11
	PrivateThread Kind = 12
	Stage         Kind = 13
	Forum         Kind = 15
)

// Channel is a place in a guild where several people talk.
type Channel struct {
	ID, Name    string
	Kind        Kind
	Private     bool     // only Members, and the bot if Bot, see it
	Members     []string // ids of people; of a channel that is not private they mean nothing
	Bot         bool
	Tags        []string // of a forum
	TagRequired bool     // of a forum: no post without one
}

// channel is any place with messages: a channel, a thread, or somebody's direct messages with the bot.
type channel struct {
	discord     *Discord
	guild       *Guild // nil for direct messages
	id, name    string
	kind        Kind
	topic       string
	position    int
	overwrites  []overwrite
	recipients  []string // of direct messages, the bot among them
	messages    []*message
	parent      *channel // of a thread
	tags        []object // of a forum
	tagRequired bool
	applied     []string // tags of a thread
	creator     string
	archived    bool
	locked      bool
	made        string
}

func (c *channel) isThread() bool { return c.kind == PublicThread || c.kind == PrivateThread }

// AddChannel adds a channel.
func (g *Guild) AddChannel(c Channel) {
	g.discord.t.Helper()
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.discord.mustBeID(c.ID)
	made := &channel{
		discord: g.discord, guild: g, id: c.ID, name: c.Name, kind: c.Kind, position: len(g.channelOrder), tagRequired: c.TagRequired,
		made: g.discord.now(),
	}
	for _, name := range c.Tags {
		made.tags = append(made.tags, object{"id": g.discord.id(), "name": name, "moderated": false, "emoji_id": nil, "emoji_name": nil})
	}
	if c.Private {
		made.overwrites = append(made.overwrites, overwrite{id: g.ID, deny: ViewChannel})
		members := slices.Clone(c.Members)
		if c.Bot {
			members = append(members, g.discord.app.ID)
		}
		for _, id := range members {
			made.overwrites = append(made.overwrites, overwrite{id: id, person: true, allow: ViewChannel})
		}
	}
	g.add(made)
}

func (g *Guild) add(c *channel) {
	g.discord.channels[c.id] = c
	g.channelOrder = append(g.channelOrder, c.id)
	c.tell("CREATE")
}

// Overwrite gives one person or one role more, or less, in one channel than they have elsewhere; App().ID is the bot, and
// the guild's own id is everybody.
func (g *Guild) Overwrite(channelID, who string, allow, deny Permission) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	c := g.discord.channels[channelID]
	_, isRole := g.roles[who]
	c.overwrites = slices.DeleteFunc(c.overwrites, func(o overwrite) bool { return o.id == who })
	c.overwrites = append(c.overwrites, overwrite{id: who, person: !isRole, allow: allow, deny: deny})
	c.tell("UPDATE")
}

// ChangeKind makes another kind of channel of one, as the settings of a server allow; its messages stay.
func (g *Guild) ChangeKind(channelID string, kind Kind) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	c := g.discord.channels[channelID]
	c.kind = kind
	c.tell("UPDATE")
}

// Archive closes a thread.
func (g *Guild) Archive(threadID string, locked bool) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	c := g.discord.channels[threadID]
	c.archived, c.locked = true, locked
	c.tell("UPDATE")
}

// Threads are the ids of the threads below a channel.
func (g *Guild) Threads(channel string) []string {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	var all []string
	for _, c := range g.channels() {
		if c.isThread() && c.parent.name == channel {
			all = append(all, c.id)
		}
	}
	return all
}

// RemoveChannel deletes a channel with all that is in it.
func (g *Guild) RemoveChannel(id string) {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	g.discord.channels[id].remove()
}

func (c *channel) remove() {
	c.tell("DELETE")
	delete(c.discord.channels, c.id)
	c.guild.channelOrder = slices.DeleteFunc(c.guild.channelOrder, func(id string) bool { return id == c.id })
	c.discord.note()
}

// tell says that the channel was made, changed or deleted.
func (c *channel) tell(what string) {
	e := event{name: "CHANNEL_" + what, guild: c.guild, intent: guilds, data: c.asObject()}
	if c.isThread() { // of channels a bot is told whether it sees them or not
		e.name, e.place = "THREAD_"+what, c
	}
	c.discord.emit(e)
	c.discord.note()
}

// dm is the conversation of a person with the bot; it begins with the first message from either side.
func (d *Discord) dm(userID string) *channel {
	u := d.users[userID]
	if u.dm == nil {
		u.dm = &channel{discord: d, id: d.id(), kind: DirectMessage, recipients: []string{userID, d.app.ID}, made: d.now()}
		d.channels[u.dm.id] = u.dm
	}
	return u.dm
}

// place finds a channel by its id, or by its name among those that somebody sees; "" is their conversation with the bot.
func (p *Person) place(name string) *channel {
	if name == "" {
		return p.discord.dm(p.id)
	}
	if c := p.discord.channels[name]; c != nil && c.may(p.id)&ViewChannel != 0 {
		return c
	}
	for _, id := range p.discord.guildOrder {
		for _, c := range p.discord.guilds[id].channels() {
			if c.name == strings.TrimPrefix(name, "#") && c.may(p.id)&ViewChannel != 0 {
				return c
			}
		}
	}
	return nil
}

// shared says whether somebody is in a guild that has the bot too.
func (d *Discord) shared(userID string) bool {
	for _, g := range d.guilds {
		if g.hasBot() && g.members[userID] != nil {
			return true
		}
	}
	return false
}

func (c *channel) asObject() object {
	last := any(nil)
	if len(c.messages) > 0 {
		last = c.messages[len(c.messages)-1].id
	}
	if c.guild == nil {
		people := []any{}
		for _, id := range c.recipients {
			if id != c.discord.app.ID {
				people = append(people, c.discord.users[id].asObject())
			}
		}
		return object{"id": c.id, "type": c.kind, "flags": 0, "last_message_id": last, "recipients": people}
	}
	o := object{
		"id": c.id, "type": c.kind, "name": c.name, "guild_id": c.guild.ID, "parent_id": nil, "flags": 0, "last_message_id": last,
		"rate_limit_per_user": 0,
	}
	if c.isThread() {
		c.describeThread(o)
		return o
	}
	over := []any{}
	for _, w := range c.overwrites {
		kind := 0
		if w.person {
			kind = 1
		}
		over = append(over, object{"id": w.id, "type": kind, "allow": w.allow.String(), "deny": w.deny.String()})
	}
	o["topic"], o["position"], o["nsfw"], o["permission_overwrites"] = orNull(c.topic), c.position, false, over
	if c.kind == Forum {
		tags := []any{}
		for _, t := range c.tags {
			tags = append(tags, t)
		}
		o["available_tags"], o["default_reaction_emoji"], o["default_sort_order"], o["default_forum_layout"] = tags, nil, nil, 0
		if c.tagRequired {
			o["flags"] = 1 << 4
		}
	}
	return o
}
