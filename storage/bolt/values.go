package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// remove deletes what a book keeps under these names.
func remove(tx *bbolt.Tx, bucket []byte, book storage.BookID, names []string) error {
	for _, name := range names {
		if err := tx.Bucket(bucket).Delete(key(book, name)); err != nil {
			return err
		}
	}
	return nil
}

// do is change for what has no result.
func (s *Store) do(ctx context.Context, fn func(*bbolt.Tx) error) error {
	_, err := change(ctx, s, func(tx *bbolt.Tx) (struct{}, error) { return struct{}{}, fn(tx) })
	return err
}

// each walks the keys that start with prefix, in order. fn must neither keep k and v nor write to the bucket.
func each(tx *bbolt.Tx, bucket, prefix []byte, fn func(k, v []byte)) {
	cursor := tx.Bucket(bucket).Cursor()
	for k, v := cursor.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = cursor.Next() {
		fn(k, v)
	}
}

// all decodes everything whose key starts with prefix, in order of key.
func all[T any](tx *bbolt.Tx, bucket, prefix []byte) (list []T, err error) {
	each(tx, bucket, prefix, func(k, v []byte) {
		var one T
		if bad := json.Unmarshal(v, &one); bad != nil && err == nil {
			err = fmt.Errorf("decode %s %s: %w", bucket, k, bad)
		}
		list = append(list, one)
	})
	return list, err
}

// get decodes what is kept under k and says whether there is anything.
func get[T any](tx *bbolt.Tx, bucket, k []byte) (one T, found bool, err error) {
	v := tx.Bucket(bucket).Get(k)
	if v == nil {
		return one, false, nil
	}
	if err := json.Unmarshal(v, &one); err != nil {
		return one, false, fmt.Errorf("decode %s %s: %w", bucket, k, err)
	}
	return one, true, nil
}

// put encodes v and keeps it under k.
func put(tx *bbolt.Tx, bucket, k []byte, v any) error {
	encoded, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s %s: %w", bucket, k, err)
	}
	return tx.Bucket(bucket).Put(k, encoded)
}
