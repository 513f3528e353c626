package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/logging"
	"github.com/partnership-secretariat/secretariat/site"
	"github.com/partnership-secretariat/secretariat/storage"
)

type publishCommand struct {
	config.Flags
	Book string `placeholder:"NAME" help:"The minute book of the partnership; needed where the store has several."`
	Dir  string `arg:"" help:"The folder. What was written there earlier and is public no longer is removed; nothing else is touched."`
}

// Run writes the public pages of a partnership as files, for somebody else's web server.
func (c publishCommand) Run(w world) error {
	settings, err := config.Load(c.Flags, w.getenv)
	if err != nil {
		return err
	}
	store, err := existingStore(w.ctx, settings)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // it was only read
	book, err := oneBook(w.ctx, store, c.Book)
	if err != nil {
		return err
	}
	clock, err := storage.NewClock(w.ctx, store, nil)
	if err != nil {
		return err
	}
	books := storage.NewBooks(store, clock, logging.New(w.logs, settings.LogLevel))
	if err := os.MkdirAll(c.Dir, 0o755); err != nil { //nolint:gosec // everybody may read what is public
		return fmt.Errorf("make the folder: %w", err)
	}
	dir, err := os.OpenRoot(c.Dir)
	if err != nil {
		return fmt.Errorf("open the folder: %w", err)
	}
	defer func() { _ = dir.Close() }()
	done, err := site.Export(w.ctx, dir, publicBook{books, books.Open(book)})
	if err != nil {
		return err
	}
	return w.print("%s\n", published(done, c.Dir))
}

// oneBook is the book that is meant.
func oneBook(ctx context.Context, store storage.Store, name string) (storage.BookID, error) {
	books, err := store.Books(ctx)
	if err != nil {
		return "", fmt.Errorf("list books: %w", err)
	}
	names := make([]string, len(books))
	for i, book := range books {
		names[i] = string(book)
	}
	switch {
	case name != "" && !slices.Contains(names, name):
		return "", fmt.Errorf("there is no minute book %q: there are %s", name, strings.Join(names, ", "))
	case name != "":
		return storage.BookID(name), nil
	case len(books) == 1:
		return books[0], nil
	case len(books) == 0:
		return "", fmt.Errorf("there is no minute book in this store")
	}
	return "", fmt.Errorf("there are several minute books: name one by --book (%s)", strings.Join(names, ", "))
}

// published says what was written.
func published(done site.Written, dir string) string {
	removed := ""
	if done.Removed > 0 {
		removed = fmt.Sprintf(" %s removed, as they are public no longer.", upperFirst(counted(done.Removed, "file")))
	}
	if done.Pages == 0 {
		return "Nothing is public, so there is nothing to write." + removed
	}
	return fmt.Sprintf("%s in %s, with what belongs to them (%s).%s", upperFirst(counted(done.Pages, "page")), dir, counted(done.Files, "file"), removed)
}
