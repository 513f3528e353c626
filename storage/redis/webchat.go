package redis

import (
	"context"
	"fmt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Say adds a message to a place.
func (s *Store) Say(ctx context.Context, id storage.BookID, m storage.WebMessage) (storage.WebMessage, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return storage.WebMessage{}, err
	}
	content := m.Content
	m.Content = nil // kept beside it, so that an edit need not understand the message
	message, err := encode(m)
	if err != nil {
		return storage.WebMessage{}, err
	}
	answer, err := s.eval(ctx, sayScript, []string{b.messages(), b.contents(), b.place(m.Place)}, m.Key, message, content)
	if err != nil {
		return storage.WebMessage{}, fmt.Errorf("say in %s: %w", m.Place, err)
	}
	return webMessage(answer.list().at(0), answer.list().at(1))
}

func webMessage(message, content reply) (storage.WebMessage, error) {
	number, m, err := numbered[storage.WebMessage](message.text())
	m.Number, m.Content = number, []byte(content.text())
	return m, err
}

// Edit replaces the content of a message.
func (s *Store) Edit(ctx context.Context, id storage.BookID, key string, content []byte) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	answer, err := s.eval(ctx, editScript, []string{b.contents()}, key, content)
	if err == nil && answer.text() == "missing" {
		err = storage.ErrNotFound
	}
	return wrap(err, "edit message")
}

// Said reads the last messages of a place.
func (s *Store) Said(ctx context.Context, id storage.BookID, place string, limit int) ([]storage.WebMessage, error) {
	b, err := s.keys.book(id)
	if err != nil || limit <= 0 {
		return nil, err
	}
	answer, err := s.eval(ctx, saidScript, []string{b.messages(), b.contents(), b.place(place)}, limit)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", place, err)
	}
	var said []storage.WebMessage
	for list := answer.list(); len(list) > 1; list = list[2:] {
		m, err := webMessage(list.at(0), list.at(1))
		if err != nil {
			return nil, err
		}
		said = append(said, m)
	}
	return said, nil
}
