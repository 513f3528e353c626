package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Platform names this door.
func (s *Server) Platform() string { return Platform }

// Deliver keeps a card in its place and shows it to whoever is there. A second attempt finds the first one's message. The
// card is kept with ids in it, not names: those are looked up whenever somebody reads.
func (s *Server) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	content, err := json.Marshal(l.Card)
	if err != nil {
		return "", fmt.Errorf("encode card: %w", err)
	}
	m, err := s.Store.Say(ctx, l.Book, storage.WebMessage{Key: l.Key, Place: l.Place, Content: content, At: l.At})
	if err != nil {
		return "", fmt.Errorf("deliver to web chat: %w", err)
	}
	s.hub.tell("place", l.Place)
	return m.Key, nil
}

// Edit redraws a card that was delivered before.
func (s *Server) Edit(ctx context.Context, l bot.Letter) error {
	content, err := json.Marshal(l.Card)
	if err != nil {
		return fmt.Errorf("encode card: %w", err)
	}
	key := l.Message
	if key == "" {
		key = l.Key
	}
	err = s.Store.Edit(ctx, l.Book, key, content)
	if errors.Is(err, storage.ErrNotFound) {
		return fmt.Errorf("edit in web chat: %w: %w", bot.ErrGone, err)
	}
	if err != nil {
		return fmt.Errorf("edit in web chat: %w", err)
	}
	s.hub.tell("place", l.Place)
	return nil
}
