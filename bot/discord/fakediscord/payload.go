package fakediscord

// payload is an interaction as Discord sends it (docs: interactions/receiving-and-responding, interaction object).
func (i *interaction) payload() object {
	d, u := i.discord, i.discord.users[i.person]
	o := object{
		"id": i.id, "application_id": d.app.ID, "type": i.kind, "data": i.data, "token": i.token, "version": 1, "channel_id": i.place.id,
		"channel": i.place.asObject(), "locale": u.Locale, "entitlements": []any{}, "entitlement_sku_ids": []any{},
		"authorizing_integration_owners": i.owners(), "context": i.context(), "attachment_size_limit": limit("message.file_bytes_default"),
		"app_permissions": i.place.may(d.app.ID).String(),
	}
	if i.origin != nil {
		o["message"] = i.origin.asObject()
	}
	g := i.place.guild
	if g == nil {
		o["user"] = u.asObject()
		return o
	}
	who := g.memberObject(i.person, false)
	who["permissions"] = i.place.may(i.person).String()
	o["member"], o["guild_id"], o["guild_locale"] = who, g.ID, "en-GB"
	o["guild"] = object{"id": g.ID, "locale": "en-GB", "features": []any{}}
	if !g.hasBot() { // what a bot would have whose role allows what everybody may
		o["app_permissions"] = whatEverybodyMay.String()
	}
	return o
}

// context is where it happened: in a guild, or in direct messages with the bot.
func (i *interaction) context() int {
	if i.place.guild != nil {
		return 0
	}
	return 1
}

// resolve is what an id in the data stands for: people, roles and channels as objects.
type resolve struct {
	guild *Guild
	into  object
}

func (r *resolve) put(kind, id string, v object) {
	if r.into == nil {
		r.into = object{}
	}
	of, _ := r.into[kind].(object)
	if of == nil {
		of = object{}
		r.into[kind] = of
	}
	of[id] = v
}

func (r *resolve) user(d *Discord, id string) {
	r.put("users", id, d.users[id].asObject())
	if r.guild != nil && r.guild.members[id] != nil {
		who := r.guild.memberObject(id, false)
		delete(who, "user")
		who["permissions"] = r.guild.may(id).String()
		r.put("members", id, who)
	}
}

func (r *resolve) channel(c *channel, person string) {
	r.put("channels", c.id, object{
		"id": c.id, "name": c.name, "type": c.kind, "permissions": c.may(person).String(), "parent_id": nil, "flags": 0, "guild_id": c.guild.ID,
	})
}
