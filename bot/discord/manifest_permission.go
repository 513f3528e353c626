package discord

// permission is one thing that a server lets the bot do, and why it needs to
// (docs.discord.com/developers/topics/permissions).
type permission struct {
	name     string
	bit      uint64
	reason   string
	optional bool     // asked for only where whoever installs the bot chose it
	routes   []string // of the API, that need it and that we call
}

const (
	permitEvents = "CREATE_EVENTS"
	permitRoles  = "MANAGE_ROLES"
)

// permissions are all that we ask for. There is none to read what people write to each other as they write it, to call
// everybody, or to manage anything, but for roles, which is off unless somebody turns it on.
var permissions = []permission{
	{
		name: "VIEW_CHANNEL", bit: 1 << 10, reason: "to see the channels that are linked to the groups",
		routes: []string{"GET /channels/{channel}"},
	},
	{
		name: "SEND_MESSAGES", bit: 1 << 11, reason: "to post agendas, reminders and answers there, and to begin a post in a forum",
		routes: []string{"POST /channels/{channel}/messages", "PATCH /channels/{channel}/messages/{message}"},
	},
	{
		name: "CREATE_PUBLIC_THREADS", bit: 1 << 35, reason: "to begin a post where a linked channel is a forum",
		routes: []string{"POST /channels/{channel}/threads"},
	},
	{
		name: "SEND_MESSAGES_IN_THREADS", bit: 1 << 38, reason: "to post in a thread or a forum post that is linked",
		routes: []string{"POST /channels/{channel}/messages"},
	},
	{
		name: "ATTACH_FILES", bit: 1 << 15, reason: "to post agendas and action notes as files",
		routes: []string{"POST /channels/{channel}/messages"},
	},
	{
		name: "READ_MESSAGE_HISTORY", bit: 1 << 16, reason: "to find its own posts again, and to answer below what somebody wrote to it",
		routes: []string{"GET /channels/{channel}/messages", "GET /channels/{channel}/threads/archived/public", "POST /channels/{channel}/messages"},
	},
	{
		name: permitEvents, bit: 1 << 44, optional: true, reason: "to show the meetings among the events of the server, and to keep its own up to date",
		routes: []string{"POST /guilds/{guild}/scheduled-events", "PATCH /guilds/{guild}/scheduled-events/{event}"},
	},
	{
		name: permitRoles, bit: 1 << 28, optional: true, reason: "to give and take roles that mirror who holds which place; they grant nothing here",
		routes: []string{
			"POST /guilds/{guild}/roles", "DELETE /guilds/{guild}/roles/{role}", "PUT /guilds/{guild}/members/{user}/roles/{role}",
			"DELETE /guilds/{guild}/members/{user}/roles/{role}",
		},
	},
}

// scope is one kind of access that a server gives.
type scope struct{ name, reason string }

var scopes = []scope{
	{"bot", "to be on the server as a member of its own, that can post and be written to"},
	{"applications.commands", "to offer the slash commands and the entries in the menu of a message"},
}

func sum(list []permission) uint64 {
	var bits uint64
	for _, p := range list {
		bits |= p.bit
	}
	return bits
}
