package slack

import (
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// TestAPageHasNothingButItsWordsAndOneStyle looks at a page with hostile words, as a browser would that keeps its policy.
func TestAPageHasNothingButItsWordsAndOneStyle(t *testing.T) {
	s := &Several{log: slog.New(slog.DiscardHandler)}
	w := httptest.NewRecorder()
	granted := credentials{Team: "T1", Name: `<script>alert(1)</script>&amp;"`}
	s.show(w, donePage(granted, ""))
	page := w.Body.String()
	if strings.Contains(page, "<script") || !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;") {
		t.Errorf("a name is not shown as it is:\n%s", page)
	}
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(page)
	if style == nil {
		t.Fatalf("no style:\n%s", page)
	}
	hash := sha256.Sum256([]byte(style[1]))
	if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, base64.StdEncoding.EncodeToString(hash[:])) {
		t.Errorf("the policy %q does not allow the style", policy)
	}
}

// TestEveryPageSaysSomethingAndGoesOn keeps a page from being a dead end.
func TestEveryPageSaysSomethingAndGoesOn(t *testing.T) {
	pages := []page{statePage(errStateForged), statePage(errStateStale), statePage(errStateUsed), unkeptPage(), refusedPage("access_denied"), failedPage("")}
	for code := range failures {
		pages = append(pages, failedPage(code))
	}
	for _, p := range pages {
		if p.Status == 0 || p.Title == "" || len(p.Words) == 0 || p.Link == nil {
			t.Errorf("%+v", p)
		}
	}
}
