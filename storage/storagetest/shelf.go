package storagetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// draft makes a form that Ada began some time ago. The life of a draft is measured on the store's own clock.
func (d desk) draft(command string, ago time.Duration) storage.Draft {
	d.t.Helper()
	now, err := d.Now(d.t.Context())
	noError(d.t, err)
	return storage.Draft{
		Book: one, Person: "p1", Command: command, Request: "q-" + command,
		Values: map[string]string{"title": "half a"}, At: now.Add(-ago),
	}
}

// put keeps an installation, which nobody disputes.
func (d desk) put(in storage.Installation) storage.Installation {
	d.t.Helper()
	kept, put, err := d.PutInstallation(d.t.Context(), in)
	noError(d.t, err)
	same(d.t, "put", put, true)
	return kept
}

var shelfChecks = []Check{
	{"a blob is kept under the hash of its bytes", func(t T, s storage.Store) {
		for _, data := range [][]byte{[]byte("a\x00b\xff"), {}} {
			hash, err := s.PutBlob(t.Context(), data)
			noError(t, err)
			sum := sha256.Sum256(data)
			same(t, "name", hash, hex.EncodeToString(sum[:]))
			got, err := s.Blob(t.Context(), hash)
			noError(t, err)
			same(t, "data", got, data)
		}
		_, err := s.Blob(t.Context(), "no such")
		is(t, err, storage.ErrNotFound)
	}},
	{"a blob that is dropped is gone, and no other is", func(t T, s storage.Store) {
		gone, err := s.PutBlob(t.Context(), []byte("a name"))
		noError(t, err)
		kept, err := s.PutBlob(t.Context(), []byte("no name"))
		noError(t, err)
		noError(t, s.DropBlob(t.Context(), gone))
		noError(t, s.DropBlob(t.Context(), gone)) // again is no error
		_, err = s.Blob(t.Context(), gone)
		is(t, err, storage.ErrNotFound)
		got, err := s.Blob(t.Context(), kept)
		noError(t, err)
		same(t, "the other", got, []byte("no name"))
	}},
	{"installations are listed by platform, in order of workspace, the newest of each", func(t T, s storage.Store) {
		d := desk{t, s}
		b := d.put(storage.Installation{Platform: "slack", Workspace: "b", Book: one, Sealed: []byte("\x00\xff")})
		old := d.put(storage.Installation{Platform: "slack", Workspace: "a/b", Sealed: []byte("old")})
		d.put(storage.Installation{Platform: "slacks", Workspace: "a", Book: one, Sealed: []byte("another platform's")})
		d.put(storage.Installation{Platform: "slack", Workspace: "a:b", Book: one, Sealed: []byte("x")})
		old.Sealed = []byte("new")
		a := d.put(old)
		same(t, "version", a.Version, int64(2))
		list, err := s.Installations(t.Context(), "slack")
		noError(t, err)
		same(t, "how many", len(list), 3)
		same(t, "first", list[0], a)
		same(t, "last", list[2], b)
		list, err = s.Installations(t.Context(), "discord")
		noError(t, err)
		same(t, "of a platform without", list, []storage.Installation{})
	}},
	{"an installation takes the place only of the version that it names, and is put again without harm", func(t T, s storage.Store) {
		d := desk{t, s}
		first := storage.Installation{Platform: "slack", Workspace: "a", Sealed: []byte("first")}
		kept := d.put(first)
		same(t, "put again", d.put(first), kept)
		late := storage.Installation{Platform: "slack", Workspace: "a", Sealed: []byte("late")}
		for _, version := range []int64{0, 2} {
			late.Version = version
			got, put, err := s.PutInstallation(t.Context(), late)
			noError(t, err)
			same(t, "put over another version", put, false)
			same(t, "answered with", got, kept)
		}
		list, err := s.Installations(t.Context(), "slack")
		noError(t, err)
		same(t, "kept", list, []storage.Installation{kept})
	}},
	{"of many who replace one installation at once, one does", func(t T, s storage.Store) {
		var done atomic.Int64
		var all sync.WaitGroup
		for n := range 8 {
			all.Go(func() {
				sealed := []byte(fmt.Sprint(n))
				if _, put, err := s.PutInstallation(t.Context(), storage.Installation{Platform: "slack", Workspace: "a", Sealed: sealed}); put && err == nil {
					done.Add(1)
				}
			})
		}
		all.Wait()
		same(t, "how many were put", done.Load(), int64(1))
	}},
	{"an installation that cannot be right is refused", func(t T, s storage.Store) {
		for _, in := range []storage.Installation{
			{Platform: "slack"}, {Workspace: "a"}, {Platform: "slack", Workspace: "a", Book: "No Book"}, {Platform: "slack", Workspace: "a", Version: -1},
		} {
			if _, put, err := s.PutInstallation(t.Context(), in); put || err == nil {
				t.Errorf("%+v was put", in)
			}
		}
	}},
	{"a person's drafts are listed newest first, one a command", func(t T, s storage.Store) {
		d := desk{t, s}
		for _, draft := range []storage.Draft{
			d.draft("item", 3*time.Hour), d.draft("item", time.Hour), d.draft("apologies", 2*time.Hour),
		} {
			noError(t, s.PutDraft(t.Context(), draft))
		}
		list, err := s.Drafts(t.Context(), one, "p1")
		noError(t, err)
		var commands []string
		for _, draft := range list {
			commands = append(commands, draft.Command)
			same(t, "values", draft.Values, map[string]string{"title": "half a"})
			same(t, "request", draft.Request, "q-"+draft.Command)
		}
		same(t, "commands", commands, []string{"item", "apologies"})
		for _, stranger := range []string{"p", "p11", "p1/item"} {
			list, err := s.Drafts(t.Context(), one, stranger)
			noError(t, err)
			same(t, "drafts of "+stranger, list, []storage.Draft{})
		}
	}},
	{"a draft is kept for a day, and an old one takes no new one with it", func(t T, s storage.Store) {
		d := desk{t, s}
		noError(t, s.PutDraft(t.Context(), d.draft("young", storage.DraftLife-time.Minute)))
		noError(t, s.PutDraft(t.Context(), d.draft("old", storage.DraftLife+time.Minute)))
		list, err := s.Drafts(t.Context(), one, "p1")
		noError(t, err)
		if len(list) != 1 || list[0].Command != "young" {
			t.Errorf("drafts: got %+v, want the young one", list)
		}
	}},
	{"a dropped draft is gone, and dropping it again is no error", func(t T, s storage.Store) {
		d := desk{t, s}
		noError(t, s.PutDraft(t.Context(), d.draft("item", time.Hour)))
		for range 2 {
			noError(t, s.DropDraft(t.Context(), one, "p1", "item"))
		}
		list, err := s.Drafts(t.Context(), one, "p1")
		noError(t, err)
		same(t, "drafts", list, []storage.Draft{})
	}},
}
