package terms

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
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

var (
	idShape   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	ruleShape = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)
	codeShape = regexp.MustCompile(`^[A-Z]{2,10}$`)

	// Older readers of YAML take these for true, false, and a number of seconds.
	oldBoolean = regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$`)
	oldMinutes = regexp.MustCompile(`^[0-9]+(:[0-9]{1,2})+$`)
)

// maxID keeps what a button carries (a command, a meeting, a place) below a hundred bytes.
const maxID = 40

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
		r.problem(n, what+" is "+quote(n.Value)+", which is not read as words everywhere", "put quotes around it")
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

// minutes reads a whole number of minutes.
func (t table) minutes(key string) int {
	const most = 480
	n := t.values[key]
	if n == nil {
		return 0
	}
	m, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || m < 0 || m > most {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), fmt.Sprintf("write whole minutes, 0 to %d", most))
		return 0
	}
	return m
}

// choice reads one of a few words.
func (t table) choice(key string, words ...string) string {
	n := t.values[key]
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode || !slices.Contains(words, n.Value) {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), didYouMean(n.Value, words))
		return ""
	}
	return n.Value
}

// id reads an id.
func (t table) id(key string, s noun) string {
	if n := t.values[key]; n != nil {
		t.r.checkID(n, s)
	}
	return t.text(key)
}

// code reads the capital letters with which references begin.
func (t table) code(key string) string {
	code := t.text(key)
	if code != "" && !codeShape.MatchString(code) {
		t.r.problem(t.at(key), quote(key)+" in "+t.what+" is "+quote(code), "write 2 to 10 capital letters, as FULL")
	}
	return code
}

// refer reads the id of something that stands elsewhere in the file.
func (t table) refer(key string, s noun) string {
	id := t.text(key)
	if id != "" {
		t.r.uses = append(t.r.uses, use{t.values[key], s})
	}
	return id
}

// checkID makes sure that an id is short and plain, and no word that some reader of YAML takes for a truth.
func (r *reader) checkID(n *yaml.Node, s noun) {
	if s == aSilence {
		return
	}
	if !idShape.MatchString(n.Value) || len(n.Value) > maxID || isPlain(n) && misread(n) {
		r.problem(n, quote(n.Value)+" cannot be an id",
			fmt.Sprintf("write at most %d small letters, figures and hyphens, as lewisham-college", maxID))
	}
}
