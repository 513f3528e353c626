package config

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
)

// A check returns why a value cannot be right, to be read after the setting's name. It never repeats the value, which
// may be a secret pasted into the wrong line.
type check func(value string) error

func secret(field func(*Config) *Secret, sound check) func(*Config, string) error {
	return func(c *Config, value string) error {
		*field(c) = NewSecret(value)
		return sound(value)
	}
}

func text(field func(*Config) *string, sound check) func(*Config, string) error {
	return func(c *Config, value string) error {
		*field(c) = value
		return sound(value)
	}
}

func yesOrNo(field func(*Config) *bool) func(*Config, string) error {
	return func(c *Config, value string) error {
		said, known := map[string]bool{"yes": true, "no": false}[strings.ToLower(value)]
		if !known {
			return errors.New("must be yes or no")
		}
		*field(c) = said
		return nil
	}
}

func putPublicURL(c *Config, value string) error {
	c.PublicURL = strings.TrimRight(value, "/")
	return webAddress(value)
}

func putLogLevel(c *Config, value string) error {
	levels := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
	level, known := levels[strings.ToLower(value)]
	if !known {
		return errors.New("must be debug, info, warn or error")
	}
	c.LogLevel = level
	return nil
}

// putShard reads which part of the servers a process serves: 0/2, the first of two.
func putShard(c *Config, value string) error {
	shard, shards, _ := strings.Cut(value, "/")
	n, err := strconv.ParseUint(shard, 10, 16)
	of, err2 := strconv.ParseUint(shards, 10, 16)
	if err != nil || err2 != nil || n >= of {
		return errors.New("must be a number and of how many, counted from 0, such as 0/2")
	}
	c.Discord.Shard, c.Discord.Shards = int(n), int(of)
	return nil
}

func anything(string) error { return nil }

// not catches the token that was pasted into the line of its neighbour.
func not(prefix, belongs string) check {
	return func(value string) error {
		if strings.HasPrefix(value, prefix) {
			return fmt.Errorf("begins with %s: that token belongs in %s", prefix, belongs)
		}
		return nil
	}
}

func begins(prefixes ...string) check {
	return func(value string) error {
		for _, prefix := range prefixes {
			if strings.HasPrefix(value, prefix) {
				return nil
			}
		}
		return fmt.Errorf("must begin with %s", strings.Join(prefixes, ", "))
	}
}

func webAddress(value string) error {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("must be a web address such as https://secretariat.example.org")
	}
	return nil
}

func mailAddress(value string) error {
	if a, err := mail.ParseAddress(value); err != nil || a.Name != "" {
		return errors.New("must be an e-mail address such as clerk@council.example")
	}
	return nil
}

func hostPort(value string) error {
	if _, _, err := net.SplitHostPort(value); err != nil {
		return errors.New("must be host:port or :port, such as :8080")
	}
	return nil
}

func publicKey(value string) error {
	if key, err := hex.DecodeString(value); err != nil || len(key) != 32 {
		return errors.New("must be the 64 hexadecimal digits on the application's page")
	}
	return nil
}

func encryptionKey(value string) error {
	if key, err := base64.StdEncoding.DecodeString(value); err != nil || len(key) != 32 {
		return errors.New("must be 32 bytes in base64, as `openssl rand -base64 32` prints them")
	}
	return nil
}
