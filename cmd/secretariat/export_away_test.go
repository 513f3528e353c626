package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// aPartnership keeps the demonstration's partnership in a folder.
func aPartnership(t *testing.T, dir string) {
	t.Helper()
	store, err := bolt.Open(filepath.Join(dir, storeFile))
	if err != nil {
		t.Fatal(err)
	}
	d, err := demo.New(t.Context(), demo.Options{Store: store, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	d.Web.Close()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAPartnershipLeavesWithEverything(t *testing.T) {
	t.Parallel()
	there, away := t.TempDir(), t.TempDir()
	aPartnership(t, there)
	tables, papers := filepath.Join(away, "tables"), filepath.Join(away, "papers")
	says(t, 0, "11 files in "+tables, "export", tables, "--as", "csv", "--data-dir", there)
	says(t, 0, "files in "+papers, "export", papers, "--as", "markdown", "--data-dir", there)
	for path, words := range map[string]string{
		filepath.Join(tables, "members.csv"):           "Full LSP,The Mayor of Lewisham,",
		filepath.Join(papers, "README.md"):             "(terms-of-reference.md)",
		filepath.Join(papers, "terms-of-reference.md"): "# Lewisham Strategic Partnership",
	} {
		data, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(data), words) {
			t.Errorf("%s: %v, and no %q", path, err, words)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is readable by others: %v, %v", path, info.Mode(), err)
		}
	}
	says(t, 1, "is not empty: name a new folder, so that nothing there is written over", "export", tables, "--as", "csv", "--data-dir", there)
	says(t, 1, `there is no minute book "other"`, "export", filepath.Join(away, "x"), "--as", "csv", "--book", "other", "--data-dir", there)
}
