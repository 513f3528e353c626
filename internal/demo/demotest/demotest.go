// Package demotest has demonstrations for tests that need many of them.
package demotest

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// Begin is when the demonstrations begin: long before anything of theirs is due.
var Begin = time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC)

// Store is a store of one's own, in a file, in which a demonstration has just begun. It is begun once for all tests of a
// process, because that is more work than most of them do.
func Store(t *testing.T) storage.Store {
	t.Helper()
	data, err := begun()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "book.db")
	if err := errors.Join(os.WriteFile(path, bytes.TrimRight(data, "\x00"), 0o600), os.Truncate(path, int64(len(data)))); err != nil {
		t.Fatal(err) // almost all of it is room for more
	}
	store, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	return store
}

// begun is the file in which a demonstration has begun.
var begun = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "demonstration")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // it is in memory by then
	path := filepath.Join(dir, "book.db")
	store, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	d, err := demo.New(context.Background(), demo.Options{Store: store, Log: slog.New(slog.DiscardHandler), Begin: Begin})
	if err == nil {
		d.Web.Close()
	}
	if err := errors.Join(err, store.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})
