package main

import (
	"context"
	"fmt"
	"path/filepath"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const (
	embeddedClients = 64
	embeddedCalls   = 15_000
	updateCalls     = 4_000 // each waits for the disk
)

// embedded compares the store in a file with a bare group commit of the same bytes, and with one transaction a commit.
func embedded(_ context.Context, s *server, r *report) error {
	for round := range rounds {
		path := func(what string) string { return filepath.Join(s.dir, fmt.Sprintf("%s-%d.db", what, round)) }
		bare, err := throughGroups(path("groups"))
		if err != nil {
			return err
		}
		store, err := throughBolt(path("store"))
		if err != nil {
			return err
		}
		plain, err := throughUpdates(path("updates"))
		if err != nil {
			return err
		}
		r.atLeast("embedded-64-clients", 0.7, store.rate/bare.rate)
		r.atLeast("embedded-against-update", 4, store.rate/plain.rate)
	}
	r.close()
	return nil
}

// throughBolt commits as 64 partnerships would, each going on from where it is.
func throughBolt(path string) (load, error) {
	store, err := bolt.Open(path)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = store.Close() }() // everything is on the disk
	at := make([]storage.Position, embeddedClients)
	return drive(embeddedClients, embeddedCalls, func(client, i int) error {
		answer, err := store.Append(context.Background(), entry(bookOf(client), at[client], i))
		if err == nil && answer.Outcome != storage.Written {
			err = fmt.Errorf("commit to a file: outcome %d", answer.Outcome)
		}
		at[client] = answer.Head
		return err
	})
}

func bookOf(client int) storage.BookID { return storage.BookID(fmt.Sprintf("bench-%03d", client)) }

var (
	logs  = []byte("logs")
	texts = []byte("texts")
)

// write puts what a commit is made of: the line of the log and the words.
func write(tx *bbolt.Tx, client, i int) error {
	e := entry(bookOf(client), storage.Position{}, i)
	name := append([]byte(e.Book), fmt.Sprintf("/%08d", i)...)
	log := tx.Bucket(logs)
	log.FillPercent = 0.9
	if err := log.Put(name, storage.EncodeRecord(e.Records[0])); err != nil {
		return err
	}
	return tx.Bucket(texts).Put(append([]byte(e.Book), "/"+e.Texts[0].ID...), []byte(e.Texts[0].Words))
}

// openBare opens a file with the store's own options: only what is done with it differs.
func openBare(path string) (*bbolt.DB, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		FreelistType: bbolt.FreelistMapType, NoFreelistSync: true, InitialMmapSize: 64 << 20,
	})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return db, db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{logs, texts} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		return nil
	})
}

func throughUpdates(path string) (load, error) {
	db, err := openBare(path)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = db.Close() }() // everything is on the disk
	return drive(embeddedClients, updateCalls, func(client, i int) error {
		return db.Update(func(tx *bbolt.Tx) error { return write(tx, client, i) })
	})
}
