package fakeslack

import (
	"maps"
	"slices"
)

// view is a modal or a Home tab, with what its reader has put into it.
type view struct {
	ws             *Workspace
	id, hash       string
	owner          string
	root, previous string
	body           object // as the app sent it, with ids
	typed          map[string]object
	problems       map[string]string // beside the fields, by block id
}

func (s *Slack) newView(w *Workspace, owner string, body object) *view {
	v := &view{ws: w, id: s.id("V"), owner: owner}
	v.root = v.id
	s.redraw(v, body)
	return v
}

// redraw gives a view another content. What was typed stays where a block and an action of the same ids stay.
func (s *Slack) redraw(v *view, body object) {
	given, _ := body["blocks"].([]any)
	v.body = maps.Clone(body)
	v.body["blocks"] = s.withIDs(given)
	v.hash = s.id("hash.")
	kept := map[string]object{}
	for _, c := range controlsOf(v.blocks()) {
		if was := v.typed[c.key()]; was != nil && was["type"] == kindOf(c.element) {
			kept[c.key()] = was
		}
	}
	v.typed, v.problems = kept, nil
	s.note()
}

func (v *view) blocks() []any {
	list, _ := v.body["blocks"].([]any)
	return list
}

func (v *view) kind() string { return kindOf(v.body) }

// asObject is a view as Slack shows it to the app.
func (v *view) asObject() object {
	or := func(name string, other any) any {
		if value := v.body[name]; value != nil {
			return value
		}
		return other
	}
	s := v.ws.slack
	o := object{
		"id": v.id, "team_id": v.ws.ID, "type": v.kind(), "blocks": v.blocks(), "hash": v.hash, "app_id": s.app.ID, "bot_id": v.ws.botID,
		"app_installed_team_id": v.ws.ID, "state": object{"values": stateOf(v.blocks(), v.typed)}, "private_metadata": or("private_metadata", ""),
		"callback_id": or("callback_id", ""), "external_id": or("external_id", ""), "title": or("title", plainText("View Title")),
		"submit": or("submit", nil), "close": or("close", nil), "clear_on_close": or("clear_on_close", false),
		"notify_on_close": or("notify_on_close", false), "root_view_id": v.root, "previous_view_id": nil,
	}
	if v.previous != "" {
		o["previous_view_id"] = v.previous
	}
	if i := s.installOf(v.ws); i != nil && i.orgWide() {
		o["app_installed_team_id"] = i.org
	}
	return o
}

func plainText(text string) object { return object{"type": "plain_text", "text": text, "emoji": true} }

// newModal checks a view that is to be shown, and the external id, which no other view of the workspace may have.
func (c *call) newModal() (object, *failure) {
	body := c.object("view")
	if failed := checkView("modal", body); failed != nil {
		return nil, failed
	}
	if id, _ := body["external_id"].(string); id != "" && c.ws != nil && c.ws.view("", id) != nil {
		return nil, no("duplicate_external_id")
	}
	return body, nil
}

func openView(c *call) (object, *failure) {
	body, failed := c.newModal()
	if failed != nil {
		return nil, failed
	}
	t, failed := c.exchange()
	if failed != nil {
		return nil, failed
	}
	v := c.s.newView(c.ws, t.user, body)
	c.ws.modals[t.user] = []*view{v}
	return object{"view": v.asObject()}, nil
}

func pushView(c *call) (object, *failure) {
	body, failed := c.newModal()
	if failed != nil {
		return nil, failed
	}
	t, failed := c.exchange()
	if failed != nil {
		return nil, failed
	}
	// Only what is pressed in a modal can put another on top of it.
	if t.view == nil || t.view.kind() != "modal" || !slices.Contains(c.ws.modals[t.user], t.view) {
		return nil, no("not_found")
	}
	v, failed := c.s.push(c.ws, t.user, body)
	if failed != nil {
		return nil, failed
	}
	return object{"view": v.asObject()}, nil
}

func (s *Slack) push(w *Workspace, user string, body object) (*view, *failure) {
	stack := w.modals[user]
	if len(stack) >= limit("view.stack.max_items") {
		return nil, no("push_limit_reached")
	}
	v := s.newView(w, user, body)
	v.root, v.previous = stack[0].id, stack[len(stack)-1].id
	w.modals[user] = append(stack, v)
	return v, nil
}

func updateView(c *call) (object, *failure) {
	v := c.seek(c.text("view_id"), c.text("external_id"))
	if v == nil {
		return nil, no("not_found")
	}
	if failed := checkView(v.kind(), c.object("view")); failed != nil {
		return nil, failed
	}
	if hash := c.text("hash"); hash != "" && hash != v.hash {
		return nil, no("hash_conflict")
	}
	c.s.redraw(v, c.object("view"))
	return object{"view": v.asObject()}, nil
}

// seek finds an open view in what the token covers.
func (c *call) seek(id, external string) *view {
	for _, w := range c.s.workspaces {
		if c.install.covers(w) {
			if v := w.view(id, external); v != nil {
				return v
			}
		}
	}
	return nil
}

func (w *Workspace) view(id, external string) *view {
	is := func(v *view) bool {
		own, _ := v.body["external_id"].(string)
		return v.id == id || (external != "" && own == external)
	}
	for _, stack := range w.modals {
		if i := slices.IndexFunc(stack, is); i >= 0 {
			return stack[i]
		}
	}
	for _, v := range w.homes {
		if is(v) {
			return v
		}
	}
	return nil
}

func publishView(c *call) (object, *failure) {
	user := c.text("user_id")
	switch {
	case !c.s.app.HomeTab:
		return nil, no("not_enabled")
	case c.ws == nil || c.ws.users[user] == nil || c.ws.users[user].Bot:
		return nil, no("invalid_arguments", "[ERROR] no such user [json-pointer:/user_id]")
	}
	body := c.object("view")
	if failed := checkView("home", body); failed != nil {
		return nil, failed
	}
	v := c.ws.homes[user]
	if hash := c.text("hash"); hash != "" && (v == nil || hash != v.hash) {
		return nil, no("hash_conflict")
	}
	if v == nil {
		v = c.s.newView(c.ws, user, body)
		c.ws.homes[user] = v
	} else {
		c.s.redraw(v, body)
	}
	return object{"view": v.asObject()}, nil
}
