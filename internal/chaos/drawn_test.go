package chaos_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// drawn is how every card of a workspace that can still be pressed would look, by the key of its letter, if it were posted
// now: it is, in another Slack.
func (w *world) drawn(ctx context.Context, s *space) (map[string]string, error) {
	elsewhere := fakeslack.New(w.t, fakeslack.Options{App: w.slack.App(), Generous: true})
	there := s.like(elsewhere)
	now := time.Now()
	door := slack.New(slack.Options{
		Installs: &slack.Single{Token: there.room.Install().Token, Book: s.book}, APIURL: elsewhere.APIURL(), BookTime: w.clock.Now,
		Now: func() time.Time { now = now.Add(2 * time.Second); return now }, // nobody waits for the second between two posts
	})
	letters, err := w.open(ctx, s)
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		if _, err := door.Deliver(ctx, l); err != nil {
			return nil, fmt.Errorf("draw %s: %w", l.Place, err)
		}
	}
	drawn := map[string]string{}
	for _, l := range there.letters() {
		drawn[l.Key] = l.Text
	}
	return drawn, nil
}

// open are the cards that can still be pressed, as a fresh replay draws them.
func (w *world) open(ctx context.Context, s *space) (all []bot.Letter, err error) {
	box, err := w.store.Outbox(ctx, s.book)
	if err != nil {
		return nil, err
	}
	book, script := storage.NewBooks(w.store, w.clock, quiet).Open(s.book), commands.Script()
	err = book.Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		for _, l := range s.letters() {
			receipt := box.Receipts[l.Key]
			if receipt.Subject == "" {
				continue
			}
			card, ok := script.Drawn(bot.View{State: t.State(), Who: partnership.PersonID(receipt.Person), Now: t.Now()}, receipt.Subject)
			if !ok {
				return fmt.Errorf("nobody knows how to draw %s", receipt.Subject)
			}
			reader, err := bot.ReaderOf(ctx, book, card.Texts())
			if err != nil {
				return err
			}
			reader.Today = t.Now().Format(time.DateOnly)
			place := strings.TrimPrefix(l.Place, slack.Platform+":")
			all = append(all, bot.Letter{Book: s.book, Key: l.Key, Place: place, Card: card, Reader: reader, Attempt: 1, At: t.Now()})
		}
		return nil
	})
	return all, err
}
