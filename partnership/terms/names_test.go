package terms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// A name that is left out of Names would be taken for a slip of the pen.
func TestNamesAreComplete(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "terms.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); !ok || kind.Name != "Name" {
			return true
		}
		declared++
		name, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil || !slices.Contains(Names, Name(name)) {
			t.Errorf("%s (%q) is not among Names", spec.Names[0], name)
		}
		return true
	})
	if declared != len(Names) || declared == 0 {
		t.Errorf("%d names are declared, %d listed", declared, len(Names))
	}
}
