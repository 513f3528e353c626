package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/archive"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

type exportCommand struct {
	config.Flags
	Book []string `placeholder:"NAME" help:"Only this minute book; may be given again. Without it, all."`
	As   string   `enum:"archive,csv,markdown" default:"archive" help:"An archive, which import reads; or a folder of tables (csv) or of documents (markdown), to leave with."`
	File string   `arg:"" help:"Where to write it; - is the standard output. A folder, for csv and markdown."`
}

// Run writes everything that the store keeps into one file, but for tokens; or what people can read without us into a folder.
func (c exportCommand) Run(w world) error {
	settings, err := config.Load(c.Flags, w.getenv)
	if err != nil {
		return err
	}
	store, err := existingStore(w.ctx, settings)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // it was only read
	if c.As != "archive" {
		return c.takeAway(w, store, settings)
	}
	options := archive.Options{
		Books: bookIDs(c.Book), Platforms: []string{slack.Platform, discord.Platform}, Release: version, Now: time.Now(),
	}
	var made archive.Contents
	write := func(out io.Writer) error {
		made, err = archive.Export(w.ctx, store, options, out)
		return err
	}
	if c.File == "-" {
		return write(w.out)
	}
	if err := whole(c.File, write); err != nil {
		return err
	}
	return describe(w, made, "Exported to "+c.File)
}

// existingStore opens a store to read from it: a file that is not there is not made.
func existingStore(ctx context.Context, settings config.Config) (storage.Store, error) {
	if !settings.RedisURL.IsSet() {
		if _, err := os.Stat(filepath.Join(settings.DataDir, storeFile)); err != nil {
			return nil, fmt.Errorf("there is no store to export from: %w (name its folder by DATA_DIR, or a Redis by REDIS_URL)", err)
		}
	}
	store, err := openStore(ctx, settings.RedisURL.Reveal(), settings.DataDir)
	return store, stopFirst(err)
}

// stopFirst says what to do about an embedded store that is in use.
func stopFirst(err error) error {
	if errors.Is(err, bolt.ErrBusy) {
		return fmt.Errorf("%w: stop it first, since one process at a time has the embedded store (a Redis can be exported while it is in use)", err)
	}
	return err
}

// whole writes a file that is there whole or not at all. It has people's names and what they typed, so nobody else may read it.
func whole(path string, write func(io.Writer) error) (err error) {
	partial, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.partial") // which only we may read
	if err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	defer func() {
		if err != nil {
			_ = partial.Close() // it may be closed already
			_ = os.Remove(partial.Name())
		}
	}()
	if err := write(partial); err != nil {
		return err
	}
	if err := errors.Join(partial.Sync(), partial.Close()); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	return os.Rename(partial.Name(), path)
}

// describe says what a file has.
func describe(w world, c archive.Contents, done string) error {
	var words strings.Builder
	for _, b := range c.Books {
		fmt.Fprintf(&words, "  %s\n", b)
	}
	if c.Links > 0 {
		fmt.Fprintf(&words, "  %s that belong to a minute book, without a token\n", counted(c.Links, "workspace"))
	}
	return w.print("%s:\n%s  SHA-256 of its %d lines before the last: %s\n", done, words.String(), c.Lines, c.SHA256)
}

func bookIDs(names []string) []storage.BookID {
	var ids []storage.BookID
	for _, name := range names {
		ids = append(ids, storage.BookID(name))
	}
	return ids
}
