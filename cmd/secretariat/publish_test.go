package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

var publicDates = partnership.Public{Kind: partnership.PublicMeetings, Body: "full"}

// kept runs something with the books of a folder, in which there is one partnership from then on.
func kept(t *testing.T, dir string, do func(*storage.Books)) {
	t.Helper()
	store, err := bolt.Open(filepath.Join(dir, storeFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	clock, err := storage.NewClock(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	books := storage.NewBooks(store, clock, slog.New(slog.DiscardHandler))
	if _, err := demo.Seed(t.Context(), books); err != nil {
		t.Fatal(err)
	}
	do(books)
}

func orders(t *testing.T, books *storage.Books, request string, c partnership.Command) {
	t.Helper()
	err := books.Open(demo.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(t.Context(), partnership.Order{Request: request, By: demo.Officer, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsPublicIsWrittenIntoAFolder(t *testing.T) {
	t.Parallel()
	data, out := t.TempDir(), filepath.Join(t.TempDir(), "pages")
	says(t, 1, "there is no store to export from", "publish", out, "--data-dir", data)
	kept(t, data, func(*storage.Books) {})
	says(t, 0, "Nothing is public, so there is nothing to write.", "publish", out, "--data-dir", data)
	says(t, 1, `there is no minute book "other": there are lewisham`, "publish", out, "--book", "other", "--data-dir", data)
	kept(t, data, func(books *storage.Books) { orders(t, books, "out", partnership.MakePublic{Public: publicDates}) })
	says(t, 0, "pages in "+out+", with what belongs to them", "publish", out, "--book", "lewisham", "--data-dir", data)
	if page, err := os.ReadFile(filepath.Join(out, "groups", "full.html")); err != nil || !strings.Contains(string(page), "<h1>Full LSP</h1>") {
		t.Errorf("%v\n%s", err, page)
	}
	kept(t, data, func(books *storage.Books) { orders(t, books, "back", partnership.TakeBack{Public: publicDates}) })
	says(t, 0, "files removed, as they are public no longer.", "publish", out, "--data-dir", data)
	if left, err := os.ReadDir(out); err != nil || len(left) != 0 {
		t.Errorf("%v %v", left, err)
	}
}

func TestThePublicPagesAreServedWhereTheWebCanReachUs(t *testing.T) {
	t.Parallel()
	health := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("health")) })
	kept(t, t.TempDir(), func(books *storage.Books) {
		h := house{books: books, log: slog.New(slog.DiscardHandler)}
		orders(t, books, "out", partnership.MakePublic{Public: publicDates})
		serves := h.pages(config.Config{PublicURL: "https://clerk.example"}, health)
		for path, want := range map[string]string{
			"/": "<h1>Lewisham Strategic Partnership</h1>", "/p/lewisham/groups/full.html": "<h1>Full LSP</h1>", "/healthz": "health", "/metrics": "health",
		} {
			if got := asked(serves, path); !strings.Contains(got, want) {
				t.Errorf("%s has no %s:\n%s", path, want, got)
			}
		}
		if got := asked(h.pages(config.Config{}, health), "/"); got != "health" {
			t.Errorf("nobody said that the web can reach us: %s", got)
		}
	})
}

func asked(h http.Handler, path string) string {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, http.NoBody))
	return w.Body.String()
}
