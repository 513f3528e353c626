package documents_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/plain"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// wantingPapers are an item of the full partnership, and the same one of the children's board.
func wantingPapers(t *testing.T, y *yeartest.Year) (v partnership.View, lsp, board *partnership.Item) {
	t.Helper()
	v = y.At(t, "2027-02-22 12:00", y.Person(t, "officer"))
	for _, item := range v.State.Items {
		if item.Body == "full" && (lsp == nil || item.Number < lsp.Number) {
			lsp = item
		}
	}
	other := *lsp
	other.Body, other.Meeting = "cypspb", ""
	return v, lsp, &other
}

func emptyPaper(t *testing.T, y *yeartest.Year) documents.Document {
	t.Helper()
	v, _, board := wantingPapers(t, y)
	return documents.PaperTemplate(v, board)
}

// What the terms ask of the work of a partnership stands word for word in each empty paper for it, and in no other: C003,
// C003b, C003c, C020, C022, C024, H003, H005, H006, H014, H015, H016, H018, T004.
func TestAnEmptyPaperSaysWhatTheTermsAskToBearInMind(t *testing.T) {
	y := yeartest.Played(t)
	v, lsp, board := wantingPapers(t, y)
	paper := plain.Text(documents.PaperTemplate(v, board), y.Reader(t))
	other := plain.Text(documents.PaperTemplate(v, lsp), y.Reader(t))
	for _, id := range []string{"C003", "C003b", "C003c", "C020", "C022", "C024", "H003", "H005", "H006", "H014", "H015", "H016", "H018", "T004"} {
		rule, ok := ruleOf(v.State.Terms, id)
		if !ok {
			t.Fatalf("there is no rule %s", id)
		}
		if !strings.Contains(paper, "“"+rule.Sentence+"”") {
			t.Errorf("%s is not in an empty paper for the board: %s", id, rule.Sentence)
		}
		if strings.Contains(other, rule.Sentence) {
			t.Errorf("%s is in an empty paper for the Full LSP, which it does not bind", id)
		}
	}
}

func ruleOf(t *terms.Terms, id string) (terms.Rule, bool) {
	all := append([]terms.Rule(nil), t.Rules...)
	for _, p := range t.Partnerships {
		all = append(all, p.Rules...)
	}
	for _, b := range t.Bodies {
		all = append(all, b.Rules...)
	}
	for _, r := range all {
		if r.ID == id {
			return r, true
		}
	}
	return terms.Rule{}, false
}
