package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Append adds the records of one request.
func (s *Store) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	if err := a.Check(); err != nil {
		return storage.Appended{}, err
	}
	// The writer works for everybody, so what can be prepared is prepared here.
	lines := make([][]byte, len(a.Records))
	for i, r := range a.Records {
		lines[i] = storage.EncodeRecord(r)
	}
	entries, err := encodePeople(a.People)
	if err != nil {
		return storage.Appended{}, err
	}
	return change(ctx, s, func(tx *bbolt.Tx) (storage.Appended, error) {
		if s.hidden(a.Book) {
			return storage.Appended{}, fmt.Errorf("append to %s: %w", a.Book, errRestoring)
		}
		tail, err := since(tx, a.Book, a.Expected)
		if err != nil {
			return storage.Appended{}, err
		}
		if outcome := judge(tail, a.Request); outcome != storage.Written {
			return storage.Appended{Outcome: outcome, Head: tail.Head, Tail: tail.Records}, nil
		}
		if err := putLines(tx, a, lines); err != nil {
			return storage.Appended{}, err
		}
		for i, p := range a.People {
			if err := putPerson(tx, a.Book, p, entries[i]); err != nil {
				return storage.Appended{}, err
			}
		}
		last := a.Records[len(a.Records)-1].ID
		head := storage.Position{Length: a.Expected.Length + int64(len(lines)), Last: last}
		return storage.Appended{Outcome: storage.Written, Head: head}, lookBy(tx, a.Book, a.Look.UnixMilli())
	})
}

// judge looks for the request before it looks at the length: a repeated request is no conflict.
func judge(tail storage.Tail, request string) storage.Outcome {
	switch {
	case tail.Regressed:
		return storage.Regress
	case slices.ContainsFunc(tail.Records, func(r storage.Record) bool { return r.Request == request }):
		return storage.Already
	case len(tail.Records) > 0:
		return storage.Conflict
	}
	return storage.Written
}

func putLines(tx *bbolt.Tx, a storage.Append, lines [][]byte) error {
	log := tx.Bucket(logs)
	log.FillPercent = 0.9 // a book only grows at its end
	for i, line := range lines {
		if err := log.Put(numbered(prefix(a.Book), a.Expected.Length+int64(i)), line); err != nil {
			return err
		}
	}
	for _, text := range a.Texts {
		if err := tx.Bucket(texts).Put(key(a.Book, text.ID), []byte(text.Words)); err != nil {
			return err
		}
	}
	return nil
}

// Confirm has nothing to ask: what can be read is on the disk.
func (s *Store) Confirm(context.Context, storage.BookID, storage.Position) (bool, error) {
	return true, nil
}

// Tail reads the records after from.
func (s *Store) Tail(ctx context.Context, book storage.BookID, from storage.Position) (storage.Tail, error) {
	if err := book.Check(); err != nil {
		return storage.Tail{}, err
	}
	return read(ctx, s, func(tx *bbolt.Tx) (storage.Tail, error) {
		if s.hidden(book) {
			return storage.Tail{Regressed: from.Length > 0}, from.Check()
		}
		return since(tx, book, from)
	})
}

// since reads the records after from, or all of them where the log does not contain it.
func since(tx *bbolt.Tx, book storage.BookID, from storage.Position) (storage.Tail, error) {
	if err := from.Check(); err != nil {
		return storage.Tail{}, err
	}
	cursor, start := tx.Bucket(logs).Cursor(), prefix(book)
	tail := storage.Tail{Head: from}
	if from.Length > 0 {
		at := numbered(slices.Clone(start), from.Length-1)
		k, line := cursor.Seek(at)
		if tail.Regressed = !bytes.Equal(k, at) || !named(line, from.Last); tail.Regressed {
			tail.Head = storage.Position{}
		}
	}
	k, line := cursor.Seek(numbered(slices.Clone(start), tail.Head.Length))
	for ; bytes.HasPrefix(k, start); k, line = cursor.Next() {
		r, err := storage.DecodeRecord(bytes.Clone(line)) // bbolt takes the line back after the transaction
		if err != nil {
			return storage.Tail{}, fmt.Errorf("read %s record %d: %w", book, tail.Head.Length, err)
		}
		tail.Records = append(tail.Records, r)
		tail.Head = storage.Position{Length: tail.Head.Length + 1, Last: r.ID}
	}
	return tail, nil
}

// named says whether a line is the record with this id.
func named(line []byte, id string) bool {
	return len(line) > len(id) && line[len(id)] == ' ' && string(line[:len(id)]) == id
}

// Books lists every book that has a record, in order of name.
func (s *Store) Books(ctx context.Context) ([]storage.BookID, error) {
	return read(ctx, s, func(tx *bbolt.Tx) ([]storage.BookID, error) {
		var books []storage.BookID
		cursor := tx.Bucket(logs).Cursor()
		for k, _ := cursor.First(); k != nil; {
			name, _, _ := bytes.Cut(k, []byte{'/'})
			if book := storage.BookID(name); !s.hidden(book) {
				books = append(books, book)
			}
			k, _ = cursor.Seek(append(bytes.Clone(name), '/'+1)) // behind everything that starts with "name/"
		}
		slices.Sort(books)
		return books, nil
	})
}

func encodePeople(people []storage.Person) ([][]byte, error) {
	entries := make([][]byte, len(people))
	for i, p := range people {
		entry, err := json.Marshal(p)
		if err != nil {
			return nil, fmt.Errorf("encode person: %w", err)
		}
		entries[i] = entry
	}
	return entries, nil
}
