package site_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPagesOfTheYear holds some pages against what they were.
func TestPagesOfTheYear(t *testing.T) {
	s, w := yearSite(t, autumn, everything)
	kept := map[string][]byte{}
	for _, at := range []string{"index.html", "groups/full.html", "meetings/full-2027-03.html", "contacts.html", "accessibility.html"} {
		p, ok := s.Page(at)
		if !ok {
			t.Fatalf("there is no page %s", at)
		}
		kept[at] = p.HTML(w)
	}
	decisions, ok := s.Page("decisions.html")
	feed, news := s.Feed()
	if !ok || !news {
		t.Fatal("there are no decisions, or no news")
	}
	kept["decisions.json"], kept["news.xml"] = decisions.JSON(w), feed.XML(w)
	for at, got := range kept {
		path := filepath.Join("testdata", strings.ReplaceAll(at, "/", "-"))
		if *update {
			if err := os.WriteFile(path, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is another one (-want +got); -update writes it anew:\n%s", path, diff)
		}
	}
}

// What a partnership has not made public is said, not left out.
func TestWhatIsMissingIsSaid(t *testing.T) {
	s, w := yearSite(t, "2027-07-20 12:00", nothing) // the members of the Full LSP alone
	pages := drawn(t, s, w)
	for at, words := range map[string]string{
		"meetings.html": "No group’s dates are public.", "decisions.html": "No decision is public yet.", "documents.html": "No document is public yet.",
		"news.html": "There are no news stories at present.", "contacts.html": "Nobody’s contact is public.",
		"groups/full.html":   "The dates of this group are not public.",
		"accessibility.html": "The partnership has not made a contact public yet.",
	} {
		if !strings.Contains(pages[at], words) {
			t.Errorf("%s does not say %q", at, words)
		}
	}
}
