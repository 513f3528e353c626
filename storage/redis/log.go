package redis

import (
	"context"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/storage"
)

var outcomes = map[string]storage.Outcome{
	"already": storage.Already, "conflict": storage.Conflict, "regress": storage.Regress,
}

// Append adds the records of one request.
func (s *Store) Append(ctx context.Context, a storage.Append) (storage.Appended, error) {
	if err := a.Check(); err != nil {
		return storage.Appended{}, err
	}
	b, err := s.keys.book(a.Book)
	if err != nil {
		return storage.Appended{}, err
	}
	args, err := appendArgs(a)
	if err != nil {
		return storage.Appended{}, err
	}
	keys := []string{b.log(), b.attention(), b.leases(), b.books(), b.texts(), b.people(), b.accounts()}
	answer, err := s.evalConfirmed(ctx, appendScript, keys, args)
	if err != nil {
		return storage.Appended{}, fmt.Errorf("append to %s: %w", a.Book, err)
	}
	return appended(a, answer)
}

func appendArgs(a storage.Append) ([]any, error) {
	args := make([]any, 0, 8+len(a.Records)+2*len(a.Texts)+4*len(a.People))
	args = append(args, string(a.Book), a.Expected.Length, a.Expected.Last, a.Request, a.Look.UnixMilli(),
		len(a.Records), len(a.Texts), len(a.People))
	for _, r := range a.Records {
		args = append(args, storage.EncodeRecord(r))
	}
	for _, text := range a.Texts {
		args = append(args, text.ID, text.Words)
	}
	for _, p := range a.People {
		entry, err := personArgs(p)
		if err != nil {
			return nil, err
		}
		args = append(args, entry...)
	}
	return args, nil
}

func appended(a storage.Append, answer reply) (storage.Appended, error) {
	outcome, known := outcomes[answer.list().at(0).text()]
	if !known {
		return storage.Appended{Outcome: storage.Written, Head: headAfter(a.Expected, a.Records)}, nil
	}
	records, err := answer.list().at(1).records()
	if err != nil {
		return storage.Appended{}, fmt.Errorf("read tail of %s: %w", a.Book, err)
	}
	from := a.Expected
	if outcome == storage.Regress {
		from = storage.Position{}
	}
	return storage.Appended{Outcome: outcome, Head: headAfter(from, records), Tail: records}, nil
}

// Tail reads the records after from. It asks for the record at from too, to see whether it is still there.
func (s *Store) Tail(ctx context.Context, id storage.BookID, from storage.Position) (storage.Tail, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return storage.Tail{}, err
	}
	if err := from.Check(); err != nil {
		return storage.Tail{}, err
	}
	records, err := s.lines(ctx, b, max(from.Length-1, 0))
	if err != nil {
		return storage.Tail{}, err
	}
	if from.Length == 0 {
		return storage.Tail{Head: headAfter(from, records), Records: records}, nil
	}
	if len(records) > 0 && records[0].ID == from.Last {
		records = slices.Delete(records, 0, 1)
		return storage.Tail{Head: headAfter(from, records), Records: records}, nil
	}
	records, err = s.lines(ctx, b, 0)
	return storage.Tail{Head: headAfter(storage.Position{}, records), Records: records, Regressed: true}, err
}

func (s *Store) lines(ctx context.Context, b book, from int64) ([]storage.Record, error) {
	var lines []string
	err := s.call(ctx, func() (err error) {
		lines, err = s.client.LRange(ctx, b.log(), from, -1).Result()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", b.name, err)
	}
	records := make([]storage.Record, len(lines))
	for i, line := range lines {
		if records[i], err = storage.DecodeRecord([]byte(line)); err != nil {
			return nil, fmt.Errorf("read %s record %d: %w", b.name, from+int64(i), err)
		}
	}
	return records, nil
}

// Books lists every book that was ever appended to.
func (s *Store) Books(ctx context.Context) ([]storage.BookID, error) {
	var books []storage.BookID
	for n := range s.options.Shards {
		var names []string
		err := s.call(ctx, func() (err error) {
			names, err = s.client.SMembers(ctx, s.keys.shard(n).books()).Result()
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("list books: %w", err)
		}
		for _, name := range names {
			books = append(books, storage.BookID(name))
		}
	}
	slices.Sort(books)
	return books, nil
}
