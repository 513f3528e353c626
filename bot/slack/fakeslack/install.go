package fakeslack

import (
	"slices"
	"strings"
	"time"
)

// tokenLife is how long a token lives in an app that rotates them (docs.slack.dev/authentication/using-token-rotation).
const tokenLife = 12 * time.Hour

// install is the app in one workspace, or in all of an organisation.
type install struct {
	ws      *Workspace // nil for an organisation
	org     string
	token   string
	refresh string
	scopes  []string
	expires time.Time // never if zero
	dead    string    // the error code that its token earns, if it is no longer good
	by      string    // the user who installed it
}

// Installation is what an installer gets to know.
type Installation struct {
	Token, RefreshToken string
	Workspace, Org      string
	Bot                 string
}

// Install puts the app into the workspace, as a button "Install to workspace" would.
func (w *Workspace) Install() Installation {
	s := w.slack
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.newInstall(w, "", s.app.Scopes).public()
}

// InstallOrg puts the app into all workspaces of an organisation.
func (s *Slack) InstallOrg(org string) Installation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.newInstall(nil, org, s.app.Scopes).public()
}

func (s *Slack) newInstall(w *Workspace, org string, scopes []string) *install {
	i := &install{ws: w, org: org, scopes: slices.Clone(scopes)}
	if w != nil {
		i.org = w.Organisation
	}
	s.renew(i)
	return i
}

// renew gives an install fresh tokens; an old refresh token is worth nothing from then on, an old token dies with its time.
func (s *Slack) renew(i *install) {
	old := i.token
	i.token = strings.ToLower(s.id("xoxb-fake-"))
	if s.app.Rotation {
		i.token = "xoxe." + i.token
		delete(s.refreshes, i.refresh)
		i.refresh = strings.ToLower(s.id("xoxe-1-fake-"))
		s.refreshes[i.refresh] = i
		if old != "" {
			was := *i
			was.token = old
			s.installs[old] = &was
		}
		i.expires = s.clock.Now().Add(tokenLife)
	}
	s.installs[i.token] = i
}

func (i *install) public() Installation {
	p := Installation{Token: i.token, RefreshToken: i.refresh, Org: i.org}
	if i.ws != nil {
		p.Workspace, p.Bot = i.ws.ID, i.ws.bot
	}
	return p
}

// covers says whether an install reaches a workspace.
func (i *install) covers(w *Workspace) bool {
	return i.ws == w || (i.ws == nil && i.org != "" && i.org == w.Organisation)
}

func (i *install) orgWide() bool { return i.ws == nil }

// of is the live install through which the app is in a workspace, the organisation's first.
func (s *Slack) installOf(w *Workspace) *install {
	var found *install
	for _, i := range s.installs {
		if i.dead == "" && i.covers(w) && (found == nil || i.orgWide() || (!found.orgWide() && i.token > found.token)) {
			found = i
		}
	}
	return found
}

// Uninstall takes the app out of the workspace: its token is dead, and the app is told.
func (w *Workspace) Uninstall() {
	s := w.slack
	s.mu.Lock()
	s.kill(w, "account_inactive")
	s.mu.Unlock()
	s.Emit(w, object{"type": "app_uninstalled"})
}

// RevokeTokens makes the tokens of the app in this workspace worthless, and tells it.
func (w *Workspace) RevokeTokens() {
	s := w.slack
	s.mu.Lock()
	s.kill(w, "token_revoked")
	s.mu.Unlock()
	s.Emit(w, object{"type": "tokens_revoked", "tokens": object{"oauth": []any{}, "bot": []any{w.bot}}})
}

func (s *Slack) kill(w *Workspace, code string) {
	for _, i := range s.installs {
		if i.covers(w) {
			i.dead = code
			delete(s.refreshes, i.refresh)
		}
	}
}
