package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/logging"
	"github.com/partnership-secretariat/secretariat/internal/ops"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/redis"
)

type serveCommand struct {
	config.Flags
}

// errNoPlatform is what serve says when it has nobody to serve.
var errNoPlatform = errors.New("no platform to serve on")

// Run serves until it is interrupted, and then finishes what it has acknowledged.
func (c serveCommand) Run(w world) error {
	settings, err := config.Load(c.Flags, w.getenv)
	if err != nil {
		return err
	}
	if missing := settings.Missing(); len(missing) > 0 {
		return fmt.Errorf("%w:\n  %s\n\nTo try it without any token: secretariat demo", errNoPlatform, strings.Join(missing, "\n  "))
	}
	log := logging.New(w.logs, settings.LogLevel)
	store, err := openStore(w.ctx, settings.RedisURL.Reveal(), settings.DataDir)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	clock, err := storage.NewClock(w.ctx, store, nil)
	if err != nil {
		return err
	}
	ready := func(ctx context.Context) error { return errors.Join(store.Ready(ctx), clock.Sync(ctx, store)) }
	metrics := ops.NewMetrics(version)
	books := storage.NewBooks(store, clock, log)
	books.Appended = metrics.Append
	office := bot.NewOffice(books, commands.Script(), log)
	office.Count = metrics.Notice

	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- office.Run(ctx) }()
	log.Warn("this release has no door to Slack or Discord yet: it keeps the clock and answers health checks; try the demo")
	log.Info("serving", "version", version, "address", settings.HTTPAddr)
	served := ops.Serve(ctx, settings.HTTPAddr, ops.Handler(ready, metrics, log))
	cancel()
	return errors.Join(served, <-done)
}

// openStore opens Redis where an address is given, else the embedded store in a directory.
func openStore(ctx context.Context, redisURL, dir string) (storage.Store, error) {
	if redisURL == "" {
		return bolt.Open(filepath.Join(dir, "secretariat.db"))
	}
	return redis.Open(ctx, redis.Options{URL: redisURL})
}
