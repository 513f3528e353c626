package redis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/storage"
)

// copyPart is how many records, or entries of a hash, are fetched in one round trip.
const copyPart = 500

// errMoved says that a log is not what it was when the copying began.
var errMoved = errors.New("the log has lost records meanwhile, as after a failover: copy it again")

// Copy hands over everything that is kept of a book. What a script can read at one moment without keeping others waiting is read
// so: where the log ends, the register, and what is pending or open. The log only grows, so its part up to there is of that
// moment too. What was typed and posted is read afterwards, a part at a time.
func (s *Store) Copy(ctx context.Context, id storage.BookID, each func(storage.Piece) error) error {
	b, err := s.keys.book(id)
	if err != nil {
		return err
	}
	answer, err := s.eval(ctx, snapshotScript,
		[]string{b.log(), b.people(), b.accounts(), b.cursor(), b.notices(), b.deferred(), b.receipts(), b.attempts()})
	if err != nil {
		return fmt.Errorf("copy %s: %w", id, err)
	}
	c := copying{Store: s, ctx: ctx, book: b, at: answer.list(), each: each}
	if c.at.at(0).number() == 0 {
		return fmt.Errorf("copy %s: %w", id, storage.ErrNotFound)
	}
	for _, kind := range storage.PieceKinds {
		if err := c.all(kind); err != nil {
			return fmt.Errorf("copy %s: %w", id, err)
		}
	}
	return nil
}

// copying is a book on its way out.
type copying struct {
	*Store
	ctx  context.Context
	book book
	at   replies // what snapshot returned
	each func(storage.Piece) error
}

func (c copying) all(kind storage.PieceKind) error {
	switch kind {
	case storage.PieceRecord:
		return c.log()
	case storage.PieceText:
		return c.scan(kind, c.book.texts())
	case storage.PiecePerson:
		return c.people()
	case storage.PieceCursor:
		return c.each(storage.Piece{Kind: kind, Data: []byte(c.at.at(4).text())})
	case storage.PieceNotice:
		return c.notices()
	case storage.PieceReceipt:
		return c.receipts()
	case storage.PieceAttempt:
		return c.attempts()
	case storage.PiecePosted:
		return c.scan(kind, c.book.posted())
	case storage.PieceMet:
		return c.scan(kind, c.book.met())
	case storage.PieceMessage:
		return c.messages()
	}
	return nil
}

// log copies the records that were there at the moment, and sees that they still are.
func (c copying) log() error {
	length, last := c.at.at(0).number(), c.at.at(1).text()
	var line string
	for from := int64(0); from < length; from += copyPart {
		var lines []string
		err := c.call(c.ctx, func() (err error) {
			lines, err = c.client.LRange(c.ctx, c.book.log(), from, min(from+copyPart, length)-1).Result()
			return err
		})
		if err != nil {
			return err
		}
		for _, line = range lines {
			if err := c.each(storage.Piece{Kind: storage.PieceRecord, Data: []byte(line)}); err != nil {
				return err
			}
		}
	}
	if line != last {
		return errMoved
	}
	return nil
}

// scan copies a hash, a part at a time. Redis may hand over an entry twice: so does this, and putting it twice is harmless.
func (c copying) scan(kind storage.PieceKind, key string) error {
	return c.entries(key, func(name, value string) error {
		return c.each(storage.Piece{Kind: kind, Name: name, Data: []byte(value)})
	})
}

func (c copying) entries(key string, fn func(name, value string) error) error {
	for cursor, more := uint64(0), true; more; more = cursor != 0 {
		var entries []string
		err := c.call(c.ctx, func() (err error) {
			entries, cursor, err = c.client.HScan(c.ctx, key, cursor, "", copyPart).Result()
			return err
		})
		if err != nil {
			return err
		}
		for i := 0; i+1 < len(entries); i += 2 {
			if err := fn(entries[i], entries[i+1]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c copying) people() error {
	people, err := register(c.at.at(2), c.at.at(3))
	if err != nil {
		return err
	}
	for _, p := range people {
		if err := c.value(storage.PiecePerson, p.ID, p); err != nil {
			return err
		}
	}
	return nil
}

func (c copying) value(kind storage.PieceKind, name string, v any) error {
	encoded, err := encode(v)
	if err != nil {
		return err
	}
	return c.each(storage.Piece{Kind: kind, Name: name, Data: []byte(encoded)})
}

func (c copying) notices() error {
	list, err := pending(c.at.at(5).pairs(), c.at.at(6).pairs())
	if err != nil {
		return err
	}
	for _, n := range list {
		if err := c.value(storage.PieceNotice, n.Key, n); err != nil {
			return err
		}
	}
	return nil
}

func (c copying) receipts() error {
	for name, value := range c.at.at(7).pairs() {
		_, r, err := numbered[storage.Receipt](value)
		if err != nil {
			return err
		}
		if err := c.value(storage.PieceReceipt, name, r); err != nil {
			return err
		}
	}
	return nil
}

func (c copying) attempts() error {
	for name, n := range c.at.at(8).pairs() {
		if err := c.each(storage.Piece{Kind: storage.PieceAttempt, Name: name, Data: []byte(n)}); err != nil {
			return err
		}
	}
	return nil
}

// messages go out in the order in which they were said. Only the web chat of the demonstration keeps any.
func (c copying) messages() error {
	var all []storage.WebMessage
	err := c.entries(c.book.messages(), func(_, value string) error {
		number, m, err := numbered[storage.WebMessage](value)
		m.Number = number
		all = append(all, m)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b storage.WebMessage) int { return int(a.Number - b.Number) })
	all = slices.CompactFunc(all, func(a, b storage.WebMessage) bool { return a.Number == b.Number })
	for part := range slices.Chunk(all, copyPart) {
		if err := c.contents(part); err != nil {
			return err
		}
	}
	return nil
}

func (c copying) contents(part []storage.WebMessage) error {
	names := make([]string, len(part))
	for i, m := range part {
		names[i] = m.Key
	}
	var contents []any
	err := c.call(c.ctx, func() (err error) {
		contents, err = c.client.HMGet(c.ctx, c.book.contents(), names...).Result()
		return err
	})
	if err != nil {
		return err
	}
	for i, m := range part {
		content, _ := contents[i].(string)
		m.Content = []byte(content)
		if err := c.value(storage.PieceMessage, m.Key, m); err != nil {
			return err
		}
	}
	return nil
}

// numberedValue is how receipts and messages are kept: "NUMBER VALUE".
func numberedValue(n int64, value string) string { return strconv.FormatInt(n, 10) + " " + value }
