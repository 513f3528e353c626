package commands_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/commands"
)

// What a command is called depends on the installation, so no sentence names one but by ui.Typing.
func TestNoSentenceSpellsACommandOut(t *testing.T) {
	var families []string
	for _, c := range commands.All() {
		family, _, _ := strings.Cut(c.Path, " ")
		families = append(families, family)
	}
	spelt := regexp.MustCompile(`(^|[\s“"(])/(` + strings.Join(families, "|") + `)\b`)
	read := 0
	for _, folder := range []string{".", "setup", "../bot", "../bot/slack", "../bot/discord", "../bot/ui", "../bot/web", "../partnership"} {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			read++
			for _, words := range sentencesIn(t, name) {
				if spelt.MatchString(words) {
					t.Errorf("%s spells a command out: %q", name, words)
				}
			}
		}
	}
	if read < 100 {
		t.Errorf("only %d files were read", read)
	}
}

// sentencesIn are the strings in a file of code that have more than one word.
func sentencesIn(t *testing.T, name string) []string {
	t.Helper()
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(file, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if words, err := strconv.Unquote(l.Value); err == nil && strings.Contains(words, " ") {
				all = append(all, words)
			}
		}
		return true
	})
	return all
}
