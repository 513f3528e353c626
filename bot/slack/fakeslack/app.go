package fakeslack

import (
	"encoding/json"
	"fmt"
	"slices"
)

// App is the one app that this Slack knows, as its settings pages would show it.
type App struct {
	ID, Name, BotName string

	SigningSecret, VerificationToken string
	ClientID, ClientSecret           string
	AppToken                         string // xapp-…, for Socket Mode
	RedirectURLs                     []string
	Rotation                         bool // tokens live twelve hours

	Scopes    []string // of the bot
	Commands  []Command
	Shortcuts []Shortcut
	Events    []string // message.im, app_mention, …

	SocketMode                                          bool // then nothing goes to a request URL
	InteractivityURL, OptionsURL, EventsURL, CommandURL string
	HomeTab, MessagesTab                                bool
}

// Command is a slash command.
type Command struct {
	Name   string // with its slash
	URL    string // where it goes; CommandURL if empty
	Escape bool   // names of people and channels arrive as ids
}

// Shortcut is an entry of the menu of a message, or of the menu beside the message box.
type Shortcut struct {
	Name, CallbackID string
	Global           bool
}

// allScopes is what an app gets whose scopes are not the business of a test.
var allScopes = []string{
	"app_mentions:read", "channels:history", "channels:join", "channels:read", "chat:write", "commands", "files:read", "files:write",
	"groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write", "team:read",
	"users:read", "users:read.email",
}

// DefaultApp is an app with every scope, both tabs, and credentials that nobody would mistake for real ones.
func DefaultApp() App {
	return App{ //nolint:gosec // because these are no credentials of anything
		ID: "A0FAKE", Name: "Secretariat", BotName: "secretariat",
		SigningSecret: "fake-signing-secret", VerificationToken: "fake-verification-token",
		ClientID: "1.1", ClientSecret: "fake-client-secret", AppToken: "xapp-1-fake",
		Scopes:  slices.Clone(allScopes),
		Events:  []string{"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"},
		HomeTab: true, MessagesTab: true,
	}
}

// manifest is the part of Slack's manifest schema (version 2) that decides how Slack treats an app.
type manifest struct {
	Display struct {
		Name string `json:"name"`
	} `json:"display_information"`
	Features struct {
		Home struct {
			Home     bool `json:"home_tab_enabled"`
			Messages bool `json:"messages_tab_enabled"`
		} `json:"app_home"`
		Bot struct {
			Name string `json:"display_name"`
		} `json:"bot_user"`
		Commands []struct {
			Command string `json:"command"`
			URL     string `json:"url"`
			Escape  bool   `json:"should_escape"`
		} `json:"slash_commands"`
		Shortcuts []struct {
			Name       string `json:"name"`
			Type       string `json:"type"`
			CallbackID string `json:"callback_id"`
		} `json:"shortcuts"`
	} `json:"features"`
	OAuth struct {
		Redirects []string `json:"redirect_urls"`
		Scopes    struct {
			Bot []string `json:"bot"`
		} `json:"scopes"`
	} `json:"oauth_config"`
	Settings struct {
		Events struct {
			URL string   `json:"request_url"`
			Bot []string `json:"bot_events"`
		} `json:"event_subscriptions"`
		Interactivity struct {
			URL     string `json:"request_url"`
			Options string `json:"message_menu_options_url"`
		} `json:"interactivity"`
		SocketMode bool `json:"socket_mode_enabled"`
		Rotation   bool `json:"token_rotation_enabled"`
	} `json:"settings"`
}

// ReadManifest is the app that a manifest (JSON) describes, with the credentials of DefaultApp.
func ReadManifest(source []byte) (App, error) {
	var m manifest
	if err := json.Unmarshal(source, &m); err != nil {
		return App{}, fmt.Errorf("read manifest: %w", err)
	}
	a := DefaultApp()
	a.Name, a.BotName = m.Display.Name, m.Features.Bot.Name
	a.HomeTab, a.MessagesTab = m.Features.Home.Home, m.Features.Home.Messages
	a.Scopes, a.RedirectURLs, a.Events = m.OAuth.Scopes.Bot, m.OAuth.Redirects, m.Settings.Events.Bot
	a.SocketMode, a.Rotation = m.Settings.SocketMode, m.Settings.Rotation
	a.EventsURL, a.InteractivityURL, a.OptionsURL = m.Settings.Events.URL, m.Settings.Interactivity.URL, m.Settings.Interactivity.Options
	for _, c := range m.Features.Commands {
		a.Commands = append(a.Commands, Command{Name: c.Command, URL: c.URL, Escape: c.Escape})
	}
	for _, s := range m.Features.Shortcuts {
		a.Shortcuts = append(a.Shortcuts, Shortcut{Name: s.Name, CallbackID: s.CallbackID, Global: s.Type == "global"})
	}
	return a, nil
}

func (a App) command(name string) (Command, bool) {
	i := slices.IndexFunc(a.Commands, func(c Command) bool { return c.Name == name })
	if i < 0 {
		return Command{}, false
	}
	c := a.Commands[i]
	if c.URL == "" {
		c.URL = a.CommandURL
	}
	return c, true
}

func (a App) shortcut(name string) (Shortcut, bool) {
	i := slices.IndexFunc(a.Shortcuts, func(s Shortcut) bool { return s.Name == name })
	if i < 0 {
		return Shortcut{}, false
	}
	return a.Shortcuts[i], true
}
