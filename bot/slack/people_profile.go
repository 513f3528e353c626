package slack

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
)

var _ bot.Directory = (*Door)(nil)

// profiled is somebody as users.info shows them.
type profiled struct {
	Name  string `json:"name"`
	Team  string `json:"team_id"`
	Admin bool   `json:"is_admin"`
	Owner bool   `json:"is_owner"`
	Org   struct {
		ID    string   `json:"enterprise_id"`
		Teams []string `json:"teams"`
	} `json:"enterprise_user"`
	Profile struct {
		Name  string `json:"real_name"`
		Email string `json:"email"` // needs users:read.email
	} `json:"profile"`
}

// of says whether somebody belongs to what an installation is in: a workspace, or an organisation. Who comes from a
// connected workspace does not.
func (u profiled) of(workspace string) bool {
	return u.Team == workspace || u.Org.ID != "" && u.Org.ID == workspace || slices.Contains(u.Org.Teams, workspace)
}

func (d *Door) profiled(ctx context.Context, in Install, user string) (profiled, error) {
	var known struct {
		User profiled `json:"user"`
	}
	err := d.call(ctx, in, "users.info", url.Values{"user": {user}}, &known)
	return known.User, err
}

// Profile is what Slack says of somebody.
func (d *Door) Profile(ctx context.Context, a bot.Account) (bot.Profile, error) {
	in, err := d.Installs.Of(ctx, a.Workspace)
	if err != nil {
		return bot.Profile{}, err
	}
	u, err := d.profiled(ctx, in, a.User)
	p := bot.Profile{Name: cmp.Or(u.Profile.Name, u.Name)}
	// Who comes from a connected workspace may administer that one, and has no say in ours. Which address they have is for
	// their own administrators to say: it is nothing to know them by here.
	if u.of(in.Workspace) {
		p.Email, p.Admin = u.Profile.Email, u.Admin || u.Owner
	}
	return p, err
}

// Lookup finds whose e-mail address one is. People of other, connected workspaces are not found so.
func (d *Door) Lookup(ctx context.Context, workspace, email string) (user string, err error) {
	var found struct {
		User identified `json:"user"`
	}
	in, err := d.Installs.Of(ctx, workspace)
	if err == nil {
		err = d.call(ctx, in, "users.lookupByEmail", url.Values{"email": {email}}, &found)
	}
	refused, ok := errors.AsType[*Error](err)
	if ok && (refused.Code == "users_not_found" || refused.Code == "missing_scope") {
		return "", nil
	}
	return found.User.ID, err
}
