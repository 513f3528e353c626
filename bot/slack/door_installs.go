package slack

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Install is the bot in one workspace, or in all of an organisation.
type Install struct {
	Workspace string // the key of it: a team's id, or an organisation's; accounts and places carry it
	Book      storage.BookID
	Token     string
	Bot       string // the bot's user id, where it is known
}

// Installs knows where the bot has been let in. Safe for many goroutines.
type Installs interface {
	// Find is the installation through which we are in a workspace: that of its organisation, if there is one, else its
	// own. Where we are not installed it is ErrNotInstalled.
	Find(ctx context.Context, organisation, team string) (Install, error)
	// Of is an installation by its key.
	Of(ctx context.Context, workspace string) (Install, error)
	// Renew is asked when a token has run out. It answers with a newer one, or with ErrNotInstalled if there is none.
	Renew(ctx context.Context, old Install) (Install, error)
	// Dead hears that Slack does not take a token, with the code that says so.
	Dead(ctx context.Context, in Install, code string)
	// Gone hears of the event by which we were put out (app_uninstalled, tokens_revoked), and when that was.
	Gone(ctx context.Context, workspace, event string, at time.Time)
}

// ErrNotInstalled says that the bot is not, or no longer, in a workspace.
var ErrNotInstalled = errors.New("slack: not installed in this workspace")

// Single is the one workspace whose token was given in the settings.
type Single struct {
	Token string
	Book  storage.BookID

	mu    sync.Mutex
	known Install
	asked func(ctx context.Context, token string) (identity, error)
}

// identity is what Slack says a token is.
type identity struct {
	Team         string `json:"team_id"`
	Organisation string `json:"enterprise_id"`
	OrgWide      bool   `json:"is_enterprise_install"`
	Bot          string `json:"user_id"`
	Name         string `json:"team"`
}

// Find is the one installation, whatever workspace is asked about: the app of a single token is installed nowhere else, and
// in a shared channel people of other workspaces meet it too.
func (s *Single) Find(ctx context.Context, _, _ string) (Install, error) { return s.whole(ctx) }

// Of is the one installation.
func (s *Single) Of(ctx context.Context, _ string) (Install, error) { return s.whole(ctx) }

// Renew has no newer token to offer.
func (s *Single) Renew(context.Context, Install) (Install, error) { return Install{}, ErrNotInstalled }

// Dead does nothing: whoever set the token has to set another.
func (s *Single) Dead(context.Context, Install, string) {}

// Gone changes nothing either.
func (s *Single) Gone(context.Context, string, string, time.Time) {}

// whole asks Slack, until it has answered once, whose token this is.
func (s *Single) whole(ctx context.Context) (Install, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known.Token != "" {
		return s.known, nil
	}
	if s.asked == nil {
		return Install{}, fmt.Errorf("find the workspace: %w", ErrNotInstalled)
	}
	is, err := s.asked(ctx, s.Token)
	if err != nil {
		return Install{}, fmt.Errorf("find the workspace: %w", err)
	}
	s.known = Install{Workspace: is.Team, Book: s.Book, Token: s.Token, Bot: is.Bot}
	if is.OrgWide {
		s.known.Workspace = is.Organisation
	}
	return s.known, nil
}

// Check asks Slack whose token this is, so that a wrong one is noticed at the start. That Slack does not answer now is no
// reason not to begin.
func (d *Door) Check(ctx context.Context) (workspace string, err error) {
	in, err := d.Installs.Of(ctx, "")
	if classOf(err) == dead {
		return "", fmt.Errorf("use SLACK_BOT_TOKEN: %w", err)
	}
	if err != nil {
		d.Log.Warn("Slack does not answer; we go on trying", "err", err)
	}
	return in.Workspace, nil
}

// find is the installation through which somebody speaks to us. A workspace that belongs to no partnership yet has a minute
// book of its own, in which it can be set up.
func (d *Door) find(ctx context.Context, from origin) (Install, error) {
	in, err := d.Installs.Find(ctx, from.organisation, from.team)
	if in.Book == "" {
		in.Book = bot.OwnBook(account(in, ""))
	}
	return in, err
}

// whoIs asks Slack what a token is.
func (d *Door) whoIs(ctx context.Context, token string) (identity, error) {
	var is identity
	err := d.call(ctx, Install{Token: token}, "auth.test", struct{}{}, &is)
	return is, err
}
