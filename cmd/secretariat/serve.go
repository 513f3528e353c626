package main

import (
	"context"
	"errors"
	"fmt"
	"net"
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
	listener, err := listen(w.ctx, settings.HTTPAddr, "HTTP_ADDR, or --http-addr")
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }()
	store, err := trustedStore(w.ctx, settings, log)
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
	h, err := newHouse(w.ctx, house{
		books: storage.NewBooks(store, clock, log), metrics: metrics, log: log, shared: settings.RedisURL.IsSet(),
	})
	if err != nil {
		return err
	}
	if h.desk.Terms, err = offered(settings.Terms); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	open, err := openDoors(ctx, settings, h, nil)
	if err != nil {
		return err
	}
	log.Info("serving", "version", version, "address", listener.Addr().String(), "platforms", strings.Join(open.platforms(), ", "))
	return together(ctx, h.office.Run, open.run, func(ctx context.Context) error {
		return ops.ServeOn(ctx, listener, open.mount(h.pages(settings, ops.Handler(ready, metrics, log))))
	})
}

// newHouse furnishes a house with a desk and a post office.
func newHouse(ctx context.Context, h house) (house, error) {
	var err error
	if h.book, err = theBook(ctx, h.books.Store); err != nil {
		return h, fmt.Errorf("list books: %w", err)
	}
	h.books.Appended = h.metrics.Append
	h.office = bot.NewOffice(h.books, commands.Script(), h.log)
	h.office.Count = h.metrics.Notice
	h.desk = &bot.Desk{Books: h.books, All: commands.All(), Log: h.log, Acted: h.office.Wake, Count: h.metrics.Command}
	return h, nil
}

// together runs what belongs together: when one of them ends, for whatever reason, the others are asked to, and it returns
// when all have.
func together(ctx context.Context, all ...func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, len(all))
	for _, run := range all {
		go func() { ended <- run(ctx) }()
	}
	var errs []error
	for range all {
		errs = append(errs, <-ended)
		cancel()
	}
	return errors.Join(errs...)
}

// listen takes an address; where says how another one is named.
func listen(ctx context.Context, address, where string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("nobody can be served on %s, so it is taken, or not of this machine: name another (%s): %w", address, where, err)
	}
	return listener, nil
}

// storeFile is the file of the embedded store in its folder.
const storeFile = "secretariat.db"

// openStore opens Redis where an address is given, else the embedded store in a directory.
func openStore(ctx context.Context, redisURL, dir string) (storage.Store, error) {
	if redisURL == "" {
		store, err := bolt.Open(filepath.Join(dir, storeFile))
		if err != nil && !errors.Is(err, bolt.ErrBusy) {
			err = fmt.Errorf("nothing can be kept in the folder %s: name one that this program may write to (DATA_DIR, or --data-dir): %w", dir, err)
		}
		return store, err
	}
	return redis.Open(ctx, redis.Options{URL: redisURL})
}
