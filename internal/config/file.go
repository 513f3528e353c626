package config

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
)

// readFile reads a settings file: lines NAME=value with the names of the environment, empty lines, and comments that
// begin with #. A value may stand in quotes. A name that does not exist is an error, because a mistyped one would
// otherwise be found out weeks later.
func readFile(path string) (layer, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return layer{}, fmt.Errorf("read settings file: %w", err)
	}
	values := map[string]string{}
	var problems []error
	for i, line := range strings.Split(strings.TrimPrefix(string(content), "\ufeff"), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := addLine(values, line); err != nil {
			problems = append(problems, fmt.Errorf("%s:%d: %w", path, i+1, err))
		}
	}
	return layer{place: path, values: values}, errors.Join(problems...)
}

func addLine(values map[string]string, line string) error {
	name, value, found := strings.Cut(line, "=")
	name = strings.TrimSpace(name)
	if !found {
		return errors.New("expected NAME=value") // the line itself may be a secret that lost its name
	}
	if !slices.Contains(names(), name) {
		return fmt.Errorf("unknown setting %q, the nearest is %s", name, nearest(name, names()))
	}
	if _, twice := values[name]; twice {
		return fmt.Errorf("%s is set twice in this file", name)
	}
	values[name] = unquote(strings.TrimSpace(value))
	return nil
}

func unquote(value string) string {
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		return value[1 : n-1]
	}
	return value
}

// nearest returns the candidate that needs the fewest letters changed, added or left out.
func nearest(word string, candidates []string) string {
	return slices.MinFunc(candidates, func(a, b string) int { return spelling.Slips(word, a) - spelling.Slips(word, b) })
}
