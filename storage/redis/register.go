package redis

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

// PutPerson writes an entry whole.
func (s *Store) PutPerson(ctx context.Context, id storage.BookID, p storage.Person) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	if err := p.Check(); err != nil {
		return err
	}
	args, err := personArgs(p)
	if err != nil {
		return err
	}
	_, err = s.eval(ctx, personScript, []string{b.people(), b.accounts()}, args...)
	return wrap(err, "put person")
}

// personArgs are what the scripts' enter takes.
func personArgs(p storage.Person) ([]any, error) {
	entry, err := encode(p)
	if err != nil {
		return nil, err
	}
	args := []any{p.ID, entry, len(p.Accounts)}
	for _, a := range p.Accounts {
		args = append(args, a.String())
	}
	return args, nil
}

// People reads the register. An account that has since been given to somebody else is left out of the entry it was in.
func (s *Store) People(ctx context.Context, id storage.BookID) ([]storage.Person, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return nil, err
	}
	answer, err := s.eval(ctx, peopleScript, []string{b.people(), b.accounts()})
	if err != nil {
		return nil, fmt.Errorf("read register: %w", err)
	}
	return register(answer.list().at(0), answer.list().at(1))
}

// register reads entries, and accounts with whom they lead to.
func register(entries, accounts reply) ([]storage.Person, error) {
	leadsTo := accounts.pairs()
	var people []storage.Person
	for _, entry := range entries.strings() {
		p, err := decode[storage.Person](entry)
		if err != nil {
			return nil, err
		}
		p.Accounts = slices.DeleteFunc(p.Accounts, func(a storage.Account) bool { return leadsTo[a.String()] != p.ID })
		people = append(people, p)
	}
	slices.SortFunc(people, storage.ByID)
	return people, nil
}

// WhoIs finds the person behind an account.
func (s *Store) WhoIs(ctx context.Context, id storage.BookID, a storage.Account) (string, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return "", err
	}
	var person string
	err = s.call(ctx, func() (err error) {
		person, err = s.client.HGet(ctx, b.accounts(), a.String()).Result()
		return err
	})
	return person, wrap(err, "find account")
}

// Erase removes a person's entry and accounts.
func (s *Store) Erase(ctx context.Context, id storage.BookID, person string) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	_, err = s.eval(ctx, eraseScript, []string{b.people(), b.accounts()}, person)
	return wrap(err, "erase person")
}

// Texts reads what was typed.
func (s *Store) Texts(ctx context.Context, id storage.BookID, ids []string) (map[string]string, error) {
	b, err := s.keys.book(id)
	if err != nil || len(ids) == 0 {
		return map[string]string{}, err
	}
	var words []any
	err = s.call(ctx, func() (err error) {
		words, err = s.client.HMGet(ctx, b.texts(), ids...).Result()
		return err
	})
	found := make(map[string]string, len(ids))
	for i, w := range words {
		if w, there := w.(string); there {
			found[ids[i]] = w
		}
	}
	return found, wrap(err, "read texts")
}

// Redact removes words for good.
func (s *Store) Redact(ctx context.Context, id storage.BookID, ids []string) error {
	b, err := s.keys.book(id)
	if err != nil || len(ids) == 0 {
		return err
	}
	err = s.call(ctx, func() error { return s.client.HDel(ctx, b.texts(), ids...).Err() })
	return wrap(err, "redact texts")
}

// wrap says what was being done. What Redis calls nil is storage.ErrNotFound.
func wrap(err error, doing string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, redis.Nil):
		err = storage.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}
