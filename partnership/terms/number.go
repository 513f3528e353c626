package terms

import (
	"fmt"
	"regexp"
	"strconv"

	yaml "go.yaml.in/yaml/v4"
)

// figures is how every reader of YAML takes the same whole number: 010 is eight to some, and 1_000 is words to others.
var figures = regexp.MustCompile(`^(0|[1-9][0-9]{0,5})$`)

// number reads a whole number; zero where the key is left out.
func (t table) number(key string, least, most int) int {
	return t.counted(key, "a whole number", least, most)
}

// minutes reads a whole number of minutes.
func (t table) minutes(key string) int { return t.counted(key, "whole minutes", 0, 480) }

func (t table) counted(key, what string, least, most int) int {
	n := t.values[key]
	if n == nil {
		return 0
	}
	if n.Kind == yaml.ScalarNode && isPlain(n) && figures.MatchString(n.Value) {
		if i, err := strconv.Atoi(n.Value); err == nil && i >= least && i <= most {
			return i
		}
	}
	t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), fmt.Sprintf("write %s, %d to %d", what, least, most))
	return 0
}
