package bolt

import (
	"time"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// lease is what is kept of a book's attention: when to look at it, in book time, and who looks until when, in machine
// time. All times and spans are milliseconds.
//
// The two clocks never meet: a demonstration may jump a month ahead, and a worker still has its ten seconds. So attention
// is set to the caller's now plus what is left of the lease, never to the end of the lease itself.
type lease struct {
	Look   int64
	Token  int64
	End    int64 // 0: let go
	Span   int64 // how long it was taken for
	Misses int
}

// live says whether somebody looks after the book now.
func (l lease) live() bool { return l.left() > 0 }

func (l lease) left() int64 { return l.End - clock().UnixMilli() }

// current says whether token is the newest and not let go. A lease that ran out is current until somebody takes the next.
func (l lease) current(token int64) bool { return l.Token == token && l.End != 0 }

func (l lease) taken(span time.Duration) lease {
	if l.End != 0 {
		l.Misses++ // the claim before was never settled
	}
	l.Token++
	l.Span = span.Milliseconds()
	return l.renewed()
}

func (l lease) renewed() lease {
	l.End = clock().UnixMilli() + l.Span
	return l
}

// put keeps the lease and sets attention to look. A book never leaves the order in which books are looked at.
func (l lease) put(tx *bbolt.Tx, book storage.BookID, look int64) error {
	if err := tx.Bucket(due).Delete(dueKey(l.Look, book)); err != nil {
		return err
	}
	l.Look = look
	if err := tx.Bucket(due).Put(dueKey(look, book), nil); err != nil {
		return err
	}
	return put(tx, leases, []byte(book), l)
}

func dueKey(look int64, book storage.BookID) []byte { return append(encode(look), book...) }

// fence lets the holder of the current token through.
func fence(tx *bbolt.Tx, book storage.BookID, token int64) error {
	l, _, err := get[lease](tx, leases, []byte(book))
	if err == nil && !l.current(token) {
		err = storage.ErrLeaseLost
	}
	return err
}
