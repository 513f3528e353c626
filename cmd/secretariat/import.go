package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/logging"
	"github.com/partnership-secretariat/secretariat/storage/archive"
)

type importCommand struct {
	config.Flags
	Book  []string `placeholder:"NAME" help:"Only this minute book; may be given again. Without it, all."`
	Check bool     `help:"Only see whether the file is whole; needs no store."`
	File  string   `arg:"" help:"What secretariat export wrote; - is the standard input."`
}

// Run reads what was exported into a store that has none of it.
func (c importCommand) Run(w world) error {
	in, leave, err := c.open(w)
	if err != nil {
		return err
	}
	defer leave()
	if c.Check {
		contents, err := archive.Check(in)
		if err != nil {
			return err
		}
		return describe(w, contents, "The export is whole")
	}
	settings, err := config.Load(c.Flags, w.getenv)
	if err != nil {
		return err
	}
	store, err := trustedStore(w.ctx, settings, logging.New(w.logs, settings.LogLevel))
	if err != nil {
		return stopFirst(err)
	}
	contents, err := archive.Import(w.ctx, store, in, bookIDs(c.Book)...)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	return describe(w, contents, "Imported")
}

// open opens the file. It is read twice, so what comes from the standard input is laid into a file of our own first.
func (c importCommand) open(w world) (io.ReadSeeker, func(), error) {
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return nil, nil, fmt.Errorf("read the export: %w", err)
		}
		return file, func() { _ = file.Close() }, nil
	}
	file, err := os.CreateTemp("", "secretariat-import-") // which only we may read
	if err != nil {
		return nil, nil, fmt.Errorf("read the export: %w", err)
	}
	leave := func() { _ = file.Close(); _ = os.Remove(file.Name()) }
	_, err = io.Copy(file, w.in)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		leave()
		return nil, nil, fmt.Errorf("read the export: %w", err)
	}
	return file, leave, nil
}
