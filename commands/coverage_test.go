package commands

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// sourced are the rules found in the source documents of the first partnership, 191 of them.
func sourced() map[string]bool {
	ids := map[string]bool{}
	for _, series := range []struct {
		letter string
		last   int
	}{
		{"L", 102}, // the terms of reference of the LSP
		{"C", 55},  // the page of the CYPSP, with its terms of reference
		{"H", 20},  // how the CYPSP is run
		{"T", 7},   // its statement
		{"P", 7},   // its priorities
	} {
		for n := 1; n <= series.last; n++ {
			ids[fmt.Sprintf("%s%03d", series.letter, n)] = true
		}
	}
	return ids
}

func readLewisham(t *testing.T) *terms.Terms {
	t.Helper()
	lsp, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	return lsp
}

// everyRule is every rule of a file: those of bodies, of the partnership as a whole, and of those under it.
func everyRule(t *terms.Terms) []terms.Rule {
	all := slices.Clone(t.Rules)
	for _, p := range t.Partnerships {
		all = append(all, p.Rules...)
	}
	for _, b := range t.Bodies {
		all = append(all, b.Rules...)
	}
	return all
}

// Every rule of the sources is in the file, and the file has no other. A letter after an id counts further sentences of
// the same rule.
func TestEveryRuleOfTheSourcesIsThere(t *testing.T) {
	missing := sourced()
	if len(missing) != 191 {
		t.Fatalf("there are %d rules, not 191", len(missing))
	}
	known := maps.Clone(missing)
	for _, r := range everyRule(readLewisham(t)) {
		for _, id := range append([]string{r.ID}, r.Also...) {
			id = strings.TrimRight(id, "bc")
			delete(missing, id)
			if !known[id] {
				t.Errorf("no source has a rule %s", id)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("rule %s is missing", id)
	}
}

// Every rule says what performs it, and that is there.
func TestWhatPerformsEachRule(t *testing.T) {
	performers := existing(t)
	for _, r := range everyRule(readLewisham(t)) {
		if r.Pending || len(r.By) == 0 {
			t.Errorf("%s is performed by nothing", r.ID)
		}
		for _, by := range r.By {
			kind, which, _ := strings.Cut(by, " ")
			if ours, known := performers[kind]; known && !ours[which] {
				t.Errorf("%s is performed by %q, which does not exist", r.ID, by)
			}
		}
	}
}

// existing is what the program has of each kind of performer that the terms file cannot know. The other kinds are things
// of the file, and reading it looks them up.
func existing(t *testing.T) map[string]map[string]bool {
	t.Helper()
	commands, reminders := map[string]bool{}, map[string]bool{}
	for _, c := range All() {
		commands[c.Path] = true
	}
	for _, moment := range []partnership.MomentKind{
		partnership.CallForItems, partnership.ItemsClose, partnership.ChairReminder, partnership.TimeToIssue, partnership.DayBefore,
		partnership.GroupEndsSoon, partnership.GroupEnded, partnership.GroupReviewDue, partnership.PlanEndsSoon,
	} {
		reminders[string(moment)] = true
	}
	return map[string]map[string]bool{
		"command": commands, "reminder": reminders, "rule": actedOn(t),
		"page": {}, // none is made yet
	}
}

// actedOn are the names of rules that the program looks for: a name that it only knows performs nothing.
func actedOn(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]string{}
	inspect(t, "../partnership/terms/terms.go", func(n ast.Node) {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Name" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			names[spec.Names[0].Name] = value
		}
	})
	if len(names) != len(terms.Names) {
		t.Fatalf("%d names of rules were found, not %d", len(names), len(terms.Names))
	}
	found := map[string]bool{}
	for _, pattern := range []string{"*.go", "../partnership/*.go", "../partnership/diary/*.go", "../documents/*.go", "../wording/*.go"} {
		inspect(t, pattern, func(n ast.Node) {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return
			}
			if from, ok := selector.X.(*ast.Ident); ok && from.Name == "terms" && names[selector.Sel.Name] != "" {
				found[names[selector.Sel.Name]] = true
			}
		})
	}
	return found
}

// inspect looks at the code of the files that match a pattern, tests left out.
func inspect(t *testing.T, pattern string, look func(ast.Node)) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("find %s: %v", pattern, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool { look(n); return true })
	}
}

// What is only shown on request can indeed be read there.
func TestShownRulesAreShown(t *testing.T) {
	s := begin(t)
	var shown strings.Builder
	document := explain.Terms(s.state.Terms)
	for _, section := range document.Sections {
		for page, more := 1, true; more; page++ {
			card := termsCard(s.state, document, section, page)
			for _, err := range card.Check(s.reader()) {
				t.Errorf("terms show %s, page %d: %v", section.Key, page, err)
			}
			shown.WriteString(s.reads(card) + "\n")
			more = len(card.Buttons) > 0 && strings.HasPrefix(card.Buttons[0].Command, "terms/show")
		}
	}
	for _, r := range everyRule(s.state.Terms) {
		if slices.Contains(r.By, "command terms show") && !strings.Contains(shown.String(), r.Sentence) {
			t.Errorf("%s is nowhere shown: %q", r.ID, r.Sentence)
		}
	}
}
