package bolt

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Say adds a message to a place.
func (s *Store) Say(ctx context.Context, book storage.BookID, m storage.WebMessage) (storage.WebMessage, error) {
	if err := book.Check(); err != nil {
		return storage.WebMessage{}, err
	}
	m.Content = bytes.Clone(m.Content)
	return change(ctx, s, func(tx *bbolt.Tx) (storage.WebMessage, error) {
		k := key(book, m.Key)
		if kept, found, err := get[storage.WebMessage](tx, messages, k); err != nil || found {
			return kept, err
		}
		m.Number = number(tx, numbers, []byte(book)) + 1
		if err := tx.Bucket(numbers).Put([]byte(book), encode(m.Number)); err != nil {
			return storage.WebMessage{}, err
		}
		if err := tx.Bucket(places).Put(numbered(inPlace(book, m.Place), m.Number), []byte(m.Key)); err != nil {
			return storage.WebMessage{}, err
		}
		return m, put(tx, messages, k, m)
	})
}

func inPlace(book storage.BookID, place string) []byte { return key(book, path(place)+"/") }

// Edit replaces the content of a message.
func (s *Store) Edit(ctx context.Context, book storage.BookID, name string, content []byte) error {
	if err := book.Check(); err != nil {
		return err
	}
	content = bytes.Clone(content)
	return s.do(ctx, func(tx *bbolt.Tx) error {
		m, found, err := get[storage.WebMessage](tx, messages, key(book, name))
		if err != nil {
			return err
		}
		if !found {
			return fmt.Errorf("edit message %s: %w", name, storage.ErrNotFound)
		}
		m.Content = content
		return put(tx, messages, key(book, name), m)
	})
}

// Said reads the last messages of a place.
func (s *Store) Said(
	ctx context.Context, book storage.BookID, place string, limit int,
) ([]storage.WebMessage, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) ([]storage.WebMessage, error) {
		var said []storage.WebMessage
		start, cursor := inPlace(book, place), tx.Bucket(places).Cursor()
		for k, name := last(cursor, start); bytes.HasPrefix(k, start) && len(said) < limit; k, name = cursor.Prev() {
			m, _, err := get[storage.WebMessage](tx, messages, key(book, string(name)))
			if err != nil {
				return nil, err
			}
			said = append(said, m)
		}
		slices.Reverse(said)
		return said, nil
	})
}

// last moves to the last key that starts with prefix, or to one before where there is none.
func last(cursor *bbolt.Cursor, prefix []byte) (k, v []byte) {
	behind := append(bytes.Clone(prefix), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
	if k, _ := cursor.Seek(behind); k == nil {
		return cursor.Last()
	}
	return cursor.Prev()
}
