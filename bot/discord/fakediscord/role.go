package fakediscord

// createRole makes a role below all others, as Discord does.
func createRole(c *call) (any, *failure) {
	g, failed := c.guild()
	if failed != nil {
		return nil, failed
	}
	var p problems
	shape(may("name", between(1, 100)), may("permissions", integer(0, 1<<53)), may("hoist", boolean), may("mentionable", boolean))(&p, "", c.body)
	failed = p.failure()
	held := number(c.body["permissions"])
	switch mine := g.may(c.d.app.ID); {
	case failed != nil:
		return nil, failed
	case mine&ManageRoles == 0 || Permission(uint64(held))&^mine != 0: // nobody gives more than they have
		return nil, no(50013)
	case len(g.roles) >= limit("guild.roles_max"):
		return nil, no(30005)
	}
	for _, r := range g.roles {
		if r.ID != g.ID {
			r.Position++
		}
	}
	r := Role{ID: c.d.id(), Name: word(c.body["name"]), Permissions: Permission(uint64(held)), Position: 1, Mentionable: c.body["mentionable"] == true}
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
