package storagetest

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

var attentionChecks = []Check{
	{"an append asks for attention", func(t T, s storage.Store) {
		d := desk{t, s}
		a := entry("q1", zero, "r1")
		a.Look = begin.Add(time.Minute)
		d.append(a)
		same(t, "next", d.none(begin).Next, a.Look)
		d.take(a.Look, time.Minute)
	}},
	{"attention is only brought forward", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		later := entry("q2", head, "r2")
		later.Look = begin.Add(time.Hour)
		d.append(later)
		noError(t, s.Look(t.Context(), one, begin.Add(time.Hour)))
		same(t, "next", d.none(begin.Add(-time.Second)).Next, begin)
		noError(t, s.Look(t.Context(), one, begin.Add(-time.Minute)))
		d.take(begin.Add(-time.Second), time.Minute)
	}},
	{"an append that changes nothing asks for nothing", func(t T, s storage.Store) {
		d := desk{t, s}
		a := entry("q1", zero, "r1")
		a.Look = begin.Add(time.Hour)
		d.append(a)
		a.Look = begin
		_, err := s.Append(t.Context(), a)
		noError(t, err)
		d.none(begin)
	}},
	{"Look adds a book that is missing", func(t T, s storage.Store) {
		noError(t, s.Look(t.Context(), one, begin))
		desk{t, s}.take(begin, time.Minute)
	}},
	{"where nothing is known there is nothing to wait for", func(t T, s storage.Store) {
		same(t, "claim", desk{t, s}.none(begin), storage.Claim{})
	}},
	{"while a lease is live nobody else gets the book, whatever is appended", func(t T, s storage.Store) {
		d := desk{t, s}
		_, head := d.working()
		d.append(entry("q2", head, "r2"))
		noError(t, s.Look(t.Context(), one, begin.Add(-time.Hour)))
		same(t, "next", d.none(begin).Next, begin.Add(time.Minute))
	}},
	{"a book that one worker has does not hide the others", func(t T, s storage.Store) {
		d := desk{t, s}
		d.working()
		noError(t, s.Look(t.Context(), other, begin.Add(time.Second)))
		same(t, "book", d.claim(begin.Add(2*time.Second), time.Minute).Book, other)
	}},
	{"what is due later than now is not taken, and the soonest of it is told", func(t T, s storage.Store) {
		noError(t, s.Look(t.Context(), one, begin.Add(2*time.Hour)))
		noError(t, s.Look(t.Context(), other, begin.Add(time.Hour)))
		same(t, "next", desk{t, s}.none(begin).Next, begin.Add(time.Hour))
	}},
	{"settling sets when to look next, sooner or later", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		next := begin.Add(time.Hour)
		tail, settled, err := s.Settle(t.Context(), one, token, head, next)
		noError(t, err)
		same(t, "settled", settled, true)
		same(t, "tail", tail, storage.Tail{Head: head})
		same(t, "next", d.none(begin).Next, next)
		d.take(next, time.Minute)
	}},
	{"after settling attention is brought forward again", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		_, _, err := s.Settle(t.Context(), one, token, head, begin.Add(time.Hour))
		noError(t, err)
		d.append(entry("q2", head, "r2"))
		d.take(begin, time.Minute)
	}},
	{"a log that moved on is not settled: the worker gets the tail and keeps the lease", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		moved := d.append(entry("q2", head, "r2"))
		tail, settled, err := s.Settle(t.Context(), one, token, head, begin.Add(time.Hour))
		noError(t, err)
		same(t, "settled", settled, false)
		same(t, "tail", tail, storage.Tail{Head: moved, Records: records("q2", "r2")})
		d.none(begin)
		_, settled, err = s.Settle(t.Context(), one, token, moved, begin.Add(time.Hour))
		noError(t, err)
		same(t, "settled after another round", settled, true)
	}},
	{"a worker who folded a log that is gone is told so", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		tail, settled, err := s.Settle(t.Context(), one, token, after(1, "x1"), begin.Add(time.Hour))
		noError(t, err)
		same(t, "settled", settled, false)
		same(t, "tail", tail, storage.Tail{Head: head, Records: records("q1", "r1"), Regressed: true})
	}},
	{"settling again, because the answer was lost, is no error and moves nothing", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		for _, lookBetween := range []time.Time{begin.Add(time.Minute), begin.Add(time.Hour)} {
			_, settled, err := s.Settle(t.Context(), one, token, head, begin.Add(time.Hour))
			noError(t, err)
			same(t, "settled", settled, true)
			noError(t, s.Look(t.Context(), one, lookBetween))
		}
		same(t, "next", d.none(begin).Next, begin.Add(time.Minute))
	}},
}

var leaseChecks = []Check{
	{"the token grows with every claim, settled or not", func(t T, s storage.Store) {
		d := desk{t, s}
		old, now, head := d.replaced()
		if now.Token <= old.Token {
			t.Errorf("token after %d: got %d", old.Token, now.Token)
		}
		_, _, err := s.Settle(t.Context(), one, now.Token, head, begin)
		noError(t, err)
		if third := d.take(passing(), time.Minute); third.Token <= now.Token {
			t.Errorf("token after %d: got %d", now.Token, third.Token)
		}
	}},
	{"a worker that dies is replaced, and misses are counted until one settles", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		var claim storage.Claim
		for misses := range 3 {
			eventually(t, "the lease ends", func() bool {
				claim = d.claim(passing(), brief)
				return claim.Book == one
			})
			same(t, "misses", claim.Misses, misses)
		}
		_, settled, err := s.Settle(t.Context(), one, claim.Token, head, begin)
		noError(t, err)
		same(t, "settled", settled, true)
		same(t, "misses after settling", d.take(begin, time.Minute).Misses, 0)
	}},
	{"a worker that was replaced can change nothing", func(t T, s storage.Store) {
		d := desk{t, s}
		old, _, head := d.replaced()
		ctx, notice := t.Context(), storage.Notice{Key: "n1", NotBefore: begin}
		_, _, err := s.Settle(ctx, one, old.Token, head, begin)
		is(t, err, storage.ErrLeaseLost)
		_, err = s.Begin(ctx, one, old.Token, "d1", head)
		is(t, err, storage.ErrLeaseLost)
		is(t, s.Expand(ctx, one, old.Token, 0, 1, []storage.Notice{notice}), storage.ErrLeaseLost)
		is(t, s.Divide(ctx, one, old.Token, map[string][]storage.Notice{"n1": {second}}), storage.ErrLeaseLost)
		is(t, s.Defer(ctx, one, old.Token, "n1", begin), storage.ErrLeaseLost)
		is(t, s.Finish(ctx, one, old.Token, []string{"n1"}, nil), storage.ErrLeaseLost)
		same(t, "outbox", d.outbox(), storage.Outbox{})
	}},
	{"a token that nobody was given lets nobody in", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		for _, token := range []int64{0, 1, 99} {
			_, _, err := s.Settle(t.Context(), one, token, head, begin)
			is(t, err, storage.ErrLeaseLost)
			is(t, s.Expand(t.Context(), one, token, 0, 1, nil), storage.ErrLeaseLost)
		}
	}},
	{"who has settled no longer holds the lease", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		_, _, err := s.Settle(t.Context(), one, token, head, begin.Add(time.Hour))
		noError(t, err)
		_, err = s.Begin(t.Context(), one, token, "d1", head)
		is(t, err, storage.ErrLeaseLost)
		is(t, s.Expand(t.Context(), one, token, 0, 1, nil), storage.ErrLeaseLost)
		d.append(entry("q2", head, "r2"))
		_, _, err = s.Settle(t.Context(), one, token, head, begin.Add(time.Hour))
		is(t, err, storage.ErrLeaseLost)
	}},
	{"a worker who is late, but whom nobody replaced, gets the tail and as much time again", func(t T, s storage.Store) {
		const lease = 8 * brief
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		late := d.take(begin, lease)
		moved := d.append(entry("q2", head, "r2"))
		d.pass(lease)
		renewed := time.Now()
		_, settled, err := s.Settle(t.Context(), one, late.Token, head, begin)
		noError(t, err)
		same(t, "settled", settled, false)
		if claim := d.claim(passing(), lease); claim.Book == one && time.Since(renewed) < lease {
			t.Fatalf("the renewed lease was given to somebody else: %+v", claim)
		}
		eventually(t, "the renewed lease ends too", func() bool { return d.claim(passing(), lease).Book == one })
		_, _, err = s.Settle(t.Context(), one, late.Token, moved, begin)
		is(t, err, storage.ErrLeaseLost)
	}},
	{"a jump of the demonstration's clock ends no lease", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		month := begin.AddDate(0, 1, 0)
		next := d.none(month).Next
		if left := next.Sub(month); left <= 0 || left > time.Minute {
			t.Errorf("comes back %s after the jump, want what is left of the lease, at most a minute", left)
		}
		_, settled, err := s.Settle(t.Context(), one, token, head, month)
		noError(t, err)
		same(t, "settled", settled, true)
		d.take(month, time.Minute)
	}},
	{"the leases of two books are apart", func(t T, s storage.Store) {
		d := desk{t, s}
		token, head := d.working()
		noError(t, s.Look(t.Context(), other, begin))
		same(t, "book", d.claim(begin, time.Minute).Book, other)
		_, settled, err := s.Settle(t.Context(), one, token, head, begin.Add(time.Hour))
		noError(t, err)
		same(t, "settled", settled, true)
		same(t, "next is the other's lease", d.none(begin).Next, begin.Add(time.Minute))
	}},
}

// LongestOverdueFirst checks the order of claims. It is no part of Run, because a backend with several shards keeps this
// order only within each.
func LongestOverdueFirst(t *testing.T, s storage.Store) {
	t.Helper()
	d := desk{t, s}
	names := []storage.BookID{"c", "a", "d", "b"}
	for i, name := range names {
		noError(t, s.Look(t.Context(), name, begin.Add(time.Duration(i)*time.Second)))
	}
	var order []storage.BookID
	for range names {
		order = append(order, d.claim(begin.Add(time.Minute), time.Hour).Book)
	}
	same(t, "order", order, names)
}
