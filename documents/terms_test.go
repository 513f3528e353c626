package documents_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	page "github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

func explained(t *testing.T) documents.Document {
	t.Helper()
	file, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	return documents.Terms(explain.Terms(file))
}

// The page stands alone, and everybody can use it: each heading is one deeper than the one above it at most, every link
// leads somewhere, and nothing is fetched or run.
func TestTheTermsAreForEverybody(t *testing.T) {
	whole := string(page.Page(explained(t), ui.Reader{}))
	depth := "0"
	for _, h := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(whole, -1) {
		if h[1] > string(depth[0]+1) || depth != "0" && h[1] == "1" {
			t.Errorf("heading %s after %s", h[1], depth)
		}
		depth = h[1]
	}
	ids := map[string]int{}
	for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(whole, -1) {
		if ids[id[1]]++; ids[id[1]] > 1 || strings.ContainsAny(id[1], " /") {
			t.Errorf("the id %q", id[1])
		}
	}
	links := regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(whole, -1)
	for _, link := range links {
		if ids[link[1]] != 1 {
			t.Errorf("%q leads nowhere", link[1])
		}
	}
	if len(links) < 10 {
		t.Errorf("%d links lead to the sections, want ten or more", len(links))
	}
	if found := regexp.MustCompile(`(?i)<script|<link|src=|@import|url\(`).FindString(whole); found != "" {
		t.Errorf("the page does not stand alone: %s", found)
	}
}

// What stands in a file is shown as it stands there, and is never taken for a part of the page.
func TestTheTermsShowWhatIsTyped(t *testing.T) {
	typed := `<script>alert(1)</script> & “so”`
	whole := string(page.Page(documents.Terms(explain.Terms(&terms.Terms{Title: typed, Bodies: []terms.Body{{ID: "a", Name: typed}}})), ui.Reader{}))
	if strings.Contains(whole, "<script") || !strings.Contains(whole, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “so”") {
		t.Error("what was typed became a part of the page")
	}
}
