package fakediscord

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// route is one thing that the API can do. It runs under the lock; what it returns is the answer, and nothing is 204.
type route struct {
	pattern string // as http.ServeMux has it, without /api/v10
	run     func(*call) (any, *failure)
	open    bool // a token in the path serves instead of the bot's
	most    int  // its budget: so many in
	within  time.Duration
	created bool // answers 201
}

// routes is what this Discord can do. Discord does not publish its budgets, and may change them; these are of the order that
// is seen in practice.
func routes() []*route {
	return slices.Concat(appRoutes(), guildRoutes(), channelRoutes(), answerRoutes())
}

func appRoutes() []*route {
	return []*route{
		{pattern: "GET /gateway", run: getGateway, open: true},
		{pattern: "GET /gateway/bot", run: getGatewayBot},
		{pattern: "GET /applications/@me", run: getApp},
		{pattern: "GET /oauth2/applications/@me", run: getApp},
		{pattern: "GET /applications/{application}/commands", run: listCommands},
		{pattern: "PUT /applications/{application}/commands", run: overwriteCommands, most: 20, within: 10 * time.Second},
		{pattern: "POST /applications/{application}/commands", run: createCommand, most: 20, within: 10 * time.Second},
		{pattern: "GET /applications/{application}/commands/{command}", run: getCommand},
		{pattern: "PATCH /applications/{application}/commands/{command}", run: editCommand, most: 20, within: 10 * time.Second},
		{pattern: "DELETE /applications/{application}/commands/{command}", run: deleteCommand, most: 20, within: 10 * time.Second},
		{pattern: "GET /applications/{application}/guilds/{guild}/commands", run: listCommands},
		{pattern: "PUT /applications/{application}/guilds/{guild}/commands", run: overwriteCommands, most: 20, within: 10 * time.Second},
		{pattern: "POST /applications/{application}/guilds/{guild}/commands", run: createCommand, most: 20, within: 10 * time.Second},
		{pattern: "GET /applications/{application}/guilds/{guild}/commands/{command}", run: getCommand},
		{pattern: "PATCH /applications/{application}/guilds/{guild}/commands/{command}", run: editCommand, most: 20, within: 10 * time.Second},
		{pattern: "DELETE /applications/{application}/guilds/{guild}/commands/{command}", run: deleteCommand, most: 20, within: 10 * time.Second},
		{pattern: "GET /users/@me", run: getMe},
		{pattern: "GET /users/@me/guilds", run: listMyGuilds, most: 1, within: time.Second},
		{pattern: "DELETE /users/@me/guilds/{guild}", run: leaveGuild},
		{pattern: "POST /users/@me/channels", run: openDM, most: 10, within: 10 * time.Second},
		{pattern: "GET /users/{user}", run: getUser, most: 30, within: 30 * time.Second},
	}
}

func guildRoutes() []*route {
	return []*route{
		{pattern: "GET /guilds/{guild}", run: getGuild},
		{pattern: "GET /guilds/{guild}/channels", run: listChannels},
		{pattern: "POST /guilds/{guild}/channels", run: createChannel, created: true},
		{pattern: "GET /guilds/{guild}/roles", run: listRoles},
		{pattern: "GET /guilds/{guild}/roles/{role}", run: getRole},
		{pattern: "POST /guilds/{guild}/roles", run: createRole},
		{pattern: "DELETE /guilds/{guild}/roles/{role}", run: deleteRole},
		{pattern: "GET /guilds/{guild}/members", run: listMembers, most: 10, within: 10 * time.Second},
		{pattern: "GET /guilds/{guild}/members/{user}", run: getMember},
		{pattern: "PUT /guilds/{guild}/members/{user}/roles/{role}", run: giveRole, most: 10, within: 10 * time.Second},
		{pattern: "DELETE /guilds/{guild}/members/{user}/roles/{role}", run: takeRole, most: 10, within: 10 * time.Second},
		{pattern: "GET /guilds/{guild}/threads/active", run: listThreads},
		{pattern: "GET /guilds/{guild}/scheduled-events", run: listEvents},
		{pattern: "POST /guilds/{guild}/scheduled-events", run: createEvent, most: 5, within: time.Minute},
		{pattern: "GET /guilds/{guild}/scheduled-events/{event}", run: getEvent},
		{pattern: "PATCH /guilds/{guild}/scheduled-events/{event}", run: editEvent, most: 5, within: time.Minute},
		{pattern: "DELETE /guilds/{guild}/scheduled-events/{event}", run: deleteEvent, most: 5, within: time.Minute},
	}
}

func channelRoutes() []*route {
	return []*route{
		{pattern: "GET /channels/{channel}", run: getChannel},
		{pattern: "PATCH /channels/{channel}", run: editChannel, most: 5, within: 15 * time.Second},
		{pattern: "DELETE /channels/{channel}", run: deleteChannel},
		{pattern: "POST /channels/{channel}/typing", run: typing, most: 5, within: 5 * time.Second},
		{pattern: "GET /channels/{channel}/messages", run: listMessages, most: 50, within: time.Second},
		{pattern: "POST /channels/{channel}/messages", run: createMessage, most: 5, within: 5 * time.Second},
		{pattern: "GET /channels/{channel}/messages/{message}", run: getMessage, most: 50, within: time.Second},
		{pattern: "PATCH /channels/{channel}/messages/{message}", run: editMessage, most: 5, within: 5 * time.Second},
		{pattern: "DELETE /channels/{channel}/messages/{message}", run: deleteMessage, most: 5, within: time.Second},
		{pattern: "GET /channels/{channel}/threads/archived/public", run: listArchived},
		{pattern: "POST /channels/{channel}/threads", run: createThread, most: 5, within: 5 * time.Second, created: true},
		{pattern: "POST /channels/{channel}/messages/{message}/threads", run: createThreadFrom, most: 5, within: 5 * time.Second, created: true},
	}
}

func answerRoutes() []*route {
	return []*route{
		{pattern: "POST /interactions/{interaction}/{token}/callback", run: answerInteraction, open: true},
		{pattern: "POST /webhooks/{application}/{token}", run: createFollowup, open: true, most: 5, within: 2 * time.Second},
		{pattern: "GET /webhooks/{application}/{token}/messages/{message}", run: getFollowup, open: true, most: 5, within: 2 * time.Second},
		{pattern: "PATCH /webhooks/{application}/{token}/messages/{message}", run: editFollowup, open: true, most: 5, within: 2 * time.Second},
		{pattern: "DELETE /webhooks/{application}/{token}/messages/{message}", run: deleteFollowup, open: true, most: 5, within: 2 * time.Second},
	}
}

// api is the mux of all routes.
func (d *Discord) api() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range routes() {
		mux.HandleFunc(r.pattern, func(w http.ResponseWriter, req *http.Request) { d.serve(w, &call{d: d, r: req, route: r}) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, req *http.Request) {
		d.serve(w, &call{d: d, r: req, route: &route{open: true, run: func(*call) (any, *failure) { return nil, notFound }}})
	})
	return mux
}

// serveAPI takes off the version.
func (d *Discord) serveAPI(w http.ResponseWriter, r *http.Request) {
	version, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/api/"), "/")
	if version != "v9" && version != "v10" {
		writeJSON(w, unversioned.status, unversioned.body())
		return
	}
	inner := r.Clone(r.Context())
	inner.URL.Path, inner.URL.RawPath = "/"+rest, ""
	d.routes.ServeHTTP(w, inner)
}

// serve answers one call.
func (d *Discord) serve(w http.ResponseWriter, c *call) {
	failed := c.read()
	d.mu.Lock()
	d.recordCall(c)
	fault := d.faultFor(c)
	d.mu.Unlock()
	if fault != nil && !fault.hold(d, c.r) {
		return
	}
	var answer any
	if failed == nil && (fault == nil || fault.Applied || fault.harmless()) {
		d.mu.Lock()
		answer, failed = d.run(w, c)
		if answer != nil {
			answer = settled(answer)
		}
		d.note()
		d.mu.Unlock()
	}
	if fault != nil && fault.answer(d, w) {
		return
	}
	d.reply(w, c, answer, failed)
}

// settled is an answer as it is now, because it is written after the lock is given back.
type settledJSON []byte

// MarshalJSON gives back what was written before.
func (s settledJSON) MarshalJSON() ([]byte, error) { return s, nil }

func settled(v any) any { return settledJSON(raw(v)) }

func (d *Discord) run(w http.ResponseWriter, c *call) (any, *failure) {
	if !strings.HasPrefix(c.r.UserAgent(), "DiscordBot (") {
		d.violate("a request whose User-Agent is %q and not DiscordBot (address, version), which Cloudflare may block", c.r.UserAgent())
	}
	if d.banned() {
		return nil, cloudflare
	}
	if !c.route.open && c.bearer() != d.app.Token {
		return nil, unauthorised
	}
	if failed := d.spend(w.Header(), c); failed != nil {
		return nil, failed
	}
	if id := c.param("application"); id != "" && id != d.app.ID {
		return nil, no(20012)
	}
	return c.route.run(c)
}

func (d *Discord) reply(w http.ResponseWriter, c *call, answer any, failed *failure) {
	if failed != nil {
		d.mu.Lock()
		d.countInvalid(failed)
		d.mu.Unlock()
		for name, v := range failed.header {
			w.Header().Set(name, v)
		}
		if failed == cloudflare {
			writeCloudflare(w)
			return
		}
		writeJSON(w, failed.status, failed.body())
		return
	}
	switch {
	case answer == nil:
		w.WriteHeader(http.StatusNoContent)
	case c.route.created:
		writeJSON(w, http.StatusCreated, answer)
	default:
		writeJSON(w, http.StatusOK, answer)
	}
}
