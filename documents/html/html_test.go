package html_test

import (
	"bytes"
	"flag"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	page "github.com/partnership-secretariat/secretariat/documents/html"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestAPageHasEverything(t *testing.T) {
	documentstest.Golden(t, "testdata/everything.html", page.Body(documentstest.Everything(), documentstest.Reader()), *update)
}

func TestAPageSaysAllWordsInTheirOrder(t *testing.T) {
	d := documentstest.Everything()
	got := string(page.Body(d, documentstest.Reader()))
	got = regexp.MustCompile(`alt="([^"]*)"[^>]*>`).ReplaceAllString(got, ">$1")
	documentstest.SaysAll(t, d, documentstest.Reader(), html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(got, "")))
}

func TestWhatWasTypedIsInert(t *testing.T) {
	got := page.Page(documentstest.Everything(), documentstest.Reader())
	for _, bad := range []string{"<b>", `href="javascript:`, "\x01", "<script"} {
		if bytes.Contains(got, []byte(bad)) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !bytes.Contains(got, []byte("Winter &lt;b&gt;warm&lt;/b&gt;")) {
		t.Error("what was typed does not show as typed")
	}
}

func TestAPageIsOfTheLanguageAndHasOneFirstHeading(t *testing.T) {
	got := string(page.Page(documentstest.Everything(), documentstest.Reader()))
	for what, n := range map[string]int{`<html lang="en-GB">`: 1, "<h1>": 1, "<main>": 1, "<title>Everything": 1, `scope="col"`: 5, `scope="row"`: 3, "<bdi>": 2} {
		if count := strings.Count(got, what); count != n {
			t.Errorf("%s stands there %d times, want %d", what, count, n)
		}
	}
}
