package documents_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/documents"
)

func TestALinkLeadsSomewhereOrIsNone(t *testing.T) {
	for _, good := range []string{"https://example.org/a?b=c#d", "http://example.org", "mailto:office@example.org", "tel:+442083146000", "agenda/full-2027-03.html", "#item-5", "/p/lsp/"} {
		if documents.SafeLink(good) != good {
			t.Errorf("%q became %q", good, documents.SafeLink(good))
		}
	}
	for _, bad := range []string{
		"", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
		"//example.org/x", `\\example.org\x`, `/\example.org`, "https://user:secret@example.org", "https:///x", "https:example.org", "ht!tp://x", "https://example.org/" + strings.Repeat("a", 2000), "https://example.org/\u202Etxt", "https://example.org/?\xb0",
	} {
		if got := documents.SafeLink(bad); got != "" {
			t.Errorf("%q became %q, want none", bad, got)
		}
	}
}
