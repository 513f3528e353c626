package bot

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage"
)

// A code is read as somebody writes it down who hears it on the telephone.
func TestACodeIsReadAsItIsHeard(t *testing.T) {
	for typed, want := range map[string]string{
		"K7QM-3XTP-92RD":   "K7QM3XTP92RD",
		"k7qm 3xtp 92rd":   "K7QM3XTP92RD",
		" K7QM–3XTP–92RD ": "K7QM3XTP92RD",
		"KOIL-OOOO-IIII":   "K01100001111",
	} {
		if got := readCode(typed); got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
	}
}

func TestACodeSaysWhoseItIsAndNothingElse(t *testing.T) {
	books := storage.NewBooks(nil, nil, nil)
	here := &Request{book: books.Open("lewisham")}
	seen := map[string]bool{}
	for range 200 {
		code, hash := here.NewCode()
		letters := readCode(code)
		if seen[code] || len(letters) != codeLength || !strings.HasPrefix(letters, codeOf("lewisham")) || hashCode(letters) != hash {
			t.Fatalf("the code %s", code)
		}
		seen[code] = true
	}
	if codeOf("lewisham") == codeOf("riverside") {
		t.Error("two books have codes that begin alike")
	}
}
