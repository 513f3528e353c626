package explain_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

func html(t *testing.T, d explain.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The page stands alone, and everybody can use it: each heading is one deeper than the one above it at most, every link
// leads somewhere, there is one main part, and nothing is fetched or run.
func TestThePageIsForEverybody(t *testing.T) {
	for _, path := range files {
		page := html(t, explain.Terms(read(t, path)))
		depth := "1"
		for i, h := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
			if h[1] > string(depth[0]+1) || (i > 0 && h[1] == "1") {
				t.Errorf("%s: heading %s after %s", path, h[1], depth)
			}
			depth = h[1]
		}
		ids := map[string]int{}
		for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if ids[id[1]]++; ids[id[1]] > 1 || strings.ContainsAny(id[1], " /") {
				t.Errorf("%s: the id %q", path, id[1])
			}
		}
		for _, link := range regexp.MustCompile(`(?:href|aria-labelledby)="#?([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if ids[link[1]] != 1 {
				t.Errorf("%s: %q leads nowhere", path, link[1])
			}
		}
		for _, once := range []string{`<html lang="en-GB">`, "<title>", "<main ", "<h1>", "<nav ", "<header>", `class="skip"`} {
			if n := strings.Count(page, once); n != 1 {
				t.Errorf("%s: %s is there %d times", path, once, n)
			}
		}
		if found := regexp.MustCompile(`(?i)<script|<link|src=|@import|https?://|url\(`).FindString(page); found != "" {
			t.Errorf("%s: the page does not stand alone: %s", path, found)
		}
	}
}

// What stands in a file is shown as it stands there, and is never taken for a part of the page.
func TestThePageShowsWhatIsTyped(t *testing.T) {
	typed := `<script>alert(1)</script> & “so”`
	page := html(t, explain.Terms(&terms.Terms{Title: typed, Bodies: []terms.Body{{ID: "a", Name: typed}}}))
	if strings.Contains(page, "<script") || !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “so”") {
		t.Error("what was typed became a part of the page")
	}
}

// Ink and paper differ enough for weak eyes, by day and by night (4.5 : 1).
func TestThePageHasContrast(t *testing.T) {
	page := html(t, explain.Document{})
	for _, scheme := range regexp.MustCompile(`--ink: [^}]*`).FindAllString(page, 2) {
		colour := map[string]float64{}
		for _, c := range regexp.MustCompile(`--(\w+): #([0-9a-f]+)`).FindAllStringSubmatch(scheme, -1) {
			colour[c[1]] = luminance(c[2])
		}
		for _, text := range []string{"ink", "quiet", "link"} {
			light, dark := max(colour[text], colour["paper"]), min(colour[text], colour["paper"])
			if ratio := (light + 0.05) / (dark + 0.05); ratio < 4.5 {
				t.Errorf("%s on paper is %.1f : 1 in %s", text, ratio, scheme)
			}
		}
	}
}
