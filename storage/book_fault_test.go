package storage_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// TestALogThatHasLostRecords: after a failover the store can know less than a cache. The cache is dropped, somebody hears
// of it, and what is decided next is decided on what the log says.
func TestALogThatHasLostRecords(t *testing.T) {
	for name, notice := range map[string]func(*office){
		"noticed by reading": func(o *office) { o.look(func(*partnership.State, storage.Position) {}) },
		"noticed by writing": func(o *office) { o.must("r2", hospital, suggests("Skills")) },
	} {
		t.Run(name, func(t *testing.T) {
			o, less := found(t, aFile(t)), found(t, aFile(t))
			o.must("r1", hospital, suggests("Warm spaces"))
			var had, has storage.Position
			calls := 0
			o.books.Regressed = func(id storage.BookID, before, after storage.Position) {
				if calls++; id != book {
					t.Errorf("book %s", id)
				}
				had, has = before, after
			}
			_, length := summary(o)
			o.books.Store = less.store
			notice(o)
			if calls != 1 || had != length || has.Length != length.Length-1 {
				t.Errorf("heard %d times: had %+v, has %+v", calls, had, has)
			}
			o.look(func(s *partnership.State, _ storage.Position) {
				if item := s.ItemBy("r1"); item != nil {
					t.Error("the lost item is still in the cache")
				}
			})
			if done, err := o.do("r1", hospital, suggests("Warm spaces")); err != nil || done.Already {
				t.Errorf("the lost request, sent again: %+v, %v", done, err)
			}
		})
	}
}

func TestARecordOfANewerRelease(t *testing.T) {
	o := found(t, aFile(t))
	_, at := summary(o)
	_, err := o.store.Append(o.ctx(), storage.Append{Book: book, Expected: at, Request: "new", Records: []storage.Record{{
		ID: "new.0", Request: "new", At: time.Now().UTC().Truncate(time.Millisecond), Data: []byte("{\"event\":\"cake-eaten\"}\n{}"),
	}}})
	if err != nil {
		t.Fatal(err)
	}
	before := len(o.log())
	for name, act := range map[string]func(*office) error{
		"decides": func(o *office) error {
			_, err := o.do("r1", hospital, suggests("Warm spaces"))
			return err
		},
		"refuses": func(o *office) error {
			_, err := o.do("r1", hospital, partnership.TakeItem{Number: 1})
			return err
		},
		"reads": func(o *office) error {
			return o.book.Turn(o.ctx(), func(turn *storage.Turn) error { return turn.Refresh(o.ctx()) })
		},
	} {
		for who, at := range map[string]*office{"one who knew the book": o, "one who has just started": replica(t, o.store)} {
			var unknown *storage.UnknownEventError
			if err := act(at); !errors.As(err, &unknown) || unknown.Name != "cake-eaten" {
				t.Errorf("%s %s: %v", who, name, err)
			}
		}
	}
	if now := len(o.log()); now != before {
		t.Errorf("%d records more", now-before)
	}
}

func TestTermsThatCannotBeFetchedAreNotAdopted(t *testing.T) {
	o := replica(t, aFile(t))
	if _, err := o.do("r1", "", partnership.AdoptTerms{Hash: "nowhere"}); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("a file that nobody has: %v", err)
	}
	hash, err := o.store.PutBlob(o.ctx(), []byte("no: terms\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.do("r2", "", partnership.AdoptTerms{Hash: hash}); err == nil {
		t.Error("a file that is no terms of reference was adopted")
	}
	if n := len(o.log()); n != 0 {
		t.Errorf("%d records", n)
	}
}

// TestWhatIsErasedAnywhereIsGoneEverywhereSoon: names and words are kept in memory for five seconds and no longer.
func TestWhatIsErasedAnywhereIsGoneEverywhereSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := found(t, aFile(t))
		o.must("r1", hospital, suggests("A name"))
		if err := o.book.PutPerson(o.ctx(), storage.Person{ID: "hospital", Name: "The director"}); err != nil {
			t.Fatal(err)
		}
		knows := func() (name, words string) {
			people, err := o.book.People(o.ctx())
			if err != nil {
				t.Fatal(err)
			}
			said, err := o.book.Words(o.ctx(), []string{"t-A name"})
			if err != nil {
				t.Fatal(err)
			}
			return people["hospital"].Name, said["t-A name"]
		}
		knows()
		if err := o.store.Erase(o.ctx(), book, "hospital"); err != nil { // by another replica
			t.Fatal(err)
		}
		if err := o.store.Redact(o.ctx(), book, []string{"t-A name"}); err != nil {
			t.Fatal(err)
		}
		reads := o.store.Calls("People") + o.store.Calls("Texts")
		if name, words := knows(); name == "" || words == "" || o.store.Calls("People")+o.store.Calls("Texts") != reads {
			t.Errorf("within five seconds memory serves: %q, %q", name, words)
		}
		<-time.After(5*time.Second + time.Millisecond) // by the clock of the bubble
		if name, words := knows(); name != "" || words != "" {
			t.Errorf("after five seconds: %q, %q", name, words)
		}
	})
}

func TestWhatIsWrittenHereIsKnownHereAtOnce(t *testing.T) {
	o := found(t, aFile(t))
	if people, err := o.book.People(o.ctx()); err != nil || len(people) != 0 {
		t.Fatalf("%v, %v", people, err)
	}
	if err := o.book.PutPerson(o.ctx(), storage.Person{ID: "hospital", Name: "The director"}); err != nil {
		t.Fatal(err)
	}
	people, err := o.book.People(o.ctx())
	if diff := cmp.Diff("The director", people["hospital"].Name); err != nil || diff != "" {
		t.Errorf("error %v: %s", err, diff)
	}
	reads := o.store.Calls("Texts")
	o.must("r1", hospital, suggests("Warm spaces"))
	words, err := o.book.Words(o.ctx(), []string{"t-Warm spaces"})
	if err != nil || words["t-Warm spaces"] != "Warm spaces" || o.store.Calls("Texts") != reads {
		t.Errorf("error %v, words %v", err, words)
	}
}
