package slack

import "slices"

// scope is one thing that Slack lets the bot do, and why it needs to.
type scope struct {
	name     string
	reason   string
	optional bool     // whoever installs the app may leave it out
	methods  []string // of the Web API, that need it and that we call
	events   []string // that need it and that we hear
	also     []string // what else needs it: keys of Slack's manifest or of what it sends, which our code names
}

// scopes are all that we ask for. There is none to read what people write to each other, but for the optional ones, which
// are off unless somebody turns them on.
var scopes = []scope{
	{
		name: "commands", reason: "to offer the slash commands and the entries in the menu of a message",
		also: []string{"slash_commands", "shortcuts"},
	},
	{
		name: "chat:write", reason: "to post agendas, reminders and answers, where the bot was invited and in direct messages",
		methods: []string{"chat.postMessage", "chat.postEphemeral", "chat.update"},
	},
	{
		name: "im:write", reason: "to begin a direct message with a member who has never written to the bot",
		methods: []string{"conversations.open"},
	},
	{
		name: "im:history", reason: "to hear what somebody writes to the bot in a direct message, and pass it to the secretariat; and to look whether a message arrived there",
		methods: []string{"conversations.history", "conversations.replies"}, events: []string{"message.im"},
	},
	{
		name: "app_mentions:read", reason: "to hear what somebody writes to the bot by name in a channel, and nothing else there",
		events: []string{"app_mention"},
	},
	{
		name: "files:write", reason: "to hang files under what is posted: agendas, action notes, terms of reference; and to take them back",
		methods: []string{"files.getUploadURLExternal", "files.completeUploadExternal", "files.delete"},
	},
	{
		name: "files:read", reason: "to read the terms of reference or the roster that somebody gives in a form, and to see whether a file of ours arrived",
		methods: []string{"files.info"}, also: []string{"url_private_download"},
	},
	{
		name: "users:read", reason: "to see what somebody is called, whether they administer the workspace, and whether they belong to it or to a connected one",
		methods: []string{"users.info"},
	},
	{
		name: "users:read.email", optional: true,
		reason:  "to propose, by e-mail address, who of the register somebody is; the secretariat confirms it",
		methods: []string{"users.lookupByEmail"}, also: []string{"email"},
	},
	{
		name: "channels:history", optional: true,
		reason:  "to look whether a post arrived in a public channel, when Slack did not say, before it is sent again",
		methods: []string{"conversations.history", "conversations.replies"},
	},
	{
		name: "groups:history", optional: true,
		reason:  "the same in a private channel",
		methods: []string{"conversations.history", "conversations.replies"},
	},
	{
		name: "channels:read", optional: true,
		reason:  "to see, once a week, who is in the public channels of the groups without a place, and who has a place without the channel",
		methods: []string{"conversations.members"},
	},
	{
		name: "groups:read", optional: true,
		reason:  "the same in private channels",
		methods: []string{"conversations.members"},
	},
}

// events are what Slack tells us of; those that need a scope are named there too.
var events = []string{
	"app_home_opened", // to draw the Home tab
	"app_mention",
	"app_uninstalled", // to stop, and forget the token
	"message.im",
	"tokens_revoked",
}

func scopeNames(list []scope) []string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.name
	}
	return names
}

func optionalScopes() []scope {
	return slices.DeleteFunc(slices.Clone(scopes), func(s scope) bool { return !s.optional })
}
