package terms

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// Unspecified is written where the terms do not say: it differs from None, where they say that there is none.
const (
	Unspecified = "unspecified"
	None        = "none"
)

// maxText is the length of the longest text, in bytes: a long paragraph.
const maxText = 2000

// Older readers of YAML take these for true, false, and a number of seconds.
var (
	oldBoolean = regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$`)
	oldMinutes = regexp.MustCompile(`^[0-9]+(:[0-9]{1,2})+$`)
)

// text reads words.
func (t table) text(key string) string {
	if n := t.values[key]; n != nil {
		return t.r.text(n, quote(key)+" in "+t.what)
	}
	return ""
}

// texts reads a list of words.
func (t table) texts(key string) []string {
	var all []string
	for _, n := range t.items(key) {
		all = append(all, t.r.text(n, quote(key)+" in "+t.what))
	}
	return all
}

// textOr reads words, or nothing where the terms do not say.
func (t table) textOr(key string) string {
	if text := t.text(key); text != Unspecified {
		return text
	}
	return ""
}

func (r *reader) text(n *yaml.Node, what string) string {
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "":
		r.problem(n, what+" is "+describe(n), "write words")
	case len(n.Value) > maxText:
		r.problem(n, what+" is too long", fmt.Sprintf("write at most %d characters", maxText))
	case strings.ContainsAny(n.Value, "\n\r\t"):
		r.problem(n, what+" has line breaks or tabs in it", "begin it with >- to run the lines together")
	case isPlain(n) && misread(n):
		r.problem(n, what+" is "+quote(n.Value)+", which programs may take for a number, a time or a yes", "put quotes around it")
	default:
		return n.Value
	}
	return ""
}

func isPlain(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// misread says whether some reader of YAML takes unquoted words for something else.
func misread(n *yaml.Node) bool {
	return n.Tag != "!!str" || oldBoolean.MatchString(n.Value) || oldMinutes.MatchString(n.Value)
}

// flag reads true or false; false where the key is left out.
func (t table) flag(key string) bool {
	n := t.values[key]
	if n == nil {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" || !isPlain(n) {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), "write true or false")
		return false
	}
	return n.Value == "true"
}

// choice reads one of a few words.
func (t table) choice(key string, words ...string) string {
	if n := t.values[key]; n != nil {
		return t.oneOf(n, key, words)
	}
	return ""
}

// choices reads a list of them.
func (t table) choices(key string, words ...string) []string {
	var all []string
	for _, n := range t.items(key) {
		if word := t.oneOf(n, key, words); word != "" {
			all = append(all, word)
		}
	}
	return all
}

func (t table) oneOf(n *yaml.Node, key string, words []string) string {
	if n.Kind != yaml.ScalarNode || !slices.Contains(words, n.Value) {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), didYouMean(n.Value, words))
		return ""
	}
	return n.Value
}
