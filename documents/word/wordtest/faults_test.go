package wordtest_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/word"
	"github.com/partnership-secretariat/secretariat/documents/word/wordtest"
)

// TestWhatIsBrokenIsFound breaks a good file in one place after the other.
func TestWhatIsBrokenIsFound(t *testing.T) {
	document := func(parts map[string]*wordtest.Node, name string) *wordtest.Node {
		return parts["word/document.xml"].All(name)[0]
	}
	for want, breaking := range map[string]func(map[string]*wordtest.Node){
		"":                                   func(map[string]*wordtest.Node) {},
		"word/styles.xml is missing":         func(parts map[string]*wordtest.Node) { delete(parts, "word/styles.xml") },
		"word/footer.xml has a type, but is": func(parts map[string]*wordtest.Node) { delete(parts, "word/footer.xml") },
		"word/odd.xml has no type":           func(parts map[string]*wordtest.Node) { parts["word/odd.xml"] = nil },
		"word/a.gif has no type":             func(parts map[string]*wordtest.Node) { parts["word/a.gif"] = nil },
		"media/picture1.png is missing":      func(parts map[string]*wordtest.Node) { delete(parts, "word/media/picture1.png") },
		`w:pStyle "Odd" is not defined`:      func(parts map[string]*wordtest.Node) { document(parts, "w:pStyle").Attrs["w:val"] = "Odd" },
		`w:numId "99" is not defined`:        func(parts map[string]*wordtest.Node) { document(parts, "w:numId").Attrs["w:val"] = "99" },
		`r:id "odd" of w:hyperlink is not`:   func(parts map[string]*wordtest.Node) { document(parts, "w:hyperlink").Attrs["r:id"] = "odd" },
		"w:rtl stands in w:rPr where it may": func(parts map[string]*wordtest.Node) {
			for _, set := range parts["word/document.xml"].All("w:rPr") {
				if c := set.Children; len(c) == 2 && c[0].Name == "w:rtl" {
					c[0], c[1] = c[1], c[0]
				}
			}
		},
		"w:b stands in w:rPr where it may": func(parts map[string]*wordtest.Node) {
			set := document(parts, "w:rPr")
			set.Children = append([]*wordtest.Node{set.Children[0]}, set.Children...)
		},
		"w:odd stands in w:p where it may": func(parts map[string]*wordtest.Node) {
			p := document(parts, "w:p")
			p.Children = append(p.Children, &wordtest.Node{Name: "w:odd"})
		},
		"a row has not as many cells": func(parts map[string]*wordtest.Node) {
			row := document(parts, "w:tr")
			row.Children = row.Children[:2]
		},
		"a cell ends without": func(parts map[string]*wordtest.Node) { document(parts, "w:tc").Children = nil },
		"is no address": func(parts map[string]*wordtest.Node) {
			relations := parts["word/_rels/document.xml.rels"].Children
			relations[len(relations)-1].Attrs["Target"] = "https://example.org/a b"
		},
	} {
		file, err := word.File(documentstest.Everything(), documentstest.Reader())
		if err != nil {
			t.Fatal(err)
		}
		parts, err := wordtest.Parts(file)
		if err != nil {
			t.Fatal(err)
		}
		breaking(parts)
		if got := strings.Join(wordtest.Faults(parts), "\n"); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}

func TestWhatIsNoFileIsSaid(t *testing.T) {
	if _, err := wordtest.Parts([]byte("PK")); err == nil {
		t.Error("no zip file was read")
	}
}
