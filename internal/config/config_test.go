package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/config"
)

// key is 32 bytes in base64.
const key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

// from makes an environment of the given values.
func from(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

// write puts content into a file of its own.
func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "settings.env")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func load(t *testing.T, flags config.Flags, env map[string]string) config.Config {
	t.Helper()
	c, err := config.Load(flags, from(env))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAnEarlierPlaceBeatsALaterOne(t *testing.T) {
	file := write(t, "DATA_DIR=from-file\nTERMS=from-file\nHTTP_ADDR=:3\n")
	c := load(t, config.Flags{Config: file, DataDir: "from-flag"}, map[string]string{
		"DATA_DIR": "from-env", "TERMS": "from-env", "HTTP_ADDR": "", // empty counts as not given
	})
	if got, want := []string{c.DataDir, c.Terms, c.HTTPAddr, c.LogLevel.String()}, []string{"from-flag", "from-env", ":3", "INFO"}; strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheFileCanBeNamedByTheEnvironment(t *testing.T) {
	c := load(t, config.Flags{}, map[string]string{"SECRETARIAT_CONFIG": write(t, "PUBLIC_URL='https://clerk.example/'\n")})
	if c.PublicURL != "https://clerk.example" {
		t.Errorf("PublicURL = %q", c.PublicURL)
	}
}

func TestASettingsFileFromWindowsIsRead(t *testing.T) {
	c := load(t, config.Flags{Config: write(t, "\ufeff# ours\r\n\r\nDATA_DIR = \"C:\\data\"\r\nTERMS=a=b\r\n")}, nil)
	if c.DataDir != `C:\data` || c.Terms != "a=b" {
		t.Errorf("got DataDir %q, Terms %q", c.DataDir, c.Terms)
	}
}

func TestASecretCanComeFromAFile(t *testing.T) {
	c := load(t, config.Flags{}, map[string]string{"DISCORD_TOKEN_FILE": write(t, "the-token\n")})
	if got := c.Discord.Token.Reveal(); got != "the-token" {
		t.Errorf("Discord.Token = %q", got)
	}
}

func TestTheEnvironmentBeatsASecretFileNamedInTheSettingsFile(t *testing.T) {
	file := write(t, "DISCORD_TOKEN_FILE="+write(t, "from-file"))
	c := load(t, config.Flags{Config: file}, map[string]string{"DISCORD_TOKEN": "from-env"})
	if got := c.Discord.Token.Reveal(); got != "from-env" {
		t.Errorf("Discord.Token = %q", got)
	}
}

func TestWhatIsWrongIsNamed(t *testing.T) {
	empty := write(t, " \n")
	for _, test := range []struct {
		name  string
		flags config.Flags
		env   map[string]string
		want  string
	}{
		{"a secret given twice", config.Flags{}, map[string]string{"SMTP_URL": "smtp://a", "SMTP_URL_FILE": "x"}, "SMTP_URL and SMTP_URL_FILE are both set in the environment"},
		{"a secret file that is not there", config.Flags{}, map[string]string{"SMTP_URL_FILE": "no-such-file"}, "read SMTP_URL_FILE: open no-such-file"},
		{"an empty secret file", config.Flags{}, map[string]string{"SMTP_URL_FILE": empty}, "is empty"},
		{"a mistyped name", config.Flags{Config: write(t, "\nSLACK_BOT_TOKN=x")}, nil, `settings.env:2: unknown setting "SLACK_BOT_TOKN", the nearest is SLACK_BOT_TOKEN`},
		{"a name set twice", config.Flags{Config: write(t, "TERMS=a\nTERMS=b")}, nil, "settings.env:2: TERMS is set twice"},
		{"a line without =", config.Flags{Config: write(t, "TERMS")}, nil, "settings.env:1: expected NAME=value"},
		{"no such settings file", config.Flags{Config: "no-such-file"}, nil, "read settings file: open no-such-file"},
		{"a password on the command line", config.Flags{RedisURL: "redis://u:p@host"}, nil, "--redis-url has a password in it"},
		{"a foreign store", config.Flags{RedisURL: "postgres://host"}, nil, "REDIS_URL must begin with redis://"},
		{"an app token as bot token", config.Flags{}, map[string]string{"SLACK_BOT_TOKEN": "xapp-1"}, "that token belongs in SLACK_APP_TOKEN"},
		{"a bot token as app token", config.Flags{}, map[string]string{"SLACK_APP_TOKEN": "xoxb-1"}, "that token belongs in SLACK_BOT_TOKEN"},
		{"one workspace and several", config.Flags{}, map[string]string{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_CLIENT_ID": "1"}, "keep one of them"},
		{"a loud log", config.Flags{LogLevel: "loud"}, nil, "LOG_LEVEL must be debug, info, warn or error"},
		{"a port without a colon", config.Flags{HTTPAddr: "8080"}, nil, "HTTP_ADDR must be host:port"},
		{"an address without https", config.Flags{}, map[string]string{"PUBLIC_URL": "clerk.example"}, "PUBLIC_URL must be a web address"},
		{"a short key", config.Flags{}, map[string]string{"ENCRYPTION_KEY": "c2hvcnQ="}, "ENCRYPTION_KEY must be 32 bytes"},
		{"a shard that is no number", config.Flags{}, map[string]string{"DISCORD_SHARD": "first/2"}, "DISCORD_SHARD must be a number and of how many, counted from 0, such as 0/2"},
		{"a shard beyond the last", config.Flags{}, map[string]string{"DISCORD_SHARD": "2/2"}, "DISCORD_SHARD must be"},
		{"a shard of none", config.Flags{}, map[string]string{"DISCORD_SHARD": "0"}, "DISCORD_SHARD must be"},
		{"a public key that is not hexadecimal", config.Flags{}, map[string]string{"DISCORD_PUBLIC_KEY": "xyz"}, "DISCORD_PUBLIC_KEY must be the 64"},
		{"neither yes nor no", config.Flags{}, map[string]string{"REDIS_MAY_FORGET": "perhaps"}, "REDIS_MAY_FORGET must be yes or no"},
		{"mail that is not SMTP", config.Flags{}, map[string]string{"SMTP_URL": "mail.example"}, "SMTP_URL must begin with smtp://"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := config.Load(test.flags, from(test.env))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

func TestEverythingWrongIsSaidAtOnceAndNoSecretIsRepeated(t *testing.T) {
	_, err := config.Load(config.Flags{LogLevel: "loud"}, from(map[string]string{
		"REDIS_URL": "hunter2", "ENCRYPTION_KEY": "hunter2", "SMTP_URL": "hunter2", "SLACK_BOT_TOKEN": "xapp-hunter2",
	}))
	for _, name := range []string{"REDIS_URL", "ENCRYPTION_KEY", "SMTP_URL", "SLACK_BOT_TOKEN", "LOG_LEVEL"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v does not mention %s", err, name)
		}
	}
	if strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the error repeats a secret: %v", err)
	}
}

func TestGoodValuesAreTaken(t *testing.T) {
	c := load(t, config.Flags{LogLevel: "DEBUG"}, map[string]string{
		"REDIS_URL": "redis+sentinel://u:p@host", "ENCRYPTION_KEY": key, "SMTP_URL": "smtps://mail",
		"DISCORD_PUBLIC_KEY": strings.Repeat("0f", 32), "SLACK_API_URL": "http://127.0.0.1:9/api/", "SLACK_COMMAND_PREFIX": "lsp",
		"DISCORD_SHARD": "1/2",
	})
	if c.Discord.Shard != 1 || c.Discord.Shards != 2 {
		t.Errorf("it is shard %d of %d", c.Discord.Shard, c.Discord.Shards)
	}
	if c.LogLevel.String() != "DEBUG" || c.EncryptionKey.Reveal() != key || c.RedisURL.Reveal() != "redis+sentinel://u:p@host" {
		t.Errorf("got %+v", c)
	}
}
