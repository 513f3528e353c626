package redis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/storage"
)

// PutBlob keeps data under its hash.
func (s *Store) PutBlob(ctx context.Context, data []byte) (string, error) {
	if len(data) > storage.MaxBlob {
		return "", fmt.Errorf("put blob of %d bytes: %w", len(data), storage.ErrTooLarge)
	}
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	err := s.call(ctx, func() error { return s.client.Set(ctx, s.keys.blob(hash), data, 0).Err() })
	return hash, wrap(err, "put blob")
}

// Blob reads a blob.
func (s *Store) Blob(ctx context.Context, hash string) ([]byte, error) {
	var data []byte
	err := s.call(ctx, func() (err error) {
		data, err = s.client.Get(ctx, s.keys.blob(hash)).Bytes()
		return err
	})
	return data, wrap(err, "read blob")
}

// DropBlob forgets a blob.
func (s *Store) DropBlob(ctx context.Context, hash string) error {
	err := s.call(ctx, func() error { return s.client.Del(ctx, s.keys.blob(hash)).Err() })
	return wrap(err, "drop blob")
}

// PutInstallation keeps a platform's credentials for a workspace.
func (s *Store) PutInstallation(ctx context.Context, in storage.Installation) (storage.Installation, bool, error) {
	if err := in.Check(); err != nil {
		return storage.Installation{}, false, err
	}
	next := in.Next()
	entry, err := encode(next)
	if err != nil {
		return storage.Installation{}, false, err
	}
	answer, err := s.eval(ctx, installationScript, []string{s.keys.installations(in.Platform)}, in.Workspace, in.Version, entry)
	if err != nil {
		return storage.Installation{}, false, fmt.Errorf("put installation: %w", err)
	}
	_, kept, err := numbered[storage.Installation](answer.text())
	return kept, err == nil && kept.Equal(next), err
}

// Installations lists those of one platform.
func (s *Store) Installations(ctx context.Context, platform string) ([]storage.Installation, error) {
	var entries []string
	err := s.call(ctx, func() (err error) {
		entries, err = s.client.HVals(ctx, s.keys.installations(platform)).Result()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list installations: %w", err)
	}
	var list []storage.Installation
	for _, entry := range entries {
		_, in, err := numbered[storage.Installation](entry)
		if err != nil {
			return nil, err
		}
		list = append(list, in)
	}
	slices.SortFunc(list, storage.ByWorkspace)
	return list, nil
}

// PutDraft keeps a half-filled form.
func (s *Store) PutDraft(ctx context.Context, d storage.Draft) error {
	b, err := s.keys.book(d.Book)
	if err != nil {
		return err
	}
	form, err := encode(d)
	if err != nil {
		return err
	}
	ends := d.At.Add(storage.DraftLife).UnixMilli()
	_, err = s.eval(ctx, draftScript, []string{b.drafts(d.Person)}, d.Command, ends, form)
	return wrap(err, "put draft")
}

// Drafts lists a person's unfinished forms.
func (s *Store) Drafts(ctx context.Context, id storage.BookID, person string) ([]storage.Draft, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return nil, err
	}
	answer, err := s.eval(ctx, draftsScript, []string{b.drafts(person)})
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	list, err := decodeAll[storage.Draft](answer.strings())
	slices.SortFunc(list, storage.NewestFirst)
	return list, err
}

// DropDraft forgets one.
func (s *Store) DropDraft(ctx context.Context, id storage.BookID, person, command string) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	err = s.call(ctx, func() error { return s.client.HDel(ctx, b.drafts(person), command).Err() })
	return wrap(err, "drop draft")
}

func decodeAll[T any](entries []string) ([]T, error) {
	var list []T
	for _, entry := range entries {
		v, err := decode[T](entry)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}
