package bolt

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// PutPerson writes an entry whole.
func (s *Store) PutPerson(ctx context.Context, book storage.BookID, p storage.Person) error {
	if err := book.Check(); err != nil {
		return err
	}
	if err := p.Check(); err != nil {
		return err
	}
	entries, err := encodePeople([]storage.Person{p})
	if err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error { return putPerson(tx, book, p, entries[0]) })
}

// putPerson writes the entry, and makes its accounts lead to this person and no others.
func putPerson(tx *bbolt.Tx, book storage.BookID, p storage.Person, entry []byte) error {
	if err := dropAccounts(tx, book, p.ID); err != nil {
		return err
	}
	for _, a := range p.Accounts {
		if err := tx.Bucket(accounts).Put(key(book, a.String()), []byte(p.ID)); err != nil {
			return err
		}
	}
	return tx.Bucket(people).Put(key(book, p.ID), entry)
}

func dropAccounts(tx *bbolt.Tx, book storage.BookID, person string) error {
	var theirs [][]byte
	each(tx, accounts, prefix(book), func(k, v []byte) {
		if string(v) == person {
			theirs = append(theirs, bytes.Clone(k))
		}
	})
	for _, k := range theirs {
		if err := tx.Bucket(accounts).Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// People reads the register. An account that has since been given to somebody else is left out of the entry it was in.
func (s *Store) People(ctx context.Context, book storage.BookID) ([]storage.Person, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) ([]storage.Person, error) { return register(tx, book) })
}

func register(tx *bbolt.Tx, book storage.BookID) ([]storage.Person, error) {
	all, err := all[storage.Person](tx, people, prefix(book))
	for i, p := range all {
		all[i].Accounts = slices.DeleteFunc(p.Accounts, func(a storage.Account) bool {
			return string(tx.Bucket(accounts).Get(key(book, a.String()))) != p.ID
		})
	}
	return all, err
}

// WhoIs finds the person behind an account.
func (s *Store) WhoIs(ctx context.Context, book storage.BookID, a storage.Account) (string, error) {
	if err := book.Check(); err != nil {
		return "", err
	}
	return read(ctx, s, func(tx *bbolt.Tx) (string, error) {
		id := tx.Bucket(accounts).Get(key(book, a.String()))
		if id == nil {
			return "", fmt.Errorf("find account %s: %w", a, storage.ErrNotFound)
		}
		return string(id), nil
	})
}

// Erase removes a person's entry and accounts.
func (s *Store) Erase(ctx context.Context, book storage.BookID, person string) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		if err := dropAccounts(tx, book, person); err != nil {
			return err
		}
		return tx.Bucket(people).Delete(key(book, person))
	})
}

// Texts reads what was typed.
func (s *Store) Texts(ctx context.Context, book storage.BookID, ids []string) (map[string]string, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) (map[string]string, error) {
		words := make(map[string]string, len(ids))
		for _, id := range ids {
			if text := tx.Bucket(texts).Get(key(book, id)); text != nil {
				words[id] = string(text)
			}
		}
		return words, nil
	})
}

// Redact removes words for good.
func (s *Store) Redact(ctx context.Context, book storage.BookID, ids []string) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error { return remove(tx, texts, book, ids) })
}
