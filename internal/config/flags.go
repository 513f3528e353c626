package config

import (
	"errors"
	"strings"
)

// Flags are the settings that a command line may override. A command embeds it; the tags are for kong. Secrets are not
// here on purpose: everybody on a machine can read the command line of a process.
//
// Kong must not read the environment for them, as Load does that, so the tags carry no env names.
type Flags struct {
	Config   string `name:"config" placeholder:"FILE" help:"Settings file with lines NAME=value (SECRETARIAT_CONFIG)."`
	HTTPAddr string `name:"http-addr" placeholder:"HOST:PORT" help:"Where to listen (HTTP_ADDR)."`
	DataDir  string `name:"data-dir" placeholder:"DIR" help:"Where the embedded store keeps its file (DATA_DIR)."`
	RedisURL string `name:"redis-url" placeholder:"URL" help:"Redis to use instead of the embedded store, without a password (REDIS_URL)."`
	Terms    string `name:"terms" placeholder:"FILE" help:"Terms of reference that setting up offers first (TERMS)."`
	LogLevel string `name:"log-level" placeholder:"LEVEL" help:"debug, info, warn or error (LOG_LEVEL)."`
}

func (f Flags) layer() layer {
	return layer{place: "the command line", values: map[string]string{
		"HTTP_ADDR": f.HTTPAddr,
		"DATA_DIR":  f.DataDir,
		"REDIS_URL": f.RedisURL,
		"TERMS":     f.Terms,
		"LOG_LEVEL": f.LogLevel,
	}}
}

// check refuses the one flag that could carry a secret when it does.
func (f Flags) check() error {
	_, address, _ := strings.Cut(f.RedisURL, "://")
	user, _, hasUser := strings.Cut(address, "@")
	if hasUser && strings.Contains(user, ":") {
		return errors.New("--redis-url has a password in it, which everybody on this machine can read: use REDIS_URL or REDIS_URL_FILE")
	}
	return nil
}
