package storagetest

import (
	"github.com/partnership-secretariat/secretariat/storage"
)

var (
	ada = storage.Person{
		ID: "p1", Name: "Ada", Post: "Vice-Principal", Phone: "020 7946 0001", Email: "ada@example.org",
		Accounts: []storage.Account{{Platform: "web", User: "ada"}, {Platform: "slack", Workspace: "T1", User: "U1"}},
		Extra:    map[string]string{"pronouns": "she"},
	}
	ben = storage.Person{ID: "p2", Name: "Ben", Accounts: []storage.Account{{Platform: "web", User: "ben"}}}
)

var registerChecks = []Check{
	{"the register is read in order of id, as it was written", func(t T, s storage.Store) {
		noError(t, s.PutPerson(t.Context(), one, ben))
		noError(t, s.PutPerson(t.Context(), one, ada))
		people, err := s.People(t.Context(), one)
		noError(t, err)
		same(t, "people", people, []storage.Person{ada, ben})
		people, err = s.People(t.Context(), other)
		noError(t, err)
		same(t, "people of another book", people, []storage.Person{})
	}},
	{"an account leads to its person, and an unknown one to nobody", func(t T, s storage.Store) {
		noError(t, s.PutPerson(t.Context(), one, ada))
		for _, a := range ada.Accounts {
			who, err := s.WhoIs(t.Context(), one, a)
			noError(t, err)
			same(t, "who", who, ada.ID)
		}
		for _, a := range []storage.Account{{}, {Platform: "slack", User: "U1"}, {Platform: "slack", Workspace: "T1/U1"}} {
			_, err := s.WhoIs(t.Context(), one, a)
			is(t, err, storage.ErrNotFound)
		}
		_, err := s.WhoIs(t.Context(), other, ada.Accounts[0])
		is(t, err, storage.ErrNotFound)
	}},
	{"an entry is written whole: an account that it no longer has leads nowhere", func(t T, s storage.Store) {
		noError(t, s.PutPerson(t.Context(), one, ada))
		less := ada
		less.Accounts, less.Phone = ada.Accounts[:1], ""
		noError(t, s.PutPerson(t.Context(), one, less))
		_, err := s.WhoIs(t.Context(), one, ada.Accounts[1])
		is(t, err, storage.ErrNotFound)
		people, err := s.People(t.Context(), one)
		noError(t, err)
		same(t, "people", people, []storage.Person{less})
	}},
	{"an account that is given to somebody else is theirs alone", func(t T, s storage.Store) {
		noError(t, s.PutPerson(t.Context(), one, ada))
		heir := ben
		heir.Accounts = ada.Accounts[:1]
		noError(t, s.PutPerson(t.Context(), one, heir))
		who, err := s.WhoIs(t.Context(), one, ada.Accounts[0])
		noError(t, err)
		same(t, "who", who, ben.ID)
		left := ada
		left.Accounts = ada.Accounts[1:]
		people, err := s.People(t.Context(), one)
		noError(t, err)
		same(t, "people", people, []storage.Person{left, heir})
	}},
	{"who is erased is gone, with their accounts, and nobody else is", func(t T, s storage.Store) {
		noError(t, s.PutPerson(t.Context(), one, ada))
		noError(t, s.PutPerson(t.Context(), one, ben))
		noError(t, s.Erase(t.Context(), one, ada.ID))
		noError(t, s.Erase(t.Context(), one, ada.ID)) // again is no error
		for _, a := range ada.Accounts {
			_, err := s.WhoIs(t.Context(), one, a)
			is(t, err, storage.ErrNotFound)
		}
		people, err := s.People(t.Context(), one)
		noError(t, err)
		same(t, "people", people, []storage.Person{ben})
	}},
	{"redacted words are gone for good, and the record stays", func(t T, s storage.Store) {
		d := desk{t, s}
		a := entry("q1", zero, "r1")
		a.Texts = []storage.Text{{ID: "t1", Words: "a name that must go"}, {ID: "t2", Words: "stays"}}
		d.append(a)
		noError(t, s.Redact(t.Context(), one, []string{"t1", "never there"}))
		noError(t, s.Redact(t.Context(), one, nil))
		texts, err := s.Texts(t.Context(), one, []string{"t1", "t2"})
		noError(t, err)
		same(t, "texts", texts, map[string]string{"t2": "stays"})
		same(t, "log", ids(d.log(one)), []string{"r1"})
	}},
	{"texts are of their book, and asking for none is no error", func(t T, s storage.Store) {
		a := entry("q1", zero, "r1")
		a.Texts = []storage.Text{{ID: "t1", Words: "here"}}
		desk{t, s}.append(a)
		texts, err := s.Texts(t.Context(), other, []string{"t1"})
		noError(t, err)
		same(t, "texts of another book", texts, map[string]string{})
		texts, err = s.Texts(t.Context(), one, nil)
		noError(t, err)
		same(t, "no texts", texts, map[string]string{})
	}},
}
