package slack

import (
	"cmp"
	"context"
	"errors"
	"net/url"

	"github.com/partnership-secretariat/secretariat/bot"
)

var _ bot.Directory = (*Door)(nil)

// Profile is what Slack says of somebody.
func (d *Door) Profile(ctx context.Context, a bot.Account) (bot.Profile, error) {
	var known struct {
		User struct {
			Name  string `json:"name"`
			Team  string `json:"team_id"`
			Admin bool   `json:"is_admin"`
			Owner bool   `json:"is_owner"`
			Org   struct {
				ID string `json:"enterprise_id"`
			} `json:"enterprise_user"`
			Profile struct {
				Name  string `json:"real_name"`
				Email string `json:"email"` // needs users:read.email
			} `json:"profile"`
		} `json:"user"`
	}
	in, err := d.Installs.Of(ctx, a.Workspace)
	if err == nil {
		err = d.call(ctx, in, "users.info", url.Values{"user": {a.User}}, &known)
	}
	u := known.User
	// Who comes from a connected workspace may administer that one, and has no say in ours.
	ours := u.Team == in.Workspace || u.Org.ID != "" && u.Org.ID == in.Workspace
	return bot.Profile{Name: cmp.Or(u.Profile.Name, u.Name), Email: u.Profile.Email, Admin: ours && (u.Admin || u.Owner)}, err
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
