package fakediscord

import "slices"

// answerInteraction is the callback: how an interaction is answered by a call, whichever way it was delivered.
func answerInteraction(c *call) (any, *failure) {
	i := c.d.interactions[c.param("token")]
	if i == nil || i.id != c.param("interaction") {
		return nil, no(10062)
	}
	if failed := i.take(c.body, c.uploads); failed != nil {
		return nil, failed
	}
	if c.d.gate.cutAnswer {
		c.d.gate.cutAnswer = false
		for _, p := range c.d.gate.live {
			p.queue(frame{cut: true})
		}
	}
	if c.query("with_response") != "true" {
		return nil, nil
	}
	about := object{"id": i.id, "type": i.kind}
	o := object{"interaction": about, "resource": object{"type": i.answer}}
	if m := i.response; m != nil {
		about["response_message_id"], about["response_message_loading"], about["response_message_ephemeral"] = m.id, m.loading, m.only != ""
		o["resource"] = object{"type": i.answer, "message": m.asObject()}
	}
	return o, nil
}

// hook finds the interaction behind a webhook's token: it is one only after the first answer, and for fifteen minutes.
func (c *call) hook() (*interaction, *failure) {
	i := c.d.interactions[c.param("token")]
	switch {
	case i == nil, i.answer == 0:
		return nil, no(10015)
	case c.d.clock.Now().Sub(i.made) > tokenTime:
		return nil, no(50027)
	}
	return i, nil
}

// own finds a message of the interaction.
func (c *call) own() (*interaction, *message, *failure) {
	i, failed := c.hook()
	if failed != nil {
		return nil, nil, failed
	}
	m := i.response
	if id := c.param("message"); id != "@original" {
		at := slices.IndexFunc(i.followups, func(m *message) bool { return m.id == id })
		if at >= 0 {
			m = i.followups[at]
		} else if m != nil && m.id != id {
			m = nil
		}
	}
	if m == nil || !slices.Contains(m.place.messages, m) {
		return nil, nil, no(10008)
	}
	return i, m, nil
}

// createFollowup says something more. Where a message was promised and is not there yet, the first followup becomes it.
func createFollowup(c *call) (any, *failure) {
	i, failed := c.hook()
	if failed != nil {
		return nil, failed
	}
	w := &draft{surface: surface{interaction: true}, body: c.body, uploads: c.uploads}
	if i.response != nil && i.response.loading {
		if failed := i.rewrite(i.response, w); failed != nil {
			return nil, failed
		}
		return i.response.asObject(), nil
	}
	m, failed := i.publish(w, true)
	if failed != nil {
		return nil, failed
	}
	i.followups = append(i.followups, m)
	return m.asObject(), nil
}

func getFollowup(c *call) (any, *failure) {
	_, m, failed := c.own()
	if failed != nil {
		return nil, failed
	}
	return m.asObject(), nil
}

func editFollowup(c *call) (any, *failure) {
	i, m, failed := c.own()
	if failed != nil {
		return nil, failed
	}
	w := &draft{surface: surface{interaction: true}, body: c.body, uploads: c.uploads}
	if failed := i.rewrite(m, w); failed != nil {
		return nil, failed
	}
	return m.asObject(), nil
}

func deleteFollowup(c *call) (any, *failure) {
	_, m, failed := c.own()
	if failed != nil {
		return nil, failed
	}
	m.place.drop(m)
	return nil, nil
}
