package terms_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Everything that holds for a time only is found when that is over, and the day before it is not.
func TestWhatHasEndedIsFound(t *testing.T) {
	const over = ", valid: {until: \"2026-08-31\"}"
	for _, c := range []struct{ old, changed, what string }{
		{`valid: {from: "2026-04-01", until: "2031-03-31"}`, `valid: {until: "2026-08-31"}`, "these terms"},
		{`{title: The Leader, organisation: council, valid: {from: "2026-04-01"}}`, `{title: The Leader, organisation: council` + over + `}`, "the Leader"},
		{`    extends: riverside` + "\n" + `    valid: {from: "2027-01-01", until: unspecified}`, "    extends: riverside\n    valid: {until: \"2026-08-31\"}", "the Youth Partnership"},
		{`{title: The Health Board, valid: {from: "2013-04-01"}}`, `{title: The Health Board` + over + `}`, "the Health Board"},
		{`statements: [More apprentices.], valid: {until: "2028-03-31"}`, `statements: [More apprentices.]` + over, "the priority “Jobs”"},
		{`, valid: {until: "2030-12-31"}`, over, "the relation “reports_to” of “board” to “health-board”"},
		{`why: No committee of a council., valid: {from: "2026-04-01"}`, `why: No committee of a council.` + over, "what the file says of “Local Government Act 1972, Part VA”"},
		{`, valid: {until: "2029-12-31"}`, over, "the attendance of “The monitoring officer” in the board"},
		{`open: true, valid: {from: "2026-04-01", until: "2030-03-31"}`, `open: true` + over, "the item rule for “budget” in the board"},
		{`origin: statute, ref: the Act}` + "\n    standing", `origin: statute, ref: the Act` + over + "}\n    standing", "the item rule for “appointment” in the youth board"},
		{`vice_chair: true, valid: {from: "2026-04-01"}`, `vice_chair: true` + over, "the place of the Hospital in the board"},
		{`, valid: {from: "2027-04-01"}, says: Every year.`, over + ", says: Every year.", "the duty “The annual report”"},
		{"    kind: membership_change\n    valid: {from: \"2026-04-01\"}", "    kind: membership_change\n    valid: {until: \"2026-08-31\"}", "the process “Joining”"},
		{`valid: {from: "2026-04-01", until: "2029-03-31"}`, `valid: {until: "2026-08-31"}`, "the document “The plan”"},
		{`, valid: {from: "2026-05-01"}`, over, "the register “The register of interests”"},
	} {
		t.Run(c.what, func(t *testing.T) {
			text := swap(t, string(everything), c.old, c.changed)
			all, err := terms.Read("x.yaml", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(text, "\n")
			what := c.what + " ended on Monday 31 August 2026"
			found := func(on calendar.Date) bool {
				return slices.ContainsFunc(terms.Check(all, on), func(f terms.Finding) bool {
					return f.Kind == terms.Lapsed && f.What == what && strings.HasPrefix(string([]rune(lines[f.Line-1])[f.Col-1:]), `"2026-08-31"`)
				})
			}
			if !found(today) {
				t.Errorf("nobody is told that %s, at that date; but\n%s", what, listed(terms.Check(all, today)))
			}
			if found(today.AddDays(-1)) {
				t.Error("it is said to have ended on its last day")
			}
		})
	}
}

// Places are counted as of the day: one that has ended makes room for its successor.
func TestPlacesThatHaveEndedDoNotCount(t *testing.T) {
	text := swap(t, string(everything), "most_places: 20", "most_places: 17")
	text = swap(t, text, `vice_chair: true, valid: {from: "2026-04-01"}`, `vice_chair: true, valid: {from: "2026-04-01", until: "2026-08-31"}`)
	all, err := terms.Read("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	tooMany := func(on calendar.Date) bool {
		return slices.ContainsFunc(terms.Check(all, on), func(f terms.Finding) bool { return f.Kind == terms.TooMany })
	}
	if !tooMany(today.AddDays(-1)) || tooMany(today) {
		t.Error("17 places are too many for 17, or 18 are not")
	}
}
