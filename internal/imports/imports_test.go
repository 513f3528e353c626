package imports

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/partnership-secretariat/secretariat"

func TestEveryRoomImportsOnlyWhatItMay(t *testing.T) {
	root := "../.."
	files := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipForeign(name, entry)
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		files++
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		for _, complaint := range inspect(t, filepath.ToSlash(inside), source) {
			t.Error(complaint)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("read %d files: this test looks at the wrong folder", files)
	}
}

// skipForeign leaves out what the go tool leaves out too.
func skipForeign(name string, entry fs.DirEntry) error {
	hidden := strings.HasPrefix(entry.Name(), ".") && !strings.HasSuffix(name, "..")
	_, err := os.Stat(filepath.Join(name, "go.mod"))
	anotherModule := err == nil && !strings.HasSuffix(name, "..")
	if hidden || anotherModule || slices.Contains([]string{"node_modules", "testdata", "vendor"}, entry.Name()) {
		return fs.SkipDir
	}
	return nil
}

// inspect says what is wrong with one file, whose name is its path from the root of the module.
func inspect(t *testing.T, name string, source []byte) []string {
	t.Helper()
	fileSet := token.NewFileSet()
	file, err := parser.ParseFile(fileSet, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	folder, isTest := path.Dir(name), strings.HasSuffix(name, "_test.go")
	home, found := roomOf(folder)
	if !found {
		return []string{fmt.Sprintf("%s: the folder %s is not in the table of rooms (internal/imports/rooms_test.go)", name, folder)}
	}
	var complaints []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if reason := home.objection(folder, imported, isTest); reason != "" {
			complaints = append(complaints, fmt.Sprintf("%s: %s %s", fileSet.Position(spec.Pos()), folder, reason))
		}
	}
	if home.pure && !isTest {
		complaints = append(complaints, clockReadings(fileSet, file)...)
	}
	return complaints
}

func roomOf(folder string) (room, bool) {
	var best room
	for _, r := range rooms {
		if matches(r.folder, folder) && len(r.folder) > len(best.folder) {
			best = r
		}
	}
	return best, best.folder != ""
}

// objection says why a file of this room may not import something, "" if it may.
func (r room) objection(folder, imported string, isTest bool) string {
	short := strings.TrimPrefix(imported, module+"/")
	standard := !strings.Contains(strings.SplitN(imported, "/", 2)[0], ".")
	if standard {
		if r.pure && !isTest && matchesAny(unfit, imported) {
			return fmt.Sprintf("is a pure room and imports %s", imported)
		}
		return ""
	}
	if matchesAny(r.may, short) {
		return ""
	}
	if isTest && (short == folder || matchesAny(r.testsMay, short) || matchesAny(whatAllTestsMay, short)) {
		return ""
	}
	return fmt.Sprintf("may not import %s", short)
}

// clockReadings finds time.Now and its like: a pure room is told the time.
func clockReadings(fileSet *token.FileSet, file *ast.File) []string {
	var complaints []string
	ast.Inspect(file, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if from, ok := selector.X.(*ast.Ident); ok && from.Name == "time" && slices.Contains(clock, selector.Sel.Name) {
			complaints = append(complaints, fmt.Sprintf("%s: a pure room reads time.%s: let the caller say what time it is", fileSet.Position(node.Pos()), selector.Sel.Name))
		}
		return true
	})
	return complaints
}

func matchesAny(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return matches(pattern, name) })
}

// matches knows "a/b" for itself, "a/..." for a and all below it, and "..." for everything.
func matches(pattern, name string) bool {
	if pattern == "..." {
		return true
	}
	base, open := strings.CutSuffix(pattern, "/...")
	return name == base || open && strings.HasPrefix(name, base+"/")
}
