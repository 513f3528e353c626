package storagetest

import (
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// desk is where a check works: a store, and the few moves that every check makes.
type desk struct {
	t T
	storage.Store
}

// records makes the records of a request: ids r1, r2, ... have their own name as data.
func records(request string, ids ...string) []storage.Record {
	list := make([]storage.Record, len(ids))
	for i, id := range ids {
		list[i] = storage.Record{ID: id, Request: request, At: begin, Data: []byte(`{"of":"` + id + `"}`)}
	}
	return list
}

// entry makes an append to book one.
func entry(request string, at storage.Position, ids ...string) storage.Append {
	return storage.Append{Book: one, Expected: at, Request: request, Records: records(request, ids...), Look: begin}
}

func after(length int64, last string) storage.Position {
	return storage.Position{Length: length, Last: last}
}

// append must be written.
func (d desk) append(a storage.Append) storage.Position {
	d.t.Helper()
	got, err := d.Append(d.t.Context(), a)
	noError(d.t, err)
	if got.Outcome != storage.Written {
		d.t.Fatalf("append of %s: got outcome %d, want Written", a.Request, got.Outcome)
	}
	return got.Head
}

// appendLarge must be written too. On a busy machine it may take so long that the store makes it again, and finds it.
func (d desk) appendLarge(a storage.Append) {
	d.t.Helper()
	got, err := d.Append(d.t.Context(), a)
	noError(d.t, err)
	if got.Outcome != storage.Written && got.Outcome != storage.Already {
		d.t.Fatalf("append of %s: got outcome %d, want Written", a.Request, got.Outcome)
	}
}

// log reads a book whole.
func (d desk) log(book storage.BookID) []storage.Record {
	d.t.Helper()
	tail, err := d.Tail(d.t.Context(), book, zero)
	noError(d.t, err)
	return tail.Records
}

func ids(list []storage.Record) []string {
	names := make([]string, len(list))
	for i, r := range list {
		names[i] = r.ID
	}
	return names
}

// claim asks for work as a worker would.
func (d desk) claim(now time.Time, lease time.Duration) storage.Claim {
	d.t.Helper()
	claim, err := d.Claim(d.t.Context(), now, lease)
	noError(d.t, err)
	return claim
}

// take must get book one.
func (d desk) take(now time.Time, lease time.Duration) storage.Claim {
	d.t.Helper()
	claim := d.claim(now, lease)
	if claim.Book != one {
		d.t.Fatalf("claim at %s: got %q, want %q (%+v)", now, claim.Book, one, claim)
	}
	return claim
}

// none must get nothing.
func (d desk) none(now time.Time) storage.Claim {
	d.t.Helper()
	claim := d.claim(now, time.Minute)
	if claim.Book != "" {
		d.t.Fatalf("claim at %s: got %q, want nothing", now, claim.Book)
	}
	return claim
}

// working has a book of one record, expanded by nobody, and a worker who looks after it.
func (d desk) working() (token int64, head storage.Position) {
	d.t.Helper()
	head = d.append(entry("q1", zero, "r1"))
	return d.take(begin, time.Minute).Token, head
}

// replaced has a worker whose lease ran out, and the one who took over.
func (d desk) replaced() (old, now storage.Claim, head storage.Position) {
	d.t.Helper()
	head = d.append(entry("q1", zero, "r1"))
	old = d.take(begin, brief)
	eventually(d.t, "the lease of a dead worker ends", func() bool {
		now = d.claim(passing(), time.Minute)
		return now.Book == one
	})
	return old, now, head
}

// pass waits until so much time has passed on the store's clock.
func (d desk) pass(span time.Duration) {
	d.t.Helper()
	clock := func() time.Time {
		now, err := d.Now(d.t.Context())
		noError(d.t, err)
		return now
	}
	end := clock().Add(span)
	eventually(d.t, "time passes", func() bool { return clock().After(end) })
}

func (d desk) outbox() storage.Outbox {
	d.t.Helper()
	out, err := d.Outbox(d.t.Context(), one)
	noError(d.t, err)
	return out
}
