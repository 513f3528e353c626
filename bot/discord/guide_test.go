package discord

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

// guide is the page for people who install us on Discord.
var guide = filepath.Join("..", "..", "docs", "discord.md")

// TestTheGuideHasItsTables keeps two tables of docs/discord.md as the code has them. Write them with:
// go test ./bot/discord -run TestTheGuideHasItsTables -update
func TestTheGuideHasItsTables(t *testing.T) {
	for _, table := range []string{permissionTable(), familyTable()} {
		written := readGuide(t)
		head, _, _ := strings.Cut(table, "\n")
		before, after, found := strings.Cut(written, head+"\n")
		if !found {
			t.Fatalf("docs/discord.md has no table that begins with %s", head)
		}
		rows, rest, _ := strings.Cut(after, "\n\n")
		if *update {
			if err := os.WriteFile(guide, []byte(before+table+"\n"+rest), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got := head + "\n" + rows + "\n"; got != table {
			t.Errorf("docs/discord.md is not what the code says: go test ./bot/discord -run TestTheGuideHasItsTables -update\n%s", table)
		}
	}
}

func permissionTable() string {
	var b strings.Builder
	b.WriteString("| permission | needed | why | for |\n|---|---|---|---|\n")
	for _, p := range permissions {
		needed := "yes"
		if p.optional {
			needed = "optional"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` |\n", p.name, needed, p.reason, strings.Join(p.routes, "`, `"))
	}
	return b.String()
}

func familyTable() string {
	var b strings.Builder
	b.WriteString("| command | offers |\n|---|---|\n")
	for _, c := range registered(commands.All()) {
		if c.Type == typeSlash {
			fmt.Fprintf(&b, "| `/%s` | %s |\n", c.Name, c.Description)
		}
	}
	return b.String()
}

// TestThePermissionsAreForWhatWeCall looks for every route of the table in the code that calls it.
func TestThePermissionsAreForWhatWeCall(t *testing.T) {
	said := saidIn(t, ".")
	for _, p := range permissions {
		for _, route := range p.routes {
			_, path, _ := strings.Cut(route, " ")
			if last := path[strings.LastIndexByte(path, '/'):]; !slices.Contains(said, path) && !slices.Contains(said, last) {
				t.Errorf("%s is asked for because of %s, which nobody calls", p.name, route)
			}
		}
	}
}

// TestTheGuideQuotesWhatIsSaid looks for every message that the guide explains in the code that says it.
func TestTheGuideQuotesWhatIsSaid(t *testing.T) {
	_, troubles, _ := strings.Cut(readGuide(t), "## When something is wrong")
	troubles, _, _ = strings.Cut(troubles, "\n## ")
	said := saidIn(t, ".", "..", "../../commands/setup", "../../cmd/secretariat", "../../internal/config", "../../internal/ops", "../../storage", "../../storage/bolt")
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

// TestTheGuideNamesFilesThatAreThere looks for every file to which the guide's table about discordgo points.
func TestTheGuideNamesFilesThatAreThere(t *testing.T) {
	for _, name := range regexp.MustCompile("`([a-z_]+\\.go)`").FindAllStringSubmatch(readGuide(t), -1) {
		if _, err := os.Stat(name[1]); err != nil {
			t.Errorf("the guide points to %s: %v", name[1], err)
		}
	}
}

// TestTheGuideHasEachDefect holds the table about discordgo against the test that has them all.
func TestTheGuideHasEachDefect(t *testing.T) {
	test, err := os.ReadFile("defects_test.go")
	if err != nil {
		t.Fatal(err)
	}
	shown := len(regexp.MustCompile(`(?m)^\t\t\{".*", raw\w+, ours\w+\},$`).FindAll(test, -1))
	rows := regexp.MustCompile(`(?m)^\| (\d+) \|`).FindAllStringSubmatch(readGuide(t), -1)
	if shown == 0 || len(rows) != shown {
		t.Errorf("the guide has %d defects, and the test %d", len(rows), shown)
	}
	for i, row := range rows {
		if row[1] != strconv.Itoa(i+1) {
			t.Errorf("row %d is numbered %s", i+1, row[1])
		}
	}
}

// TestTheGuideNamesTheTestOfEachFault keeps the table of what happens when something goes wrong and the tests together: it
// names none that is not there, and leaves out none of the files that are about nothing else.
func TestTheGuideNamesTheTestOfEachFault(t *testing.T) {
	written := readGuide(t)
	_, table, found := strings.Cut(written, "## What happens when…\n")
	if !found {
		t.Fatal("docs/discord.md does not say what happens when something goes wrong")
	}
	table, _, _ = strings.Cut(table, "\n## ")
	there := testsIn(t, "*_test.go")
	for _, m := range regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(written, -1) {
		if !slices.Contains(there, m[1]) {
			t.Errorf("the guide names %s, which is not there", m[1])
		}
	}
	for _, name := range append(testsIn(t, "faults*_test.go"), testsIn(t, "badinput*_test.go")...) {
		if !strings.Contains(table, "`"+name+"`") {
			t.Errorf("the guide does not name %s", name)
		}
	}
	for row := range strings.SplitSeq(table, "\n") {
		if strings.HasPrefix(row, "| ") && !strings.HasPrefix(row, "| when |") && !strings.Contains(row, "`Test") {
			t.Errorf("no test holds: %s", row)
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

// testsIn are the tests in some files of this folder.
func testsIn(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no file %s: %v", pattern, err)
	}
	var tests []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				tests = append(tests, f.Name.Name)
			}
		}
	}
	return tests
}
