package fakediscord

// data is a form as it is sent (docs: components/reference, interaction response structures).
func (f *form) data() object {
	r := &resolve{guild: f.place.guild}
	components := []any{}
	for _, v := range f.components() {
		components = append(components, f.answer(objectOf(v), r))
	}
	o := object{"custom_id": f.body["custom_id"], "components": components}
	if r.into != nil {
		o["resolved"] = r.into
	}
	return o
}

// answer is what is sent of one component.
func (f *form) answer(c object, r *resolve) object {
	o := object{"type": kindOf(c), "id": c["id"]}
	switch kindOf(c) {
	case label:
		o["component"] = f.answer(objectOf(c["component"]), r)
	case actionRow:
		inside := []any{}
		for _, inner := range childrenOf(c) {
			inside = append(inside, f.answer(inner, r))
		}
		o["components"] = inside
	case textDisplay:
	default:
		f.fill(o, c, r)
	}
	return o
}

func (f *form) fill(o, c object, r *resolve) {
	o["custom_id"] = c["custom_id"]
	values := f.values(c)
	switch kindOf(c) {
	case textInput:
		o["value"] = ""
		if len(values) > 0 {
			o["value"] = values[0]
		}
	case radioGroup:
		o["value"] = nil
		if len(values) > 0 {
			o["value"] = values[0]
		}
	case checkbox:
		o["value"] = len(values) > 0 && values[0] == "true"
	case fileUpload:
		ids := []any{}
		for _, file := range f.files[word(c["custom_id"])] {
			ids = append(ids, file.id)
			r.put("attachments", file.id, file.asObject())
		}
		o["values"] = ids
	default:
		o["values"] = asAny(values)
		for _, id := range values {
			f.resolve(c, id, r)
		}
	}
}

// resolve adds what a chosen id stands for.
func (f *form) resolve(c object, id string, r *resolve) {
	g := f.place.guild
	switch kind := kindOf(c); {
	case kind == channelSelect && f.discord.channels[id] != nil:
		r.channel(f.discord.channels[id], f.owner)
	case (kind == userSelect || kind == mentionableSelect) && f.discord.users[id] != nil:
		r.user(f.discord, id)
	case (kind == roleSelect || kind == mentionableSelect) && g != nil && g.roles[id] != nil:
		r.put("roles", id, g.roles[id].asObject())
	}
}
