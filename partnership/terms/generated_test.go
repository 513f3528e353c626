package terms_test

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// sound are files in which everything is right.
var sound = map[string]string{"Lewisham": string(examples.Lewisham), "everything": string(everything)}

// everyLine damages each line of the long file too, which takes some minutes: make soak does.
var everyLine = flag.Bool("everyline", false, "damage every line of every file")

// step is how many lines the damage goes on by each time. The short file has every key.
func step(file string) int {
	const some = 97 // no multiple of the lines of a rule, so that each of its keys has its turn
	if file == "everything" && !testing.Short() || *everyLine {
		return 1
	}
	return some
}

// survives reads a damaged file: it is either still right, or answered with problems that have places.
func survives(t *testing.T, what, text string) {
	t.Helper()
	got, err := quickly(t, []byte(text))
	if err == nil {
		return
	}
	var all terms.Problems
	if got != nil || !errors.As(err, &all) || len(all) == 0 {
		t.Fatalf("%s: neither terms nor problems, but %T", what, err)
	}
	lines := strings.Count(text, "\n") + 1
	for _, p := range all {
		if p.Line < 1 || p.Line > lines || p.Col < 1 {
			t.Errorf("%s: %v is in line %d, column %d of %d lines", what, p, p.Line, p.Col, lines)
		}
	}
}

// Every line in turn is left out, and every line is set in by two more.
func TestReadSurvivesDamagedLines(t *testing.T) {
	for name, text := range sound {
		lines := strings.SplitAfter(text, "\n")
		for i := 0; i < len(lines); i += step(name) {
			before, after := strings.Join(lines[:i], ""), strings.Join(lines[i+1:], "")
			survives(t, fmt.Sprintf("%s without line %d", name, i+1), before+after)
			survives(t, fmt.Sprintf("%s with line %d set in", name, i+1), before+"  "+lines[i]+after)
		}
	}
}

// Every value in turn becomes a list, a set of keys, nothing, and a number.
func TestReadSurvivesWrongTypes(t *testing.T) {
	for name, text := range sound {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(text, "\n")
		for i, n := range scalars(doc.Content[0]) {
			if i%step(name) != 0 {
				continue
			}
			for _, instead := range []string{"[x, y]", "{x: y}", "", "7"} {
				if damaged, ok := replaced(lines, n, instead); ok {
					survives(t, fmt.Sprintf("%s with %q in line %d", name, instead, n.Line), damaged)
				}
			}
		}
	}
}

// scalars are the values that are no lists and have no keys.
func scalars(n *yaml.Node) []*yaml.Node {
	var all []*yaml.Node
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.MappingNode && i%2 == 0:
		case child.Kind == yaml.ScalarNode:
			all = append(all, child)
		default:
			all = append(all, scalars(child)...)
		}
	}
	return all
}

// replaced puts something else where a value stands, if it stands on one line as it reads.
func replaced(lines []string, n *yaml.Node, instead string) (string, bool) {
	line := lines[n.Line-1]
	rest := []rune(line)[n.Column-1:]
	value := n.Value
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		value = `"` + value + `"`
	}
	if !strings.HasPrefix(string(rest), value) {
		return "", false
	}
	changed := string([]rune(line)[:n.Column-1]) + instead + strings.TrimPrefix(string(rest), value)
	return strings.Join(lines[:n.Line-1], "") + changed + strings.Join(lines[n.Line:], ""), true
}
