package fakeslack

import (
	"strings"
)

func authTest(c *call) (object, *failure) {
	answer := object{"url": "https://example.slack.com/", "is_enterprise_install": c.install.orgWide()}
	if c.install.org != "" {
		answer["enterprise_id"] = c.install.org
	}
	w := c.install.ws
	if w == nil { // an organisation's token speaks for the organisation
		answer["team"], answer["team_id"], answer["user"] = c.install.org, c.install.org, c.s.app.BotName
		answer["user_id"], answer["bot_id"] = "UBOT"+c.install.org, "BBOT"+c.install.org
		return answer, nil
	}
	answer["url"] = "https://" + w.domain() + ".slack.com/"
	answer["team"], answer["team_id"], answer["user"], answer["user_id"], answer["bot_id"] = w.Name, w.ID, c.s.app.BotName, w.bot, w.botID
	return answer, nil
}

func authRevoke(c *call) (object, *failure) {
	if c.text("test") == "true" || c.text("test") == "1" {
		return object{"revoked": false}, nil
	}
	c.install.dead = "token_revoked"
	return object{"revoked": true}, nil
}

func botsInfo(c *call) (object, *failure) {
	if c.ws == nil {
		return nil, no("team_not_found")
	}
	if c.text("bot") != c.ws.botID {
		return nil, no("bot_not_found")
	}
	return object{"bot": object{
		"id": c.ws.botID, "app_id": c.s.app.ID, "name": c.s.app.BotName, "user_id": c.ws.bot, "deleted": false, "updated": 1, "icons": object{},
	}}, nil
}

func teamInfo(c *call) (object, *failure) {
	w := c.ws
	if w == nil {
		return nil, no("team_not_found")
	}
	team := object{"id": w.ID, "name": w.Name, "domain": w.domain(), "email_domain": "", "icon": object{}}
	if w.Organisation != "" {
		team["enterprise_id"], team["enterprise_name"] = w.Organisation, w.Organisation
	}
	return object{"team": team}, nil
}

func userInfo(c *call) (object, *failure) {
	if c.ws == nil || c.ws.users[c.text("user")] == nil {
		return nil, no("user_not_found")
	}
	return object{"user": c.user(c.ws.users[c.text("user")])}, nil
}

func listUsers(c *call) (object, *failure) {
	if c.ws == nil {
		return nil, no("missing_argument", "team_id is needed with the token of an organisation")
	}
	var all []any
	for _, id := range c.ws.order {
		all = append(all, c.user(c.ws.users[id]))
	}
	answer, failed := c.page("members", all, len(all))
	if failed == nil {
		answer["cache_ts"] = c.s.clock.Now().Unix()
	}
	return answer, failed
}

func lookupByEmail(c *call) (object, *failure) {
	if c.ws != nil {
		for _, id := range c.ws.order {
			u := c.ws.users[id]
			// People of connected workspaces and people who left are not found by their address.
			if u.Email != "" && strings.EqualFold(u.Email, c.text("email")) && !u.Deactivated && u.Home == "" {
				return object{"user": c.user(u)}, nil
			}
		}
	}
	return nil, no("users_not_found")
}

// user is a person as the caller may see them: the address only with its scope, little of those who left.
func (c *call) user(u *User) object {
	team := c.ws.ID
	if u.Home != "" {
		team = u.Home
	}
	profile := object{
		"real_name": u.RealName, "display_name": u.Name, "team": team, "title": "", "phone": "", "status_text": "", "status_emoji": "",
	}
	if u.Email != "" && c.scoped("users:read.email") && u.Home == "" {
		profile["email"] = u.Email
	}
	o := object{
		"id": u.ID, "team_id": team, "name": u.Name, "deleted": u.Deactivated, "profile": profile,
		"is_bot": u.Bot, "is_app_user": false, "updated": 1,
	}
	if u.Deactivated {
		return o
	}
	if c.ws.Organisation != "" && u.Home == "" {
		o["enterprise_user"] = object{
			"id": u.ID, "enterprise_id": c.ws.Organisation, "enterprise_name": c.ws.Organisation, "is_admin": false, "is_owner": false,
			"teams": []string{c.ws.ID},
		}
	}
	zone := u.Zone
	if zone == "" {
		zone = "Europe/London"
	}
	o["real_name"], o["tz"], o["tz_label"], o["tz_offset"] = u.RealName, zone, zone, 0
	o["is_admin"], o["is_owner"], o["is_primary_owner"] = u.Admin, u.Admin, false
	o["is_restricted"], o["is_ultra_restricted"] = u.Guest || u.OneChannel, u.OneChannel
	if u.Home != "" {
		o["is_stranger"] = !c.ws.meets(u.ID)
	}
	return o
}

// meets says whether somebody shares a channel with the bot.
func (w *Workspace) meets(user string) bool {
	for _, place := range w.places {
		if place.has(user) && place.has(w.bot) {
			return true
		}
	}
	return false
}
