// Package config reads the settings of one process: from its flags, its environment, a settings file and defaults, in
// that order.
//
// It knows what the settings are called and what a sound value looks like. It does not know what they are for: cmd hands
// each room the few it needs, so no other package reads the environment.
package config

import (
	"errors"
	"fmt"
	"log/slog"
)

// Config is everything a process is told from outside. Load makes one; nothing changes it afterwards.
type Config struct {
	Slack   Slack
	Discord Discord

	RedisURL      Secret     // REDIS_URL; not set: the embedded store in DataDir
	MayForget     bool       // REDIS_MAY_FORGET; a Redis is used that would lose what it is told
	SMTPURL       Secret     // SMTP_URL; not set: no e-mail is sent
	SMTPFrom      string     // SMTP_FROM; the address that e-mail comes from
	EncryptionKey Secret     // ENCRYPTION_KEY; 32 bytes in base64
	PublicURL     string     // PUBLIC_URL; without a slash at the end, empty if the web cannot reach us
	HTTPAddr      string     // HTTP_ADDR; host:port, the host may be empty
	DataDir       string     // DATA_DIR; where the embedded store keeps its file
	Terms         string     // TERMS; path of the terms of reference that setting up offers first
	LogLevel      slog.Level // LOG_LEVEL
}

// Slack is what the door to Slack needs. A bot token serves one workspace, a client id and secret serve several.
type Slack struct {
	BotToken      Secret // SLACK_BOT_TOKEN
	AppToken      Secret // SLACK_APP_TOKEN: Socket Mode
	SigningSecret Secret // SLACK_SIGNING_SECRET: HTTP
	ClientID      string // SLACK_CLIENT_ID
	ClientSecret  Secret // SLACK_CLIENT_SECRET
	APIURL        string // SLACK_API_URL; empty: Slack itself
	CommandPrefix string // SLACK_COMMAND_PREFIX; what manifest slack was given as --prefix
}

// Discord is what the door to Discord needs.
type Discord struct {
	Token         Secret // DISCORD_TOKEN
	ApplicationID string // DISCORD_APPLICATION_ID
	PublicKey     string // DISCORD_PUBLIC_KEY; set: interactions come over HTTP and no gateway is opened
	APIURL        string // DISCORD_API_URL; empty: Discord itself
	Shard, Shards int    // DISCORD_SHARD; 0/2 is the first of two, each a process of its own; no Shards: all servers
}

// Load settles every setting from the first place that has it: flags, the environment (os.Getenv in production), the
// settings file named by --config or SECRETARIAT_CONFIG, the default. An empty value counts as not given, so that
// "NAME=" in a compose file does no harm.
//
// The error lists everything that is wrong, not only the first thing, and never repeats the value of a secret.
func Load(flags Flags, getenv func(string) string) (Config, error) {
	layers := []layer{flags.layer(), environment(getenv)}
	path := flags.Config
	if path == "" {
		path = getenv("SECRETARIAT_CONFIG")
	}
	if path != "" {
		file, err := readFile(path)
		if err != nil {
			return Config{}, err
		}
		layers = append(layers, file)
	}

	var config Config
	var problems []error
	for _, s := range settings {
		if err := s.settle(&config, layers); err != nil {
			problems = append(problems, err)
		}
	}
	problems = append(problems, flags.check(), config.check())
	if err := errors.Join(problems...); err != nil {
		return Config{}, fmt.Errorf("read settings: %w", err)
	}
	return config, nil
}

// check finds settings that are sound alone and contradict each other.
func (c Config) check() error {
	if c.Slack.BotToken.IsSet() && c.Slack.ClientID != "" {
		return errors.New("SLACK_BOT_TOKEN serves one workspace and SLACK_CLIENT_ID serves several: keep one of them")
	}
	return nil
}
