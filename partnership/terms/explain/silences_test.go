package explain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// A file of the first version cannot speak of most subjects. What it lists in words is what its terms leave open, so that
// nothing is said of a subject twice, and nothing is called silent that the file could not say.
func TestAnOldFileListsItsSilencesItself(t *testing.T) {
	const old = "../../testdata/history-0.1.yaml"
	file := read(t, old)
	all := explain.Silences(file)
	for _, s := range all {
		if s.Topic != "What else the terms leave open" && s.Topic != "Work streams" {
			t.Errorf("listed beside the file’s own words: %+v", s)
		}
	}
	if n := len(file.Silences); !slices.ContainsFunc(all, func(s explain.Silence) bool { return s.Topic == "Work streams" }) || len(all) < n+1 {
		t.Errorf("%d of %d silences in words are listed, or no vacant work stream", len(all), n)
	}
	topics := func(t *terms.Terms) string {
		var b strings.Builder
		for _, s := range explain.Silences(t) {
			b.WriteString(s.Topic + "\n")
		}
		return b.String()
	}
	if file.Silences = nil; !strings.Contains(topics(file), "How many have to be there") {
		t.Error("an old file that lists nothing leaves nothing open")
	}
	if got := topics(read(t, files[0])); !strings.Contains(got, "How many have to be there") || !strings.Contains(got, "What else") {
		t.Errorf("a file of today leaves open\n%s", got)
	}
}
