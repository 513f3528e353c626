package fakediscord

import (
	"slices"
)

// describeThread says of a thread what other channels do not have.
func (c *channel) describeThread(o object) {
	o["parent_id"], o["owner_id"], o["message_count"], o["total_message_sent"], o["member_count"] = c.parent.id, c.creator, len(c.messages), len(c.messages), 1
	o["thread_metadata"] = object{
		"archived": c.archived, "auto_archive_duration": 4320, "archive_timestamp": c.made, "locked": c.locked, "create_timestamp": c.made,
	}
	o["applied_tags"] = asAny(c.applied)
}

var checkThread = shape(
	must("name", words("thread.name_max")), may("auto_archive_duration", choice(60, 1440, 4320, 10080)),
	may("applied_tags", list(0, limit("thread.applied_tags_max"), snowflake)), may("rate_limit_per_user", integer(0, 21600)),
	may("type", choice(int(PublicThread), int(PrivateThread), 10)),
)

// createThread begins a thread without a message, or in a forum a post with one.
func createThread(c *call) (any, *failure) {
	place, failed := c.seen()
	if failed != nil {
		return nil, failed
	}
	var p problems
	checkThread(&p, "", c.body)
	if place.kind == Forum && objectOf(c.body["message"]) == nil {
		p.add("message", "BASE_TYPE_REQUIRED", "This field is required")
	}
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	if place.kind == Forum {
		return c.createPost(place)
	}
	kind, needed := PrivateThread, CreatePrivateThreads // docs: the default where no type is given
	if number(c.body["type"]) == int(PublicThread) {
		kind, needed = PublicThread, CreatePublicThreads
	}
	switch {
	case place.kind != Text && place.kind != Announcement:
		return nil, no(50024)
	case place.may(c.d.app.ID)&needed == 0:
		return nil, no(50013)
	}
	return c.begin(place, kind, c.d.id()).asObject(), nil
}

func (c *call) begin(parent *channel, kind Kind, id string) *channel {
	thread := &channel{
		discord: c.d, guild: parent.guild, id: id, name: word(c.body["name"]), kind: kind, parent: parent, creator: c.d.app.ID, made: c.d.now(),
	}
	for _, tag := range listOf(c.body["applied_tags"]) {
		thread.applied = append(thread.applied, idOf(tag))
	}
	parent.guild.add(thread)
	return thread
}

// createPost begins a post of a forum: a thread and its first message, which share an id.
func (c *call) createPost(forum *channel) (any, *failure) {
	w := &draft{surface: surface{at: "message"}, body: objectOf(c.body["message"]), uploads: c.uploads}
	failed := w.check()
	unknown := slices.ContainsFunc(listOf(c.body["applied_tags"]), func(tag any) bool {
		return !slices.ContainsFunc(forum.tags, func(known object) bool { return known["id"] == idOf(tag) })
	})
	switch {
	case forum.may(c.d.app.ID)&SendMessages == 0:
		return nil, no(50013)
	case failed != nil:
		return nil, failed
	case forum.tagRequired && len(listOf(c.body["applied_tags"])) == 0:
		return nil, no(40067)
	case unknown:
		return nil, invalid("applied_tags", "FORUM_TAG_UNKNOWN", "Unknown tag")
	}
	thread := c.begin(forum, PublicThread, c.d.id())
	m := w.fresh(c.d.app.ID, thread)
	m.id = thread.id
	thread.post(m)
	o := thread.asObject()
	o["message"] = m.asObject()
	return o, nil
}

// createThreadFrom begins a thread at a message, whose id it takes.
func createThreadFrom(c *call) (any, *failure) {
	m, failed := c.known()
	if failed != nil {
		return nil, failed
	}
	var p problems
	checkThread(&p, "", c.body)
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	switch {
	case m.place.kind != Text && m.place.kind != Announcement:
		return nil, no(50024)
	case m.place.may(c.d.app.ID)&CreatePublicThreads == 0:
		return nil, no(50013)
	case m.thread != nil:
		return nil, no(160004)
	}
	m.thread = c.begin(m.place, PublicThread, m.id)
	return m.thread.asObject(), nil
}

func listThreads(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	all := []any{}
	for _, place := range g.channels() {
		if place.isThread() && !place.archived && place.may(c.d.app.ID)&ViewChannel != 0 {
			all = append(all, place.asObject())
		}
	}
	return object{"threads": all, "members": []any{}, "has_more": false}, nil
}

// listArchived lists the public threads of a channel that were put away.
func listArchived(c *call) (any, *failure) {
	place, failed := c.seen()
	switch {
	case failed != nil:
		return nil, failed
	case place.guild == nil:
		return nil, no(50024)
	case place.may(c.d.app.ID)&ReadMessageHistory == 0:
		return nil, no(50013)
	}
	all := []any{}
	for _, thread := range place.guild.channels() {
		if thread.isThread() && thread.parent == place && thread.archived {
			all = append(all, thread.asObject())
		}
	}
	return object{"threads": all, "members": []any{}, "has_more": false}, nil
}

func getChannel(c *call) (any, *failure) {
	place, failed := c.seen()
	if failed != nil {
		return nil, failed
	}
	return place.asObject(), nil
}

// editChannel changes the name of a channel, or closes and opens a thread.
func editChannel(c *call) (any, *failure) {
	place, failed := c.seen()
	if failed != nil {
		return nil, failed
	}
	var p problems
	shape(may("name", words("thread.name_max")), may("archived", boolean), may("locked", boolean), may("topic", between(0, 4096)))(&p, "", c.body)
	if failed := p.failure(); failed != nil {
		return nil, failed
	}
	needed := ManageChannels
	if place.isThread() {
		needed = ManageThreads
	}
	own := place.isThread() && place.creator == c.d.app.ID && !place.locked && c.body["locked"] == nil
	if place.guild == nil || (place.may(c.d.app.ID)&needed == 0 && !own) {
		return nil, no(50013)
	}
	if name := word(c.body["name"]); name != "" {
		place.name = name
	}
	if topic, ok := c.body["topic"].(string); ok {
		place.topic = topic
	}
	if archived, ok := c.body["archived"].(bool); ok {
		place.archived = archived
	}
	if locked, ok := c.body["locked"].(bool); ok {
		place.locked = locked
	}
	place.tell("UPDATE")
	return place.asObject(), nil
}

func deleteChannel(c *call) (any, *failure) {
	place, failed := c.seen()
	switch {
	case failed != nil:
		return nil, failed
	case place.guild == nil:
		return place.asObject(), nil
	case place.may(c.d.app.ID)&(ManageChannels|ManageThreads) == 0:
		return nil, no(50013)
	}
	place.remove()
	return place.asObject(), nil
}
