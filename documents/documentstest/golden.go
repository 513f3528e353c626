package documentstest

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Golden holds what was written against the file that keeps it; with update it keeps it anew.
func Golden(t *testing.T, path string, got []byte, update bool) {
	t.Helper()
	if update {
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
