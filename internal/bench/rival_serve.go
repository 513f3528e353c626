package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/storage/redis"
)

const serveSlack = "serve-slack" // what the program is called with to be a process that answers Slack

// beRival is a process that answers slash commands as production does: a door, a desk, partnerships with their rules, and
// their minute books in Redis. What platforms are told goes to the fake Slack.
func beRival(ctx context.Context, args []string) error {
	if len(args) != 3 {
		return errors.New("answer Slack: port, Redis and Slack are wanted")
	}
	store, err := redis.Open(ctx, redis.Options{URL: "redis://" + args[1], Shards: 1})
	if err != nil {
		return err
	}
	desk, err := newDesk(ctx, store)
	if err != nil {
		return err
	}
	door := openDoor(&fakeSlack{site: &httptest.Server{URL: args[2]}}, desk, rivals{})
	site := &http.Server{Addr: "127.0.0.1:" + args[0], Handler: door.Handler(), ReadHeaderTimeout: time.Second}
	return site.ListenAndServe()
}

// rivals are the installations in the workspaces, which nothing ever happens to.
type rivals struct{ slack.Installs }

// Find is the installation in a workspace.
func (rivals) Find(_ context.Context, _, team string) (slack.Install, error) {
	return slack.Install{Workspace: team, Book: rivalBook(team), Token: "of the bench", Bot: "UBOT"}, nil
}
