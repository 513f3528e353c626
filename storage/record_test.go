package storage

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestRecordComesBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringMatching(`[^\s\pC\pZ]{1,16}`)
		want := Record{
			ID:      id.Draw(t, "id"),
			Request: id.Draw(t, "request"),
			At:      time.UnixMilli(rapid.Int64Range(-1<<48, 1<<48).Draw(t, "at")).UTC(),
			Data:    rapid.SliceOfN(rapid.Byte(), 1, 64).Draw(t, "data"),
		}
		got, err := DecodeRecord(EncodeRecord(want))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestRecordKeepsOneReadableForm(t *testing.T) {
	t.Parallel()
	r := Record{ID: "r1", Request: "q1", At: time.UnixMilli(1500), Data: []byte(`{"a": 1}`)}
	if got, want := string(EncodeRecord(r)), `r1 q1 1500 {"a": 1}`; got != want {
		t.Errorf("got %s, want %s: books written by an earlier release would no longer be read", got, want)
	}
}

func FuzzDecodeRecord(f *testing.F) {
	for _, seed := range []string{"", "r1", "r1 q1 0 ", "r1 q1 1500 {}", " q1 1 x", "r1  1 x", "r1 q1 x y", "r\t q 1 x"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		r, err := DecodeRecord(line)
		if err != nil {
			return
		}
		again, err := DecodeRecord(EncodeRecord(r))
		if err != nil || r.ID != again.ID || r.Request != again.Request || !r.At.Equal(again.At) ||
			!bytes.Equal(r.Data, again.Data) {
			t.Errorf("%q was read as %+v, then as %+v, %v", line, r, again, err)
		}
	})
}

func TestAppendsThatNoLogCouldTake(t *testing.T) {
	t.Parallel()
	good := func() Append {
		return Append{Book: "lsp", Request: "q1", Records: []Record{{ID: "r1", Request: "q1"}, {ID: "r2", Request: "q1"}}}
	}
	if err := good().Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Append){
		"no book":                       func(a *Append) { a.Book = "" },
		"a book in capitals":            func(a *Append) { a.Book = "LSP" },
		"a book with a colon":           func(a *Append) { a.Book = "l:sp" },
		"no records":                    func(a *Append) { a.Records = nil },
		"a record of another request":   func(a *Append) { a.Records[1].Request = "q2" },
		"a record without id":           func(a *Append) { a.Records[0].ID = "" },
		"a record id with a space":      func(a *Append) { a.Records[0].ID = "r 1" },
		"a record id of 65 bytes":       func(a *Append) { a.Records[0].ID = string(bytes.Repeat([]byte("x"), 65)) },
		"time running backwards":        func(a *Append) { a.Records[0].At = time.Unix(9, 0) },
		"a length without a last one":   func(a *Append) { a.Expected.Length = 3 },
		"a last one without a length":   func(a *Append) { a.Expected.Last = "r0" },
		"a person who cannot be called": func(a *Append) { a.People = []Person{{Name: "Ada"}} },
	} {
		a := good()
		spoil(&a)
		if a.Check() == nil {
			t.Errorf("%s was let through", name)
		}
	}
}

func TestAccountsDoNotShareOneName(t *testing.T) {
	t.Parallel()
	a, b := Account{"web", "a/b", "c"}, Account{"web", "a", "b/c"}
	if a.String() == b.String() {
		t.Errorf("%v and %v are both %s", a, b, a)
	}
}
