package fakediscord

import "strconv"

// bits are permissions, as a number or with its digits in a string: the documentation says one, the OpenAPI the other.
func bits(p *problems, at string, v any) {
	if _, err := strconv.ParseUint(word(v), 10, 64); err != nil {
		integer(0, 1<<53)(p, at, v)
	}
}

func bitsOf(v any) Permission {
	n, err := strconv.ParseUint(word(v), 10, 64)
	if err != nil {
		n = uint64(number(v))
	}
	return Permission(n)
}

// createRole makes a role below all others, as Discord does.
func createRole(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	var p problems
	shape(may("name", between(1, 100)), may("permissions", bits), may("hoist", boolean), may("mentionable", boolean))(&p, "", c.body)
	failed = p.failure()
	held := bitsOf(c.body["permissions"])
	switch mine := g.may(c.d.app.ID); {
	case failed != nil:
		return nil, failed
	case mine&ManageRoles == 0 || held&^mine != 0: // nobody gives more than they have
		return nil, no(50013)
	case len(g.roles) >= limit("guild.roles_max"):
		return nil, no(30005)
	}
	for _, r := range g.roles {
		if r.ID != g.ID {
			r.Position++
		}
	}
	r := Role{ID: c.d.id(), Name: word(c.body["name"]), Permissions: held, Position: 1, Mentionable: c.body["mentionable"] == true}
	g.addRole(r)
	return r.asObject(), nil
}

func deleteRole(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	r := g.roles[c.param("role")]
	switch {
	case r == nil:
		return nil, no(10011)
	case g.may(c.d.app.ID)&ManageRoles == 0, r.managed, r.ID == g.ID, r.Position >= g.rank(c.d.app.ID):
		return nil, no(50013)
	}
	g.removeRole(r.ID)
	return nil, nil
}

// Roles are the roles that somebody has in the guild, by their names.
func (g *Guild) Roles(userID string) []string {
	g.discord.mu.Lock()
	defer g.discord.mu.Unlock()
	var names []string
	for _, id := range g.members[userID].roles {
		names = append(names, g.roles[id].Name)
	}
	return names
}
