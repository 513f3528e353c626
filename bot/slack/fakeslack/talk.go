package fakeslack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (c *conversation) link(m *message) string {
	return fmt.Sprintf("https://%s.slack.com/archives/%s/p%s", c.ws.domain(), c.id, strings.ReplaceAll(m.ts, ".", ""))
}

// visible finds a conversation that the bot may look at, with the scope for one of its kind.
func (c *call) visible(suffix string) (*conversation, *failure) {
	if c.ws == nil {
		return nil, no("channel_not_found")
	}
	place := c.ws.places[c.text("channel")] // by id only, unlike chat.postMessage
	if place == nil || (place.private && !place.has(c.ws.bot)) {
		return nil, no("channel_not_found")
	}
	scope := map[string]string{"im": "im", "group": "groups", "channel": "channels"}[place.kind()] + suffix
	if !c.scoped(scope) {
		return nil, missing(c, scope)
	}
	return place, nil
}

func openConversation(c *call) (object, *failure) {
	if c.ws == nil {
		return nil, no("user_not_found")
	}
	if ref := c.text("channel"); ref != "" {
		place := c.ws.places[ref]
		if place == nil || place.person == "" {
			return nil, no("channel_not_found")
		}
		return object{"no_op": true, "already_open": true, "channel": object{"id": place.id}}, nil
	}
	users := c.names("users")
	switch len(users) {
	case 0:
		return nil, no("users_list_not_supplied")
	case 1:
	default:
		return nil, no("invalid_user_combination") // groups of several are not played here
	}
	if !c.scoped("im:write") {
		return nil, missing(c, "im:write")
	}
	u := c.ws.users[users[0]]
	switch {
	case u == nil:
		return nil, no("user_not_found")
	case u.Deactivated:
		return nil, no("user_disabled")
	case u.Bot:
		return nil, no("cannot_dm_bot")
	}
	place := c.ws.dm(u.ID)
	channel := object{"id": place.id}
	if c.flag("return_im") {
		channel = place.asObject()
	}
	return object{"channel": channel}, nil
}

func conversationInfo(c *call) (object, *failure) {
	place, failed := c.visible(":read")
	if failed != nil {
		return nil, failed
	}
	return object{"channel": place.asObject()}, nil
}

func listConversations(c *call) (object, *failure) {
	if c.ws == nil {
		return nil, no("missing_argument", "team_id is needed with the token of an organisation")
	}
	types := c.names("types")
	if len(types) == 0 {
		types = []string{"public_channel"}
	}
	kinds := map[string]string{"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
	scopes := map[string]string{"public_channel": "channels:read", "private_channel": "groups:read", "im": "im:read", "mpim": "mpim:read"}
	var wanted []string
	for _, t := range types {
		if kinds[t] == "" {
			return nil, no("invalid_types")
		}
		if !c.scoped(scopes[t]) {
			return nil, missing(c, scopes[t])
		}
		wanted = append(wanted, kinds[t])
	}
	var all []any
	for _, id := range c.ws.placeOrder {
		place := c.ws.places[id]
		seen := !place.private || place.has(c.ws.bot)
		if seen && slices.Contains(wanted, place.kind()) && (!place.archived || !c.flag("exclude_archived")) {
			all = append(all, place.asObject())
		}
	}
	return c.page("channels", all, 100)
}

func listMembers(c *call) (object, *failure) {
	place, failed := c.visible(":read")
	if failed != nil {
		return nil, failed
	}
	all := make([]any, len(place.members))
	for i, member := range place.members {
		all[i] = member
	}
	return c.page("members", all, 100)
}

func joinConversation(c *call) (object, *failure) {
	if c.ws == nil || c.ws.places[c.text("channel")] == nil {
		return nil, no("channel_not_found")
	}
	place := c.ws.places[c.text("channel")]
	switch {
	case place.person != "" || place.private:
		return nil, no("method_not_supported_for_channel_type")
	case place.archived:
		return nil, no("is_archived")
	}
	if !place.has(c.ws.bot) {
		place.members = append(place.members, c.ws.bot)
	}
	return object{"channel": place.asObject()}, nil
}

// page cuts a list as Slack does: the cursor is where the next part begins.
func (c *call) page(name string, all []any, usual int) (object, *failure) {
	most, start := c.number("limit"), 0
	if most == 0 {
		most = usual
	}
	if most < 0 || most > limit("page.limit.max")+1 {
		return nil, no("invalid_limit")
	}
	if cursor := c.text("cursor"); cursor != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(cursor, "next:"))
		if err != nil || n < 0 || n > len(all) {
			return nil, no("invalid_cursor")
		}
		start = n
	}
	end, next := min(len(all), start+most), ""
	if end < len(all) {
		next = fmt.Sprintf("next:%d", end)
	}
	part := append([]any{}, all[start:end]...)
	return object{name: part, "response_metadata": object{"next_cursor": next}}, nil
}

func history(c *call) (object, *failure) {
	return c.messages(func(m *message) bool { return m.thread == "" }, true) // replies are in no history but their thread's
}

func replies(c *call) (object, *failure) {
	root := c.text("ts")
	return c.messages(func(m *message) bool { return m.ts == root || m.thread == root }, false)
}

// messages are those of a conversation that the bot may read; ephemeral ones are in no history.
func (c *call) messages(wanted func(*message) bool, newestFirst bool) (object, *failure) {
	place, failed := c.visible(":history")
	if failed != nil {
		return nil, failed
	}
	if !place.has(c.ws.bot) {
		return nil, no("not_in_channel")
	}
	oldest, latest := c.text("oldest"), c.text("latest")
	var all []any
	for _, m := range place.messages {
		early := oldest != "" && (m.ts < oldest || (m.ts == oldest && !c.flag("inclusive")))
		late := latest != "" && (m.ts > latest || (m.ts == latest && !c.flag("inclusive")))
		if early || late || m.only != "" || !wanted(m) {
			continue
		}
		o := place.show(m)
		if c.flag("include_all_metadata") && m.metadata != nil {
			o["metadata"] = m.metadata
		}
		all = append(all, o)
	}
	if newestFirst {
		slices.Reverse(all)
	}
	answer, failed := c.page("messages", all, 100)
	if failed == nil {
		answer["has_more"] = answer["response_metadata"].(object)["next_cursor"] != ""
		answer["pin_count"] = 0
	}
	return answer, failed
}
