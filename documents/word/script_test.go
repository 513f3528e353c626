package word

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordIsToldWhichWordsRunFromRightToLeft(t *testing.T) {
	for words, want := range map[string][]string{
		"Ann Lee":          {"Ann Lee"},
		"…":                {"…"},
		"«שלום חברים!»":    {"h«שלום חברים!»"},
		"Hello, שלום. Bye": {"Hello, ", "hשלום", ". Bye"},
		"Hello שלום 12.":   {"Hello ", "hשלום", " 12."},
		"שלום Ann, שלום":   {"hשלום", " Ann, ", "hשלום"},
		"مرحبا 5":          {"aمرحبا 5"},
		"日本語 and Ελληνικά 👩‍🚒": {"日本語 and Ελληνικά 👩‍🚒"},
	} {
		var got []string
		for rest, turned := words, false; rest != ""; turned = true {
			n, of := stretch(rest, turned)
			got = append(got, map[script]string{leftToRight: "", hebrew: "h", arabic: "a"}[of]+rest[:n])
			rest = rest[n:]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", words, diff)
		}
	}
}
