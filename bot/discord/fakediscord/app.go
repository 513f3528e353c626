package fakediscord

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"fmt"
)

// App is the one app that this Discord knows, as the developer portal would show it.
type App struct {
	ID, Name, BotName string
	Token             string // of its bot, without "Bot "
	PublicKey         string // hex; New makes it
	InteractionsURL   string // empty: interactions go through the gateway
	// The privileged intents that are switched on in the portal.
	MessageContent, GuildMembers, GuildPresences bool
}

// DefaultApp is an app without privileged intents, and with a token that nobody would mistake for a real one.
func DefaultApp() App {
	return App{ //nolint:gosec // because these are no credentials of anything
		ID: "900", Name: "Secretariat", BotName: "secretariat", Token: "fake-bot-token",
	}
}

// cutKey makes the pair of keys by which interactions are signed.
func (d *Discord) cutKey() error {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("make a key: %w", err)
	}
	d.app.PublicKey, d.key = hex.EncodeToString(public), private
	return nil
}

// flags are the bits that an app has for its privileged intents (docs: application resource; the limited kind, for apps in
// fewer than a hundred guilds).
func (a App) flags() int {
	bits := 0
	for bit, on := range map[int]bool{13: a.GuildPresences, 15: a.GuildMembers, 19: a.MessageContent} {
		if on {
			bits |= 1 << bit
		}
	}
	return bits
}

func (d *Discord) appObject() object {
	return object{
		"id": d.app.ID, "name": d.app.Name, "icon": nil, "description": "", "bot_public": true, "bot_require_code_grant": false,
		"verify_key": d.app.PublicKey, "flags": d.app.flags(), "type": nil, "summary": "", "rpc_origins": []any{},
		"owner": (&user{User: User{ID: "1", Name: "developer"}}).asObject(), "team": nil, "flags_new": "0", "explicit_content_filter": 0,
		"approximate_guild_count": len(d.guilds), "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
		"eligible_oauth2_scopes": []any{}, "role_connections_verification_url": nil,
		"bot": d.users[d.app.ID].asObject(), "interactions_endpoint_url": orNull(d.app.InteractionsURL), "redirect_uris": []any{},
	}
}

// orNull is a string, or null where it is empty.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}
