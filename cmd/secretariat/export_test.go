package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// aBook keeps one line of a minute book in a folder.
func aBook(t *testing.T, dir string) {
	t.Helper()
	store, err := bolt.Open(filepath.Join(dir, storeFile))
	if err != nil {
		t.Fatal(err)
	}
	a := storage.Append{
		Book: "lsp", Request: "q1", Records: []storage.Record{{ID: "r1", Request: "q1", At: time.Now(), Data: []byte("{}")}}, Look: time.Now(),
		Texts: []storage.Text{{ID: "t1", Words: "as typed"}},
	}
	if _, err := store.Append(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// says runs a command line and sees how it ends.
func says(t *testing.T, code int, want string, args ...string) {
	t.Helper()
	got, words := said(t, nil, args...)
	if got != code || !strings.Contains(words, want) {
		t.Errorf("%q: exit %d, and it says:\n%s\nwant exit %d and %q", args, got, words, code, want)
	}
}

func TestAnExportIsImportedElsewhere(t *testing.T) {
	t.Parallel()
	there, here, file := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "backup.jsonl")
	aBook(t, there)
	says(t, 0, "lsp: 1 line in the minute book", "export", file, "--data-dir", there)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the export is readable by others: %v, %v", info.Mode(), err)
	}
	says(t, 0, "The export is whole", "import", file, "--check")
	says(t, 0, "Imported", "import", file, "--data-dir", here)
	says(t, 1, `the store has a minute book called "lsp" already; nothing was imported`, "import", file, "--data-dir", here)

	url := "redis://" + redisserver.Start(t)
	says(t, 0, "Imported", "import", file, "--redis-url", url)
	store, err := redis.Open(t.Context(), redis.Options{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	words, err := store.Texts(t.Context(), "lsp", []string{"t1"})
	if err != nil || words["t1"] != "as typed" {
		t.Errorf("words: got %v, %v", words, err)
	}
	says(t, 0, "lsp: 1 line in the minute book", "export", file, "--redis-url", url) // while it is in use
}

func TestWhatCannotBeExportedOrImportedSaysWhy(t *testing.T) {
	t.Parallel()
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "backup.jsonl")
	says(t, 1, "there is no store to export from", "export", file, "--data-dir", dir)
	says(t, 1, "read the export: open", "import", file, "--data-dir", dir)
	aBook(t, dir)
	says(t, 1, `no minute book called "msp"`, "export", file, "--data-dir", dir, "--book", "msp")
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) > 0 {
		t.Errorf("an export that failed left %v, %v", left, err)
	}
	says(t, 0, "Exported", "export", file, "--data-dir", dir)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, whole[:len(whole)-10], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"--check", "--data-dir=" + t.TempDir()} {
		says(t, 1, "secretariat: this is not a whole export: it is cut short (line 8); nothing was imported\n", "import", file, flag)
	}

	busy, err := bolt.Open(filepath.Join(dir, storeFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = busy.Close() }()
	says(t, 1, "another process has the data directory: stop it first", "export", file, "--data-dir", dir)
	says(t, 1, "another process has the data directory: stop it first", "import", file, "--data-dir", dir)
}

// In a pipe nothing is said on the standard output but the export.
func TestAnExportGoesThroughAPipe(t *testing.T) {
	t.Parallel()
	there, here := t.TempDir(), t.TempDir()
	aBook(t, there)
	var piped, logs bytes.Buffer
	env := func(string) string { return "" }
	if code := run(world{ctx: t.Context(), getenv: env, out: &piped, logs: &logs}, []string{"export", "-", "--data-dir", there}); code != 0 || logs.Len() > 0 {
		t.Fatalf("exit %d: %s", code, logs.String())
	}
	var out bytes.Buffer
	w := world{ctx: t.Context(), getenv: env, in: &piped, out: &out, logs: &logs}
	if code := run(w, []string{"import", "-", "--data-dir", here}); code != 0 || !strings.Contains(out.String(), "Imported") {
		t.Errorf("exit %d: %s%s", code, out.String(), logs.String())
	}
}
