package fakediscord

import (
	"maps"
	"slices"
)

// message is one message in a channel.
type message struct {
	id, author string
	place      *channel
	only       string // who alone sees it, if it is ephemeral
	content    string
	embeds     []any
	components []any
	files      []*attachment
	flags      int
	made       string
	edited     string
	nonce      any
	reply      *message     // what it answers
	via        *interaction // whose answer it is
	followup   bool         // and not the first
	loading    bool         // an answer that was promised and is not there yet
	thread     *channel     // that began with it
	pings      []string     // who is called by it: ids of people and roles, everyone, here
	notified   []string     // ids of people
	silent     bool
}

// Flags of messages.
var (
	suppressEmbeds = limit("flag.suppress_embeds")
	ephemeral      = limit("flag.ephemeral")
	suppressPings  = limit("flag.suppress_notifications")
	voiceMessage   = limit("flag.is_voice_message")
	componentsV2   = limit("flag.is_components_v2")
)

const loadingFlag = 1 << 7

// message finds one that the bot may know of: not what only one person sees.
func (c *channel) message(id string) *message {
	i := slices.IndexFunc(c.messages, func(m *message) bool { return m.id == id && m.only == "" })
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

// post puts a message into its channel and tells the gateway.
func (c *channel) post(m *message) {
	m.place, m.made = c, c.discord.now()
	if m.id == "" {
		m.id = c.discord.id()
	}
	numberComponents(m.components)
	c.messages = append(c.messages, m)
	if !m.loading {
		m.call()
	}
	if m.only == "" {
		c.emitMessage("MESSAGE_CREATE", m)
	}
	c.discord.note()
}

// changed says that a message looks different now.
func (m *message) changed() {
	m.edited = m.place.discord.now()
	numberComponents(m.components)
	if m.only == "" {
		m.place.emitMessage("MESSAGE_UPDATE", m)
	}
	m.place.discord.note()
}

func (c *channel) drop(m *message) {
	c.messages = slices.DeleteFunc(c.messages, func(other *message) bool { return other == m })
	data := object{"id": m.id, "channel_id": c.id}
	if c.guild != nil {
		data["guild_id"] = c.guild.ID
	}
	if m.only == "" {
		c.discord.emit(event{name: "MESSAGE_DELETE", guild: c.guild, place: c, intent: c.messageIntent(), data: data})
	}
	c.discord.note()
}

// DeleteMessage takes a message away, as a moderator may.
func (d *Discord) DeleteMessage(on Message) {
	d.mu.Lock()
	defer d.mu.Unlock()
	on.on.message.place.drop(on.on.message)
}

// emitMessage tells the gateway of a message. Without the privileged intent the words are left out, except of the app's own
// messages, of those that call its bot, and of direct messages.
func (c *channel) emitMessage(name string, m *message) {
	data := m.asObject()
	data["channel_type"] = c.kind
	if c.guild != nil {
		data["guild_id"] = c.guild.ID
		if who := c.guild.members[m.author]; who != nil {
			o := c.guild.memberObject(m.author, false)
			delete(o, "user")
			data["member"] = o
		}
	}
	if name == "MESSAGE_CREATE" && m.nonce != nil {
		data["nonce"] = m.nonce
	}
	bare := data
	if !c.discord.readable(m) {
		bare = withoutWords(data)
	}
	c.discord.emit(event{name: name, guild: c.guild, place: c, intent: c.messageIntent(), data: bare, words: data})
}

func (c *channel) messageIntent() int {
	if c.guild == nil {
		return directMessages
	}
	return guildMessages
}

// readable says whether the app may read the words of a message without the privileged intent.
func (d *Discord) readable(m *message) bool {
	return m.author == d.app.ID || m.place.guild == nil || slices.Contains(m.mentioned(), d.app.ID)
}

func withoutWords(data object) object {
	bare := maps.Clone(data)
	bare["content"], bare["embeds"], bare["attachments"], bare["components"] = "", []any{}, []any{}, []any{}
	return bare
}

// forApp is a message as the REST API shows it to the app, whose privileged intents count there too.
func (m *message) forApp() object {
	o := m.asObject()
	if m.place.discord.app.MessageContent || m.place.discord.readable(m) {
		return o
	}
	return withoutWords(o)
}

func (m *message) asObject() object {
	d := m.place.discord
	people, roles, everybody := m.mentions()
	files := []any{}
	for _, f := range m.files {
		files = append(files, f.asObject())
	}
	o := object{
		"id": m.id, "channel_id": m.place.id, "author": d.users[m.author].asObject(), "content": m.content, "timestamp": m.made,
		"edited_timestamp": orNull(m.edited), "tts": false, "mention_everyone": everybody, "mentions": people, "mention_roles": asAny(roles),
		"attachments": files, "embeds": orEmpty(m.embeds), "components": m.shownComponents(), "pinned": false, "type": 0,
		"flags": m.shownFlags(),
	}
	if m.reply != nil {
		o["type"], o["referenced_message"] = 19, nil
		o["message_reference"] = object{"type": 0, "message_id": m.reply.id, "channel_id": m.reply.place.id}
	}
	if m.thread != nil {
		o["thread"] = m.thread.asObject()
	}
	if m.via != nil {
		o["application_id"], o["webhook_id"] = d.app.ID, d.app.ID
		o["interaction_metadata"] = m.via.metadata()
		if m.via.kind == commandKind && !m.followup {
			o["type"] = 20
			if m.via.target != nil {
				o["type"] = 23
			}
		}
	}
	return o
}

func (m *message) shownFlags() int {
	bits := m.flags
	if m.only != "" {
		bits |= ephemeral
	}
	if m.loading {
		bits |= loadingFlag
	}
	if m.thread != nil {
		bits |= 1 << 5
	}
	return bits
}

func orEmpty(list []any) []any {
	if list == nil {
		return []any{}
	}
	return list
}
