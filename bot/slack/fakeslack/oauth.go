package fakeslack

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// grant is a code that an installer brought back from the authorize page.
type grant struct {
	ws       *Workspace
	org      string
	user     string
	scopes   []string
	redirect string
	made     time.Time
	used     bool
}

// codeLife is how long a code is good (docs.slack.dev/authentication/installing-with-oauth).
const codeLife = 10 * time.Minute

// Approves is a person who follows a link to Slack's authorize page and allows the app: the address to which Slack sends
// their browser back. With org they install it for the whole organisation.
func (p *Person) Approves(authorize string, org bool) string {
	s := p.ws.slack
	s.t.Helper()
	link, err := url.Parse(authorize)
	if err != nil {
		s.t.Fatalf("the link to the authorize page: %v", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	back, complaint := s.approve(p, link.Query(), org)
	if complaint != "" {
		s.t.Fatalf("Slack says %s of the link %s", complaint, authorize)
	}
	return back
}

func (s *Slack) approve(p *Person, q url.Values, org bool) (back, complaint string) {
	redirect := q.Get("redirect_uri")
	if redirect == "" && len(s.app.RedirectURLs) > 0 {
		redirect = s.app.RedirectURLs[0]
	}
	allowed := func(registered string) bool { return strings.HasPrefix(redirect, registered) }
	switch {
	case q.Get("client_id") != s.app.ClientID:
		return "", "invalid_client_id"
	case q.Get("scope") == "":
		return "", "no_scopes"
	case redirect == "" || len(s.app.RedirectURLs) > 0 && !slices.ContainsFunc(s.app.RedirectURLs, allowed):
		return "", "bad_redirect_uri"
	}
	g := &grant{ws: p.ws, user: p.id, scopes: strings.Split(q.Get("scope"), ","), redirect: q.Get("redirect_uri"), made: s.clock.Now()}
	if org {
		g.ws, g.org = nil, p.ws.Organisation
	}
	code := s.id("code.")
	s.grants[code] = g
	return redirect + "?" + url.Values{"code": {code}, "state": {q.Get("state")}}.Encode(), ""
}

// serveAuthorize is the authorize page, on which the first administrator of the first workspace presses Allow.
func (s *Slack) serveAuthorize(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	back, complaint := "", "nobody here may install an app"
	if p := s.administrator(r.URL.Query().Get("team")); p != nil {
		back, complaint = s.approve(p, r.URL.Query(), false)
	}
	s.mu.Unlock()
	if complaint != "" {
		http.Error(w, complaint, http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, back, http.StatusFound) //nolint:gosec // because only addresses of the app's settings get this far
}

func (s *Slack) administrator(team string) *Person {
	for _, w := range s.workspaces {
		for _, id := range w.order {
			if w.users[id].Admin && (team == "" || team == w.ID) {
				return &Person{ws: w, id: id}
			}
		}
	}
	return nil
}

func oauthAccess(c *call) (object, *failure) {
	id, secret := c.text("client_id"), c.text("client_secret")
	if basic, ok := strings.CutPrefix(c.header.Get("Authorization"), "Basic "); ok {
		decoded, _ := base64.StdEncoding.DecodeString(basic)
		id, secret, _ = strings.Cut(string(decoded), ":")
	}
	switch {
	case id != c.s.app.ClientID:
		return nil, no("invalid_client_id")
	case secret != c.s.app.ClientSecret:
		return nil, no("bad_client_secret")
	}
	switch c.text("grant_type") {
	case "refresh_token":
		i := c.s.refreshes[c.text("refresh_token")]
		if i == nil {
			return nil, no("invalid_refresh_token")
		}
		c.s.renew(i)
		return c.s.access(i), nil
	case "", "authorization_code":
		return c.s.redeem(c)
	}
	return nil, no("invalid_grant_type")
}

func (s *Slack) redeem(c *call) (object, *failure) {
	g := s.grants[c.text("code")]
	switch {
	case g == nil || s.clock.Now().Sub(g.made) > codeLife:
		return nil, no("invalid_code")
	case g.used:
		return nil, no("code_already_used")
	case g.redirect != c.text("redirect_uri"):
		return nil, no("bad_redirect_uri")
	case g.ws != nil && s.installOf(g.ws) != nil && s.installOf(g.ws).orgWide():
		return nil, no("cannot_install_an_org_installed_app")
	}
	g.used = true
	i := s.newInstall(g.ws, g.org, g.scopes)
	i.by = g.user
	return s.access(i), nil
}

// access is what an installer gets (docs.slack.dev/reference/methods/oauth.v2.access).
func (s *Slack) access(i *install) object {
	o := object{
		"access_token": i.token, "token_type": "bot", "scope": strings.Join(i.scopes, ","), "app_id": s.app.ID, "team": nil, "enterprise": nil,
		"is_enterprise_install": i.orgWide(), "authed_user": object{"id": i.by}, "bot_user_id": "UBOT" + i.org,
	}
	if i.ws != nil {
		o["team"], o["bot_user_id"] = object{"id": i.ws.ID, "name": i.ws.Name}, i.ws.bot
	}
	if i.org != "" {
		o["enterprise"] = object{"id": i.org, "name": i.org}
	}
	if i.refresh != "" {
		o["refresh_token"], o["expires_in"] = i.refresh, int(tokenLife/time.Second)
	}
	return o
}
