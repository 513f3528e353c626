package commands_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/internal/demo"
)

func TestAReviewHasRoomInAForm(t *testing.T) {
	f := front{t, open(t)}
	for line, want := range map[string][]string{
		"group review":            {"group", "meeting", "outcome", "into", "note"},
		"group/review/send-board": {"meeting", "outcome", "into", "ends", "note"},
	} {
		if diff := cmp.Diff(want, fields(f.form(string(demo.Officer), line))); diff != "" {
			t.Errorf("%s: %s", line, diff)
		}
	}
}

func TestReportsAndMeasuresAreFoundByTheirWords(t *testing.T) {
	f := front{t, open(t)}
	f.card(string(demo.Officer), "measure add", map[string]string{"name": "Homes insulated", "target": "200 homes", "group": "wg-climate"})
	f.card(string(demo.Officer), "report highlight wg-climate", map[string]string{"progress": "Forty homes insulated"})
	f.expect(f.card(string(demo.Officer), "find insulated", nil), "I-001", "REP-001", "Measure of the Climate Emergency group", "Highlight report, Climate Emergency group")
	f.expect(f.card(string(demo.Newcomer), "find forty", nil), "Nothing")
}
