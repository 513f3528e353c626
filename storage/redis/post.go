package redis

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Outbox reads everything of one book that is pending or open.
func (s *Store) Outbox(ctx context.Context, id storage.BookID) (storage.Outbox, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return storage.Outbox{}, err
	}
	answer, err := s.eval(ctx, outboxScript,
		[]string{b.cursor(), b.notices(), b.deferred(), b.receipts(), b.attempts()})
	if err != nil {
		return storage.Outbox{}, fmt.Errorf("read outbox of %s: %w", id, err)
	}
	reply := answer.list()
	out := storage.Outbox{
		Cursor:   reply.at(0).number(),
		Receipts: make(map[string]storage.Receipt),
		Attempts: make(map[string]int),
	}
	for key, receipt := range reply.at(3).pairs() {
		if _, out.Receipts[key], err = numbered[storage.Receipt](receipt); err != nil {
			return storage.Outbox{}, err
		}
	}
	for key, attempts := range reply.at(4).pairs() {
		out.Attempts[key], _ = strconv.Atoi(attempts)
	}
	out.Notices, err = pending(reply.at(1).pairs(), reply.at(2).pairs())
	return out, err
}

// pending puts notices in order, each with the time it was deferred to. That is kept beside the notice so that a script can
// move it without understanding the notice.
func pending(notices, deferred map[string]string) ([]storage.Notice, error) {
	var list []storage.Notice
	for key, notice := range notices {
		n, err := decode[storage.Notice](notice)
		if err != nil {
			return nil, err
		}
		if when, moved := deferred[key]; moved {
			ms, err := strconv.ParseInt(when, 10, 64)
			if err != nil {
				return nil, fmt.Errorf("read notice %s: %w", key, err)
			}
			n.NotBefore = stamp(ms)
		}
		list = append(list, n)
	}
	slices.SortFunc(list, storage.ByRecord)
	return list, nil
}

// Expand turns records into pending notices.
func (s *Store) Expand(
	ctx context.Context, id storage.BookID, token int64, from, to int64, notices []storage.Notice,
) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	if err := storage.CheckStep(from, to, notices); err != nil {
		return err
	}
	args := []any{b.name, token, from, to}
	for _, n := range notices {
		notice, err := encode(n)
		if err != nil {
			return err
		}
		args = append(args, n.Key, notice)
	}
	return s.fenced(ctx, "expand", expandScript, []string{b.leases(), b.cursor(), b.notices()}, args)
}

// Divide puts parts in the place of pending notices.
func (s *Store) Divide(ctx context.Context, id storage.BookID, token int64, parts map[string][]storage.Notice) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	args := []any{b.name, token}
	for _, whole := range slices.Sorted(maps.Keys(parts)) {
		args = append(args, whole, len(parts[whole]))
		for _, n := range parts[whole] {
			notice, err := encode(n)
			if err != nil {
				return err
			}
			args = append(args, n.Key, notice)
		}
	}
	return s.fenced(ctx, "divide", divideScript, []string{b.leases(), b.notices(), b.deferred()}, args)
}

// Begin comes before every external effect of a delivery. Where replicas are to confirm appends, they have the attempt too: who
// takes over for a master that dies knows of it, and of the record that the letter follows from.
func (s *Store) Begin(
	ctx context.Context, id storage.BookID, token int64, delivery string, at storage.Position,
) (storage.Begun, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return storage.Begun{}, err
	}
	if err := at.Check(); err != nil {
		return storage.Begun{}, err
	}
	answer, err := s.evalConfirmed(ctx, beginScript, []string{b.log(), b.leases(), b.receipts(), b.attempts()},
		[]any{b.name, token, delivery, at.Length, at.Last})
	if err != nil {
		return storage.Begun{}, fmt.Errorf("begin %s: %w", delivery, err)
	}
	switch reply := answer.list(); reply.at(0).text() {
	case "begun":
		return storage.Begun{Attempt: int(reply.at(1).number())}, nil
	case "sent":
		_, receipt, err := numbered[storage.Receipt](reply.at(1).text())
		return storage.Begun{Receipt: &receipt}, err
	case "moved":
		tail, err := reply.tail(at)
		return storage.Begun{Moved: true, Tail: tail}, err
	}
	return storage.Begun{}, fmt.Errorf("begin %s: %w", delivery, storage.ErrLeaseLost)
}

// Delivered records a receipt.
func (s *Store) Delivered(ctx context.Context, id storage.BookID, r storage.Receipt) (storage.Receipt, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return storage.Receipt{}, err
	}
	receipt, err := encode(r)
	if err != nil {
		return storage.Receipt{}, err
	}
	keys, shows, meets := []string{b.receipts(), b.attempts(), b.posted(), b.met()}, 0, ""
	if len(r.Shows) > 0 {
		shows = 1
	}
	if r.Meets() {
		meets = storage.MetIn(r.Place)
	}
	answer, err := s.eval(ctx, deliveredScript, keys, r.Key, r.Version, receipt, shows, meets)
	if err != nil {
		return storage.Receipt{}, fmt.Errorf("record delivery %s: %w", r.Key, err)
	}
	_, kept, err := numbered[storage.Receipt](answer.text())
	return kept, err
}

// Meet says that somebody knows us in a place.
func (s *Store) Meet(ctx context.Context, id storage.BookID, place string) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	err = s.call(ctx, func() error { return s.client.HSet(ctx, b.met(), storage.MetIn(place), 1).Err() })
	return wrap(err, "meet somebody")
}

// Unmet says in which places nobody has met us yet.
func (s *Store) Unmet(ctx context.Context, id storage.BookID, places []string) (unmet []string, err error) {
	b, err := s.keys.book(id)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = storage.MetIn(place)
	}
	var known []any
	err = s.call(ctx, func() (err error) {
		known, err = s.client.HMGet(ctx, b.met(), names...).Result()
		return err
	})
	if err != nil {
		return nil, wrap(err, "look who knows us")
	}
	for i, place := range places {
		if known[i] == nil {
			unmet = append(unmet, place)
		}
	}
	return unmet, nil
}

// Posted reads where something was ever shown, a part of the hash at a time: it is as long as everything that was ever said.
func (s *Store) Posted(ctx context.Context, id storage.BookID, shows []string) ([]storage.Receipt, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return nil, err
	}
	const part = 1000
	found := map[string]storage.Receipt{}
	for cursor, more := uint64(0), true; more; more = cursor != 0 {
		var entries []string
		err := s.call(ctx, func() (err error) {
			entries, cursor, err = s.client.HScan(ctx, b.posted(), cursor, "", part).Result()
			return err
		})
		if err != nil {
			return nil, wrap(err, "read what was posted")
		}
		for i := 0; i+1 < len(entries); i += 2 {
			r, err := decode[storage.Receipt](entries[i+1])
			if err != nil {
				return nil, err
			}
			if r.Showed(shows) {
				found[r.Key] = r
			}
		}
	}
	return storage.InOrderOfTime(slices.Collect(maps.Values(found))), nil
}

// Defer moves a pending notice's NotBefore.
func (s *Store) Defer(ctx context.Context, id storage.BookID, token int64, notice string, notBefore time.Time) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	return s.fenced(ctx, "defer", deferScript, []string{b.leases(), b.notices(), b.deferred()},
		[]any{b.name, token, notice, notBefore.UnixMilli()})
}

// Finish removes what is done.
func (s *Store) Finish(ctx context.Context, id storage.BookID, token int64, notices, receipts []string) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	args := []any{b.name, token, len(notices)}
	for _, key := range slices.Concat(notices, receipts) {
		args = append(args, key)
	}
	keys := []string{b.leases(), b.notices(), b.deferred(), b.receipts(), b.attempts()}
	return s.fenced(ctx, "finish", finishScript, keys, args)
}

// fenced runs a script that only the holder of the token may run.
func (s *Store) fenced(ctx context.Context, doing string, script *redis.Script, keys []string, args []any) error {
	answer, err := s.eval(ctx, script, keys, args...)
	if err == nil && answer.text() == "lost" {
		err = storage.ErrLeaseLost
	}
	return wrap(err, doing)
}
