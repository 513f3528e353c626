package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/redis"
)

// trustedStore opens the store that the settings name, if it can be trusted with minute books.
func trustedStore(ctx context.Context, settings config.Config, log *slog.Logger) (storage.Store, error) {
	store, err := openStore(ctx, settings.RedisURL.Reveal(), settings.DataDir)
	if err != nil {
		return nil, err
	}
	if err := trust(ctx, store, settings.MayForget, log); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// trust refuses a Redis that would lose minute books, unless we were told that it may.
func trust(ctx context.Context, store storage.Store, mayForget bool, log *slog.Logger) error {
	server, ok := store.(*redis.Store)
	if !ok {
		return nil
	}
	found, err := server.Check(ctx)
	if err != nil {
		return err
	}
	for _, sentence := range append(found.Risks, found.Unseen...) {
		log.Warn(sentence)
	}
	switch {
	case len(found.Old) > 0:
		return errors.New(strings.Join(found.Old, "\n"))
	case len(found.Forgets) == 0:
		return nil
	case mayForget:
		for _, sentence := range found.Forgets {
			log.Warn(sentence, "and yet", "REDIS_MAY_FORGET is yes")
		}
		return nil
	}
	return fmt.Errorf("no minute book is entrusted to this Redis:\n  %s\nTo use it all the same, to try something out: REDIS_MAY_FORGET=yes",
		strings.Join(found.Forgets, "\n  "))
}
