package fakediscord

import (
	"slices"
	"strconv"
	"time"
)

// nonce is a message by which a repetition is recognised.
type nonce struct {
	message *message
	made    time.Time
}

// nonceTime is how long. Discord documents "the past few minutes", and that it looks at the author and not at the channel; we
// take the shortest that one could call a few.
const nonceTime = 2 * time.Minute

// seen finds a channel that the bot may look into.
func (c *call) seen() (*channel, *failure) {
	place := c.d.channels[c.param("channel")]
	switch {
	case place == nil:
		return nil, no(10003)
	case place.may(c.d.app.ID)&ViewChannel == 0:
		return nil, no(50001)
	}
	return place, nil
}

// writable finds a channel that the bot may write in.
func (c *call) writable() (*channel, *failure) {
	place, failed := c.seen()
	if failed != nil {
		return nil, failed
	}
	return place, place.mayWrite(c.body, c.uploads)
}

// mayWrite says why the bot cannot write in a channel.
func (c *channel) mayWrite(body object, uploads []upload) *failure {
	if c.guild == nil {
		return c.mayReach()
	}
	held := c.may(c.discord.app.ID)
	speak := SendMessages
	if c.isThread() {
		speak = SendMessagesInThreads
	}
	switch {
	case c.kind == Forum:
		return no(40058)
	case c.kind == Category:
		return no(50008)
	case held&speak == 0, len(uploads) > 0 && held&AttachFiles == 0, len(listOf(body["embeds"])) > 0 && held&EmbedLinks == 0:
		return no(50013)
	case body["message_reference"] != nil && held&ReadMessageHistory == 0:
		return no(50013)
	case c.archived && c.locked && held&ManageThreads == 0:
		return no(50083)
	}
	return nil
}

// mayReach says why a person cannot be written to.
func (c *channel) mayReach() *failure {
	to := c.recipients[0]
	switch {
	case !c.discord.shared(to):
		return no(50278)
	case c.discord.users[to].ClosedDMs:
		return no(50007)
	}
	return nil
}

func createMessage(c *call) (any, *failure) {
	place, failed := c.writable()
	if failed != nil {
		return nil, failed
	}
	w := &draft{body: c.body, uploads: c.uploads}
	if failed := w.check(); failed != nil {
		return nil, failed
	}
	key := idOf(c.body["nonce"])
	enforced := key != "" && c.body["enforce_nonce"] == true
	if was, known := c.d.nonces[key]; enforced && known && c.d.clock.Now().Sub(was.made) < nonceTime {
		return was.message.asObject(), nil
	}
	m := w.fresh(c.d.app.ID, place)
	if failed := c.answers(m); failed != nil {
		return nil, failed
	}
	place.archived = false // a message opens an archived thread again
	place.post(m)
	if key != "" {
		c.d.nonces[key] = nonce{message: m, made: c.d.clock.Now()}
	}
	o := m.asObject()
	if m.nonce != nil {
		o["nonce"] = m.nonce
	}
	return o, nil
}

// answers finds the message that a new one replies to.
func (c *call) answers(m *message) *failure {
	about := objectOf(c.body["message_reference"])
	if about == nil {
		return nil
	}
	m.reply = m.place.message(idOf(about["message_id"]))
	if m.reply == nil && about["fail_if_not_exists"] != false {
		return invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
	}
	return nil
}

// known finds a message in a channel whose past the bot may read.
func (c *call) known() (*message, *failure) {
	place, failed := c.seen()
	if failed != nil {
		return nil, failed
	}
	m := place.message(c.param("message"))
	if m == nil {
		return nil, no(10008)
	}
	return m, nil
}

func getMessage(c *call) (any, *failure) {
	m, failed := c.known()
	switch {
	case failed != nil:
		return nil, failed
	case m.place.may(c.d.app.ID)&ReadMessageHistory == 0:
		return nil, no(50001)
	}
	return m.forApp(), nil
}

func editMessage(c *call) (any, *failure) {
	m, failed := c.known()
	switch {
	case failed != nil:
		return nil, failed
	case m.author != c.d.app.ID:
		return nil, no(50005)
	case m.place.archived: // docs: topics/opcodes-and-status-codes names editing a message
		return nil, no(50083)
	case len(c.uploads) > 0 && m.place.may(c.d.app.ID)&AttachFiles == 0:
		return nil, no(50013)
	}
	w := &draft{surface: surface{old: m}, body: c.body, uploads: c.uploads}
	if failed := w.check(); failed != nil {
		return nil, failed
	}
	w.into(m)
	m.changed()
	return m.asObject(), nil
}

func deleteMessage(c *call) (any, *failure) {
	m, failed := c.known()
	switch {
	case failed != nil:
		return nil, failed
	case m.author != c.d.app.ID && m.place.may(c.d.app.ID)&ManageMessages == 0:
		return nil, no(50013)
	}
	m.place.drop(m)
	return nil, nil
}

// listMessages gives the newest first, as many as asked for; ephemeral ones are in no history.
func listMessages(c *call) (any, *failure) {
	place, failed := c.seen()
	if failed != nil {
		return nil, failed
	}
	most := 50
	if asked := c.query("limit"); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil || n < 1 || n > 100 {
			return nil, invalid("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
		}
		most = n
	}
	all := []any{}
	if place.may(c.d.app.ID)&ReadMessageHistory == 0 {
		return all, nil // docs: without the permission the list is empty
	}
	fits := func(m *message) bool {
		before, after := c.query("before"), c.query("after")
		return m.only == "" && (before == "" || earlier(m.id, before)) && (after == "" || earlier(after, m.id))
	}
	wanted := slices.DeleteFunc(slices.Clone(place.messages), func(m *message) bool { return !fits(m) })
	if c.query("after") != "" && c.query("before") == "" {
		wanted = wanted[:min(len(wanted), most)]
	}
	for _, m := range slices.Backward(wanted) {
		if len(all) < most {
			all = append(all, m.forApp())
		}
	}
	return all, nil
}

// earlier compares two snowflakes.
func earlier(a, b string) bool {
	return len(a) < len(b) || (len(a) == len(b) && a < b)
}

func typing(c *call) (any, *failure) {
	_, failed := c.writable()
	return nil, failed
}

func openDM(c *call) (any, *failure) {
	id := idOf(c.body["recipient_id"])
	u := c.d.users[id]
	switch {
	case id == "":
		return nil, invalid("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")
	case u == nil:
		return nil, no(10013)
	case u.Bot:
		return nil, no(50007)
	}
	return c.d.dm(id).asObject(), nil
}
