package config

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// fileSuffix makes the name that points at a file holding a secret: DISCORD_TOKEN_FILE for DISCORD_TOKEN.
const fileSuffix = "_FILE"

// setting is one row of the table of settings.
type setting struct {
	name     string
	secret   bool // may be given as name + "_FILE"
	fallback string
	put      func(*Config, string) error // checks the value and stores it; its error never repeats a secret
}

// layer is one place that settings come from.
type layer struct {
	place  string
	values map[string]string
}

func environment(getenv func(string) string) layer {
	values := map[string]string{}
	for _, name := range names() {
		values[name] = getenv(name)
	}
	return layer{place: "the environment", values: values}
}

// names lists every name that a place may use, in the order of the table.
func names() []string {
	var all []string
	for _, s := range settings {
		all = append(all, s.name)
		if s.secret {
			all = append(all, s.name+fileSuffix)
		}
	}
	return all
}

// settle stores the value from the first layer that gives one.
func (s setting) settle(config *Config, layers []layer) error {
	value := s.fallback
	for _, l := range layers {
		given, err := s.in(l)
		if err != nil {
			return err
		}
		if given != "" {
			value = given
			break
		}
	}
	if value == "" {
		return nil
	}
	if err := s.put(config, value); err != nil {
		return fmt.Errorf("%s %w", s.name, err)
	}
	return nil
}

// in returns what one layer says, "" if it says nothing.
func (s setting) in(l layer) (string, error) {
	direct, path := l.values[s.name], ""
	if s.secret {
		path = l.values[s.name+fileSuffix]
	}
	switch {
	case path == "":
		return direct, nil
	case direct != "":
		return "", fmt.Errorf("%s and %s%s are both set in %s: keep one of them", s.name, s.name, fileSuffix, l.place)
	}
	return s.readSecret(path)
}

// readSecret takes the whole file but for the line end that editors add.
func (s setting) readSecret(path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("read %s%s: %w", s.name, fileSuffix, err)
	}
	value := strings.TrimSpace(string(content))
	if value == "" {
		return "", fmt.Errorf("read %s%s: %w", s.name, fileSuffix, errors.New("the file "+path+" is empty"))
	}
	return value, nil
}
