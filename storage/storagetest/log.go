package storagetest

import (
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

var logChecks = []Check{
	{"what was appended is read back, oldest first", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1", "r2"))
		head = d.append(entry("q2", head, "r3"))
		tail, err := s.Tail(t.Context(), one, zero)
		noError(t, err)
		same(t, "records", tail.Records, append(records("q1", "r1", "r2"), records("q2", "r3")...))
		same(t, "head", tail.Head, after(3, "r3"))
		same(t, "head after the append", head, tail.Head)
	}},
	{"a record's data is bytes, and its time is kept to the millisecond", func(t T, s storage.Store) {
		a := entry("q1", zero, "r1")
		a.Records[0].At = begin.Add(1234 * time.Millisecond)
		a.Records[0].Data = []byte("a b\n\x00\xff {}  ")
		desk{t, s}.append(a)
		same(t, "records", desk{t, s}.log(one), a.Records)
	}},
	{"a reader in the middle reads only what is after it", func(t T, s storage.Store) {
		d := desk{t, s}
		d.append(entry("q1", zero, "r1", "r2", "r3"))
		tail, err := s.Tail(t.Context(), one, after(2, "r2"))
		noError(t, err)
		same(t, "records", ids(tail.Records), []string{"r3"})
		tail, err = s.Tail(t.Context(), one, after(3, "r3"))
		noError(t, err)
		same(t, "tail at the end", tail, storage.Tail{Head: after(3, "r3")})
	}},
	{"a reader whose record is not there reads the whole log, and is told", func(t T, s storage.Store) {
		d := desk{t, s}
		d.append(entry("q1", zero, "r1", "r2"))
		for _, lost := range []storage.Position{after(5, "r5"), after(2, "x2"), after(1, "x1")} {
			tail, err := s.Tail(t.Context(), one, lost)
			noError(t, err)
			want := storage.Tail{Head: after(2, "r2"), Records: records("q1", "r1", "r2"), Regressed: true}
			same(t, fmt.Sprint("tail after ", lost), tail, want)
		}
		tail, err := s.Tail(t.Context(), other, after(1, "r1"))
		noError(t, err)
		same(t, "tail of an empty book", tail, storage.Tail{Regressed: true})
	}},
	{"what was read of an append that was acknowledged is confirmed", func(t T, s storage.Store) {
		head := desk{t, s}.append(entry("q1", zero, "r1", "r2"))
		there, err := s.Confirm(t.Context(), one, head)
		noError(t, err)
		same(t, "confirmed", there, true)
	}},
	{"a book that nobody wrote to is empty", func(t T, s storage.Store) {
		tail, err := s.Tail(t.Context(), one, zero)
		noError(t, err)
		same(t, "tail", tail, storage.Tail{})
	}},
	{"an append behind the head is a conflict, answered with what came between", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		d.append(entry("q2", head, "r2", "r3"))
		got, err := s.Append(t.Context(), entry("q3", head, "r4"))
		noError(t, err)
		same(t, "answer", got,
			storage.Appended{Outcome: storage.Conflict, Head: after(3, "r3"), Tail: records("q2", "r2", "r3")})
		same(t, "log", ids(d.log(one)), []string{"r1", "r2", "r3"})
	}},
	{"an append beyond the head regresses, and leaves no gap", func(t T, s storage.Store) {
		d := desk{t, s}
		d.append(entry("q1", zero, "r1"))
		got, err := s.Append(t.Context(), entry("q2", after(2, "r2"), "r3"))
		noError(t, err)
		want := storage.Appended{Outcome: storage.Regress, Head: after(1, "r1"), Tail: records("q1", "r1")}
		same(t, "answer", got, want)
		same(t, "log", ids(d.log(one)), []string{"r1"})
	}},
	{"an append under an equally long foreign history regresses", func(t T, s storage.Store) {
		d := desk{t, s}
		d.append(entry("q1", zero, "r1", "r2"))
		got, err := s.Append(t.Context(), entry("q2", after(2, "x2"), "r3"))
		noError(t, err)
		want := storage.Appended{Outcome: storage.Regress, Head: after(2, "r2"), Tail: records("q1", "r1", "r2")}
		same(t, "answer", got, want)
		same(t, "log", ids(d.log(one)), []string{"r1", "r2"})
	}},
	{"a repeated request finds itself and writes nothing", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		again := entry("q2", head, "r2", "r3")
		again.Texts = []storage.Text{{ID: "t1", Words: "as typed"}}
		d.append(again)
		noError(t, s.Redact(t.Context(), one, []string{"t1"}))
		got, err := s.Append(t.Context(), again)
		noError(t, err)
		want := storage.Appended{Outcome: storage.Already, Head: after(3, "r3"), Tail: records("q2", "r2", "r3")}
		same(t, "answer", got, want)
		same(t, "log", ids(d.log(one)), []string{"r1", "r2", "r3"})
		texts, err := s.Texts(t.Context(), one, []string{"t1"})
		noError(t, err)
		same(t, "texts", texts, map[string]string{})
	}},
	{"a repeated request finds itself before it finds a conflict", func(t T, s storage.Store) {
		d := desk{t, s}
		head := d.append(entry("q1", zero, "r1"))
		d.append(entry("q2", head, "r2"))
		got, err := s.Append(t.Context(), entry("q1", zero, "r9"))
		noError(t, err)
		want := append(records("q1", "r1"), records("q2", "r2")...)
		same(t, "answer", got, storage.Appended{Outcome: storage.Already, Head: after(2, "r2"), Tail: want})
		same(t, "log", ids(d.log(one)), []string{"r1", "r2"})
	}},
	{"a request is its whole name, not the beginning of another's", func(t T, s storage.Store) {
		d := desk{t, s}
		d.append(entry("q11", zero, "r1"))
		got, err := s.Append(t.Context(), entry("q1", zero, "r2"))
		noError(t, err)
		same(t, "outcome", got.Outcome, storage.Conflict)
	}},
	{"an append that no log could take is an error and leaves nothing", func(t T, s storage.Store) {
		bad := entry("q1", zero, "r1", "r 2")
		bad.Texts = []storage.Text{{ID: "t1", Words: "as typed"}}
		if _, err := s.Append(t.Context(), bad); err == nil {
			t.Errorf("a record id with a space was let through")
		}
		same(t, "log", ids(desk{t, s}.log(one)), []string{})
		texts, err := s.Texts(t.Context(), one, []string{"t1"})
		noError(t, err)
		same(t, "texts", texts, map[string]string{})
	}},
	{"two books do not mix", func(t T, s storage.Store) {
		d := desk{t, s}
		d.append(entry("q1", zero, "r1"))
		a := entry("q1", zero, "r2")
		a.Book = other
		d.append(a)
		same(t, "one", ids(d.log(one)), []string{"r1"})
		same(t, "other", ids(d.log(other)), []string{"r2"})
	}},
	{"a book whose name begins with another's is a book of its own", func(t T, s storage.Store) {
		d := desk{t, s}
		for _, name := range []storage.BookID{"a", "a-b", "a0", "ab"} {
			a := entry("q1", zero, "r-"+string(name))
			a.Book = name
			d.append(a)
		}
		books, err := s.Books(t.Context())
		noError(t, err)
		same(t, "books, in order of name", books, []storage.BookID{"a", "a-b", "a0", "ab"})
		same(t, "log", ids(d.log("a")), []string{"r-a"})
	}},
	{"only books with records are listed", func(t T, s storage.Store) {
		noError(t, s.Look(t.Context(), other, begin))
		noError(t, s.PutPerson(t.Context(), other, storage.Person{ID: "p1"}))
		books, err := s.Books(t.Context())
		noError(t, err)
		same(t, "books", books, []storage.BookID{})
	}},
	{"what was typed and whom it names come with the records, or not at all", func(t T, s storage.Store) {
		d := desk{t, s}
		a := entry("q1", zero, "r1")
		a.Texts = []storage.Text{{ID: "t1", Words: "Young carers"}, {ID: "t2", Words: ""}}
		a.People = []storage.Person{ada, ben}
		d.append(a)
		late := entry("q2", zero, "r2")
		late.Texts = []storage.Text{{ID: "t3", Words: "came too late"}}
		late.People = []storage.Person{{ID: "p9", Name: "Nobody"}}
		_, err := s.Append(t.Context(), late)
		noError(t, err)

		texts, err := s.Texts(t.Context(), one, []string{"t1", "t2", "t3"})
		noError(t, err)
		same(t, "texts", texts, map[string]string{"t1": "Young carers", "t2": ""})
		people, err := s.People(t.Context(), one)
		noError(t, err)
		same(t, "people", people, []storage.Person{ada, ben})
		who, err := s.WhoIs(t.Context(), one, ben.Accounts[0])
		noError(t, err)
		same(t, "who has the account", who, ben.ID)
	}},
}
