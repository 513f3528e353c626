package fakeslack

import (
	"maps"
	"slices"
)

// conversation is a channel, or what a person and the bot say to each other.
type conversation struct {
	ws       *Workspace
	id, name string
	private  bool
	archived bool
	person   string // of a direct message
	members  []string
	messages []*message // oldest first
}

// message is one message as Slack keeps it.
type message struct {
	ts, thread string
	user       string
	byApp      bool
	text       string
	blocks     []any
	attached   []any
	metadata   object
	edited     string // when
	only       string // an ephemeral one's reader
	files      []*file
	chosen     map[string]object // what people have chosen in its menus, by block and action id
}

func (c *conversation) has(user string) bool { return slices.Contains(c.members, user) }

// kind is the name of its type in the events and scopes of Slack.
func (c *conversation) kind() string {
	switch {
	case c.person != "":
		return "im"
	case c.private:
		return "group"
	default:
		return "channel"
	}
}

// shownName is what payloads call it: Slack names neither private channels nor direct messages there.
func (c *conversation) shownName() string {
	switch c.kind() {
	case "im":
		return "directmessage"
	case "group":
		return "privategroup"
	default:
		return c.name
	}
}

func (c *conversation) find(ts string) *message {
	for _, m := range c.messages {
		if m.ts == ts {
			return m
		}
	}
	return nil
}

func (c *conversation) drop(m *message) {
	c.messages = slices.DeleteFunc(c.messages, func(other *message) bool { return other == m })
}

// asObject is the message as the Web API and payloads show it.
func (c *conversation) show(m *message) object {
	o := object{"type": "message", "user": m.user, "ts": m.ts, "text": m.text, "team": c.ws.ID}
	if u := c.ws.users[m.user]; u != nil && u.Home != "" { // as slackapi/bolt-python reads it (extract_actor_team_id)
		o["team"], o["user_team"], o["source_team"] = u.Home, u.Home, u.Home
	}
	if m.byApp {
		o["bot_id"], o["app_id"] = c.ws.botID, c.ws.slack.app.ID
		o["bot_profile"] = object{
			"id": c.ws.botID, "app_id": c.ws.slack.app.ID, "name": c.ws.slack.app.BotName, "deleted": false, "team_id": c.ws.ID,
			"updated": 0, "icons": object{},
		}
	}
	if m.blocks != nil {
		o["blocks"] = m.blocks
	}
	if m.attached != nil {
		o["attachments"] = m.attached
	}
	if m.thread != "" {
		o["thread_ts"] = m.thread
	}
	if m.edited != "" {
		o["edited"] = object{"user": m.user, "ts": m.edited}
	}
	if len(m.files) > 0 {
		var files []any
		for _, f := range m.files {
			files = append(files, f.asObject())
		}
		o["files"] = files
	}
	return o
}

// asObject is the conversation as conversations.info shows it.
func (c *conversation) asObject() object {
	w := c.ws
	o := object{
		"id": c.id, "created": 1, "is_archived": c.archived, "is_im": c.person != "", "is_org_shared": false, "context_team_id": w.ID,
		"updated": 1,
	}
	if c.person != "" {
		o["user"] = c.person
		o["is_user_deleted"] = w.users[c.person].Deactivated
		return o
	}
	guests := slices.ContainsFunc(c.members, func(id string) bool { return w.users[id] != nil && w.users[id].Home != "" })
	maps.Copy(o, object{
		"name": c.name, "is_channel": !c.private, "is_group": c.private, "is_private": c.private,
		"is_member": c.has(w.bot), "is_general": false, "is_shared": guests, "is_ext_shared": guests, "is_mpim": false,
		"is_pending_ext_shared": false, "creator": "USLACKBOT", "num_members": len(c.members),
		"topic":   object{"value": "", "creator": "", "last_set": 0},
		"purpose": object{"value": "", "creator": "", "last_set": 0},
	})
	return o
}
