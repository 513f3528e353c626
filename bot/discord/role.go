package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
)

// role is a role of a server (docs.discord.com/developers/topics/permissions#role-object).
type role struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Permissions string `json:"permissions"` // a number, in decimal digits
}

// newRole is one that is to be made. Its permissions have to be said, or it had those that everybody has; there they are a
// number.
type newRole struct {
	Name        string `json:"name"`
	Permissions int    `json:"permissions"`
}

const (
	roleMark    = " (members)" // after the name of a group: the name of its role
	maxRoleName = 100
	mayNothing  = "0"
)

// errPowers says that a role of a name that is ours lets people do something on the server. We give nobody powers.
var errPowers = errors.New("discord: a role that has our name has permissions")

// ShowPlaces gives those who hold a place in a group a role of the server, and takes it from all others whom the register
// knows. The roles have no permissions, and nothing follows here from who has one. Others on the server are left alone: only
// with a privileged intent would Discord tell who has a role.
func (d *Door) ShowPlaces(ctx context.Context, in bot.Shown, places, before *bot.ShownPlaces) error {
	var there []role
	route := "/guilds/{guild}/roles"
	if err := d.insist(ctx, func() error { return d.call(ctx, to("GET", route, in.Workspace), &there) }); err != nil {
		return d.notShown(in, "roles", fmt.Errorf("read the roles of a server: %w", err))
	}
	if places.Off {
		return d.noRoles(ctx, in, there, places)
	}
	held := map[string]string{} // by group, its role
	for _, g := range places.Groups {
		r, err := d.roleOf(ctx, in, there, g)
		if err != nil {
			return d.notShown(in, "roles", fmt.Errorf("find the role of group %s: %w", g.ID, err))
		}
		held[g.ID] = r.ID
	}
	for _, user := range places.Known {
		should := rolesOf(places, user, held)
		if before != nil && slices.Contains(before.Known, user) && slices.Equal(rolesOf(before, user, held), should) {
			continue
		}
		if err := d.giveRoles(ctx, in.Workspace, user, should, held); err != nil {
			return d.notShown(in, "roles", fmt.Errorf("give somebody their roles: %w", err))
		}
	}
	return nil
}

// roleOf is the role of a group; it is made where there is none.
func (d *Door) roleOf(ctx context.Context, in bot.Shown, there []role, g bot.ShownGroup) (role, error) {
	wanted := newRole{Name: roleName(g)}
	if i := slices.IndexFunc(there, func(r role) bool { return r.Name == wanted.Name }); i >= 0 {
		if there[i].Permissions != mayNothing {
			return role{}, errPowers
		}
		return there[i], nil
	}
	var made role
	err := d.make(ctx, to("POST", "/guilds/{guild}/roles", in.Workspace).with(wanted), &made)
	return made, err
}

func roleName(g bot.ShownGroup) string { return plain(g.Name, maxRoleName-size(roleMark)) + roleMark }

// rolesOf are the roles that somebody should have, in the order of the groups.
func rolesOf(places *bot.ShownPlaces, user string, held map[string]string) []string {
	var all []string
	for _, g := range places.Groups {
		if slices.Contains(g.Users, user) {
			all = append(all, held[g.ID])
		}
	}
	return all
}

// giveRoles gives somebody the roles that they should have, and takes the others of ours. Who is not on the server has none.
func (d *Door) giveRoles(ctx context.Context, server, user string, should []string, ours map[string]string) error {
	var m struct {
		Roles []string `json:"roles"`
	}
	err := d.insist(ctx, func() error { return d.call(ctx, to("GET", "/guilds/{guild}/members/{user}", server, user), &m) })
	if refused, ok := errors.AsType[*Error](err); ok && refused.Status == http.StatusNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	for _, group := range sortedKeys(ours) {
		method, id := "PUT", ours[group]
		if slices.Contains(should, id) == slices.Contains(m.Roles, id) {
			continue
		}
		if !slices.Contains(should, id) {
			method = "DELETE"
		}
		r := to(method, "/guilds/{guild}/members/{user}/roles/{role}", server, user, id)
		if err := d.insist(ctx, func() error { return d.call(ctx, r, nil) }); err != nil && classOf(err) != gone {
			return err
		}
	}
	return nil
}

// noRoles deletes the roles that are ours, which takes them from everybody. One that somebody gave permissions stays: it is
// theirs now.
func (d *Door) noRoles(ctx context.Context, in bot.Shown, there []role, places *bot.ShownPlaces) error {
	var ours []string
	for _, g := range places.Groups {
		ours = append(ours, roleName(g))
	}
	for _, r := range there {
		if r.Permissions != mayNothing || !slices.Contains(ours, r.Name) {
			continue
		}
		gone := to("DELETE", "/guilds/{guild}/roles/{role}", in.Workspace, r.ID)
		if err := d.insist(ctx, func() error { return d.call(ctx, gone, nil) }); err != nil {
			return d.notShown(in, "roles", fmt.Errorf("delete a role: %w", err))
		}
	}
	return nil
}
