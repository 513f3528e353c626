package slack

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	// renewAhead is how long before its end a token is renewed (it lives twelve hours): as Slack's own SDK for Python does.
	renewAhead = 2 * time.Hour
	// renewWithin is how long whoever renews a token has it for themselves.
	renewWithin = time.Minute
)

// credentials are what Slack gave us for one workspace, or for one organisation with all its workspaces. They are kept
// sealed. Once they are worth nothing, nothing of them is kept but whose they were, and why.
type credentials struct {
	Token   string    `json:"token,omitempty"`
	Refresh string    `json:"refresh,omitempty"` // buys the next token, once
	Expires time.Time `json:"expires,omitzero"`  // of the token; never, if zero

	Team    string    `json:"team,omitempty"` // empty: installed for the whole organisation
	Org     string    `json:"org,omitempty"`
	Name    string    `json:"name"` // of the workspace, or of the organisation
	App     string    `json:"app"`
	Bot     string    `json:"bot"` // user id
	Scopes  []string  `json:"scopes"`
	By      string    `json:"by"`               // user id of who installed it
	At      time.Time `json:"at"`               // when it was installed
	Renewal time.Time `json:"renewal,omitzero"` // until then somebody is renewing the token
	Dead    string    `json:"dead,omitempty"`   // Slack's code for why it is worth nothing
}

// key is the name under which an installation is kept: of the organisation, where it is for all of it.
func (c credentials) key() string {
	if c.Team == "" {
		return c.Org
	}
	return c.Team
}

// live says whether Slack should still take the token.
func (c credentials) live(now time.Time) bool {
	return c.Token != "" && (c.Expires.IsZero() || now.Before(c.Expires))
}

// due says whether the token should be renewed by whoever comes first: because its end is near, or because it is the one
// of which Slack said that it has expired.
func (c credentials) due(now time.Time, expired string) bool {
	if c.Refresh == "" || now.Before(c.Renewal) {
		return false
	}
	return c.Token == expired || !c.Expires.IsZero() && !now.Before(c.Expires.Add(-renewAhead))
}

// bury forgets what is worth nothing any more.
func (c *credentials) bury(code string) {
	c.Token, c.Refresh, c.Expires, c.Renewal, c.Dead = "", "", time.Time{}, time.Time{}, code
}

// take puts renewed tokens in the place of the old.
func (c *credentials) take(fresh credentials) {
	c.Token, c.Refresh, c.Expires, c.Renewal, c.Dead = fresh.Token, fresh.Refresh, fresh.Expires, time.Time{}, ""
}

// record is an installation as it is kept, opened.
type record struct {
	storage.Installation
	credentials
	shut error // why it could not be opened; its credentials are empty then
}

func (r record) install() Install {
	return Install{Workspace: r.Workspace, Book: r.Book, Token: r.Token, Bot: r.Bot}
}

// record reads an installation. One that cannot be opened says why itself, so that it spoils no other.
func (s *sealer) record(in storage.Installation) record {
	r := record{Installation: in}
	if len(in.Sealed) == 0 {
		return r
	}
	plain, err := s.open(in.Sealed, in.Workspace)
	if err == nil {
		err = json.Unmarshal(plain, &r.credentials)
	}
	r.shut = err
	return r
}

// installation seals a record, for its place. What could not be opened stays as it is.
func (s *sealer) installation(r record) (storage.Installation, error) {
	if opened := r.shut == nil; !opened {
		return r.Installation, nil
	}
	plain, err := json.Marshal(r.credentials)
	if err != nil {
		return storage.Installation{}, fmt.Errorf("encode the token of %s: %w", r.Workspace, err)
	}
	in := r.Installation
	in.Sealed = s.seal(plain, r.Workspace)
	return in, nil
}
