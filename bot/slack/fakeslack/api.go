package fakeslack

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// method is one method of the Web API: what it takes to call it, and what it does. It runs under the lock.
type method struct {
	run      func(*call) (object, *failure)
	scopes   []string // any one of them
	perMin   int      // its budget, calls a minute and workspace
	need     []string // arguments
	formOnly bool     // does not read JSON
	token    tokenKind
}

type tokenKind int

const (
	botToken tokenKind = iota
	appToken
	noToken
)

// The tiers of docs.slack.dev/apis/web-api/rate-limits: calls a minute. What Slack calls "special" is "several hundred".
const (
	tier2   = 20
	tier3   = 50
	tier4   = 100
	special = 300
)

var (
	readAny    = []string{"channels:read", "groups:read", "im:read", "mpim:read"}
	historyAny = []string{"channels:history", "groups:history", "im:history", "mpim:history"}
	openAny    = []string{"channels:manage", "groups:write", "im:write", "mpim:write"}
)

// methods is what this Slack can do. Scopes, tiers, and who reads JSON are those of the method pages (slack-api-ref).
var methods = map[string]method{
	"api.test":              {run: func(*call) (object, *failure) { return object{}, nil }, perMin: special, token: noToken},
	"auth.test":             {run: authTest, perMin: special},
	"auth.revoke":           {run: authRevoke, perMin: tier3, formOnly: true},
	"apps.connections.open": {run: connectionsOpen, perMin: tier3, token: appToken},
	"oauth.v2.access":       {run: oauthAccess, perMin: special, token: noToken, formOnly: true},
	"bots.info":             {run: botsInfo, scopes: []string{"users:read"}, perMin: tier3, formOnly: true},
	"team.info":             {run: teamInfo, scopes: []string{"team:read"}, perMin: tier3},

	"chat.postMessage":   {run: postMessage, scopes: []string{"chat:write"}, perMin: special, need: []string{"channel"}},
	"chat.postEphemeral": {run: postEphemeral, scopes: []string{"chat:write"}, perMin: tier4, need: []string{"channel", "user"}},
	"chat.update":        {run: update, scopes: []string{"chat:write"}, perMin: tier3, need: []string{"channel", "ts"}},
	"chat.delete":        {run: deleteMessage, scopes: []string{"chat:write"}, perMin: tier3, need: []string{"channel", "ts"}},
	"chat.getPermalink":  {run: permalink, perMin: special, need: []string{"channel", "message_ts"}, formOnly: true},

	"conversations.open":    {run: openConversation, scopes: openAny, perMin: tier3},
	"conversations.info":    {run: conversationInfo, scopes: readAny, perMin: tier3, need: []string{"channel"}, formOnly: true},
	"conversations.list":    {run: listConversations, scopes: readAny, perMin: tier2, formOnly: true},
	"conversations.members": {run: listMembers, scopes: readAny, perMin: tier4, need: []string{"channel"}, formOnly: true},
	"conversations.history": {run: history, scopes: historyAny, perMin: tier3, need: []string{"channel"}},
	"conversations.replies": {run: replies, scopes: historyAny, perMin: tier3, need: []string{"channel", "ts"}, formOnly: true},
	"conversations.join":    {run: joinConversation, scopes: []string{"channels:join"}, perMin: tier3, need: []string{"channel"}},

	"users.info":          {run: userInfo, scopes: []string{"users:read"}, perMin: tier4, need: []string{"user"}, formOnly: true},
	"users.list":          {run: listUsers, scopes: []string{"users:read"}, perMin: tier2, formOnly: true},
	"users.lookupByEmail": {run: lookupByEmail, scopes: []string{"users:read.email"}, perMin: tier3, need: []string{"email"}, formOnly: true},

	"views.open":    {run: openView, perMin: tier4, need: []string{"view"}},
	"views.push":    {run: pushView, perMin: tier4, need: []string{"view"}},
	"views.update":  {run: updateView, perMin: tier4, need: []string{"view"}},
	"views.publish": {run: publishView, perMin: tier4, need: []string{"user_id", "view"}},

	"files.getUploadURLExternal":   {run: uploadURL, scopes: []string{"files:write"}, perMin: tier4, need: []string{"filename", "length"}, formOnly: true},
	"files.completeUploadExternal": {run: completeUpload, scopes: []string{"files:write"}, perMin: tier4, need: []string{"files"}},
	"files.delete":                 {run: deleteFile, scopes: []string{"files:write"}, perMin: tier3, need: []string{"file"}},
	"files.info":                   {run: fileInfo, scopes: []string{"files:read"}, perMin: tier4, need: []string{"file"}, formOnly: true},
}

// serveMethod answers a call: almost always with HTTP 200, whatever it says.
func (s *Slack) serveMethod(w http.ResponseWriter, r *http.Request) {
	c, failed := decodeCall(s, r)
	s.mu.Lock()
	s.recordCall(c)
	fault := s.faultFor(c)
	s.mu.Unlock()
	if fault != nil && !fault.hold(s, r) {
		return
	}
	var answer object
	if failed == nil && (fault == nil || fault.Applied || fault.harmless()) {
		s.mu.Lock()
		answer, failed = s.run(c)
		s.note()
		s.mu.Unlock()
	}
	if fault != nil && fault.answer(w) {
		return
	}
	s.reply(w, c, answer, failed)
}

func (s *Slack) run(c *call) (object, *failure) {
	m, known := methods[c.method]
	if !known {
		return nil, no("unknown_method")
	}
	if failed := s.admit(c, m); failed != nil {
		return nil, failed
	}
	if failed := s.spend(c, m); failed != nil {
		seconds, _ := strconv.Atoi(failed.retryAfter) // we wrote it
		s.refuse(c, time.Duration(seconds)*time.Second)
		return nil, failed
	}
	for _, name := range m.need {
		if v := c.args[name]; v == nil || v == "" {
			return nil, no("invalid_arguments", "[ERROR] missing required field: "+name)
		}
	}
	return m.run(c)
}

// admit looks at the token: whether it is one, still good, of the right kind and with a scope that suffices.
func (s *Slack) admit(c *call, m method) *failure {
	if m.token == noToken {
		return nil
	}
	if c.bearer == "" {
		return no("not_authed")
	}
	if m.token == appToken || c.bearer == s.app.AppToken {
		switch {
		case c.bearer != s.app.AppToken && s.installs[c.bearer] != nil, m.token == botToken:
			return no("not_allowed_token_type")
		case c.bearer != s.app.AppToken:
			return no("invalid_auth")
		}
		return nil
	}
	c.install = s.installs[c.bearer]
	switch {
	case c.install == nil:
		return no("invalid_auth")
	case c.install.dead != "":
		return no(c.install.dead)
	case !c.install.expires.IsZero() && !s.clock.Now().Before(c.install.expires):
		return no("token_expired")
	}
	if len(m.scopes) > 0 && !slices.ContainsFunc(m.scopes, c.scoped) {
		return missing(c, m.scopes...)
	}
	return c.aim()
}

// aim finds the workspace that a call is about. An organisation's token serves many, and says which by team_id or by what
// it names.
func (c *call) aim() *failure {
	c.ws = c.install.ws
	if c.ws != nil {
		return nil
	}
	if team := c.text("team_id"); team != "" {
		c.ws = c.s.workspaces[team]
		if c.ws == nil || !c.install.covers(c.ws) {
			return no("team_access_not_granted")
		}
		return nil
	}
	named := []string{c.text("channel"), c.text("user"), c.text("user_id"), c.text("users"), c.text("channel_id")}
	for _, id := range slices.Sorted(maps.Keys(c.s.workspaces)) {
		w := c.s.workspaces[id]
		knows := func(name string) bool { return name != "" && (w.places[name] != nil || w.users[name] != nil) }
		if c.install.covers(w) && slices.ContainsFunc(named, knows) {
			c.ws = w
			return nil
		}
	}
	return nil
}

func (c *call) scoped(scope string) bool { return slices.Contains(c.install.scopes, scope) }

func missing(c *call, needed ...string) *failure {
	return &failure{code: "missing_scope", more: object{
		"needed": strings.Join(needed, ","), "provided": strings.Join(c.install.scopes, ","),
	}}
}

func (s *Slack) reply(w http.ResponseWriter, c *call, answer object, failed *failure) {
	if c.install != nil {
		w.Header().Set("X-Oauth-Scopes", strings.Join(c.install.scopes, ","))
		w.Header().Set("X-Accepted-Oauth-Scopes", strings.Join(methods[c.method].scopes, ","))
	}
	if failed == nil {
		answer["ok"] = true
		writeJSON(w, http.StatusOK, answer)
		return
	}
	body := object{"ok": false, "error": failed.code}
	maps.Copy(body, failed.more)
	if len(failed.details) > 0 {
		body["response_metadata"] = object{"messages": failed.details}
		body["errors"] = failed.details
	}
	if failed.retryAfter != "" {
		w.Header().Set("Retry-After", failed.retryAfter)
	}
	status := failed.status
	if status == 0 {
		status = http.StatusOK
	}
	writeJSON(w, status, body)
}
