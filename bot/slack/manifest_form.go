package slack

import "go.yaml.in/yaml/v4"

// manifest is the part that we use of Slack's manifest schema, version 2 (slackapi/manifest-schema). Its own order is kept,
// so that a manifest reads as Slack's documentation has it.
type manifest struct {
	Metadata metadataVersion `yaml:"_metadata"`
	Display  display         `yaml:"display_information"`
	Features features        `yaml:"features"`
	OAuth    oauthConfig     `yaml:"oauth_config"`
	Settings settings        `yaml:"settings"`
}

type metadataVersion struct {
	Major int `yaml:"major_version"`
	Minor int `yaml:"minor_version"`
}

type display struct {
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
	Background  string `yaml:"background_color"`
}

type features struct {
	Home      appHome         `yaml:"app_home"`
	Bot       botUser         `yaml:"bot_user"`
	Shortcuts []shortcutEntry `yaml:"shortcuts"`
	Commands  []slashCommand  `yaml:"slash_commands"`
}

type appHome struct {
	Home     bool `yaml:"home_tab_enabled"`
	Messages bool `yaml:"messages_tab_enabled"`
	ReadOnly bool `yaml:"messages_tab_read_only_enabled"`
}

type botUser struct {
	Name   string `yaml:"display_name"`
	Online bool   `yaml:"always_online"`
}

type shortcutEntry struct {
	Name        string `yaml:"name"`
	Type        string `yaml:"type"`
	Callback    string `yaml:"callback_id"`
	Description string `yaml:"description"`
}

// slashCommand is one slash command. With Escape the names of people and channels arrive as ids.
type slashCommand struct {
	Command     string `yaml:"command"`
	URL         string `yaml:"url,omitempty"`
	Description string `yaml:"description"`
	Hint        string `yaml:"usage_hint,omitempty"`
	Escape      bool   `yaml:"should_escape"`
}

type oauthConfig struct {
	Redirects []string  `yaml:"redirect_urls,omitempty"`
	Scopes    botScopes `yaml:"scopes"`
}

// botScopes are what the bot asks for; the optional ones are named twice (docs.slack.dev/changelog/2026/03/12/optional-scopes).
type botScopes struct {
	Bot      []yaml.Node `yaml:"bot"`
	Optional []string    `yaml:"bot_optional"`
}

type settings struct {
	Events        eventSettings `yaml:"event_subscriptions"`
	Interactivity interactivity `yaml:"interactivity"`
	Org           bool          `yaml:"org_deploy_enabled"`
	Socket        bool          `yaml:"socket_mode_enabled"`
	Rotation      bool          `yaml:"token_rotation_enabled"`
}

type eventSettings struct {
	URL string   `yaml:"request_url,omitempty"`
	Bot []string `yaml:"bot_events"`
}

type interactivity struct {
	Enabled bool   `yaml:"is_enabled"`
	URL     string `yaml:"request_url,omitempty"`
	Options string `yaml:"message_menu_options_url,omitempty"`
}
