package slack

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/commands"
)

// guide is the page for people who install us in Slack.
var guide = filepath.Join("..", "..", "docs", "slack.md")

// TestTheGuideHasItsTables keeps two tables of docs/slack.md as the code has them. Write them with:
// go test ./bot/slack -run TestTheGuideHasItsTables -update
func TestTheGuideHasItsTables(t *testing.T) {
	for _, table := range []string{scopeTable(), familyTable()} {
		written := readGuide(t)
		head, _, _ := strings.Cut(table, "\n")
		before, after, found := strings.Cut(written, head+"\n")
		if !found {
			t.Fatalf("docs/slack.md has no table that begins with %s", head)
		}
		rows, rest, _ := strings.Cut(after, "\n\n")
		if *update {
			if err := os.WriteFile(guide, []byte(before+table+"\n"+rest), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got := head + "\n" + rows + "\n"; got != table {
			t.Errorf("docs/slack.md is not what the code says: go test ./bot/slack -run TestTheGuideHasItsTables -update\n%s", table)
		}
	}
}

func scopeTable() string {
	var b strings.Builder
	b.WriteString("| scope | needed | why | for |\n|---|---|---|---|\n")
	for _, s := range scopes {
		needed := "yes"
		if s.optional {
			needed = "optional"
		}
		uses := make([]string, 0, len(s.methods)+len(s.events))
		for _, use := range slices.Concat(s.methods, s.events, s.also) {
			uses = append(uses, "`"+use+"`")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", s.name, needed, s.reason, strings.Join(uses, ", "))
	}
	return b.String()
}

func familyTable() string {
	var b strings.Builder
	b.WriteString("| command | offers |\n|---|---|\n")
	for _, c := range slashCommands(commands.All(), ManifestOptions{Socket: true}) {
		fmt.Fprintf(&b, "| `%s` | %s |\n", c.Command, c.Description)
	}
	return b.String()
}

// TestTheGuideQuotesWhatIsSaid looks for every message that the guide explains in the code that says it.
func TestTheGuideQuotesWhatIsSaid(t *testing.T) {
	_, troubles, _ := strings.Cut(readGuide(t), "## When something is wrong")
	troubles, _, _ = strings.Cut(troubles, "\n## ")
	said := saidIn(t, ".", "..", "../../cmd/secretariat", "../../internal/config", "../../internal/ops", "../../storage/bolt")
	quoted := regexp.MustCompile("(?m)^\\| `(.+?)` \\|").FindAllStringSubmatch(troubles, -1)
	if len(quoted) < 40 {
		t.Fatalf("the guide explains only %d messages", len(quoted))
	}
	for _, q := range quoted {
		// What changes in a message may be an ellipsis in the guide and a verb in the code.
		for words := range strings.SplitSeq(q[1], "…") {
			words = strings.TrimSpace(words)
			if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, words) }) {
				t.Errorf("nothing in the code says %q, of the message %q", words, q[1])
			}
		}
	}
}

// TestTheGuideNamesFilesThatAreThere looks for every file to which the guide's tables about slack-go point.
func TestTheGuideNamesFilesThatAreThere(t *testing.T) {
	for _, name := range regexp.MustCompile("`([a-z_]+\\.go)`").FindAllStringSubmatch(readGuide(t), -1) {
		if _, err := os.Stat(name[1]); err != nil {
			t.Errorf("the guide points to %s: %v", name[1], err)
		}
	}
}

func readGuide(t *testing.T) string {
	t.Helper()
	written, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// saidIn are the strings in the code of some folders, without their tests.
func saidIn(t *testing.T, folders ...string) []string {
	t.Helper()
	var said []string
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no code in %s: %v", folder, err)
		}
		for _, name := range files {
			if !strings.HasSuffix(name, "_test.go") {
				said = append(said, stringsIn(t, name)...)
			}
		}
	}
	return said
}

func stringsIn(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	ast.Inspect(file, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if words, err := strconv.Unquote(l.Value); err == nil {
				said = append(said, words)
			}
		}
		return true
	})
	return said
}
