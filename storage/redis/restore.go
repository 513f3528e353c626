package redis

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

// restoreLife is how long what was put waits for the next batch, or for being committed, before Redis lets it go.
const restoreLife = 24 * time.Hour

// Restore begins a book that the server does not have. What is put lies under names of its own, beside where it belongs, until one
// script renames all of it.
func (s *Store) Restore(ctx context.Context, id storage.BookID) (storage.Restoring, error) {
	b, err := s.keys.book(id)
	if err != nil {
		return nil, err
	}
	var there int64
	err = s.call(ctx, func() (err error) {
		there, err = s.client.Exists(ctx, b.log()).Result()
		return err
	})
	if err == nil && there > 0 {
		err = storage.ErrExists
	}
	if err != nil {
		return nil, fmt.Errorf("restore %s: %w", id, err)
	}
	away := book{shard{b.tag + ":restoring:" + rand.Text()}, b.name}
	return &restoring{Store: s, away: away, home: b, places: map[string]int{}, cursor: "0"}, nil
}

// restoring is a book on its way in.
type restoring struct {
	*Store
	away, home book
	places     map[string]int // of the web chat: the index of their keys
	order      []string       // the same in order
	batches    int
	cursor     string
	over       bool
}

// Where the fixed keys of a book are among those that the scripts get; the places of the web chat follow.
const (
	atLog = iota + 2
	atTexts
	atPeople
	atAccounts
	atNotices
	atReceipts
	atAttempts
	atPosted
	atMet
	atMessages
	atContents
	atPlaces
)

// under lists the keys of a book in that order.
func (r *restoring) under(b book) []string {
	keys := []string{
		b.log(), b.texts(), b.people(), b.accounts(), b.notices(), b.receipts(), b.attempts(), b.posted(), b.met(),
		b.messages(), b.contents(),
	}
	for _, place := range r.order {
		keys = append(keys, b.place(place))
	}
	return keys
}

// Put adds pieces, in one round trip.
func (r *restoring) Put(ctx context.Context, pieces []storage.Piece) error {
	args := []any{r.batches, restoreLife.Milliseconds()}
	for _, p := range pieces {
		if err := p.Check(); err != nil {
			return err
		}
		more, err := r.args(p)
		if err != nil {
			return fmt.Errorf("restore %s: %w", r.home.name, err)
		}
		args = append(args, more...)
	}
	answer, err := r.eval(ctx, restoreScript, append([]string{r.away.key("batches")}, r.under(r.away)...), args...)
	if err == nil && answer.text() != "done" {
		err = errRunOut
	}
	if err != nil {
		return fmt.Errorf("restore %s: %w", r.home.name, err)
	}
	r.batches++
	return nil
}

var errRunOut = fmt.Errorf("what was put is no longer there: begin again")

// args are what the script needs of one piece: the index of a key, a name in the hash or none in a list, and the value.
func (r *restoring) args(p storage.Piece) ([]any, error) {
	hashes := map[storage.PieceKind]int{
		storage.PieceText: atTexts, storage.PieceNotice: atNotices, storage.PieceAttempt: atAttempts, storage.PiecePosted: atPosted,
		storage.PieceMet: atMet,
	}
	switch p.Kind {
	case storage.PieceRecord:
		return []any{atLog, "", p.Data}, nil
	case storage.PieceCursor:
		r.cursor = string(p.Data)
		return nil, nil
	case storage.PiecePerson:
		var person storage.Person
		if err := json.Unmarshal(p.Data, &person); err != nil {
			return nil, err
		}
		args := []any{atPeople, p.Name, p.Data}
		for _, a := range person.Accounts {
			args = append(args, atAccounts, a.String(), p.Name)
		}
		return args, nil
	case storage.PieceReceipt:
		var receipt storage.Receipt
		err := json.Unmarshal(p.Data, &receipt)
		return []any{atReceipts, p.Name, numberedValue(receipt.Version, string(p.Data))}, err
	case storage.PieceMessage:
		return r.message(p)
	default:
		return []any{hashes[p.Kind], p.Name, p.Data}, nil
	}
}

func (r *restoring) message(p storage.Piece) ([]any, error) {
	var m storage.WebMessage
	if err := json.Unmarshal(p.Data, &m); err != nil {
		return nil, err
	}
	place, known := r.places[m.Place]
	if !known {
		place = atPlaces + len(r.order)
		r.places[m.Place], r.order = place, append(r.order, m.Place)
	}
	content, number := m.Content, m.Number
	m.Content, m.Number = nil, 0
	message, err := encode(m)
	return []any{
		atMessages, p.Name, numberedValue(number, message), atContents, p.Name, content, place, "", p.Name,
	}, err
}

// Commit makes the pieces a book.
func (r *restoring) Commit(ctx context.Context, look time.Time) error {
	b := r.home
	keys := []string{r.away.key("batches"), b.log(), b.attention(), b.leases(), b.books(), b.cursor()}
	homes := r.under(b)
	for i, key := range r.under(r.away) {
		keys = append(keys, key, homes[i])
	}
	answer, err := r.evalConfirmed(ctx, restoredScript, keys, []any{b.name, r.batches, look.UnixMilli(), r.cursor})
	switch {
	case err != nil:
	case answer.text() == "exists":
		err = storage.ErrExists
	case answer.text() == "lost":
		err = errRunOut
	default:
		r.over = true
		return nil
	}
	return fmt.Errorf("restore %s: %w", b.name, err)
}

// Discard forgets the pieces.
func (r *restoring) Discard(ctx context.Context) error {
	if r.over {
		return nil
	}
	err := r.call(ctx, func() error {
		_, err := r.client.Pipelined(ctx, func(pipe redis.Pipeliner) error {
			for _, key := range append(r.under(r.away), r.away.key("batches")) {
				pipe.Unlink(ctx, key)
			}
			return nil
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("discard %s: %w", r.home.name, err)
	}
	r.over = true
	return nil
}
