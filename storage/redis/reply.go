package redis

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/storage"
)

// reply is what a script returned. Its readers answer with nothing where the script returned something else, as a map does.
type reply struct{ value any }

type replies []any

func (r reply) list() replies { list, _ := r.value.([]any); return list }
func (r reply) text() string  { text, _ := r.value.(string); return text }

func (r reply) number() int64 {
	if n, ok := r.value.(int64); ok {
		return n
	}
	n, _ := strconv.ParseInt(r.text(), 10, 64)
	return n
}

func (l replies) at(i int) reply {
	if i >= len(l) {
		return reply{}
	}
	return reply{l[i]}
}

// strings are all of a list.
func (r reply) strings() []string {
	list := r.list()
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list.at(i).text()
	}
	return texts
}

// pairs reads names and values that come in turns.
func (r reply) pairs() map[string]string {
	texts := r.strings()
	pairs := make(map[string]string, len(texts)/2)
	for i := 0; i+1 < len(texts); i += 2 {
		pairs[texts[i]] = texts[i+1]
	}
	return pairs
}

// records decodes the lines of a log.
func (r reply) records() ([]storage.Record, error) {
	lines := r.strings()
	if len(lines) == 0 {
		return nil, nil
	}
	records := make([]storage.Record, len(lines))
	for i, line := range lines {
		var err error
		if records[i], err = storage.DecodeRecord([]byte(line)); err != nil {
			return nil, err
		}
	}
	return records, nil
}

// tail reads what the scripts settle and begin return of a log that has moved on: records, and 1 where it regressed.
func (l replies) tail(from storage.Position) (storage.Tail, error) {
	records, err := l.at(1).records()
	tail := storage.Tail{Records: records, Regressed: l.at(2).number() == 1}
	if tail.Regressed {
		from = storage.Position{}
	}
	tail.Head = headAfter(from, records)
	return tail, err
}

func headAfter(from storage.Position, records []storage.Record) storage.Position {
	if len(records) == 0 {
		return from
	}
	return storage.Position{Length: from.Length + int64(len(records)), Last: records[len(records)-1].ID}
}

func encode(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("encode %T: %w", v, err)
	}
	return string(b), nil
}

func decode[T any](s string) (v T, err error) {
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		return v, fmt.Errorf("decode %T: %w", v, err)
	}
	return v, nil
}

// numbered reads "NUMBER VALUE".
func numbered[T any](s string) (n int64, v T, err error) {
	first, rest, _ := strings.Cut(s, " ")
	if n, err = strconv.ParseInt(first, 10, 64); err != nil {
		return n, v, fmt.Errorf("decode %T: %w", v, err)
	}
	v, err = decode[T](rest)
	return n, v, err
}
