package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// where tests are looked for that show what a rule does.
var where = []string{"documents", "partnership", "commands", "examples", "internal/journey", "internal/year", "bot"}

// anID is a rule's id, as L062. A letter after it counts further sentences.
var anID = regexp.MustCompile(`\b[LCHTP]\d{3}[bc]?\b`)

// tests finds, for every id, the tests that name it, as partnership.TestTheTalk.
func tests(root string) (map[string][]string, error) {
	shown := map[string][]string{}
	for _, folder := range where {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.IsDir() {
				return err
			}
			return scan(name, shown)
		})
		if err != nil {
			return nil, fmt.Errorf("look for tests: %w", err)
		}
	}
	for id := range shown {
		slices.Sort(shown[id])
	}
	return shown, nil
}

// scan adds what the tests of one folder show.
func scan(folder string, shown map[string][]string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return err
	}
	var parsed []*ast.File
	tables := map[string][]string{} // the ids in each table or helper of the tests, by its name
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		parsed = append(parsed, file)
		maps.Copy(tables, declared(file))
	}
	for _, file := range parsed {
		for _, d := range file.Decls {
			test, ok := d.(*ast.FuncDecl)
			if !ok || test.Recv != nil || !strings.HasPrefix(test.Name.Name, "Test") {
				continue
			}
			name := filepath.Base(folder) + "." + test.Name.Name
			for _, id := range named(test, tables) {
				if !slices.Contains(shown[id], name) {
					shown[id] = append(shown[id], name)
				}
			}
		}
	}
	return nil
}

// declared are the ids in the variables and functions of a file that tests use.
func declared(file *ast.File) map[string][]string {
	found := map[string][]string{}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && !strings.HasPrefix(d.Name.Name, "Test") {
				found[d.Name.Name] = named(d, nil)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if v, ok := spec.(*ast.ValueSpec); ok {
					for _, name := range v.Names {
						found[name.Name] = named(v, nil)
					}
				}
			}
		}
	}
	return found
}

// named are the ids that a piece of code names: in its comment, in strings, and by the tables that it uses.
func named(node ast.Node, tables map[string][]string) []string {
	var ids []string
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Comment:
			ids = append(ids, anID.FindAllString(n.Text, -1)...)
		case *ast.BasicLit:
			if id := strings.Trim(n.Value, "`\""); n.Kind == token.STRING && anID.FindString(id) == id && id != "" {
				ids = append(ids, id)
			}
		case *ast.Ident:
			ids = append(ids, tables[n.Name]...)
		}
		return true
	})
	return ids
}
