package slack

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheGuideNamesTheTestOfEachFault keeps the table of docs/slack.md, of what happens when something goes wrong, and the
// tests together: it names none that is not there, and leaves out none of the files that are about nothing else.
func TestTheGuideNamesTheTestOfEachFault(t *testing.T) {
	_, table, found := strings.Cut(readGuide(t), "## What happens when…\n")
	if !found {
		t.Fatal("docs/slack.md does not say what happens when something goes wrong")
	}
	table, _, _ = strings.Cut(table, "\n## ")
	var named []string
	for _, m := range regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(table, -1) {
		named = append(named, m[1])
	}
	there := testsIn(t, "*_test.go")
	for _, name := range named {
		if !slices.Contains(there, name) {
			t.Errorf("the guide names %s, which is not there", name)
		}
	}
	for _, name := range append(testsIn(t, "faults_*_test.go"), testsIn(t, "badinput*_test.go")...) {
		if !slices.Contains(named, name) {
			t.Errorf("the guide does not name %s", name)
		}
	}
	for row := range strings.SplitSeq(table, "\n") {
		if strings.HasPrefix(row, "| ") && !strings.HasPrefix(row, "| when |") && !strings.Contains(row, "`Test") {
			t.Errorf("no test holds: %s", row)
		}
	}
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
