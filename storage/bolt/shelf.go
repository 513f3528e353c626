package bolt

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// PutBlob keeps data under its hash.
func (s *Store) PutBlob(ctx context.Context, data []byte) (string, error) {
	if len(data) > storage.MaxBlob {
		return "", fmt.Errorf("put blob of %d bytes: %w", len(data), storage.ErrTooLarge)
	}
	sum := sha256.Sum256(data)
	hash, own := hex.EncodeToString(sum[:]), bytes.Clone(data) // bbolt keeps the slice until the commit
	return hash, s.do(ctx, func(tx *bbolt.Tx) error { return tx.Bucket(blobs).Put([]byte(hash), own) })
}

// Blob reads a blob.
func (s *Store) Blob(ctx context.Context, hash string) ([]byte, error) {
	return read(ctx, s, func(tx *bbolt.Tx) ([]byte, error) {
		data := tx.Bucket(blobs).Get([]byte(hash))
		if data == nil {
			return nil, fmt.Errorf("read blob %s: %w", hash, storage.ErrNotFound)
		}
		return bytes.Clone(data), nil
	})
}

// DropBlob forgets a blob.
func (s *Store) DropBlob(ctx context.Context, hash string) error {
	return s.do(ctx, func(tx *bbolt.Tx) error { return tx.Bucket(blobs).Delete([]byte(hash)) })
}

// PutInstallation keeps a platform's credentials for a workspace.
func (s *Store) PutInstallation(ctx context.Context, in storage.Installation) (storage.Installation, bool, error) {
	if err := in.Check(); err != nil {
		return storage.Installation{}, false, err
	}
	next := in.Next()
	kept, err := change(ctx, s, func(tx *bbolt.Tx) (storage.Installation, error) {
		k := []byte(path(in.Platform, in.Workspace))
		kept, _, err := get[storage.Installation](tx, installations, k)
		if err != nil || kept.Version != in.Version {
			return kept, err
		}
		return next, put(tx, installations, k, next)
	})
	return kept, err == nil && kept.Equal(next), err
}

// Installations lists those of one platform.
func (s *Store) Installations(ctx context.Context, platform string) ([]storage.Installation, error) {
	return read(ctx, s, func(tx *bbolt.Tx) ([]storage.Installation, error) {
		list, err := all[storage.Installation](tx, installations, []byte(path(platform)+"/"))
		slices.SortFunc(list, storage.ByWorkspace) // escaping changes the order
		return list, err
	})
}

// PutDraft keeps a half-filled form.
func (s *Store) PutDraft(ctx context.Context, d storage.Draft) error {
	if err := d.Book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		old, err := all[storage.Draft](tx, drafts, key(d.Book, path(d.Person)+"/"))
		if err != nil {
			return err
		}
		for _, o := range slices.DeleteFunc(old, alive) {
			if err := tx.Bucket(drafts).Delete(key(d.Book, path(o.Person, o.Command))); err != nil {
				return err
			}
		}
		return put(tx, drafts, key(d.Book, path(d.Person, d.Command)), d)
	})
}

func alive(d storage.Draft) bool { return clock().Before(d.At.Add(storage.DraftLife)) }

// Drafts lists a person's unfinished forms.
func (s *Store) Drafts(ctx context.Context, book storage.BookID, person string) ([]storage.Draft, error) {
	if err := book.Check(); err != nil {
		return nil, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) ([]storage.Draft, error) {
		list, err := all[storage.Draft](tx, drafts, key(book, path(person)+"/"))
		list = slices.DeleteFunc(list, func(d storage.Draft) bool { return !alive(d) })
		slices.SortFunc(list, storage.NewestFirst)
		return list, err
	})
}

// DropDraft forgets one.
func (s *Store) DropDraft(ctx context.Context, book storage.BookID, person, command string) error {
	if err := book.Check(); err != nil {
		return err
	}
	return s.do(ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(drafts).Delete(key(book, path(person, command)))
	})
}
