package config

import "fmt"

// Ready tells whether the door to Slack has all it needs to open.
func (s Slack) Ready() bool { return s.begun() && len(s.missing()) == 0 }

// Ready tells whether the door to Discord has all it needs to open.
func (d Discord) Ready() bool { return d.begun() && len(d.missing()) == 0 }

// Missing says, one sentence each, what a platform still lacks. It is empty when at least one platform is complete and
// none is half set up.
func (c Config) Missing() []string {
	if !c.Slack.begun() && !c.Discord.begun() {
		return []string{
			"No chat platform is set up.",
			"For Slack set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).",
			"For Discord set DISCORD_TOKEN and DISCORD_APPLICATION_ID (the gateway), and for HTTP also DISCORD_PUBLIC_KEY.",
		}
	}
	missing := append(c.Slack.missing(), c.Discord.missing()...)
	if c.SMTPURL.IsSet() {
		missing = append(missing, lacking("SMTP_URL", []need{{"SMTP_FROM", c.SMTPFrom != ""}})...)
	}
	if c.Slack.ClientID != "" { // each workspace that installs us leaves a token, kept encrypted
		missing = append(missing, lacking("SLACK_CLIENT_ID", []need{
			{"ENCRYPTION_KEY", c.EncryptionKey.IsSet()},
			{"PUBLIC_URL", c.PublicURL != ""},
		})...)
	}
	return missing
}

func (s Slack) begun() bool {
	return s.BotToken.IsSet() || s.AppToken.IsSet() || s.SigningSecret.IsSet() || s.ClientID != "" || s.ClientSecret.IsSet()
}

func (s Slack) missing() []string {
	var missing []string
	switch {
	case !s.begun():
		return nil
	case s.ClientID != "":
		missing = lacking("SLACK_CLIENT_ID", []need{{"SLACK_CLIENT_SECRET", s.ClientSecret.IsSet()}})
	case s.ClientSecret.IsSet():
		missing = lacking("SLACK_CLIENT_SECRET", []need{{"SLACK_CLIENT_ID", false}})
	case !s.BotToken.IsSet():
		missing = []string{"Slack is half set up: SLACK_BOT_TOKEN is not set (for several workspaces: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET)."}
	}
	if s.AppToken.IsSet() || s.SigningSecret.IsSet() {
		return missing
	}
	for _, n := range []need{{"SLACK_BOT_TOKEN", s.BotToken.IsSet()}, {"SLACK_CLIENT_ID", s.ClientID != ""}} {
		if n.met {
			missing = append(missing, n.name+" is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is.")
		}
	}
	return missing
}

func (d Discord) begun() bool {
	return d.Token.IsSet() || d.ApplicationID != "" || d.PublicKey != ""
}

func (d Discord) missing() []string {
	switch {
	case !d.begun():
		return nil
	case d.Token.IsSet():
		return lacking("DISCORD_TOKEN", []need{{"DISCORD_APPLICATION_ID", d.ApplicationID != ""}})
	case d.ApplicationID != "":
		return lacking("DISCORD_APPLICATION_ID", []need{{"DISCORD_TOKEN", false}})
	}
	return lacking("DISCORD_PUBLIC_KEY", []need{{"DISCORD_TOKEN", false}, {"DISCORD_APPLICATION_ID", d.ApplicationID != ""}})
}

// need is a setting that another one calls for.
type need struct {
	name string
	met  bool
}

func lacking(given string, needs []need) []string {
	var missing []string
	for _, n := range needs {
		if !n.met {
			missing = append(missing, fmt.Sprintf("%s is set, but %s is not.", given, n.name))
		}
	}
	return missing
}
