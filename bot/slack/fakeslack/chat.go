package fakeslack

import (
	"unicode/utf8"
)

// reach finds the conversation that a call names and says whether the bot may write there.
func (c *call) reach() (*conversation, *failure) {
	if c.ws == nil {
		return nil, no("channel_not_found")
	}
	place, failed := c.find(c.text("channel"))
	if failed != nil {
		return nil, failed
	}
	switch {
	case place.archived:
		return nil, no("is_archived")
	case place.person != "" && !c.s.app.MessagesTab:
		return nil, no("messages_tab_disabled")
	case place.has(c.ws.bot):
		return place, nil
	case place.private:
		return nil, no("channel_not_found")
	case c.scoped("chat:write.public") && c.method == "chat.postMessage":
		return place, nil
	}
	return nil, no("not_in_channel")
}

// find is a conversation by its id, by "#name", or by the id of the person at its other end.
func (c *call) find(ref string) (*conversation, *failure) {
	if u := c.ws.users[ref]; u != nil {
		if u.Deactivated || u.Bot {
			return nil, no("channel_not_found")
		}
		return c.ws.dm(ref), nil
	}
	place := c.ws.place(ref)
	if place == nil || (place.person != "" && c.ws.users[place.person].Deactivated) {
		return nil, no("channel_not_found")
	}
	return place, nil
}

// compose makes a message of the arguments of a call, or says what is wrong with them.
func (c *call) compose() (*message, *failure) {
	m := &message{
		user: c.ws.bot, byApp: true, text: c.text("text"), thread: c.text("thread_ts"), metadata: c.object("metadata"),
		chosen: map[string]object{},
	}
	markdown := c.text("markdown_text")
	switch {
	case markdown != "" && (m.text != "" || c.args["blocks"] != nil):
		return nil, no("markdown_text_conflict")
	case markdown != "":
		if utf8.RuneCountInString(markdown) > limit("message.markdown_text.max_length") {
			return nil, no("msg_too_long")
		}
		m.blocks = []any{object{"type": "markdown", "text": markdown}}
	}
	if failed := c.composeParts(m); failed != nil {
		return nil, failed
	}
	if m.text == "" && len(m.blocks) == 0 && len(m.attached) == 0 {
		return nil, no("no_text")
	}
	return m, nil
}

func (c *call) composeParts(m *message) *failure {
	if given := c.args["blocks"]; given != nil {
		list, ok := given.([]any)
		if !ok {
			return no("invalid_blocks_format")
		}
		if details := checkMessage(list); len(details) > 0 {
			return no("invalid_blocks", details...)
		}
		m.blocks = c.s.withIDs(list)
	}
	if m.attached = c.list("attachments"); len(m.attached) > limit("message.attachments.max_items") {
		return no("too_many_attachments")
	}
	for _, a := range m.attached {
		attachment, _ := a.(object)
		blocks, _ := attachment["blocks"].([]any)
		if details := checkMessage(blocks); len(details) > 0 {
			return no("invalid_attachments", details...)
		}
	}
	if m.metadata != nil {
		kind, _ := m.metadata["event_type"].(string)
		if _, ok := m.metadata["event_payload"].(object); !ok || kind == "" {
			return no("invalid_metadata_format")
		}
	}
	return nil
}

func postMessage(c *call) (object, *failure) {
	place, failed := c.reach()
	if failed != nil {
		return nil, failed
	}
	m, failed := c.compose()
	if failed != nil {
		return nil, failed
	}
	// Longer text is cut, not refused (docs.slack.dev/reference/methods/chat.postMessage).
	if most := limit("message.text.max_length"); utf8.RuneCountInString(m.text) > most {
		m.text = string([]rune(m.text)[:most])
	}
	c.s.post(place, m)
	return object{"channel": place.id, "ts": m.ts, "message": place.show(m)}, nil
}

// post puts a message of the app where people see it, and tells the app of its own message, as Slack does.
func (s *Slack) post(place *conversation, m *message) {
	m.ts = s.newTS()
	place.messages = append(place.messages, m)
	if m.only == "" {
		s.emitMessage(place, m)
	}
	s.note()
}

func postEphemeral(c *call) (object, *failure) {
	place, failed := c.reach()
	if failed != nil {
		return nil, failed
	}
	m, failed := c.compose()
	if failed != nil {
		return nil, failed
	}
	m.only = c.text("user")
	if !place.has(m.only) {
		return nil, no("user_not_in_channel")
	}
	if utf8.RuneCountInString(m.text) > limit("message.text.max_length") {
		return nil, no("msg_too_long")
	}
	c.s.post(place, m)
	return object{"message_ts": m.ts}, nil
}

// own finds a message of the app by its channel and ts.
func (c *call) own(refusal string) (*conversation, *message, *failure) {
	if c.ws == nil {
		return nil, nil, no("channel_not_found")
	}
	place, failed := c.find(c.text("channel"))
	if failed != nil {
		return nil, nil, failed
	}
	m := place.find(c.text("ts"))
	switch {
	case m == nil || m.only != "":
		return nil, nil, no("message_not_found")
	case !m.byApp || m.user != c.ws.bot:
		return nil, nil, no(refusal)
	}
	return place, m, nil
}

func update(c *call) (object, *failure) {
	place, m, failed := c.own("cant_update_message")
	if failed != nil {
		return nil, failed
	}
	if place.archived {
		return nil, no("is_inactive")
	}
	if utf8.RuneCountInString(c.text("text")) > limit("chat.update.text.max_length") {
		return nil, no("msg_too_long")
	}
	fresh, failed := c.compose()
	if failed != nil {
		return nil, failed
	}
	m.text, m.blocks, m.attached = fresh.text, fresh.blocks, fresh.attached
	if fresh.metadata != nil {
		m.metadata = fresh.metadata
	}
	m.edited = c.s.newTS()
	c.s.emitChanged(place, m)
	return object{"channel": place.id, "ts": m.ts, "text": m.text, "message": place.show(m)}, nil
}

func deleteMessage(c *call) (object, *failure) {
	place, m, failed := c.own("cant_delete_message")
	if failed != nil {
		return nil, failed
	}
	place.drop(m)
	return object{"channel": place.id, "ts": m.ts}, nil
}

func permalink(c *call) (object, *failure) {
	if c.ws == nil {
		return nil, no("channel_not_found")
	}
	place, failed := c.find(c.text("channel"))
	if failed != nil {
		return nil, failed
	}
	m := place.find(c.text("message_ts"))
	if m == nil {
		return nil, no("message_not_found")
	}
	return object{"channel": place.id, "permalink": place.link(m)}, nil
}
