package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/logging"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// setupCommand does what /setup does in the chat, from a file.
type setupCommand struct {
	config.Flags
	File   string `arg:"" help:"The set-up file; docs/setup.md describes it."`
	DryRun bool   `name:"dry-run" help:"Say what would change, and change nothing."`
}

// Run sets the partnership up, and says what that changed.
func (c setupCommand) Run(w world) error {
	settings, err := config.Load(c.Flags, w.getenv)
	if err != nil {
		return err
	}
	file, err := readSetup(c.File)
	if err != nil {
		return fmt.Errorf("this is not a set-up that can be used:\n%w", err)
	}
	log := logging.New(w.logs, settings.LogLevel)
	store, err := trustedStore(w.ctx, settings, log)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	clock, err := storage.NewClock(w.ctx, store, nil)
	if err != nil {
		return err
	}
	id, err := bookOf(w.ctx, store, file.workspace)
	if err != nil {
		return err
	}
	if err := c.carryOut(w, storage.NewBooks(store, clock, log).Open(id), file); err != nil || c.DryRun || file.workspace.Platform != discord.Platform {
		return err
	}
	// Slack's workspaces are known by their installations; of Discord's servers nobody else says whose they are.
	servers := &discord.Linked{Store: store, Log: log, Now: time.Now}
	return servers.Link(w.ctx, file.workspace.Workspace, id)
}

func (c setupCommand) carryOut(w world, book *storage.Book, file *setupFile) error {
	people, err := book.People(w.ctx)
	if err != nil {
		return err
	}
	var plan setup.Plan
	err = book.Turn(w.ctx, func(turn *storage.Turn) error {
		if err := turn.Refresh(w.ctx); err != nil {
			return err
		}
		wish, err := file.wish(turn.State())
		if err != nil {
			return err
		}
		run := bot.NewID()
		desk := setup.Desk{State: turn.State(), People: people, Now: turn.Now(), Mint: func(n int) partnership.PersonID { return bot.MintPerson(run, n) }}
		if plan, err = desk.Make(wish); err != nil {
			return file.explained(turn.State(), err)
		}
		if c.DryRun || !plan.Needed() {
			return nil
		}
		return carry(w.ctx, turn, book, order{request: run, plan: plan, file: file})
	})
	if err != nil {
		return err
	}
	return c.report(w, plan)
}

// order is a plan on its way into the book.
type order struct {
	request string
	plan    setup.Plan
	file    *setupFile
}

// carry does all of a plan at once.
func carry(ctx context.Context, turn *storage.Turn, book *storage.Book, o order) error {
	if o.plan.Command.File != nil {
		if _, err := book.Keep(ctx, o.file.termsData); err != nil {
			return err
		}
	}
	_, err := turn.Do(ctx, partnership.Order{Request: o.request, How: partnership.ByButton, Command: o.plan.Command}, o.plan.People...)
	if errors.Is(err, storage.ErrUncertain) {
		return fmt.Errorf("it could not be confirmed that this was done; run it again, nothing is done twice: %w", err)
	}
	return err
}

func (c setupCommand) report(w world, plan setup.Plan) error {
	if !plan.Needed() {
		return w.print("Nothing to do: all of it is so already.\n")
	}
	for _, change := range plan.Changes {
		if err := w.print("%s\n", change); err != nil {
			return err
		}
	}
	if c.DryRun {
		return w.print("\nNothing was done: this is what would be (%s).\n", counted(len(plan.Changes), "change"))
	}
	return w.print("\nDone (%s).\n", counted(len(plan.Changes), "change"))
}

// bookOf is the minute book of a workspace: the one to which its installation belongs; where it did not install the app by
// itself, the one there is; else its own.
func bookOf(ctx context.Context, store storage.Store, workspace bot.Account) (storage.BookID, error) {
	installed, err := store.Installations(ctx, workspace.Platform)
	if err != nil {
		return "", fmt.Errorf("read installations: %w", err)
	}
	for _, in := range installed {
		if in.Workspace != workspace.Workspace {
			continue
		}
		if in.Book != "" {
			return in.Book, nil
		}
		return bot.OwnBook(workspace), nil
	}
	book, err := theBook(ctx, store)
	if err != nil {
		return "", fmt.Errorf("list books: %w", err)
	}
	if book == "" || len(installed) > 0 {
		book = bot.OwnBook(workspace)
	}
	return book, book.Check()
}

// offered is the file with terms of reference that setting up offers first; nil, where none is named.
func offered(path string) (*bot.File, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read TERMS: %w", err)
	}
	if _, err := terms.Read(path, data); err != nil {
		return nil, fmt.Errorf("TERMS is not a terms file that can be used:\n%w", err)
	}
	return &bot.File{Name: filepath.Base(path), Data: data}, nil
}
