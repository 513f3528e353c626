package config_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/config"
)

func TestMissing(t *testing.T) {
	const noWay = "neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is."
	for _, test := range []struct {
		set  string // names, separated by spaces
		want string // sentences, separated by |
	}{
		{"", "No chat platform is set up.|" +
			"For Slack set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).|" +
			"For Discord set DISCORD_TOKEN and DISCORD_APPLICATION_ID (the gateway), and for HTTP also DISCORD_PUBLIC_KEY."},
		{"SLACK_BOT_TOKEN", "SLACK_BOT_TOKEN is set, but " + noWay},
		{"SLACK_BOT_TOKEN SLACK_APP_TOKEN", ""},
		{"SLACK_BOT_TOKEN SLACK_SIGNING_SECRET", ""},
		{"SLACK_APP_TOKEN", "Slack is half set up: SLACK_BOT_TOKEN is not set (for several workspaces: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET)."},
		{"SLACK_CLIENT_ID SLACK_CLIENT_SECRET SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID is set, but ENCRYPTION_KEY is not.|SLACK_CLIENT_ID is set, but PUBLIC_URL is not."},
		{"SLACK_CLIENT_ID SLACK_CLIENT_SECRET SLACK_SIGNING_SECRET ENCRYPTION_KEY PUBLIC_URL", ""},
		{"SLACK_CLIENT_ID ENCRYPTION_KEY PUBLIC_URL", "SLACK_CLIENT_ID is set, but SLACK_CLIENT_SECRET is not.|SLACK_CLIENT_ID is set, but " + noWay},
		{"SLACK_CLIENT_SECRET", "SLACK_CLIENT_SECRET is set, but SLACK_CLIENT_ID is not."},
		{"DISCORD_TOKEN", "DISCORD_TOKEN is set, but DISCORD_APPLICATION_ID is not."},
		{"DISCORD_APPLICATION_ID", "DISCORD_APPLICATION_ID is set, but DISCORD_TOKEN is not."},
		{"DISCORD_TOKEN DISCORD_APPLICATION_ID", ""},
		{"DISCORD_PUBLIC_KEY", "DISCORD_PUBLIC_KEY is set, but DISCORD_TOKEN is not.|DISCORD_PUBLIC_KEY is set, but DISCORD_APPLICATION_ID is not."},
		{"DISCORD_TOKEN DISCORD_APPLICATION_ID SMTP_URL", "SMTP_URL is set, but SMTP_FROM is not."},
		{"DISCORD_TOKEN DISCORD_APPLICATION_ID SMTP_URL SMTP_FROM", ""},
		{"DISCORD_TOKEN DISCORD_APPLICATION_ID SLACK_BOT_TOKEN", "SLACK_BOT_TOKEN is set, but " + noWay},
	} {
		t.Run(test.set, func(t *testing.T) {
			env := map[string]string{}
			for name := range strings.FieldsSeq(test.set) {
				env[name] = sound(name)
			}
			c := load(t, config.Flags{}, env)
			if got := strings.Join(c.Missing(), "|"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if ready := c.Slack.Ready() || c.Discord.Ready(); test.want == "" && !ready {
				t.Error("nothing is missing, yet no platform is ready")
			}
		})
	}
}

func sound(name string) string {
	switch name {
	case "ENCRYPTION_KEY":
		return key
	case "SMTP_URL":
		return "smtp://mail.example"
	case "SMTP_FROM":
		return "clerk@council.example"
	case "PUBLIC_URL":
		return "https://clerk.example"
	case "DISCORD_PUBLIC_KEY":
		return strings.Repeat("0f", 32)
	}
	return "x"
}

func TestADoorIsReadyOnItsOwn(t *testing.T) {
	c := load(t, config.Flags{}, map[string]string{"DISCORD_TOKEN": "x", "DISCORD_APPLICATION_ID": "1", "SLACK_BOT_TOKEN": "x"})
	if !c.Discord.Ready() || c.Slack.Ready() {
		t.Errorf("Discord ready %t, Slack ready %t", c.Discord.Ready(), c.Slack.Ready())
	}
}
