package documents_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/documents"
)

func TestWhatNoFaceMayHoldIsMarked(t *testing.T) {
	for given, want := range map[string]string{
		"plain": "plain", "two\nlines\tand a tab": "two\nlines\tand a tab", "a\x00b": "a\uFFFDb", "a\x1bb": "a\uFFFDb", "a\u0085b": "a\uFFFDb",
		"a\xffb": "a\uFFFDb", "\uFFFE": "\uFFFD", "שלום": "שלום", "👩‍🚒": "👩‍🚒",
	} {
		if got := documents.Shown(given); got != want {
			t.Errorf("%q is shown as %q, want %q", given, got, want)
		}
	}
}
