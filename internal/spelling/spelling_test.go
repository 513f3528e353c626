package spelling_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
)

func TestNearest(t *testing.T) {
	known := []string{"office", "organisation", "person", "lead_of", "id"}
	for word, want := range map[string]string{
		"orgnisation": "organisation", "Office": "office", "offices": "office", "persn": "person", "lead-of": "lead_of",
		"colour": "", "x": "", "": "", "on": "", strings.Repeat("office", 20): "",
	} {
		if got := spelling.Nearest(word, known); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}

func TestSlipsAreADistance(t *testing.T) {
	word := rapid.StringMatching(`[a-c]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		ab := spelling.Slips(a, b)
		if (ab == 0) != (a == b) || ab != spelling.Slips(b, a) || ab > max(len(a), len(b)) {
			t.Errorf("%q and %q are %d apart", a, b, ab)
		}
		if spelling.Slips(a, c) > ab+spelling.Slips(b, c) {
			t.Errorf("the way from %q to %q is shorter over %q", a, c, b)
		}
	})
}
