package storagetest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// lived has book one as it is after a while: with words, people, a cursor, something pending, something shown, and a chat.
func (d desk) lived() {
	d.t.Helper()
	ctx := d.t.Context()
	a := entry("q1", zero, "r1", "r2")
	a.Texts = []storage.Text{{ID: "t1", Words: "as typed"}, {ID: "t2", Words: ""}, {ID: "t3", Words: "taken down"}}
	a.People = []storage.Person{
		{ID: "p1", Name: "Ada", Accounts: []storage.Account{{Platform: "slack", Workspace: "T1", User: "U1"}}, Extra: map[string]string{"later": "kept"}},
		{ID: "p2", Name: "Bo"},
		{ID: "p3", Name: "Gone"},
	}
	head := d.append(a)
	noError(d.t, d.Redact(ctx, one, []string{"t3"}))
	noError(d.t, d.Erase(ctx, one, "p3"))
	token := d.take(begin, time.Minute).Token
	noError(d.t, d.Expand(ctx, one, token, 0, 2, []storage.Notice{first, second}))
	noError(d.t, d.Defer(ctx, one, token, second.Key, begin.Add(90*time.Second)))
	_, err := d.Begin(ctx, one, token, "begun", head)
	noError(d.t, err)
	receipt := shown
	receipt.Shows = []string{"p1"}
	_, err = d.Delivered(ctx, one, receipt)
	noError(d.t, err)
	noError(d.t, d.Meet(ctx, one, "slack:dm/T1/U1"))
	for _, m := range []storage.WebMessage{message("z", "hall"), message("y", "hall/2"), message("x", "hall")} {
		d.say(m)
	}
	noError(d.t, d.Edit(ctx, one, "z", []byte("edited\x00\xff")))
}

// pieces are what is kept of a book.
func (d desk) pieces(book storage.BookID) (pieces []storage.Piece) {
	d.t.Helper()
	noError(d.t, d.Copy(d.t.Context(), book, func(p storage.Piece) error {
		p.Data = bytes.Clone(p.Data)
		pieces = append(pieces, p)
		return nil
	}))
	return pieces
}

// putting begins to restore the other book, in batches of two.
func (d desk) putting(pieces []storage.Piece) storage.Restoring {
	d.t.Helper()
	r, err := d.Restore(d.t.Context(), other)
	noError(d.t, err)
	for batch := range slices.Chunk(pieces, 2) {
		noError(d.t, r.Put(d.t.Context(), batch))
	}
	return r
}

func (d desk) books() []storage.BookID {
	d.t.Helper()
	books, err := d.Books(d.t.Context())
	noError(d.t, err)
	return books
}

var archiveChecks = []Check{
	{"a copy that is restored is the same book", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		pieces := d.pieces(one)
		noError(t, d.putting(pieces).Commit(t.Context(), begin))
		same(t, "books", d.books(), []storage.BookID{other, one})
		same(t, "log", d.log(other), d.log(one))
		words, err := s.Texts(t.Context(), other, []string{"t1", "t2", "t3"})
		noError(t, err)
		same(t, "words", words, map[string]string{"t1": "as typed", "t2": ""})
		people, err := s.People(t.Context(), one)
		noError(t, err)
		restored, err := s.People(t.Context(), other)
		noError(t, err)
		same(t, "people", restored, people)
		who, err := s.WhoIs(t.Context(), other, storage.Account{Platform: "slack", Workspace: "T1", User: "U1"})
		noError(t, err)
		same(t, "who is", who, "p1")
		outbox, err := s.Outbox(t.Context(), other)
		noError(t, err)
		same(t, "outbox", outbox, d.outbox())
		posted, err := s.Posted(t.Context(), one, nil)
		noError(t, err)
		again, err := s.Posted(t.Context(), other, nil)
		noError(t, err)
		same(t, "posted", again, posted)
		unmet, err := s.Unmet(t.Context(), other, []string{"slack:dm/T1/U1", "slack:dm/T1/U2"})
		noError(t, err)
		same(t, "unmet", unmet, []string{"slack:dm/T1/U2"})
		same(t, "pieces of the copy", inOrder(d.pieces(other)), inOrder(pieces))
	}},
	{"what was said in the web chat is restored in its order, and goes on", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		noError(t, d.putting(d.pieces(one)).Commit(t.Context(), begin))
		for _, place := range []string{"hall", "hall/2"} {
			want, err := s.Said(t.Context(), one, place, 10)
			noError(t, err)
			got, err := s.Said(t.Context(), other, place, 10)
			noError(t, err)
			same(t, place, got, want)
		}
		next, err := s.Say(t.Context(), other, message("w", "hall"))
		noError(t, err)
		same(t, "number of the next message", next.Number, int64(4))
	}},
	{"a restored book is looked at when it was asked, and lives", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		noError(t, d.putting(d.pieces(one)).Commit(t.Context(), begin.Add(-time.Hour)))
		claim := d.claim(begin.Add(-time.Minute), time.Minute)
		same(t, "claimed", claim.Book, other)
		noError(t, s.Expand(t.Context(), other, claim.Token, 2, 3, []storage.Notice{third}))
		a := entry("q2", after(2, "r2"), "r3")
		a.Book = other
		same(t, "head", d.append(a), after(3, "r3"))
		a = entry("q1", zero, "r1")
		a.Book = other
		got, err := s.Append(t.Context(), a)
		noError(t, err)
		same(t, "a request of before", got.Outcome, storage.Already)
	}},
	{"nobody sees anything of a book before it is committed", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		r := d.putting(d.pieces(one))
		same(t, "books", d.books(), []storage.BookID{one})
		same(t, "log", d.log(other), []storage.Record{})
		same(t, "claimed", d.claim(begin, time.Minute).Book, storage.BookID(""))
		noError(t, r.Commit(t.Context(), begin))
		same(t, "claimed", d.claim(begin, time.Minute).Book, other)
	}},
	{"what is discarded leaves nothing, and the book can be restored anew", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		pieces := d.pieces(one)
		r := d.putting(pieces)
		noError(t, r.Discard(t.Context()))
		noError(t, r.Discard(t.Context()))
		same(t, "books", d.books(), []storage.BookID{one})
		noError(t, d.putting(pieces[:1]).Commit(t.Context(), begin))
		same(t, "what is restored", inOrder(d.pieces(other)), inOrder(append([]storage.Piece{{Kind: storage.PieceCursor, Data: []byte("0")}}, pieces[0])))
	}},
	{"a book that is there is not restored, and one that is not there is not copied", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		_, err := s.Restore(t.Context(), one)
		is(t, err, storage.ErrExists)
		is(t, s.Copy(t.Context(), other, func(storage.Piece) error { return nil }), storage.ErrNotFound)
	}},
	{"of a book that is restored and begun at once, one is there, whole", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		r := d.putting(d.pieces(one))
		a := entry("q9", zero, "r9")
		a.Book = other
		_, begun := s.Append(t.Context(), a)
		committed := r.Commit(t.Context(), begin)
		if begun == nil {
			is(t, committed, storage.ErrExists)
			same(t, "log", ids(d.log(other)), []string{"r9"})
			return
		}
		noError(t, committed)
		same(t, "log", ids(d.log(other)), []string{"r1", "r2"})
	}},
	{"a piece that cannot be right is refused", func(t T, s storage.Store) {
		for _, p := range []storage.Piece{
			{Kind: "wish", Name: "a"},
			{Kind: storage.PieceRecord, Data: []byte("r1")},
			{Kind: storage.PieceText},
			{Kind: storage.PieceCursor, Data: []byte("-1")},
			{Kind: storage.PiecePerson, Name: "p1", Data: []byte(`{"id":"p2"}`)},
			{Kind: storage.PieceNotice, Name: "n", Data: []byte("{")},
		} {
			r, err := s.Restore(t.Context(), other)
			noError(t, err)
			if r.Put(t.Context(), []storage.Piece{p}) == nil {
				t.Errorf("%+v was put", p)
			}
			noError(t, r.Discard(t.Context()))
		}
	}},
	{"copying ends at the first error", func(t T, s storage.Store) {
		d := desk{t, s}
		d.lived()
		enough, n := errors.New("enough"), 0
		is(t, s.Copy(t.Context(), one, func(storage.Piece) error { n++; return enough }), enough)
		same(t, "pieces", n, 1)
	}},
	{"a long book is copied whole", func(t T, s storage.Store) {
		d := desk{t, s}
		const many = 1201
		a := entry("q1", zero)
		for i := range many {
			a.Records = append(a.Records, records("q1", fmt.Sprintf("r%d", i))...)
			a.Texts = append(a.Texts, storage.Text{ID: fmt.Sprintf("t%d", i), Words: "words"})
		}
		d.appendLarge(a)
		r, err := s.Restore(t.Context(), other)
		noError(t, err)
		for batch := range slices.Chunk(d.pieces(one), 700) {
			noError(t, r.Put(t.Context(), batch))
		}
		noError(t, r.Commit(t.Context(), begin))
		same(t, "log", ids(d.log(other)), ids(d.log(one)))
		same(t, "pieces", inOrder(d.pieces(other)), inOrder(d.pieces(one)))
	}},
}

// inOrder sorts pieces that no order is promised for.
func inOrder(pieces []storage.Piece) []storage.Piece {
	sorted := slices.Clone(pieces)
	slices.SortFunc(sorted, func(a, b storage.Piece) int {
		if a.Kind != b.Kind {
			return slices.Index(storage.PieceKinds, a.Kind) - slices.Index(storage.PieceKinds, b.Kind)
		}
		return bytes.Compare([]byte(a.Name+" "+string(a.Data)), []byte(b.Name+" "+string(b.Data)))
	})
	return slices.CompactFunc(sorted, func(a, b storage.Piece) bool {
		return a.Kind == b.Kind && a.Name == b.Name && bytes.Equal(a.Data, b.Data)
	})
}
