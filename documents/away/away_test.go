package away_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents/away"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
)

// Each table of the year is read back by another reader with the same number of cells in each row, and none of them is a
// formula.
func TestTablesOfTheYear(t *testing.T) {
	y := yeartest.Played(t)
	v := y.At(t, "2027-12-31 12:00", y.Person(t, "officer"))
	rows := map[string]int{}
	for _, table := range away.Tables(v) {
		var out bytes.Buffer
		if err := table.CSV(&out, y.Reader(t)); err != nil {
			t.Fatal(err)
		}
		words, marked := strings.CutPrefix(out.String(), "\uFEFF")
		if !marked {
			t.Errorf("%s has no byte order mark", table.Name)
		}
		read, err := csv.NewReader(strings.NewReader(words)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", table.Name, err)
		}
		if !slices.Equal(read[0], table.Head) {
			t.Errorf("%s begins with %q", table.Name, read[0])
		}
		rows[table.Name] = len(read) - 1
		for _, cell := range slices.Concat(read...) {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%s: %q would be worked out", table.Name, cell)
			}
		}
	}
	for name, least := range map[string]int{"members": 25, "meetings": 20, "items": 10, "decisions": 27, "actions": 40, "attendance": 20, "reports": 4, "measures": 1} {
		if rows[name] < least {
			t.Errorf("%s has %d rows, want %d or more", name, rows[name], least)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	table := away.Table{Name: "odd", Head: []string{"A"}}
	for _, words := range []string{`=HYPERLINK("https://example.org")`, "+44 20", "-1", "@SUM(A1)", "\t=1", "＝1", "plain", "a=b", "two\nlines, \"quoted\""} {
		table.Rows = append(table.Rows, []ui.Text{ui.Say("%s", words)})
	}
	var out bytes.Buffer
	if err := table.CSV(&out, ui.Reader{}); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFA\r\n\"'=HYPERLINK(\"\"https://example.org\"\")\"\r\n'+44 20\r\n'-1\r\n'@SUM(A1)\r\n'\t=1\r\n'＝1\r\nplain\r\na=b\r\n\"two\r\nlines, \"\"quoted\"\"\"\r\n"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Each document has a name of its own, and its words: what somebody takes away is all there.
func TestDocumentsOfTheYear(t *testing.T) {
	y := yeartest.Played(t)
	v := y.At(t, "2027-12-31 12:00", y.Person(t, "officer"))
	names := map[string]bool{}
	for d := range away.Documents(v) {
		name, words := away.Markdown(d, y.Reader(t))
		if names[name] {
			t.Errorf("two documents are called %s", name)
		}
		names[name] = true
		if !strings.HasPrefix(words, "# ") || len(words) < 100 {
			t.Errorf("%s: %q", name, words)
		}
	}
	for _, name := range []string{"terms-of-reference.md", "full-2027-03-agenda.md", "full-2027-03-action-notes.md", "rep-004-annual-report.md"} {
		if !names[name] {
			t.Errorf("%s is missing", name)
		}
	}
}
