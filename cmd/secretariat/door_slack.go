package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/ops"
	"github.com/partnership-secretariat/secretariat/storage"
)

// house is what a door is built into.
type house struct {
	books   *storage.Books
	desk    *bot.Desk
	office  *bot.Office
	metrics *ops.Metrics
	log     *slog.Logger
	book    storage.BookID // of the partnership, where it is known already
	shared  bool           // other processes may be at the same store
}

// slackDoor is the door to Slack, and what goes with it.
type slackDoor struct {
	door    *slack.Door
	several *slack.Several // where workspaces install the app by themselves
	socket  bool
	pages   *http.ServeMux
}

// openSlack opens the door to Slack by the way that the settings say; nil, where they say nothing of it. The post office
// has it from now on.
func openSlack(ctx context.Context, settings config.Config, h house) (*slackDoor, error) {
	if !settings.Slack.Ready() {
		return nil, nil
	}
	if err := (slack.ManifestOptions{Socket: true, Prefix: settings.Slack.CommandPrefix}).Check(); err != nil {
		return nil, fmt.Errorf("use SLACK_COMMAND_PREFIX: %w", err)
	}
	s := &slackDoor{socket: settings.Slack.AppToken.IsSet(), pages: http.NewServeMux()}
	installs, err := s.installs(settings, h)
	if err != nil {
		return nil, err
	}
	alarm := &bot.Alarm{Desk: h.desk, Office: h.office}
	s.door = slack.New(slack.Options{
		Desk: h.desk, Installs: installs, APIURL: settings.Slack.APIURL, AppToken: settings.Slack.AppToken.Reveal(),
		SigningSecret: settings.Slack.SigningSecret.Reveal(), Prefix: settings.Slack.CommandPrefix, Log: h.log, BookTime: h.books.Clock.Now, Count: h.metrics.Door(slack.Platform),
		// Trouble is told after the process was asked to stop as well: it is part of what was acknowledged.
		Trouble: func(t bot.Trouble) { alarm.Raise(context.WithoutCancel(ctx), t) },
	})
	workspace := "several"
	if s.several == nil {
		if workspace, err = s.door.Check(ctx); err != nil {
			return nil, err
		}
	}
	if settings.Slack.SigningSecret.IsSet() {
		s.pages.Handle("/slack/", s.door.Handler())
	}
	h.office.Doors[slack.Platform] = s.door
	h.desk.Directories = map[string]bot.Directory{slack.Platform: s.door}
	if s.several != nil {
		h.desk.Homes = map[string]bot.Home{slack.Platform: s.several}
	}
	way, because := "HTTP", "SLACK_SIGNING_SECRET is set and SLACK_APP_TOKEN is not"
	if s.socket {
		way, because = "Socket Mode", "SLACK_APP_TOKEN is set"
	}
	h.log.Info("the door to Slack is open", "way", way, "because", because, "workspace", workspace,
		"api", cmp.Or(settings.Slack.APIURL, "Slack’s own"))
	return s, nil
}

// installs are the one workspace of a token, or those that install the app by themselves.
func (s *slackDoor) installs(settings config.Config, h house) (slack.Installs, error) {
	if settings.Slack.ClientID == "" {
		return &slack.Single{Token: settings.Slack.BotToken.Reveal(), Book: h.book}, nil
	}
	several, err := slack.NewSeveral(slack.OAuth{
		ClientID: settings.Slack.ClientID, ClientSecret: settings.Slack.ClientSecret.Reveal(), PublicURL: settings.PublicURL,
		EncryptionKey: settings.EncryptionKey.Reveal(), Store: h.books.Store, APIURL: settings.Slack.APIURL, Log: h.log,
	})
	if err != nil {
		return nil, err
	}
	s.several = several
	s.pages.Handle("GET /slack/install", several.Handler())
	s.pages.Handle("GET /slack/oauth", several.Handler())
	return several, nil
}

// run takes in what people do on Slack until the context ends; then it finishes what was acknowledged.
func (s *slackDoor) run(ctx context.Context) error {
	if s == nil {
		<-ctx.Done()
		return nil
	}
	all := []func(context.Context) error{s.listen}
	if s.several != nil {
		all = append(all, s.several.Run)
	}
	err := together(ctx, all...)
	s.door.Wait()
	return err
}

func (s *slackDoor) listen(ctx context.Context) error {
	if s.socket {
		return s.door.Listen(ctx)
	}
	<-ctx.Done() // the server takes in what comes
	return nil
}

// mount puts the pages of the door beside others.
func (s *slackDoor) mount(others http.Handler) http.Handler {
	if s == nil {
		return others
	}
	s.pages.Handle("/", others)
	return s.pages
}

// theBook is the minute book of the one partnership that a store has; empty, where there is none yet, or several.
func theBook(ctx context.Context, store storage.Store) (storage.BookID, error) {
	books, err := store.Books(ctx)
	if err != nil || len(books) != 1 {
		return "", err
	}
	return books[0], nil
}
