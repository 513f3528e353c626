package fakeslack

import (
	"fmt"
	"time"
)

// The shapes of what Slack sends, as @slack/bolt types them and docs.slack.dev/reference/interaction-payloads shows them.

// Kinds of delivery, by the names that check-slack uses.
const (
	slashCommand    = "slash_command"
	blockActions    = "block_actions"
	viewSubmission  = "view_submission"
	viewClosed      = "view_closed"
	globalShortcut  = "shortcut"
	messageShortcut = "message_action"
	blockSuggestion = "block_suggestion"
	eventCallback   = "event"
)

// common is what every interaction carries. The organisation's install knows no team.
func (p *Person) common(kind string) object {
	s, w := p.ws.slack, p.ws
	o := object{
		"type": kind, "token": s.app.VerificationToken, "api_app_id": s.app.ID, "user": p.asObject(), "enterprise": nil,
		"is_enterprise_install": false, "team": object{"id": w.ID, "domain": w.domain()},
	}
	if w.Organisation != "" {
		o["enterprise"] = object{"id": w.Organisation, "name": w.Organisation}
		o["team"] = object{"id": w.ID, "domain": w.domain(), "enterprise_id": w.Organisation, "enterprise_name": w.Organisation}
	}
	if i := s.installOf(w); i != nil && i.orgWide() {
		o["is_enterprise_install"], o["team"] = true, nil
	}
	return o
}

func (p *Person) asObject() object {
	u := p.ws.users[p.id]
	team := p.ws.ID
	if u.Home != "" {
		team = u.Home
	}
	return object{"id": u.ID, "username": u.Name, "name": u.Name, "team_id": team}
}

func (c *conversation) short() object { return object{"id": c.id, "name": c.shownName()} }

func (p *Person) commandPayload(place *conversation, command, text string) object {
	s, w := p.ws.slack, p.ws
	o := object{
		"token": s.app.VerificationToken, "team_id": w.ID, "team_domain": w.domain(), "channel_id": place.id, "channel_name": place.shownName(),
		"user_id": p.id, "user_name": w.users[p.id].Name, "command": command, "text": text, "api_app_id": s.app.ID,
		"is_enterprise_install": "false", "trigger_id": s.newTrigger(p, nil),
		"response_url": s.newHook(hook{ws: w, place: place, user: p.id}),
	}
	if w.Organisation != "" {
		o["enterprise_id"], o["enterprise_name"] = w.Organisation, w.Organisation
	}
	if i := s.installOf(w); i != nil && i.orgWide() {
		o["is_enterprise_install"] = "true"
	}
	return o
}

// actionPayload is a press in a message or in a view.
func (p *Person) actionPayload(on Surface, action object) object {
	s := p.ws.slack
	o := p.common(blockActions)
	action["action_ts"] = s.actionTS()
	o["actions"] = []any{action}
	o["trigger_id"] = s.newTrigger(p, on.shown().view)
	if v := on.shown().view; v != nil {
		o["container"] = object{"type": "view", "view_id": v.id}
		o["view"] = v.asObject()
		return o
	}
	place, m := on.shown().place, on.shown().message
	o["container"] = object{"type": "message", "message_ts": m.ts, "channel_id": place.id, "is_ephemeral": m.only != ""}
	o["channel"] = place.short()
	o["state"] = object{"values": stateOf(m.blocks, m.chosen)}
	o["response_url"] = s.newHook(hook{ws: p.ws, place: place, user: p.id, origin: m})
	if m.only == "" { // of an ephemeral message Slack sends the container alone
		o["message"] = place.show(m)
	}
	return o
}

func (p *Person) viewPayload(kind string, v *view) object {
	o := p.common(kind)
	o["view"] = v.asObject()
	return o
}

// shortcutPayload is of a global shortcut, or of one on a message.
func (p *Person) shortcutPayload(sc Shortcut, on *Message) object {
	s := p.ws.slack
	kind := globalShortcut
	if on != nil {
		kind = messageShortcut
	}
	o := p.common(kind)
	delete(o, "api_app_id") // not documented for shortcuts
	o["callback_id"], o["trigger_id"], o["action_ts"] = sc.CallbackID, s.newTrigger(p, nil), s.actionTS()
	if on == nil {
		return o
	}
	place, m := on.on.place, on.on.message
	o["message"], o["message_ts"], o["channel"] = place.show(m), m.ts, place.short()
	o["response_url"] = s.newHook(hook{ws: p.ws, place: place, user: p.id, origin: m})
	return o
}

// suggestionPayload asks what an external menu has to offer.
func (p *Person) suggestionPayload(on Surface, blockID, actionID, query string) object {
	o := p.common(blockSuggestion)
	o["block_id"], o["action_id"], o["value"] = blockID, actionID, query
	if v := on.shown().view; v != nil {
		o["container"], o["view"] = object{"type": "view", "view_id": v.id}, v.asObject()
		return o
	}
	place, m := on.shown().place, on.shown().message
	o["container"] = object{"type": "message", "message_ts": m.ts, "channel_id": place.id, "is_ephemeral": m.only != ""}
	o["channel"], o["message"] = place.short(), place.show(m)
	return o
}

// actionTS is when something was pressed, with microseconds as Slack writes it.
func (s *Slack) actionTS() string {
	now := s.clock.Now()
	return fmt.Sprintf("%d.%06d", now.Unix(), now.Nanosecond()/int(time.Microsecond))
}

// envelope puts an event into what the Events API sends.
func (s *Slack) envelope(w *Workspace, event object) object {
	authorizations := []any{}
	if i := s.installOf(w); i != nil {
		team, org := any(w.ID), any(nil)
		if i.org != "" {
			org = i.org
		}
		if i.orgWide() {
			team = nil
		}
		authorizations = append(authorizations, object{
			"enterprise_id": org, "team_id": team, "user_id": w.bot, "is_bot": true, "is_enterprise_install": i.orgWide(),
		})
	}
	o := object{
		"type": "event_callback", "token": s.app.VerificationToken, "api_app_id": s.app.ID, "team_id": w.ID, "context_team_id": w.ID,
		"context_enterprise_id": nil, "event": event, "event_id": s.id("Ev"), "event_time": s.clock.Now().Unix(),
		"authorizations": authorizations, "is_ext_shared_channel": event["user_team"] != nil, "event_context": s.id("4-ctx"),
	}
	if w.Organisation != "" {
		o["enterprise_id"], o["context_enterprise_id"] = w.Organisation, w.Organisation
	}
	return o
}
